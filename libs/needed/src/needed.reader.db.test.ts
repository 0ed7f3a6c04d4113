import { ManualClock } from '@bridgenotes/platform';
import { PublishedRuns, ScoresReader } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, openDataSource, runsService, START } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NeededReader } from './needed.reader';

let database: TestDatabase;
let dataSource: DataSource;
let reader: NeededReader;
let clock: ManualClock;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  reader = new NeededReader(dataSource, new PublishedRuns(dataSource));
  clock = new ManualClock(START + 5 * 365 * 24 * HOUR);
});
afterEach(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe('the list of notes that need ratings', () => {
  it('has fewest ratings first, and pages without loss', async () => {
    clock.set(START + 1000);
    const community = await fillCommunity(dataSource, { raters: 6, notes: 20 });
    const ids = community.notes.map((note) => note.id);
    await dataSource.query('DELETE FROM rating_changes');
    await dataSource.query('DELETE FROM ratings WHERE note_id = ANY($1) AND rater_id <> $2', [ids.slice(0, 10), community.raters[0]]);
    await dataSource.query('DELETE FROM ratings WHERE note_id = $1', [ids[3]]);
    const [run] = await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });

    const everybody: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<NeededReader['needingRatings']>> = await reader.needingRatings(run!.id, { first: 3, after });
      everybody.push(...page.rows.map((row) => row.noteId));
      after = page.hasNextPage ? page.cursors.at(-1)! : null;
    } while (after !== null);
    const newestFirst = (from: number, to: number) => ids.slice(from, to).reverse();
    const decided = (await new ScoresReader(dataSource).ofNotes(run!.id, ids)).filter((score) => score.status !== 'NEEDS_MORE_RATINGS').map((score) => score.noteId);
    expect(decided, 'some have a status and are not asked for').toEqual(expect.arrayContaining([ids[14], ids[19]]));
    expect(everybody).toEqual([ids[3], ...newestFirst(4, 10), ...newestFirst(0, 3), ...newestFirst(10, 20)].filter((id) => !decided.includes(id!)));
  });

  it('has the notes that were written since the run, first', async () => {
    clock.set(Date.now() - 2 * HOUR);
    const community = await fillCommunity(dataSource, { raters: 2, notes: 3, at: Date.now() - 3 * HOUR });
    const [run] = await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    const [copied] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at)
       SELECT statement_id, $2, classification, tags, text, true, now() FROM notes WHERE id = $1 RETURNING id`, [community.notes[0]!.id, community.raters[0]]);
    const all = [copied!.id, ...community.notes.map((note) => note.id).reverse()];
    const first = await reader.needingRatings(run!.id, { first: 1 });
    expect(first.rows).toEqual([{ noteId: copied!.id, numRatings: 0 }]);
    const rest = await reader.needingRatings(run!.id, { first: 10, after: first.cursors[0]! });
    expect([...first.rows, ...rest.rows].map((row) => row.noteId)).toEqual(all);
    await dataSource.query('UPDATE notes SET deleted_at = now(), text = NULL WHERE id = $1', [all[2]]);
    expect((await reader.needingRatings(run!.id, { first: 10 })).rows.map((row) => row.noteId)).toEqual(all.filter((id) => id !== all[2]));
  });

  it('works before the first run', async () => {
    const community = await fillCommunity(dataSource, { raters: 1, notes: 2 });
    expect((await reader.needingRatings(null, { first: 5 })).rows.map((row) => row.noteId)).toEqual(community.notes.map((note) => note.id).reverse());
  });
});
