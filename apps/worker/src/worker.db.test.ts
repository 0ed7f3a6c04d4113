import { ManualClock } from '@bridgenotes/platform';
import { loadInput, scoreWithDigests, ScoringRun } from '@bridgenotes/scoring-runs';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fillCommunity, insertRatings, openDataSource, runsService, type Community } from '@bridgenotes/scoring-runs/testing';

// The worker as it is shipped: built, with its scoring thread, in processes of their own.
const ROOT = resolve(import.meta.dirname, '../../..');
const BUILT = resolve(ROOT, `dist/worker-under-test-${process.pid}`);

let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
const running = new Set<{ process: ChildProcess; output: string }>();

function startWorker(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [resolve(BUILT, 'main.js')], {
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url, LOG_LEVEL: 'debug', SCORING_EVERY_SECONDS: '1', SCORING_AFTER_CHANGES: '1', SCORING_DEBOUNCE_MILLIS: '50', SCORING_STABILITY_WAIT_MINUTES: '0', OUTBOX_POLL_MILLIS: '50', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const worker = { process: child, output: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (worker.output += chunk.toString()));
  running.add(worker);
  return worker;
}

/** Waits until a process has ended and all it said was heard. A process that was killed by a signal has no exit code, and its end may be over already. */
async function ended(child: ChildProcess): Promise<void> {
  const hasExited = child.exitCode !== null || child.signalCode !== null;
  if (!hasExited || !child.stdout!.closed) await once(child, 'close');
}

async function until<Value>(what: string, look: () => Promise<Value | false | null | undefined>): Promise<Value> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look();
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`waited in vain until ${what}; the workers said:\n${[...running].map((worker) => worker.output).join('\n---\n')}`);
}

const runs = (state: ScoringRun['state']) => dataSource.getRepository(ScoringRun).find({ where: { state }, order: { id: 'ASC' } });
const published = async () => (await dataSource.query<{ run_id: string }[]>('SELECT run_id FROM published_run'))[0]?.run_id;
const helpful = async () => (await dataSource.query<{ n: string }[]>(`SELECT count(*) AS n FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND status = 'CURRENTLY_RATED_HELPFUL'`))[0]!.n;

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Scores are written before changes: whoever waits for this lock has written its scores and not committed them. Ending the connection frees it. */
async function blockPublishing(): Promise<Client> {
  const blocker = new Client({ connectionString: database.url });
  await blocker.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE status_changes IN ACCESS EXCLUSIVE MODE');
  return blocker;
}

