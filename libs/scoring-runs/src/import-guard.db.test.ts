import { ManualClock, type Viewer } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Pool, type PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginImport, finishImport, ImportRecord, RUN_LOCK, RunRequests } from './index';
import { fillCommunity, HOUR, openDataSource, runsService, START } from './testing/community';

const clock = new ManualClock(START + HOUR);
const AT = new Date(START);
const ADMIN: Viewer = { via: 'token', contributorId: null, role: 'admin', removed: false, alias: null, scopes: ['read', 'runs:write'], limitKey: 'admin' };

let database: TestDatabase;
let dataSource: DataSource;
let pool: Pool;
let importer: PoolClient;
let steps: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  await fillCommunity(dataSource, { raters: 12, notes: 10 });
  pool = new Pool({ connectionString: database.url, max: 2 });
  importer = await pool.connect();
  steps = [];
});
afterEach(async () => {
  importer.release();
  await pool.end();
  await dataSource.destroy();
  await database.drop();
});

const begin = (source = '/data/x', at = AT) => beginImport(importer, source, at, () => steps.push('waiting'));
/** What is left of an import whose process ended: its record. */
const interrupted = async (source?: string) => {
  const id = await begin(source);
  await importer.query('SELECT pg_advisory_unlock_all()');
  return id;
};
const run = (force = false) => runsService(dataSource, clock).run({ trigger: 'manual', force });
const request = (force = false) => new RunRequests(dataSource, clock).request(ADMIN, { force, hold: false });
const records = () => dataSource.getRepository(ImportRecord).find({ order: { id: 'ASC' } });

describe('while an import is under way', () => {
  it('no run is made or asked for, not even by force, and both say why', async () => {
    await begin();
    for (const attempt of [() => run(), () => run(true), () => request(), () => request(true)]) await expect(attempt()).rejects.toMatchObject({ code: 'IMPORT_IN_PROGRESS' });
    expect(await dataSource.query('SELECT FROM scoring_runs UNION ALL SELECT FROM outbox')).toEqual([]);
  });

  it('a run under way is waited for, and meets the word for runs', async () => {
    const other = await pool.connect();
    await other.query('SELECT pg_advisory_lock($1)', [RUN_LOCK]);
    const beginning = begin();
    await expect(run()).rejects.toMatchObject({ code: 'RUN_IN_PROGRESS' });
    await expect.poll(() => steps).toEqual(['waiting']);
    expect(await records()).toEqual([]);
    await other.query('SELECT pg_advisory_unlock($1)', [RUN_LOCK]);
    await beginning;
    expect(await records()).toMatchObject([{ source: '/data/x', finishedAt: null }]);
    other.release();
  });
});

describe('after an import that did not end', () => {
  it('no run is made or asked for', async () => {
    await interrupted();
    for (const attempt of [() => run(), () => request()]) await expect(attempt()).rejects.toMatchObject({ code: 'IMPORT_UNFINISHED', details: { source: '/data/x', startedAt: AT.toISOString() } });
    expect(await dataSource.query('SELECT FROM scoring_runs UNION ALL SELECT FROM outbox')).toEqual([]);
  });

  it('the same import takes over, and runs go on when it has ended', async () => {
    const id = await interrupted();
    expect(await begin('/data/x', new Date(START + 5))).toBe(id);
    await dataSource.transaction((manager) => finishImport(manager, id, { ratings: { read: 1 } }, new Date(START + 9)));
    await importer.query('SELECT pg_advisory_unlock_all()');
    expect(await records()).toEqual([{ id, source: '/data/x', startedAt: AT, finishedAt: new Date(START + 9), givenUpAt: null, counts: { ratings: { read: 1 } } }]);
    expect(await run()).toMatchObject({ state: 'published' });
    await request();
    expect(await begin('/data/x', new Date(START + 10)), 'the next import of it is another one').not.toBe(id);
  });

  it('another import does not stand for it', async () => {
    await interrupted();
    const other = await interrupted('/data/other');
    await dataSource.transaction((manager) => finishImport(manager, other, null, AT));
    await expect(run()).rejects.toMatchObject({ code: 'IMPORT_UNFINISHED', details: { source: '/data/x' } });
  });

  it('a forced run gives it up, once it is published', async () => {
    await interrupted();
    await request(true);
    const failing = runsService(dataSource, clock, {}, () => Promise.reject(new Error('no numbers today')));
    await expect(failing.run({ trigger: 'manual', force: true })).rejects.toThrow('no numbers today');
    await expect(run()).rejects.toMatchObject({ code: 'IMPORT_UNFINISHED' });
    expect(await run(true)).toMatchObject({ state: 'published', forced: true });
    expect(await records()).toMatchObject([{ finishedAt: null, givenUpAt: clock.now() }]);
    expect(await run()).toMatchObject({ state: 'published', forced: false });
  });
});
