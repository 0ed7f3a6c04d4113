import { ManualClock } from '@bridgenotes/platform';
import { CORE_PARAMETERS, type ConfidenceModel, type Parameters } from '@bridgenotes/scoring';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCurrentInput, RunNeeds } from './index';
import { HOUR, SETTINGS, START, fillCommunity, openDataSource, runsService } from './testing/community';

const MINUTE = 60_000;
const MODEL: ConfidenceModel = { features: [], keeps: { bias: 0, weights: [], means: [], scales: [], threshold: 0.5 }, becomes: null, trainedAt: 0, trainedOn: 'test' };

let database: TestDatabase;
let dataSource: DataSource;
const clock = new ManualClock(START + HOUR);
const wait = (parameters: Parameters, lastAsOf?: number) => new RunNeeds(dataSource, clock, { ...SETTINGS, parameters }).nextWaitEnds(lastAsOf);

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  await fillCommunity(dataSource, { raters: 30, notes: 30 });
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('notes that wait', () => {
  it('are looked at again when the hour is over, and with a confidence model after half of it too', async () => {
    expect(await wait(CORE_PARAMETERS)).toBeNull();
    const { asOf } = await runsService(dataSource, clock).run({ trigger: 'schedule' });
    const confident = { ...CORE_PARAMETERS, confidence: MODEL };
    expect(await wait(CORE_PARAMETERS)).toBe(asOf.getTime() + HOUR + 1);
    expect(await wait(confident)).toBe(asOf.getTime() + 30 * MINUTE + 1);
    expect(await wait(confident, asOf.getTime() + 31 * MINUTE)).toBe(asOf.getTime() + HOUR + 1);
    expect(await wait({ ...CORE_PARAMETERS, confidence: { ...MODEL, keeps: null } })).toBe(asOf.getTime() + HOUR + 1);
  });

  it('are told to whoever trains on the database, with all ratings', async () => {
    const input = await readCurrentInput(database.url, clock.now(), CORE_PARAMETERS);
    expect([input.notes.count, input.ratings.count, input.raters.count, input.now]).toEqual([30, 900, 30, clock.now().getTime()]);
    expect(input.history.filter((row) => (row?.timestampMillisOfFirstNmrDueToMinStableCrhTime ?? null) !== null)).toHaveLength(12);
  });
});
