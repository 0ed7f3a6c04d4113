import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, openDataSource } from '@bridgenotes/scoring-runs/testing';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScoring } from '../run-scoring/run-scoring';
import { verifyDatabase } from './verify-database';

let database: TestDatabase;
let dataSource: DataSource;
const verify = (run: string | null = null, url = database.url) => verifyDatabase(url, { run, scorer: scoreHere, onProgress: () => undefined });

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('bridgenotes verify --database', () => {
  it('makes the published run again, also by the id that GraphQL gives', async () => {
    await fillCommunity(dataSource, { raters: 24, notes: 20 });
    const [first, run] = await runScoring(database.url, { now: null, force: false, environment: {}, scorer: scoreHere, onProgress: () => undefined });
    const report = await verify();
    expect(report).toMatchObject({ verified: true, runId: run!.id, recorded: { input: run!.inputDigest, output: run!.outputDigest } });
    expect(await verify(Buffer.from(`ScoringRun:${run!.id}`).toString('base64url'))).toEqual(report);
    await expect(verify(first!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('finds a rating that somebody changed behind the back of the platform', async () => {
    const [{ id }] = await dataSource.query<[{ id: string }]>('SELECT min(note_id) AS id FROM ratings');
    await dataSource.query('UPDATE ratings SET level = 1 WHERE id = (SELECT min(id) FROM ratings WHERE note_id = $1)', [id]);
    expect(await verify()).toMatchObject({ verified: false, changedNotes: 1, difference: { noteId: id } });
  });

  it('says what is wrong with an id, a database that is not migrated, and one that is not there', async () => {
    await expect(verify('the last one')).rejects.toMatchObject({ code: 'INVALID_OPTION', message: '--run is the last one' });
    const empty = await createEmptyDatabase();
    await expect(verify(null, empty.url)).rejects.toMatchObject({ code: 'NOT_READY' });
    await empty.drop();
    await expect(verify(null, 'postgres://nobody:x@127.0.0.1:1/none')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });
});
