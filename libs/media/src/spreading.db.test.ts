import { AppError, putInOutbox } from '@bridgenotes/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NoteMatch, NoteSubjectRow } from './entities';
import type { SpreadAnswer, SpreadingSubject } from './spread/spread.rules';
import { takeMatchingTurn } from './matching/matches.store';
import { openRoom, type Room } from './room.fixture';
import { decideSpreading } from './spread/spread.store';

let room: Room;
/** Raters by the sign of their factor in the published run. */
let sides: Record<'negative' | 'positive', string[]>;
/** Notes that everybody finds helpful; each test takes one of its own. */
let helpful: { id: string; statementId: string; authorId: string }[];
let page = 0;

beforeAll(async () => {
  room = await openRoom({ fetchMedia: false, resolveLinks: false });
  await room.run();
  // long enough for what was found helpful to be shown
  room.clock.advance(7 * 3_600_000);
  await room.run();
  const raters = await room.dataSource.query<{ contributor_id: string; factor: number }[]>('SELECT contributor_id, factor FROM rater_scores JOIN published_run USING (run_id) WHERE factor IS NOT NULL ORDER BY contributor_id');
  const rater = new Set(room.community.raters);
  const signed = (sign: number) => raters.filter((row) => rater.has(row.contributor_id) && Math.sign(row.factor) === sign).map((row) => row.contributor_id);
  sides = { negative: signed(-1), positive: signed(1) };
  const shown = await room.dataSource.query<{ note_id: string }[]>(`SELECT note_id FROM note_scores JOIN published_run USING (run_id) WHERE status = 'CURRENTLY_RATED_HELPFUL'`);
  helpful = room.community.notes.filter((note) => shown.some((row) => row.note_id === note.id));
});
afterAll(() => room?.close());
beforeEach(() => page++);

const code = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : String(error)));
const answer = async (noteId: string, raterIds: readonly string[], spread: SpreadAnswer) => {
  for (const id of raterIds) await room.mediaNotes.rate(await room.viewer(id), { noteId, level: 'HELPFUL', tags: ['helpfulClear'], answer: spread });
};
const subject = (noteId: string) => room.dataSource.manager.findOneByOrFail(NoteSubjectRow, { noteId });
const shownAt = async (noteId: string) => (await room.dataSource.manager.find(NoteMatch, { where: { noteId, shown: true }, order: { statementId: 'ASC' } })).map((match) => match.statementId);
const logged = async (noteId: string) => (await room.log.page({ first: 100 }, { subject: `note:${noteId}` })).rows.filter(({ kind }) => kind.startsWith('note.spread')).map(({ kind, data }) => [kind, data['statements']]);

/** A helpful note of the community, made one about its link by an author who has earned so much. */
async function linkNote(writingImpact: number): Promise<{ id: string; statementId: string; authorId: string }> {
  const note = helpful.pop()!;
  await room.dataSource.query('UPDATE contributors SET writing_impact = $2 WHERE id = $1', [note.authorId, writingImpact]);
  const row = (await room.notes.findByIds([note.id]))[0]!;
  await room.dataSource.query('INSERT INTO statement_links (statement_id, url) SELECT id, canonical_url FROM statements WHERE id = $1', [note.statementId]);
  await room.dataSource.transaction((manager) => room.mediaNotes.aboutWithin(manager, row, 'LINK'));
  return note;
}
/** Somebody quotes a post that links to the page the note is about. */
async function quoteOf(note: { statementId: string }, nth: number): Promise<string> {
  const [row] = await room.dataSource.query<{ canonical_url: string }[]>('SELECT canonical_url FROM statements WHERE id = $1', [note.statementId]);
  return (await room.statements.add(await room.viewer(room.community.raters[0]!), { quotedText: `Look ${nth} of ${page}: ${row!.canonical_url}?utm_source=friend` })).statement.id;
}

it('events of notes about their statement alone wait for no matching, those of others do', async () => {
  const [plain, about] = [helpful[0]!, await linkNote(10)];
  await room.relay();
  const matching = room.dataSource.createQueryRunner();
  await matching.startTransaction();
  await takeMatchingTurn(matching.manager);
  const told = async (noteId: string) => {
    await room.dataSource.transaction((manager) => putInOutbox(manager, 'rating.changed', { noteId }, room.clock.now()));
    return room.relay();
  };
  const outcome = (telling: Promise<void>, millis: number) => Promise.race([telling.then(() => 'told'), sleep(millis).then(() => 'waits')]);
  const first = await outcome(told(plain.id), 5000);
  const telling = told(about.id);
  const second = await outcome(telling, 300);
  await matching.commitTransaction();
  await matching.release();
  await telling;
  expect([first, second]).toEqual(['told', 'waits']);
});

