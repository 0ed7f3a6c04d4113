import { writeTables } from '@bridgenotes/public-data';
import { simulate } from '@bridgenotes/simulation';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house';

const ROOT = resolve(import.meta.dirname, '../..');
const WORKER = `dist/interrupted-import-${process.pid}`;
const START_RUN = 'mutation ($force: Boolean!) { startScoringRun(input: { force: $force }) { accepted } }';

interface Started {
  child: ChildProcess;
  /** Everything it wrote so far. */
  said(): string;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; said: string }>;
}

describe('an import that is killed beside a worker', () => {
  let folder: string;
  let database: TestDatabase;
  let client: Client;
  let house: House;
  let worker: Started;
  let admin: string;
  const running = new Set<Started>();

  function start(program: string, args: readonly string[], environment: Record<string, string> = {}): Started {
    const child = spawn(process.execPath, [join(ROOT, program), ...args], { env: { ...process.env, DATABASE_URL: database.url, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const started: Started = { child, said: () => said, ended: once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null, said })) };
    running.add(started);
    return started;
  }
  const bridgenotes = (...args: string[]) => start('apps/cli/bin/bridgenotes.mjs', args);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bridgenotes-interrupted-'));
    await writeTables(folder, simulate({ seed: 11, statements: 150, notes: 400, raters: 300, ratings: 20_000 }), { gzip: true });
    await build({ configFile: join(ROOT, 'apps/worker/vite.config.ts'), build: { outDir: join(ROOT, WORKER) } });
  });
  afterAll(() => Promise.all([folder, join(ROOT, WORKER)].map((made) => rm(made, { recursive: true, force: true }))));

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    house = await openHouse({}, undefined, { databaseUrl: database.url });
    admin = await house.join('root', 'admin');
    worker = start(`${WORKER}/main.js`, [], { SCORING_EVERY_SECONDS: '1', SCORING_AFTER_CHANGES: '1', SCORING_DEBOUNCE_MILLIS: '50', OUTBOX_POLL_MILLIS: '50', LOG_LEVEL: 'debug' });
    await until('the worker is ready', () => worker.said().includes('worker ready'));
    await killedWithHalfOfTheRatings();
  });
  afterEach(async () => {
    for (const { child, ended } of running) {
      child.kill('SIGKILL');
      await ended;
    }
    running.clear();
    await house.close();
    await client.end();
    await database.drop();
  });

  async function until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      if (await look()) return;
      await sleep(50);
    }
    throw new Error(`waited in vain until ${what}; the worker said:\n${worker.said()}`);
  }
  const select = async (sql: string): Promise<Record<string, unknown>[]> => (await client.query<Record<string, unknown>>(sql)).rows;
  const count = async (table: string): Promise<number> => (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]!.n;
  const codeOfRequest = async (force: boolean) => (await house.ask(START_RUN, { force }, admin)).errors?.[0]?.extensions.code;
  const locked = () => count(`note_status_history WHERE locked_status IS NOT NULL`);

  async function killedWithHalfOfTheRatings(): Promise<void> {
    const { child, ended } = bridgenotes('import', folder, '--batch', '100');
    while (child.exitCode === null && (await count('ratings')) < 5000) await sleep(5);
    // Stopped, it lives and holds its lock: what everybody meets while an import is under way.
    child.kill('SIGSTOP');
    await expect(bridgenotes('run-scoring').ended).resolves.toMatchObject({ code: 1, said: expect.stringMatching(/^error IMPORT_IN_PROGRESS: An import is in progress/m) as string });
    await expect(bridgenotes('run-scoring', '--force').ended).resolves.toMatchObject({ code: 1, said: expect.stringMatching(/^error IMPORT_IN_PROGRESS: /m) as string });
    expect([await codeOfRequest(false), await codeOfRequest(true)]).toEqual(['IMPORT_IN_PROGRESS', 'IMPORT_IN_PROGRESS']);
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    expect(await count('ratings')).toBeLessThan(20_000);
  }

  it('leaves nothing half scored: the worker waits and says so, and scores when the same import has ended', async () => {
    await until('the worker tells of it', () => worker.said().includes('"level":40') && worker.said().includes('did not end'));
    await client.query(`INSERT INTO outbox (topic, payload, created_at) SELECT 'rating.changed', jsonb_build_object('noteId', id::text), now() FROM notes ORDER BY id LIMIT 1`);
    await sleep(2500);
    expect(worker.said().split('\n').filter((line) => line.includes('"level":40') && line.includes('did not end'))).toHaveLength(1);
    expect([await count('scoring_runs'), await count('note_scores'), await locked(), await count('outbox')]).toEqual([0, 0, 0, 0]);

    const refused = await bridgenotes('run-scoring').ended;
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/^error IMPORT_UNFINISHED: The import of .* began at 20.*Z and did not end; .* Run the same command again, or score what is there with "bridgenotes run-scoring --force"/m);
    expect(refused.said).toContain(folder);
    const { errors } = await house.ask(START_RUN, { force: false }, admin);
    expect(errors).toMatchObject([{ extensions: { code: 'IMPORT_UNFINISHED', details: { source: folder } } }]);

    const [before] = await select('SELECT id, started_at FROM imports');
    expect((await bridgenotes('import', folder).ended).code).toBe(0);
    await until('the worker publishes', async () => (await count('published_run')) === 1);
    expect(await select('SELECT id, started_at, given_up_at, counts FROM imports WHERE finished_at IS NOT NULL')).toMatchObject([{ ...before, given_up_at: null, counts: { ratings: { read: 20_000 } } }]);
    expect(await select(`SELECT trigger, (counts->>'ratings')::int AS ratings FROM scoring_runs ORDER BY id LIMIT 1`)).toEqual([{ trigger: 'history', ratings: 20_000 }]);
  });

  it('is given up by a forced run, and the worker goes on with what is there', async () => {
    const stored = await count('ratings');
    const forced = await bridgenotes('run-scoring', '--force', '--json').ended;
    expect(forced.code, forced.said).toBe(0);
    expect(await select('SELECT finished_at, given_up_at IS NOT NULL AS given_up FROM imports')).toEqual([{ finished_at: null, given_up: true }]);
    expect(await select(`SELECT forced, (counts->>'ratings')::int <= ${stored} AS half FROM scoring_runs ORDER BY id LIMIT 1`)).toEqual([{ forced: true, half: true }]);
    const before = await count('scoring_runs');
    expect((await house.ask(START_RUN, { force: false }, admin)).data).toEqual({ startScoringRun: { accepted: true } });
    await until('the worker makes a run again', async () => (await count('scoring_runs')) > before);
  });
});
