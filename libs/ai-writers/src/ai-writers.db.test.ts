import { notesService } from '@bridgenotes/notes/testing';
import { AppError, drawSeeded, type Page, type Viewer } from '@bridgenotes/platform';
import type { NoteStatus } from '@bridgenotes/scoring';
import { createTestDatabase } from '@bridgenotes/test-support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProgramDraw } from './index';
import { openPrograms, type OpenPrograms } from './testing/open-programs';

const HOUR = 3_600_000;
const HELPFUL: NoteStatus = 'CURRENTLY_RATED_HELPFUL';
const NOT_HELPFUL: NoteStatus = 'CURRENTLY_RATED_NOT_HELPFUL';
let house: OpenPrograms;

const code = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : String(error)));
const details = (work: Promise<unknown>) => work.then(() => null, (error: AppError) => error.details);
const count = async (query: string) => (await house.dataSource.query<{ count: string }[]>(`SELECT count(*) FROM ${query}`))[0]!.count;
const statuses = (ids: readonly string[], status: (i: number) => NoteStatus) => new Map(ids.map((id, i) => [id, status(i)]));

beforeAll(async () => {
  house = await openPrograms(await createTestDatabase(), notesService, { testNotes: 5, slots: 2 });
});
afterAll(() => house?.close());

describe('registering a program', () => {
  it('makes a contributor of its own that writes test notes only', async () => {
    const { program, key } = await house.register();
    expect(key).toMatch(/^bn_/);
    expect(await house.stateOf(program)).toBe('apiTestUser');
    expect(await count(`public_log WHERE kind = 'program.registered' AND subject = 'program:${program.id}'`)).toBe('1');
    expect(await count(`public_log WHERE data::text LIKE '%${program.ownerId}%' OR actor = '${program.ownerId}'`), 'who registered it is told to nobody').toBe('0');
  });

  it('tells admins in their list of keys whose key it is, and not who asked for it, nor for another one', async () => {
    const owner = await house.person();
    const { program } = await house.register(owner);
    const admin: Viewer = { ...(await house.person()), role: 'admin' };
    const first = await house.apiKeys.create(admin, { name: 'of an admin', scopes: ['read'] });
    await house.programs.renewKey(owner, program.id);
    const { rows } = await house.apiKeys.list(admin, { first: 100 });
    const ofProgram = rows.filter(({ contributorId }) => contributorId === program.contributorId);
    expect(ofProgram.map(({ createdBy }) => createdBy)).toEqual([null, null]);
    expect(rows.find(({ id }) => id === first.apiKey.id)).toMatchObject({ createdBy: admin.contributorId });
  });

  it('is for one program a person, also in the same instant', async () => {
    const owner = await house.person();
    const codes = await Promise.all(Array.from({ length: 6 }, () => code(house.register(owner))));
    expect(codes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['done', 'PROGRAM_ALREADY_REGISTERED']));
  });

  it('refuses a name that somebody has, whatever its case', async () => {
    const { program } = await house.register();
    const card = { operator: 'o', model: 'm', method: 'x', contactUrl: 'https://example.org' };
    for (const name of [program.name, program.name.toUpperCase()]) expect(await code(house.programs.register(await house.person(), { name, ...card }))).toBe('PROGRAM_NAME_TAKEN');
    expect(await code(house.programs.register(await house.person(), { name: 'a', ...card }))).toBe('INVALID_INPUT');
    expect(await code(house.programs.register(await house.person(), { name: 'Good Name', ...card, contactUrl: 'http://localhost/' }))).toBe('INVALID_URL');
  });

  it('is not for programs', async () => {
    const { viewer } = await house.register();
    expect(await code(house.register(viewer))).toBe('NOT_FOR_PROGRAMS');
  });

  it('may be changed by its person only; a key that is renewed ends', async () => {
    const owner = await house.person();
    const { program } = await house.register(owner);
    expect(await code(house.programs.updateCard(await house.person(), program.id, { model: 'other' }))).toBe('NOT_YOUR_PROGRAM');
    expect(await house.programs.updateCard(owner, program.id, { model: 'some-model 2' })).toMatchObject({ cardVersion: 2 });
    expect(await house.programs.updateCard(owner, program.id, { model: 'some-model 2' }), 'the same says nothing new').toMatchObject({ cardVersion: 2 });
    expect((await house.programs.cardsOf([program.id]))[0]).toMatchObject({ model: 'some-model 2', version: 2 });
    await house.programs.renewKey(owner, program.id);
    expect(await count(`api_keys WHERE contributor_id = ${program.contributorId} AND revoked_at IS NULL`)).toBe('1');
  });
});