it('many notes are decided with as many questions as one', async () => {
  const { logger } = room.dataSource;
  const questions = async (noteIds: string[]): Promise<number> => {
    let asked = 0;
    Object.assign(room.dataSource, { logger: Object.assign(Object.create(logger) as typeof logger, { logQuery: () => void asked++ }) });
    await decideSpreading(room.dataSource.manager, noteIds, { ratersPerSide: 1, share: 0.5 }, room.clock.now());
    Object.assign(room.dataSource, { logger });
    return asked;
  };
  const notes = [await linkNote(10), await linkNote(10), await linkNote(10)].map(({ id }) => id);
  await room.dataSource.query('UPDATE note_subjects SET spreading = false, first_helpful_at = NULL WHERE note_id = ANY($1)', [notes]);
  const one = await questions(notes.slice(0, 1));
  expect(await questions(notes)).toBe(one);
  expect((await Promise.all(notes.map(subject))).map(({ spreading }) => spreading)).toEqual([true, true, true]);
});

describe('a note that needs agreement', () => {
  /** Link notes spread at once for whoever may write them, so the mode is set as it would be for a picture. */
  const needingAgreement = async () => {
    const note = await linkNote(10);
    await room.dataSource.manager.update(NoteSubjectRow, note.id, { mode: 'AFTER_AGREEMENT' });
    return note;
  };

  it('is shown elsewhere once five raters of each side want it, and no longer when too few of a side do', async () => {
    const note = await needingAgreement();
    const other = await quoteOf(note, 1);
    await room.relay();
    expect(await room.matched.ofStatements([other])).toEqual([{ noteId: note.id, statementId: other, kind: 'LINK', shown: false }]);
    await answer(note.id, [...sides.negative.slice(0, 5), ...sides.positive.slice(0, 4)], 'EVERYWHERE');
    await room.relay();
    expect([await shownAt(note.id), (await subject(note.id)).agreement]).toEqual([[], 'OPEN']);
    await answer(note.id, sides.positive.slice(4, 5), 'EVERYWHERE');
    await room.relay();
    expect([await shownAt(note.id), (await subject(note.id)).agreement]).toEqual([[other], 'AGREED']);
    const [spread] = await room.mediaNotes.spreadOf([note.id]);
    expect(spread).toMatchObject({ shownOn: 1, answers: { negative: { everywhere: 5, here: 0 }, positive: { everywhere: 5, here: 0 } } });

    const later = await quoteOf(note, 2);
    await room.relay();
    expect(await shownAt(note.id)).toEqual([other, later].sort());
    await answer(note.id, sides.negative.slice(5, 7), 'THIS_STATEMENT');
    await room.relay();
    expect([await shownAt(note.id), (await subject(note.id)).agreement]).toEqual([[], 'REFUSED']);
    expect(await logged(note.id)).toEqual([['note.spread', [other]], ['note.spread', [later]], ['note.spread_ended', [other, later].sort()]]);
  });

  it('loses an answer with the rating, or when its rater no longer finds the note helpful', async () => {
    const note = await needingAgreement();
    const other = await quoteOf(note, 1);
    await answer(note.id, [...sides.negative.slice(0, 5), ...sides.positive.slice(0, 6)], 'EVERYWHERE');
    await room.relay();
    expect(await shownAt(note.id)).toEqual([other]);
    await room.ratings.withdraw(await room.viewer(sides.positive[0]!), note.id);
    await room.relay();
    expect(await shownAt(note.id), 'five are left on that side').toEqual([other]);
    await room.mediaNotes.rate(await room.viewer(sides.positive[1]!), { noteId: note.id, level: 'NOT_HELPFUL', tags: ['notHelpfulIncorrect'] });
    await room.relay();
    expect(await shownAt(note.id)).toEqual([]);
  });

  it('is looked at again when a run places raters anew', async () => {
    const note = await needingAgreement();
    const other = await quoteOf(note, 1);
    await answer(note.id, [...sides.negative.slice(0, 5), ...sides.positive.slice(0, 5)], 'EVERYWHERE');
    await room.relay();
    expect(await shownAt(note.id)).toEqual([other]);
    const [run] = await room.dataSource.query<{ run_id: string }[]>('SELECT run_id FROM published_run');
    const turn = (factor: string) => room.dataSource.query(`UPDATE rater_scores SET factor = ${factor} WHERE run_id = $1 AND contributor_id = $2`, [run!.run_id, sides.positive[0]]);
    const publish = async () => {
      await room.dataSource.query(`INSERT INTO outbox (topic, payload, created_at) VALUES ('run.published', jsonb_build_object('runId', $1::text), now())`, [run!.run_id]);
      await room.relay();
    };
    await turn('-factor');
    await publish();
    expect(await shownAt(note.id)).toEqual([]);
    await turn('-factor');
    await publish();
    expect(await shownAt(note.id)).toEqual([other]);
    await turn('NULL');
    await publish();
    expect(await shownAt(note.id), 'who has no place on the axis is on no side').toEqual([]);
    await room.dataSource.query('UPDATE rater_scores SET factor = 0.5 WHERE run_id = $1 AND contributor_id = $2', [run!.run_id, sides.positive[0]]);
  });
});

