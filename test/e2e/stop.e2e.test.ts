import { startEmbeddedPostgres } from '@bridgenotes/embedded-postgres';
import { writeTables } from '@bridgenotes/public-data';
import { fillCommunity, openDataSource } from '@bridgenotes/scoring-runs/testing';
import { simulate } from '@bridgenotes/simulation';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const COMMAND = resolve(import.meta.dirname, '../../apps/cli/bin/bridgenotes.mjs');

function bridgenotes(args: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, ended: once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as string | null, said })) };
}

describe('a command that is asked to stop', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    database = await createTestDatabase();
    dataSource = await openDataSource(database.url);
    await fillCommunity(dataSource, { raters: 30, notes: 30 });
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('by %s in the middle of publishing ends with %i, and nothing was published', async (signal, code) => {
    const blocker = dataSource.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('LOCK TABLE status_changes IN ACCESS EXCLUSIVE MODE');
    const { child, ended } = bridgenotes(['run-scoring'], { DATABASE_URL: database.url });
    const waiting = () => dataSource.query<unknown[]>(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE 'COPY status_changes%'`);
    while (child.exitCode === null && (await waiting()).length === 0) await sleep(20);
    const asked = performance.now();
    child.kill(signal);
    expect(await ended).toEqual({ code, signal: null, said: expect.stringMatching(/^(building .*\n)?stopped; run the same command again to go on\n$/) as string });
    expect(performance.now() - asked).toBeLessThan(5000);
    await blocker.rollbackTransaction();
    await blocker.release();
    await expect.poll(waiting).toEqual([]);
    expect(await dataSource.query('SELECT FROM published_run')).toEqual([]);

    expect(await bridgenotes(['run-scoring'], { DATABASE_URL: database.url }).ended).toMatchObject({ code: 0 });
    expect(await dataSource.query(`SELECT state, failure FROM scoring_runs ORDER BY id LIMIT 1`)).toEqual([{ state: 'failed', failure: 'the process that made it ended' }]);
  });

  it('takes the embedded database down with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-stop-'));
    try {
      await writeTables(join(folder, 'tables'), simulate({ seed: 11, statements: 150, notes: 400, raters: 300, ratings: 20_000 }));
      const dataDir = join(folder, 'postgres');
      const { child, ended } = bridgenotes(['import', join(folder, 'tables'), '--batch', '1'], { DATABASE_URL: '', BRIDGENOTES_DATA_DIR: dataDir });
      await sleep(4000);
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 130, said: expect.stringMatching(/^stopped; run the same command again to go on$/m) as string });
      const server = await startEmbeddedPostgres({ dataDir });
      const { adopted } = server;
      await server.stop();
      expect(adopted, 'it ran on').toBe(false);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
