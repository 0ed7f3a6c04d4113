import { CommunitySettings, dataSourceOptions, ManualClock, type Viewer } from '@bridgenotes/platform';
import { ratingsService, SaidConflicts } from '@bridgenotes/ratings/testing';
import { PublishedRuns } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, insertRatings, PLATFORM_ENTITIES, runsService, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NEEDED, NEEDED_ENTITIES, NeededListener, NeededNotes, NeededService, NeededSyncChore, RatingLanguagesService } from './index';

let database: TestDatabase;
let dataSource: DataSource;
let clock: ManualClock;
let community: Community;
/** Somebody new, who has rated nothing. */
let rater: string;

const NOW = START + 2 * 24 * HOUR;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [...PLATFORM_ENTITIES, ...NEEDED_ENTITIES], poolSize: 10 })).initialize();
  clock = new ManualClock(START + HOUR);
  community = await fillCommunity(dataSource, { raters: 12, notes: 30, rates: (r, n) => n < 20 || r < n - 20 });
  rater = await person('newcomer');
});
afterEach(async () => {
  conflicts.people.clear();
  await dataSource?.destroy();
  await database?.drop();
});

async function person(name: string): Promise<string> {
  const [row] = await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, alias, role, joined_at) VALUES ($1, $1, 'contributor', $2) RETURNING id`, [name, new Date(START)]);
  return row!.id;
}
const settings = (given: object = {}) => CommunitySettings.from({ needed: given }, [NEEDED]);
const notes = (given: object = {}) => new NeededNotes(clock, settings(given));
const conflicts = new SaidConflicts();
const service = (given: object = {}) => new NeededService(dataSource, clock, new PublishedRuns(dataSource), new RatingLanguagesService(dataSource), conflicts, settings(given));
const viewer = (contributorId: string): Viewer => ({ via: 'token', contributorId, role: 'contributor', alias: 'somebody', scopes: ['ratings:write'], removed: false, limitKey: 'test' });
const rate = (raterId: string, noteId: string) => ratingsService(dataSource, clock).rate(viewer(raterId), { noteId, level: 'HELPFUL', tags: ['helpfulClear'] });
const feed = async (raterId = rater, first = 50, given: object = {}) => (await service(given).feed(raterId, { first })).rows.map(({ noteId }) => noteId);

/** Scores, and looks at all notes anew, as workers do. */
async function score(): Promise<void> {
  await runsService(dataSource, clock).run({ trigger: 'manual' });
  await new NeededSyncChore(dataSource, notes()).run();
  clock.advance(HOUR);
}
const openNotes = async () => new Set((await dataSource.query<{ note_id: string }[]>('SELECT note_id FROM note_scores WHERE needs_ratings AND run_id = (SELECT run_id FROM published_run)')).map((row) => row.note_id));

describe('the feed of a rater', () => {
  beforeEach(score);

  it('has all open notes, and neither the own nor the rated, the decided nor the deleted', async () => {
    const open = await openNotes();
    expect(open.size).toBeGreaterThan(10);
    expect(open.size).toBeLessThan(30);
    expect(new Set(await feed())).toEqual(open);
    const own = community.notes.find(({ id }) => open.has(id))!;
    expect(new Set(await feed(own.authorId))).toEqual(new Set([...open].filter((id) => id !== own.id)));
    const [first, second] = await feed();
    await rate(rater, first!);
    await dataSource.query('UPDATE notes SET deleted_at = now(), text = NULL WHERE id = $1', [second]);
    expect(new Set(await feed()), 'at once').toEqual(new Set([...open].filter((id) => id !== first && id !== second)));
    clock.advance(HOUR);
    expect(new Set(await feed()), 'and in a new list').toEqual(new Set([...open].filter((id) => id !== first && id !== second)));
  });

  it('has no notes whose rating would be refused since one stands behind them; others are offered these', async () => {
    const open = await openNotes();
    const behind = community.notes.filter(({ id }) => open.has(id)).slice(0, 2);
    for (const { authorId } of behind) conflicts.people.set(authorId, rater);
    await dataSource.query('DELETE FROM needed_notes WHERE note_id = $1', [behind[0]!.id]);
    const others = new Set([...open].filter((id) => !behind.some((note) => note.id === id)));
    expect(new Set(await feed())).toEqual(others);
    expect(await feed(await person('another newcomer'))).toContain(behind[1]!.id);
  });

  it('keeps its order over pages while others rate, and shows nothing twice', async () => {
    const whole = await feed();
    const first = await service().feed(rater, { first: 4 });
    expect(first.rows.map(({ noteId }) => noteId)).toEqual(whole.slice(0, 4));
    for (const noteId of whole.slice(2, 6)) await rate(await person(`other ${noteId}`), noteId);
    await new NeededListener(notes()).onEvents(dataSource.manager, whole.slice(2, 6).map((noteId, i) => ({ id: String(i), topic: 'rating.changed', payload: { noteId }, createdAt: new Date(), tries: 0, retryAt: null })));
    await rate(rater, whole[5]!);
    clock.advance(HOUR);
    const second = await service().feed(rater, { first: 50, after: first.cursors.at(-1)! });
    expect(second.rows.map(({ noteId }) => noteId)).toEqual(whole.slice(4).filter((id) => id !== whole[5]));
    expect(second.hasNextPage).toBe(false);
  });

  it('refuses a cursor of another list', async () => {
    const { cursors } = await service().feed(rater, { first: 2 });
    clock.advance(HOUR);
    await service().feed(rater, { first: 2 });
    for (const after of [cursors[0]!, 'bm90aGluZw']) await expect(service().feed(rater, { first: 2, after })).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
    await expect(service().feed(rater, { first: 0 })).rejects.toMatchObject({ code: 'INVALID_PAGE_SIZE' });
  });

  it('is one list for somebody who asks twice in the same instant', async () => {
    const lists = await Promise.all(Array.from({ length: 6 }, () => service().feed(rater, { first: 50 })));
    expect(new Set(lists.map(({ rows, cursors }) => JSON.stringify([rows.map(({ noteId }) => noteId), cursors]))).size).toBe(1);
  });

  it('puts what was left aside further down in the next list', async () => {
    const [first] = await feed(rater, 1);
    clock.advance(HOUR);
    expect((await feed(rater, 50, { passedOver: 30 })).at(-1)).toBe(first);
  });

  it('offers first what nobody was offered for long', async () => {
    const before = await feed();
    await feed(rater, before.length - 1);
    clock.advance(49 * HOUR);
    await dataSource.query('UPDATE needed_notes SET offered_at = $1 WHERE note_id <> $2', [clock.now(), before.at(-1)]);
    const other = await person('another');
    const { rows } = await service().feed(other, { first: 1 });
    expect(rows).toMatchObject([{ noteId: before.at(-1), reasons: expect.arrayContaining(['WAITED_LONG']) as unknown }]);
    clock.advance(60_000);
    expect((await feed(await person('one more'), 1))[0], 'once is enough').not.toBe(before.at(-1));
  });

  it('has a note that was written a moment ago, before anybody has heard of it', async () => {
    const [{ id }] = await dataSource.query<[{ id: string }]>(
      `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at)
       SELECT statement_id, $2, classification, tags, text, true, $3 FROM notes WHERE id = $1 RETURNING id`, [community.notes[0]!.id, community.raters[0], clock.now()]);
    expect(await feed()).toContain(id);
    await new NeededListener(notes()).onEvents(dataSource.manager, [{ id: '1', topic: 'note.written', payload: { noteId: id }, createdAt: new Date(), tries: 0, retryAt: null }]);
    expect(await feed(await person('later'))).toContain(id);
    expect(await feed(community.raters[0]!)).not.toContain(id);
  });

  it('has a decided note again when somebody has asked a further look, until that ends', async () => {
    const open = await openNotes();
    const decided = community.notes.find(({ id }) => !open.has(id))!.id;
    expect(await feed()).not.toContain(decided);
    const listener = new NeededListener(notes());
    await listener.onEvents(dataSource.manager, [{ id: '1', topic: 'note.relisted', payload: { noteId: decided, until: new Date(clock.now().getTime() + 24 * HOUR).toISOString() }, createdAt: new Date(), tries: 0, retryAt: null }]);
    clock.advance(HOUR);
    const { rows } = await service().feed(rater, { first: 50 });
    expect(rows.find(({ noteId }) => noteId === decided)?.reasons).toContain('REVIEW_ASKED');
    clock.advance(25 * HOUR);
    expect(await feed()).not.toContain(decided);
  });

  it('keeps a further look that is asked for while the note is looked at for another reason', async () => {
    const open = await openNotes();
    const decided = community.notes.find(({ id }) => !open.has(id))!.id;
    const relisted = (hours: number) => [{ noteId: decided, until: new Date(clock.now().getTime() + hours * HOUR) }];
    await notes().relist(dataSource.manager, relisted(1));
    clock.advance(2 * HOUR);
    const asks = dataSource.createQueryRunner();
    await asks.startTransaction();
    await notes().relist(asks.manager, relisted(24));
    const looked = dataSource.transaction((manager) => notes().refresh(manager, [decided]));
    expect(await Promise.race([looked.then(() => 'done'), sleep(300).then(() => 'waits')])).toBe('waits');
    await asks.commitTransaction();
    await asks.release();
    await looked;
    expect(await dataSource.query('SELECT relisted_until FROM needed_notes WHERE note_id = $1', [decided])).toEqual([{ relisted_until: relisted(24)[0]!.until }]);
    await dataSource.query('UPDATE notes SET deleted_at = now(), text = NULL WHERE id = $1', [decided]);
    await notes().refresh(dataSource.manager, [decided]);
    expect(await dataSource.query('SELECT FROM needed_notes WHERE note_id = $1', [decided]), 'a deleted note is dropped all the same').toEqual([]);
  });

  it('looks at each note once for its first page', async () => {
    const asked: string[] = [];
    const { logger } = dataSource;
    Object.assign(dataSource, { logger: Object.assign(Object.create(logger) as typeof logger, { logQuery: (query: string) => void asked.push(query) }) });
    await feed();
    Object.assign(dataSource, { logger });
    const count = (what: string) => asked.filter((query) => query.includes(what)).length;
    expect([count('AS proven_author'), count('"rating_requests"')]).toEqual([1, 1]);
  });

  it('goes by the languages that the rater has set', async () => {
    const [german, french] = community.notes.slice(20, 22).map(({ statementId }) => statementId);
    await dataSource.query(`UPDATE statements SET language = CASE id WHEN $1 THEN 'de-AT' ELSE 'fr' END WHERE id IN ($1, $2)`, [german, french]);
    await notes().refresh(dataSource.manager, community.notes.map(({ id }) => id));
    const languages = new RatingLanguagesService(dataSource);
    const all = await feed();
    expect(all).toEqual(expect.arrayContaining([community.notes[20]!.id, community.notes[21]!.id]));
    await languages.set(viewer(rater), ['de', 'en']);
    clock.advance(HOUR);
    const { rows } = await service().feed(rater, { first: 50 });
    expect(new Set(rows.map(({ noteId }) => noteId))).toEqual(new Set(all.filter((id) => id !== community.notes[21]!.id)));
    expect(rows.filter(({ reasons }) => reasons.includes('YOUR_LANGUAGE')).map(({ noteId }) => noteId)).toEqual([community.notes[20]!.id]);
    await languages.set(viewer(rater), []);
    expect(await languages.of(rater)).toEqual([]);
  });
});

describe('the choice of notes', () => {
  it('follows runs and events, and each note is looked at once a run', async () => {
    const chosen = async () => new Set((await dataSource.query<{ note_id: string }[]>('SELECT note_id FROM needed_notes')).map((row) => row.note_id));
    await new NeededSyncChore(dataSource, notes()).run();
    expect(await chosen(), 'before the first run there is nothing to follow').toEqual(new Set());
    await score();
    expect(await chosen()).toEqual(await openNotes());
    const [one] = [...(await chosen())];
    await dataSource.query('DELETE FROM needed_notes WHERE note_id = $1', [one]);
    await new NeededSyncChore(dataSource, notes()).run();
    expect(await chosen(), 'the same run again changes nothing').not.toContain(one);
    await insertRatings(dataSource, community.notes.slice(20).flatMap(({ id }, n) => community.raters.slice(n).map((raterId) => ({ noteId: id, raterId, level: 2 as const }))), clock.now());
    clock.set(NOW);
    await score();
    expect(await chosen()).toEqual(await openNotes());
  });

  it('prefers for a rater the notes that their side is missing on', async () => {
    await score();
    const factors = await dataSource.query<{ contributor_id: string; factor: number }[]>('SELECT contributor_id, factor FROM rater_scores WHERE factor IS NOT NULL');
    const side = (sign: number) => factors.filter(({ factor }) => Math.sign(factor) === sign).map((row) => row.contributor_id);
    const [left, right] = [side(-1), side(1)];
    expect(Math.min(left.length, right.length)).toBeGreaterThan(4);
    // Two notes that are alike but for the side that has rated them; the first waits for the right.
    const [forRight, forLeft] = [community.notes[20]!.id, community.notes[25]!.id];
    await dataSource.query('DELETE FROM rating_changes WHERE note_id IN ($1, $2)', [forRight, forLeft]);
    await dataSource.query('DELETE FROM ratings WHERE note_id IN ($1, $2)', [forRight, forLeft]);
    await insertRatings(dataSource, [...left.slice(1).map((raterId) => ({ noteId: forRight, raterId, level: 2 as const })), ...right.slice(1).map((raterId) => ({ noteId: forLeft, raterId, level: 2 as const }))], clock.now());
    clock.set(NOW);
    await score();
    const order = async (raterId: string) => (await feed(raterId)).filter((id) => id === forRight || id === forLeft);
    expect(await order(right[0]!)).toEqual([forRight, forLeft]);
    expect(await order(left[0]!)).toEqual([forLeft, forRight]);
  });
});