describe('a note of a writer who has earned it', () => {
  it('is shown elsewhere at once, until raters of a side refuse it, and not once it is deleted', async () => {
    const note = await linkNote(10);
    const other = await quoteOf(note, 1);
    await room.relay();
    expect([(await subject(note.id)).mode, await shownAt(note.id)]).toEqual(['AUTOMATIC', [other]]);
    await answer(note.id, sides.positive.slice(0, 5), 'THIS_STATEMENT');
    await room.relay();
    expect(await shownAt(note.id)).toEqual([]);
    await answer(note.id, sides.positive.slice(0, 5), 'EVERYWHERE');
    await room.relay();
    expect(await shownAt(note.id)).toEqual([other]);
    await room.notes.delete(await room.viewer(note.authorId), note.id);
    expect(await room.matched.shownOn([other]), 'before anybody heard of it').toEqual([]);
    await room.relay();
    expect(await logged(note.id)).toEqual([['note.spread', [other]], ['note.spread_ended', [other]], ['note.spread', [other]], ['note.spread_ended', [other]]]);
  });

  it('is not shown elsewhere when it is not shown where it was written', async () => {
    const note = room.community.notes.find(({ opinion }) => opinion === 'left')!;
    helpful.push(note);
    expect((await linkNote(10)).id).toBe(note.id);
    const other = await quoteOf(note, 1);
    await room.relay();
    expect(await room.matched.ofStatements([other])).toEqual([{ noteId: note.id, statementId: other, kind: 'LINK', shown: false }]);
  });
});

describe('a link note', () => {
  it('finds new statements for two weeks, and afterwards only when it was helpful by then', async () => {
    const [late, early] = [room.community.notes.find(({ opinion, id }) => opinion === 'right' && !helpful.some((note) => note.id === id))!, helpful.at(-1)!];
    for (const note of [early, late]) {
      helpful.push(note);
      await linkNote(10);
    }
    helpful.splice(helpful.indexOf(early), 1);
    const first = [await quoteOf(late, 1), await quoteOf(early, 1)];
    await room.relay();
    expect((await room.matched.ofStatements(first)).map((match) => match.noteId)).toEqual([late.id, early.id]);
    const before = room.clock.now();
    room.clock.advance(15 * 86_400_000);
    const [second, third] = [await quoteOf(late, 2), await quoteOf(early, 2)];
    await room.relay();
    expect(await room.matched.ofStatements([second])).toEqual([]);
    expect(await shownAt(early.id)).toEqual([first[1], third].sort());
    expect(await room.matched.ofStatements([first[0]!]), 'what was found stays').toHaveLength(1);
    room.clock.set(before);
  });
});

describe('impact', () => {
  it('counts once, however many statements a note is shown on', async () => {
    const note = await linkNote(10);
    for (const nth of [1, 2, 3]) await quoteOf(note, nth);
    await room.relay();
    expect(await shownAt(note.id)).toHaveLength(3);
    await room.run();
    expect(await room.dataSource.query('SELECT writing_impact FROM contributors WHERE id = $1', [note.authorId])).toEqual([{ writing_impact: 1 }]);
  });
});