describe('test notes', () => {
  it('are evaluated and stand apart from notes', async () => {
    const { viewer } = await house.register();
    const statementId = await house.statement();
    const before = await count('notes');
    expect(await house.tests.submit(viewer, statementId, house.given)).toMatchObject({ statementId, text: house.given.text, evaluation: { urlValidity: 'high', harassmentAbuse: 'high', claimOpinion: 'high' } });
    expect([await count('notes'), await count(`outbox WHERE payload->>'statementId' = '${statementId}'`), await count(`statements WHERE id = ${statementId} AND note_count > 0`)]).toEqual([before, '0', '0']);
  });

  it('are one a statement, also in the same instant, until deleted; a deleted one still counts', async () => {
    const { program, viewer } = await house.register();
    const statementId = await house.statement();
    const codes = await Promise.all(Array.from({ length: 5 }, () => code(house.tests.submit(viewer, statementId, house.given))));
    expect(codes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    const [note] = (await house.reader.tests(program.id, { first: 5 })).rows;
    expect(await code(house.tests.delete((await house.register()).viewer, note!.id))).toBe('NOT_YOUR_NOTE');
    expect(await house.tests.delete(viewer, note!.id)).toMatchObject({ text: null, deletedAt: house.clock.now() });
    expect(await code(house.tests.submit(viewer, statementId, house.given))).toBe('done');
    expect((await house.admission.of([program]))[0]!.checks[0]).toMatchObject({ check: 'TEST_NOTES', value: 2 });
  });

  it.each([
    ['without a source, even that a statement is not misleading', { classification: 'NOT_MISLEADING', tags: [], text: 'All fine.' } as const, 'NOTE_SOURCE_REQUIRED'],
    ['too long', { text: `${'a'.repeat(300)} https://example.org` }, 'NOTE_TOO_LONG'],
    ['without a tag', { tags: [] }, 'NOTE_TAGS_REQUIRED'],
  ])('may not be %s', async (_, change, expected) => {
    expect(await code(house.tests.submit((await house.register()).viewer, await house.statement(), { ...house.given, ...change }))).toBe(expected);
  });

  it('are not for people, nor on what is not there', async () => {
    expect(await code(house.tests.submit(await house.person(), await house.statement(), house.given))).toBe('NOT_A_PROGRAM');
    expect(await code(house.tests.submit((await house.register()).viewer, '1', house.given))).toBe('NOT_FOUND');
  });

  it('are not needed to hear what a text is worth, up to the length that a note can have with its URLs written out', async () => {
    const { viewer } = await house.register();
    const statementId = await house.statement();
    const longest = house.given.text + ' word'.repeat(1000).slice(0, 5000 - house.given.text.length);
    expect(await house.tests.evaluate(viewer, statementId, longest)).toMatchObject({ harassmentAbuse: 'high' });
    expect(await details(house.tests.evaluate(viewer, statementId, `${longest}s`))).toEqual({ field: 'text', given: '5001 characters long', allowed: '1 to 5000 characters' });
    expect(await code(house.tests.evaluate(viewer, statementId, ' '))).toBe('INVALID_INPUT');
  });

  it('are not for programs of people who left or were removed', async () => {
    const { program, viewer } = await house.register();
    await house.dataSource.query(`UPDATE contributors SET left_at = now() WHERE id = $1`, [program.ownerId]);
    expect(await code(house.tests.submit(viewer, await house.statement(), house.given))).toBe('CONTRIBUTOR_LEFT');
    await house.dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [program.ownerId]);
    expect(await code(house.tests.submit(viewer, await house.statement(), house.given))).toBe('CONTRIBUTOR_REMOVED');
  });
});

