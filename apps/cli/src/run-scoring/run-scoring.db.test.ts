import { scoreHere } from '@bridgenotes/scoring-runs';
import { START, fillCommunity, openDataSource } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runScoring } from './run-scoring';

let database: TestDatabase;
let dataSource: DataSource;
const run = (given: { now?: Date; force?: boolean; environment?: Record<string, string> } = {}) =>
  runScoring(database.url, { now: given.now ?? null, force: given.force ?? false, environment: given.environment ?? {}, scorer: scoreHere, onProgress: () => undefined });

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('bridgenotes run-scoring', () => {
  it('scores a history as of its own time and reports each run', async () => {
    await fillCommunity(dataSource, { raters: 30, notes: 30 });
    const reports = await run();
    expect(reports.map((report) => [report.trigger, report.asOf, report.counts.statuses['CURRENTLY_RATED_HELPFUL']])).toEqual([
      ['history', new Date(START).toISOString(), 0],
      ['history', '2026-01-15T07:00:00.000Z', 12],
    ]);
  });

  it('scores as of a moment that is given, but not before the published run', async () => {
    await fillCommunity(dataSource, { raters: 12, notes: 10 });
    expect(await run({ now: new Date(START + 5000) })).toMatchObject([{ trigger: 'manual', asOf: '2026-01-15T00:00:05.000Z', counts: { ratings: 120 } }]);
    await expect(run({ now: new Date(START) })).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('2026-01-15T00:00:05.000Z, the time of the published run, or later') as string });
  });

  it('says when a run was refused, and publishes it by force', async () => {
    const community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
    await run();
    await dataSource.query('UPDATE ratings SET level = 0, tag_mask = 0 WHERE note_id = ANY($1)', [community.notes.map((note) => note.id)]);
    await expect(run()).rejects.toMatchObject({ code: 'RUN_REFUSED', message: expect.stringContaining('12 of 12 notes') as string });
    expect(await run({ force: true })).toMatchObject([{ forced: true, counts: { statuses: { CURRENTLY_RATED_HELPFUL: 0 } } }]);
  });

  it('takes the settings of the worker, and refuses wrong ones', async () => {
    await expect(run({ environment: { SCORING_KEEP_RUNS: 'all' } })).rejects.toMatchObject({ code: 'INVALID_CONFIGURATION', message: expect.stringContaining('SCORING_KEEP_RUNS is "all"') as string });
  });

  it('says so when there is no database', async () => {
    await expect(runScoring('postgres://nobody:x@127.0.0.1:1/none', { now: null, force: false, environment: {}, scorer: scoreHere, onProgress: () => undefined })).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });
});