const waitsToPublish = async () =>
  (await dataSource.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE 'COPY status_changes%'`)).length === 1;

beforeAll(async () => {
  await build({ configFile: resolve(ROOT, 'apps/worker/vite.config.ts'), build: { outDir: BUILT } });
});

afterAll(() => rm(BUILT, { recursive: true, force: true }));

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 30, notes: 30, at: Date.now() - 60_000 });
});

afterEach(async () => {
  for (const worker of running) {
    worker.process.kill('SIGKILL');
    await ended(worker.process);
  }
  running.clear();
  await dataSource.destroy();
  await database.drop();
});

describe('workers', () => {
  it('two of them bring helpful notes to light, one run at a time, and stop when asked', async () => {
    const workers = [startWorker(), startWorker()];
    await until('the helpful notes show', async () => (await helpful()) === '12');
    await until('both work', async () => workers.every((worker) => worker.output.includes('worker ready')));

    const before = await published();
    await insertRatings(dataSource, [{ noteId: community.notes[0]!.id, raterId: community.notes[1]!.authorId, level: 2 }], new Date());
    await dataSource.query(`INSERT INTO outbox (topic, payload, created_at) VALUES ('rating.changed', jsonb_build_object('noteId', $1::text), now())`, [community.notes[0]!.id]);
    await until('the rating is scored', async () => (await published()) !== before);
    await until('all events are delivered', async () => (await dataSource.query<unknown[]>('SELECT FROM outbox')).length === 0);

    const all = await dataSource.getRepository(ScoringRun).find({ where: { state: 'published' }, order: { id: 'ASC' } });
    expect(await runs('failed')).toEqual([]);
    all.slice(1).forEach((run, i) => expect(run.previousRunId, 'each run follows the one before').toBe(all[i]!.id));
    all.slice(1).forEach((run, i) => expect(run.startedAt.getTime(), 'no two runs at once').toBeGreaterThanOrEqual(all[i]!.finishedAt!.getTime()));

    for (const worker of workers) worker.process.kill('SIGTERM');
    for (const worker of workers) await ended(worker.process);
    expect(await runs('running')).toEqual([]);
  });

  it.skipIf(!process.env['TEST_REDIS_URL'])('do the same with their queues in Redis (set TEST_REDIS_URL to a Redis that may be used for tests)', async () => {
    const redis = { QUEUE_REDIS_URL: process.env['TEST_REDIS_URL']! };
    const workers = [startWorker(redis), startWorker(redis)];
    await until('the helpful notes show', async () => (await helpful()) === '12');
    expect(await runs('failed')).toEqual([]);
    expect(await dataSource.query(`SELECT FROM pg_namespace WHERE nspname = 'bullmq'`)).toEqual([]);
    for (const worker of workers) worker.process.kill('SIGTERM');
    for (const worker of workers) await ended(worker.process);
  });

  it('make no run when nothing changed, but one when somebody asks for it', async () => {
    startWorker();
    await until('the helpful notes show', async () => (await helpful()) === '12');
    const count = (await runs('published')).length;
    await sleep(2500);
    expect((await runs('published')).length).toBe(count);
    expect([...running][0]!.output).toContain('no run: nothing changed since the last run and no note waits');
    await dataSource.query(`INSERT INTO outbox (topic, payload, created_at) VALUES ('run.requested', '{"force": true}', now())`);
    await until('the run is made', async () => (await runs('published')).at(-1)?.forced);
    expect((await runs('published')).at(-1)).toMatchObject({ trigger: 'manual', forced: true });
  });

  it('score a single rating within seconds, long before the schedule, also one right after a run', async () => {
    startWorker({ SCORING_EVERY_SECONDS: '3600', SCORING_AFTER_CHANGES: '1000' });
    await dataSource.query(`INSERT INTO outbox (topic, payload, created_at) VALUES ('note.written', jsonb_build_object('noteId', $1::text, 'statementId', $2::text), now())`, [community.notes[0]!.id, community.notes[0]!.statementId]);
    await until('the helpful notes show', async () => (await helpful()) === '12');
    for (const rater of [1, 2]) {
      const before = await published();
      const rated = performance.now();
      await insertRatings(dataSource, [{ noteId: community.notes[0]!.id, raterId: community.notes[rater]!.authorId, level: 2 }], new Date());
      await dataSource.query(`INSERT INTO outbox (topic, payload, created_at) VALUES ('rating.changed', jsonb_build_object('noteId', $1::text), now())`, [community.notes[0]!.id]);
      await until('the rating is scored', async () => (await published()) !== before);
      const [run] = await dataSource.getRepository(ScoringRun).find({ where: { id: await published() } });
      expect(run).toMatchObject({ trigger: 'changes', counts: { ratings: 900 + rater } });
      console.log(`a single rating was in the published run after ${Math.round(performance.now() - rated)} ms; the run took ${run!.finishedAt!.getTime() - run!.startedAt.getTime()} ms`);
    }
  });

  it('asked to stop during a run that does not end cut it off in time', async () => {
    const first = await runsService(dataSource, new ManualClock(Date.now() - 30_000)).run({ trigger: 'manual' });
    const blocker = await blockPublishing();
    const worker = startWorker({ WORKER_SHUTDOWN_SECONDS: '1' });
    await insertRatings(dataSource, [{ noteId: community.notes[0]!.id, raterId: community.notes[1]!.authorId, level: 2 }], new Date());
    await until('a run waits in the middle of publishing', waitsToPublish);
    const asked = performance.now();
    worker.process.kill('SIGTERM');
    await ended(worker.process);
    const waited = performance.now() - asked;
    await blocker.end();
    // It gave the run its second and no more.
    expect(worker.output).toContain('the work under way did not end within 1 s and is abandoned');
    expect(waited).toBeGreaterThan(900);
    expect(waited).toBeLessThan(10_000);
    expect(await runs('published')).toHaveLength(1);
    expect(await published()).toBe(first.id);
  });

  it('killed in the middle of publishing leave the published run whole, and the next one goes on', async () => {
    const first = await runsService(dataSource, new ManualClock(Date.now() - 30_000)).run({ trigger: 'manual' });
    const blocker = await blockPublishing();
    const killed = startWorker();
    await insertRatings(dataSource, [{ noteId: community.notes[0]!.id, raterId: community.notes[1]!.authorId, level: 2 }], new Date());
    await until('a run waits in the middle of publishing', waitsToPublish);
    killed.process.kill('SIGKILL');
    await ended(killed.process);
    await blocker.end();

    expect(await published()).toBe(first.id);
    await until('the server noticed', async () => (await dataSource.query('SELECT FROM note_scores WHERE run_id <> $1 LIMIT 1', [first.id])).length === 0);
    expect(await runs('running')).toHaveLength(1);

    startWorker();
    await until('another worker publishes', async () => (await published()) !== first.id);
    expect(await runs('failed')).toMatchObject([{ failure: 'the process that made it ended', previousRunId: first.id }]);
  });

  describe('that share a run', () => {
    const SHARING = { SCORING_SPREAD_FROM_RATINGS: '1', QUEUE_LOCK_SECONDS: '2', SCORING_EVERY_SECONDS: '3600', SCORING_AFTER_CHANGES: '1000000' };
    const leads = (worker: { output: string }) => worker.output.includes('models among the workers');
    const modelsOf = (worker: { output: string }) => [...worker.output.matchAll(/"model (\w+) of run/g)].map(([, model]) => model!);

    /** Five populations, so that there are seven models; and a gate before what each of them found is stored. */
    async function closeGate(): Promise<Client> {
      await dataSource.query('UPDATE contributors SET modeling_group = (array[13, 1, 2, 4, 5])[1 + (id / 2) % 5]');
      await dataSource.query(`
        CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(42); RETURN NEW; END $$;
        CREATE TRIGGER gate BEFORE INSERT ON run_parts FOR EACH ROW WHEN (NEW.part LIKE 'model %') EXECUTE FUNCTION wait_at_gate()`);
      const gate = new Client({ connectionString: database.url });
      await gate.connect();
      await gate.query('SELECT pg_advisory_lock(42)');
      return gate;
    }

    const atGate = async () => (await dataSource.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND query ILIKE 'INSERT INTO run_parts%'`)).length;

    /** Starts three workers and waits until each is in the middle of a model. */
    async function threeInTheMiddle(environment: Record<string, string>) {
      const gate = await closeGate();
      const workers = [0, 1, 2].map(() => startWorker({ ...SHARING, ...environment }));
      await until('all workers are ready', async () => workers.every((worker) => worker.output.includes('worker ready')));
      await dataSource.query(`INSERT INTO outbox (topic, payload, created_at) VALUES ('run.requested', '{"force": false}', now())`);
      await until('each worker is in the middle of a model', async () => (await atGate()) === 3);
      return { gate, workers, leader: workers.find(leads)!, others: workers.filter((worker) => !leads(worker)) };
    }

    /** What one machine alone finds of what the published run was given. */
    async function alone(runId: string): Promise<string> {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      const stored = (await loadInput(client, runId))!;
      await client.end();
      return scoreWithDigests(stored, () => undefined).digests.output;
    }

    async function killInTheMiddle(environment: Record<string, string> = {}): Promise<void> {
      const { gate, workers, leader, others } = await threeInTheMiddle(environment);
      others[0]!.process.kill('SIGKILL');
      await ended(others[0]!.process);
      await gate.end();
      const run = await until('the run is published', async () => (await runs('published'))[0]);
      expect((await runs('failed')).length, 'failed runs').toBe(0);
      const done = workers.map(modelsOf);
      expect(done[workers.indexOf(others[0]!)], 'of the one that was killed').toEqual([]);
      const shared = /shares \d+ models among the workers: ([\w, ]+)/.exec(leader.output)![1]!.split(', ');
      expect(shared.length).toBeGreaterThan(5);
      expect([...new Set(done.flat())].sort(), 'all models, also the one that was under way').toEqual(shared.sort());
      expect(modelsOf(leader).length, 'also by the one that leads').toBeGreaterThan(0);
      expect(run.outputDigest).toBe(await alone(run.id));
      await until('what models found is forgotten', async () => JSON.stringify(await dataSource.query('SELECT part FROM run_parts')) === '[{"part":"input"}]');
    }

    it('take over the model of one that is killed in the middle, and give the same bytes as one machine', () => killInTheMiddle());

    it.skipIf(!process.env['TEST_REDIS_URL'])('do the same with their queues in Redis (set TEST_REDIS_URL)', () => killInTheMiddle({ QUEUE_REDIS_URL: process.env['TEST_REDIS_URL']! }));

    it('make the run anew when the one that leads it is killed, with the same bytes', async () => {
      const { gate, leader } = await threeInTheMiddle({});
      leader.process.kill('SIGKILL');
      await ended(leader.process);
      await gate.end();
      const run = await until('another worker publishes', async () => (await runs('published'))[0]);
      expect(await runs('failed')).toMatchObject([{ failure: 'the process that made it ended' }]);
      expect(run.outputDigest).toBe(await alone(run.id));
    });
  });

  it('answer for their health, and say what is wrong with their configuration', async () => {
    const port = await freePort();
    startWorker({ WORKER_HEALTH_PORT: `${port}` });
    const answer = await until('the worker answers', () => fetch(`http://127.0.0.1:${port}/health`).catch(() => null));
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);

    const wrong = startWorker({ SCORING_MAX_HELPFUL_LOSS: '30', SCORING_EVERY_SECONDS: 'often' });
    await once(wrong.process, 'close');
    expect(wrong.process.exitCode).toBe(1);
    expect(wrong.output).toContain('SCORING_MAX_HELPFUL_LOSS is "30": allowed: 0 to 1');
    expect(wrong.output).toContain('SCORING_EVERY_SECONDS is "often": allowed: a whole number from 1 to 86400');
  });
});