describe('admission', () => {
  it('draws among those that pass, once a period also by two workers, and everybody can repeat it', async () => {
    const good = await Promise.all([1, 2, 3].map(() => house.register()));
    for (const { viewer } of good) await house.tryOut(viewer, 5);
    const [poor, few] = [await house.register(), await house.register()];
    await house.tryOut(poor.viewer, 5, 'I think this is ridiculous! https://example.org');
    await house.tryOut(few.viewer, 4);

    await Promise.all([house.draw.run(), house.draw.run()]);
    const draw = (await house.dataSource.getRepository(ProgramDraw).find())[0]!;
    expect(await house.dataSource.getRepository(ProgramDraw).count()).toBe(1);
    expect(draw.candidates).toHaveLength(3);
    expect(draw.admitted).toEqual(drawSeeded(draw.seed, draw.candidates, 2));
    const states = await Promise.all(good.map(({ program }) => house.stateOf(program)));
    expect(states.filter((state) => state === 'apiEarnedIn')).toHaveLength(2);
    expect([await house.stateOf(poor.program), await house.stateOf(few.program)]).toEqual(['apiTestUser', 'apiTestUser']);
    expect(await count(`public_log WHERE kind = 'contributor.state' AND data->>'reason' = 'PROGRAM_ADMITTED'`)).toBe('2');
    expect(await count(`outbox WHERE topic = 'writer.admitted'`)).toBe('2');

    await house.draw.run();
    expect(await house.dataSource.getRepository(ProgramDraw).count(), 'nothing when called again').toBe(1);
    house.clock.advance(24 * HOUR);
    await house.draw.run();
    expect(await Promise.all(good.map(({ program }) => house.stateOf(program))), 'who was not drawn is, the next time').toEqual(['apiEarnedIn', 'apiEarnedIn', 'apiEarnedIn']);
  });
});

describe('writing', () => {
  it('is for admitted programs', async () => {
    for (const state of ['apiTestUser', 'apiEarnedOut'] as const) expect(await code(house.notes.submit((await house.programIn(state)).viewer, await house.statement(), house.given)), state).toBe('PROGRAM_NOT_ADMITTED');
    const { program, viewer } = await house.programIn('apiEarnedIn');
    const statementId = await house.statement();
    const { note } = await house.notes.submit(viewer, statementId, house.given);
    expect(note).toMatchObject({ statementId, authorId: program.contributorId, text: house.given.text });
    expect(await code(house.notes.submit(viewer, statementId, house.given)), 'its own statement is no longer in its feed').toBe('STATEMENT_NOT_ELIGIBLE');
    expect(await house.reader.cardsOfNotes([note.id, '1'])).toMatchObject([{ name: program.name, version: 1 }, null]);
    expect(await code(house.notes.delete((await house.programIn('apiEarnedIn')).viewer, note.id))).toBe('NOT_YOUR_NOTE');
    expect((await house.notes.delete(viewer, note.id)).note).toMatchObject({ text: null });
  });

  it('keeps the card of its time', async () => {
    const owner = await house.person();
    const { program, viewer } = await house.register(owner);
    await house.dataSource.query(`UPDATE contributors SET enrollment_state = 'apiEarnedIn' WHERE id = $1`, [program.contributorId]);
    const first = (await house.notes.submit(viewer, await house.statement(), house.given)).note;
    await house.programs.updateCard(owner, program.id, { model: 'some-model 2' });
    const second = (await house.notes.submit(viewer, await house.statement(), house.given)).note;
    expect((await house.reader.cardsOfNotes([second.id, first.id])).map((card) => card!.model)).toEqual(['some-model 2', 'some-model 1']);
  });

  it('ends at the limit, also in the same instant and for who deletes, until the first is a day old', async () => {
    const { program, viewer } = await house.programIn('apiEarnedIn');
    const where = await Promise.all(Array.from({ length: 14 }, () => house.statement()));
    const outcomes = await Promise.all(where.map((id) => code(house.notes.submit(viewer, id, house.given))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === 'AI_NOTE_LIMIT_REACHED')).toHaveLength(4);
    const [written] = (await house.reader.written(program.id, { first: 1 })).rows;
    await house.notes.delete(viewer, written!.noteId);
    const resetsAt = new Date(house.clock.now().getTime() + 24 * HOUR);
    expect(await details(house.notes.submit(viewer, await house.statement(), house.given))).toEqual({ limit: 10, used: 10, resetsAt: resetsAt.toISOString(), reason: 'FIRST_NOTES' });
    expect(await house.limits.ofEach([program.id])).toMatchObject([{ limit: 10, used: 10, resetsAt, reason: 'FIRST_NOTES', largestFeed: 'SMALL' }]);
    house.clock.set(resetsAt);
    expect(await code(house.notes.submit(viewer, await house.statement(), house.given))).toBe('done');
  });

  it('is throttled by notes that were not helpful', async () => {
    const { program, viewer } = await house.programIn('apiEarnedIn');
    const ids = await house.writeFreely(program, 10);
    house.clock.advance(24 * HOUR);
    await house.publish(statuses(ids, (i) => (i >= 2 ? NOT_HELPFUL : HELPFUL)));
    expect(await house.limits.ofEach([program.id])).toMatchObject([{ limit: 2, used: 0, reason: 'NOT_HELPFUL_OF_LAST_10' }]);
    const codes = await Promise.all([1, 2, 3].map(async () => code(house.notes.submit(viewer, await house.statement(), house.given))));
    expect(codes.sort()).toEqual(['AI_NOTE_LIMIT_REACHED', 'done', 'done']);
  });

  it('of notes on media, in the largest feed, and how ratings spread, are for the best', async () => {
    const { program, viewer } = await house.programIn('apiEarnedIn');
    expect(await code(house.notes.submit(viewer, await house.statement(), { ...house.given, isMediaNote: true }))).toBe('PROGRAM_RECORD_NEEDED');
    for (const feedSize of ['LARGE', 'XL', 'XXL'] as const) expect(await code(house.eligible.list(viewer, { feedSize, testMode: false }, { first: 1 })), feedSize).toBe('PROGRAM_RECORD_NEEDED');
    const ids = await house.writeFreely(program, 110);
    await house.publish(statuses(ids, (i) => (i < 105 ? HELPFUL : NOT_HELPFUL)));
    expect(await house.limits.ofEach([program.id])).toMatchObject([{ largestFeed: 'XXL', best: true }]);
    expect(await code(house.eligible.list(viewer, { feedSize: 'XXL', testMode: false }, { first: 1 }))).toBe('done');

    house.clock.advance(24 * HOUR);
    const [bare, pictured] = [await house.statement(), await house.statement()];
    await house.dataSource.query(`UPDATE statements SET media_urls = '{https://pictures.example.org/1.jpg}' WHERE id = $1`, [pictured]);
    expect(await code(house.notes.submit(viewer, bare, { ...house.given, isMediaNote: true })), 'nothing of a refused note stays').toBe('MEDIA_NOT_SINGLE');
    const { note } = await house.notes.submit(viewer, pictured, { ...house.given, isMediaNote: true });
    expect(await house.dataSource.query('SELECT subject, mode FROM note_subjects WHERE note_id = $1', [note.id])).toEqual([{ subject: 'MEDIA', mode: 'AFTER_AGREEMENT' }]);
    expect(await count(`program_notes JOIN notes ON id = note_id WHERE statement_id = ${bare}`)).toBe('0');
  });
});

