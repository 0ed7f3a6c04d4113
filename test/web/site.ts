import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../..');
// As many requests as the tests need; everything else as an operator who types the README's command has it.
const OPEN = { RATE_LIMIT_WRITES_PER_MINUTE: '100000', RATE_LIMIT_READS_PER_MINUTE: '100000' };

export interface Site {
  /** Where it answers, without a path. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The demo as the README starts it, with a database of its own. @param options further ones of `npm start`, such as --still */
export async function startSite(options: readonly string[]): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-web-'));
  const { DATABASE_URL: _, ...environment } = process.env;
  const site = spawn(process.execPath, [join(root, 'apps/cli/bin/bridgenotes.mjs'), 'start', '--demo', ...options, '--port', '0'], {
    cwd: root,
    env: { ...environment, ...OPEN, BRIDGENOTES_DATA_DIR: folder },
    // What it says to the person at the terminal is on stderr.
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const url = await addressIn(site.stderr, site);
  return {
    url,
    async stop() {
      site.kill('SIGTERM');
      if (site.exitCode === null) await once(site, 'exit');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
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