describe('who may write and answer', () => {
  const given = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingManipulatedMedia'], text: 'From 2019: https://archive.example.org/2019', trustworthySources: true } as const;
  const write = async (writingImpact: number, about: SpreadingSubject, statement: { quotedText: string; mediaUrls?: string[] }) => {
    const writer = room.community.raters[7]!;
    await room.dataSource.query('UPDATE contributors SET writing_impact = $2 WHERE id = $1', [writer, writingImpact]);
    const viewer = await room.viewer(writer);
    const { statement: row } = await room.statements.add(viewer, statement);
    return room.mediaNotes.write(viewer, { statementId: row.id }, given, about);
  };
  const picture = (url: string) => ({ quotedText: `Look at this, ${url}`, mediaUrls: [`https://pictures.example.org/${url}.jpg`] });

  it.each<[string, string, number, SpreadingSubject, { quotedText: string; mediaUrls?: string[] }]>([
    ['a newcomer about a picture', 'MEDIA_NOTE_NOT_EARNED', 1, 'MEDIA', picture('a')],
    ['who has earned 2, about a picture', 'done', 2, 'MEDIA', picture('b')],
    ['who has earned 2, about a link', 'MEDIA_NOTE_NOT_EARNED', 2, 'LINK', { quotedText: 'https://page.example.org/c' }],
    ['who has earned 10, about a link', 'done', 10, 'LINK', { quotedText: 'https://page.example.org/d' }],
    ['about two pictures', 'MEDIA_NOT_SINGLE', 10, 'MEDIA', { quotedText: 'both', mediaUrls: ['https://pictures.example.org/1.jpg', 'https://pictures.example.org/2.jpg'] }],
    ['about no picture', 'MEDIA_NOT_SINGLE', 10, 'MEDIA', { quotedText: 'only words' }],
    ['about two links', 'LINK_NOT_SINGLE', 10, 'LINK', { quotedText: 'https://page.example.org/e and https://page.example.org/f' }],
    ['about a whole site', 'LINK_BARE_DOMAIN', 10, 'LINK', { quotedText: 'see https://page.example.org/' }],
  ])('%s: %s', async (_, expected, impact, about, statement) => {
    const before = await room.dataSource.query('SELECT count(*) FROM notes');
    expect(await code(write(impact, about, statement))).toBe(expected);
    if (expected !== 'done') expect(await room.dataSource.query('SELECT count(*) FROM notes'), 'nothing is left of what was refused').toEqual(before);
  });

  it('answers on a statement where the note matches, and on no other', async () => {
    const note = await linkNote(10);
    const [there, elsewhere] = [await quoteOf(note, 1), (await room.statements.add(await room.viewer(room.community.raters[0]!), { quotedText: 'Nothing to do with it.' })).statement.id];
    await room.relay();
    const rater = await room.viewer(sides.negative[0]!);
    const rate = (statementId: string | null, spread: SpreadAnswer | null) => code(room.mediaNotes.rate(rater, { noteId: note.id, level: 'HELPFUL', tags: [], statementId, answer: spread }));
    expect([await rate(there, 'EVERYWHERE'), await rate(elsewhere, 'EVERYWHERE'), await rate(null, null), await rate(note.statementId, null)]).toEqual(['done', 'RATING_STATEMENT_MISMATCH', 'done', 'done']);
    expect(await room.mediaNotes.placesOf(sides.negative[0]!, [note.id])).toMatchObject([{ statementId: note.statementId, everywhere: true }]);
    const plain = room.community.notes.find(({ opinion }) => opinion === 'none')!;
    expect(await code(room.mediaNotes.rate(rater, { noteId: plain.id, level: 'HELPFUL', tags: [], answer: 'EVERYWHERE' }))).toBe('SPREAD_ANSWER_MISMATCH');
    expect(await code(room.mediaNotes.rate(rater, { noteId: note.id, level: 'NOT_HELPFUL', tags: [], answer: 'EVERYWHERE' }))).toBe('SPREAD_ANSWER_MISMATCH');
    expect(await room.ratings.ofRater(sides.negative[0]!, [note.id]), 'a refused answer leaves the rating as it was').toMatchObject([{ level: 2 }]);
  });
});

describe('events', () => {
  it('that name nothing are delivered like others', async () => {
    for (const topic of ['rating.changed', 'statement.added', 'note.written']) await room.dataSource.query(`INSERT INTO outbox (topic, payload, created_at) VALUES ($1, '{}', now())`, [topic]);
    await room.relay();
    expect(await room.dataSource.query('SELECT count(*)::int AS left FROM outbox')).toEqual([{ left: 0 }]);
  });
});

describe('in the same instant', () => {
  it('statements are added, raters answer and several workers deliver: what is shown is what was decided', async () => {
    const note = await linkNote(10);
    await room.dataSource.manager.update(NoteSubjectRow, note.id, { mode: 'AFTER_AGREEMENT' });
    const quoting = Promise.all([1, 2, 3, 4, 5, 6].map((nth) => quoteOf(note, nth)));
    const answering = [...sides.negative.slice(0, 6), ...sides.positive.slice(0, 6)].map((id) => answer(note.id, [id], 'EVERYWHERE'));
    await Promise.all([quoting, ...answering, ...[1, 2, 3].map(() => room.relay())]);
    await Promise.all([room.relay(), room.relay()]);
    const statements = (await quoting).sort();
    expect(await shownAt(note.id)).toEqual(statements);
    const told = (await logged(note.id)).flatMap(([kind, ids]) => (ids as string[]).map((id) => `${String(kind)} ${id}`));
    expect(told.sort(), 'each is told once').toEqual(statements.map((id) => `note.spread ${id}`));
  });
});