describe('expulsion', () => {
  it('comes with ten more not helpful notes than helpful ones, and ends by new test notes and a draw', async () => {
    const { program, viewer } = await house.programIn('apiEarnedIn');
    const ids = await house.writeFreely(program, 12);
    const look = () => house.dataSource.transaction((manager) => house.expulsion.onEvents(manager));
    await house.publish(statuses(ids, (i) => (i < 2 ? HELPFUL : i < 11 ? NOT_HELPFUL : 'NEEDS_MORE_RATINGS')));
    await look();
    expect(await house.stateOf(program), 'nine less two are not ten').toBe('apiEarnedIn');
    await house.publish(statuses(ids, (i) => (i < 1 ? HELPFUL : NOT_HELPFUL)));
    await Promise.all([look(), look()]);
    expect(await house.stateOf(program)).toBe('apiEarnedOut');
    expect(await count(`public_log WHERE data->>'reason' = 'PROGRAM_EARNED_OUT' AND subject = 'contributor:${program.contributorId}'`), 'told once').toBe('1');

    house.clock.advance(HOUR);
    await house.tryOut(viewer, 5);
    await house.draw.run();
    house.clock.advance(24 * HOUR);
    await house.draw.run();
    expect(await house.stateOf(program), 'not before two weeks').toBe('apiEarnedOut');
    house.clock.advance(14 * 24 * HOUR);
    await house.draw.run();
    expect(await house.stateOf(program)).toBe('apiEarnedIn');
    expect(await count(`public_log WHERE data->>'reason' = 'PROGRAM_EARNED_IN_AGAIN'`)).toBe('1');
    await look();
    expect(await house.stateOf(program), 'what it wrote before does not count again').toBe('apiEarnedIn');
  });
});

