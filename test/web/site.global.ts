import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the site answers, without a path; null where no Chromium is installed to look at it with. */
    siteUrl: string | null;
  }
}

const root = resolve(import.meta.dirname, '../..');
// As many requests as the tests need; everything else as an operator who types the README's command has it.
const OPEN = { RATE_LIMIT_WRITES_PER_MINUTE: '100000', RATE_LIMIT_READS_PER_MINUTE: '100000' };

/** One site for all journeys: `npm start -- --demo`, whose simulated people are still, with a database of its own. SITE_URL uses one that runs already. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['SITE_URL'];
  if (findChromium() === null || given !== undefined) {
    project.provide('siteUrl', given ?? null);
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-web-'));
  const { DATABASE_URL: _, ...environment } = process.env;
  const site = spawn(process.execPath, [join(root, 'apps/cli/bin/bridgenotes.mjs'), 'start', '--demo', '--still', '--port', '0'], {
    cwd: root,
    env: { ...environment, ...OPEN, BRIDGENOTES_DATA_DIR: folder },
    // What it says to the person at the terminal is on stderr.
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  project.provide('siteUrl', await addressIn(site.stderr, site));
  return async () => {
    site.kill('SIGTERM');
    if (site.exitCode === null) await once(site, 'exit');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

async function addressIn(output: NodeJS.ReadableStream, site: ReturnType<typeof spawn>): Promise<string> {
  const lines: string[] = [];
  const found = new Promise<string>((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      lines.push(line);
      const address = /https?:\/\/localhost:\d+/.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
  const ended = once(site, 'exit').then(([code]) => Promise.reject(new Error(`the site ended with ${String(code)}:\n${lines.join('\n')}`)));
  return Promise.race([found, ended]);
}
