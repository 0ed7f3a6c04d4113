import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, openDataSource, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScoring } from '../run-scoring/run-scoring';
import { runVerify } from '../verify/run-verify';
import { runExport } from './run-export';

let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let folder: string;
const { signal } = new AbortController();
const run = () => runScoring(database.url, { now: null, force: true, environment: {}, scorer: scoreHere, onProgress: () => undefined });
const exportTo = (name: string, gzip = false) => runExport(database.url, { run: null, out: join(folder, name), gzip, signal, onProgress: () => undefined });
const verify = (name: string) => runVerify({ results: join(folder, name), signal, onProgress: () => undefined, onRejected: () => undefined });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgenotes-export-'));
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
  // Some belong to groups, some to none, and some are enrolled without one. Two notes share a statement of a divided topic.
  await dataSource.query('UPDATE contributors SET modeling_group = (array[13, 4, NULL, -2, 1])[1 + (id % 5)]');
  const [one, other, deleted] = community.notes;
  await dataSource.query(`UPDATE notes SET statement_id = $2, text = 'What is said of the war in Ukraine, Kyiv and the Russian army is wrong' WHERE id = $1`, [other!.id, one!.statementId]);
  await run();
  await dataSource.query('UPDATE notes SET deleted_at = now(), text = NULL WHERE id = $1', [deleted!.id]);
  await run();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('bridgenotes export', () => {
  it('writes tables that give the digests of the run, and results that anybody can verify', async () => {
    const report = await exportTo('public', true);
    expect(report).toMatchObject({ same: true, deletedNotes: 1, scored: { notes: 30, ratings: 900, inputDigest: report.recorded.input, decisionsDigest: report.recorded.output, dropped: { ratingsOfUnknownNotes: 0 } } });
    await rename(join(folder, 'public'), join(folder, 'download'));
    expect(await verify('download')).toMatchObject({ verified: true, notes: 30, ratings: 900 });
  });

  it('leads to the note whose rating somebody changed in the download', async () => {
    await exportTo('spoilt');
    const path = join(folder, 'spoilt/tables/ratings-00000.tsv');
    const noteId = community.notes[7]!.id;
    const lines = (await readFile(path, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.startsWith(`${noteId}\t`) && line.includes('\tNOT_HELPFUL\t'));
    lines[at] = lines[at]!.replace('\tNOT_HELPFUL\t', '\tHELPFUL\t');
    await writeFile(path, lines.join('\n'));
    expect(await verify('spoilt')).toMatchObject({ verified: false, changedNotes: 1, first: { id: noteId } });
  });

  it('says when it cannot tell the same any more, because notes were deleted since', async () => {
    await dataSource.query('UPDATE notes SET deleted_at = now(), text = NULL WHERE id = $1', [community.notes[1]!.id]);
    expect(await exportTo('later')).toMatchObject({ same: false, deletedNotes: 2 });
    await run();
    expect(await exportTo('again')).toMatchObject({ same: true, deletedNotes: 2 });
  });

  it('names nobody by their alias', async () => {
    const people = await readFile(join(folder, 'again/tables/userEnrollment-00000.tsv'), 'utf8');
    expect(people).toMatch(/^P\d{5}\t/m);
    for (const table of ['notes', 'ratings', 'userEnrollment']) expect(await readFile(join(folder, `again/tables/${table}-00000.tsv`), 'utf8')).not.toContain('alias');
  });
});