describe('eligible statements', () => {
  const ids = (page: Page<{ id: string }>) => page.rows.map(({ id }) => id);
  let viewer: Parameters<OpenPrograms['eligible']['list']>[0];

  beforeAll(async () => {
    house.clock.advance(1000 * HOUR);
    ({ viewer } = await house.programIn('apiEarnedIn'));
  });

  it('are new, without a helpful note and without one of the program', async () => {
    const [old, noted, own, free] = [await house.statement(), await house.statement(), await house.statement(), await house.statement()];
    await house.dataSource.query(`UPDATE statements SET created_at = $2 WHERE id = $1`, [old, new Date(house.clock.now().getTime() - 24 * HOUR)]);
    const other = await house.programIn('apiEarnedIn');
    const { note } = await house.notes.submit(other.viewer, noted, house.given);
    await house.publish(new Map([[note.id, HELPFUL]]));
    await house.notes.submit(viewer, own, house.given);
    expect(ids(await house.eligible.list(viewer, { feedSize: 'SMALL', testMode: false }, { first: 10 }))).toEqual([free]);
    expect(await house.eligible.sourcesOfEach([own, free])).toEqual([[{ url: 'https://stats.example.org/may', count: 1 }], []]);
    expect(await code(house.notes.submit(viewer, old, house.given))).toBe('STATEMENT_NOT_ELIGIBLE');
    expect(ids(await house.eligible.list(viewer, { feedSize: 'SMALL', testMode: true }, { first: 100 }))).toContain(old);
  });

  it('come in a language', async () => {
    const [english, german] = [await house.statement(), await house.statement()];
    await house.dataSource.query(`UPDATE statements SET language = CASE id WHEN $1 THEN 'en-GB' ELSE 'de' END WHERE id = ANY($2)`, [english, [english, german]]);
    expect(ids(await house.eligible.list(viewer, { feedSize: 'SMALL', language: 'EN', testMode: false }, { first: 10 }))).toEqual([english]);
    expect(await code(house.eligible.list(viewer, { feedSize: 'SMALL', language: '%', testMode: false }, { first: 10 }))).toBe('INVALID_INPUT');
  });
});

describe('calls', () => {
  it('are 90 in a quarter of an hour of each kind, also in the same instant', async () => {
    const { viewer } = await house.programIn('apiTestUser');
    const call = () => code(house.eligible.list(viewer, { feedSize: 'SMALL', testMode: true }, { first: 1 }));
    const outcomes = await Promise.all(Array.from({ length: 100 }, call));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(90);
    expect(await code(house.tests.evaluate(viewer, await house.statement(), 'A text.')), 'another kind is counted apart').toBe('done');
    const { retryAfterSeconds } = (await details(house.eligible.list(viewer, { feedSize: 'SMALL', testMode: true }, { first: 1 })))!;
    house.clock.advance((retryAfterSeconds as number) * 1000);
    expect(await call()).toBe('done');
  });
});

describe('how ratings spread', () => {
  it('is counted by the factor of the raters, and never by who', async () => {
    const { program } = await house.programIn('apiEarnedIn');
    const [noteId] = await house.writeFreely(program, 1);
    const run = await house.publish(new Map([[noteId!, HELPFUL]]));
    const factors: [number | null, number][] = [[-0.5, 2], [-0.15, 2], [0.15, 1], [0.16, 0], [0.5, 2], [null, 2]];
    for (const [factor, level] of factors) {
      const { contributorId } = await house.person();
      await house.dataSource.query(`INSERT INTO rater_scores (run_id, contributor_id, factor, counts) VALUES ($1, $2, $3, '{}')`, [run, contributorId, factor]);
      await house.dataSource.query('INSERT INTO ratings (note_id, rater_id, level, tag_mask, rated_at, created_at) VALUES ($1, $2, $3, 0, $4, $4)', [noteId, contributorId, level, house.clock.now()]);
    }
    expect(await house.reader.scoringStatuses([noteId!])).toEqual([{
      negative: { helpful: 1, somewhatHelpful: 0, notHelpful: 0 }, middle: { helpful: 1, somewhatHelpful: 1, notHelpful: 0 }, positive: { helpful: 1, somewhatHelpful: 0, notHelpful: 1 },
    }]);
  });
});
