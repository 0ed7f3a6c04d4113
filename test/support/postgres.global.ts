import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@bridgenotes/embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of a superuser, to make databases with. */
    adminDatabaseUrl: string;
  }
}

const PREFIX = 'bridgenotes-test-';

/**
 * One PostgreSQL for the whole run: the one of TEST_DATABASE_URL, whose account must be allowed to create
 * databases, or an embedded one in a temporary folder that is gone afterwards.
 */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('adminDatabaseUrl', given);
    return undefined;
  }
  await removeLeftovers();
  const dataDir = join(tmpdir(), `${PREFIX}${process.pid}-${project.name}`);
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  project.provide('adminDatabaseUrl', server.url);
  return async () => {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  };
}

/** Servers and folders of runs that were killed: the folder's name tells the process that made it. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = Number(name.startsWith(PREFIX) ? /^\d+/.exec(name.slice(PREFIX.length))?.[0] : Number.NaN);
    if (!Number.isInteger(maker) || !isGone(maker)) continue;
    const folder = join(tmpdir(), name);
    const pidFile = await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
    const server = Number(pidFile.split('\n')[0]);
    if (server > 0 && pidFile.includes(folder) && !isGone(server)) process.kill(server, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
