import { ABILITY, AbilityService, CONTRIBUTORS_ENTITIES, WritersService } from '@bridgenotes/contributors';
import { NOTES_ENTITIES } from '@bridgenotes/notes';
import { MatchedNotes } from '@bridgenotes/media';
import { AppError, CommunitySettings, ManualClock, OutboxEntry, dataSourceOptions, putInOutbox, relayOutbox, type Viewer } from '@bridgenotes/platform';
import { PublishedRuns, SCORING_RUNS_ENTITIES, ScoresReader } from '@bridgenotes/scoring-runs';
import { STATEMENTS_ENTITIES, StatementViewsService, StatementsService } from '@bridgenotes/statements';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REQUESTS, REQUESTS_ENTITIES, RequestAudienceService, RequestOutcomes, RequestsReader, RequestsService, UnfoundedMarksService, outcomeOf, NoteRequest } from './index';
import { ShownNotes } from './shown-notes';
import { lockRequests } from './visibility.store';

const START = new Date('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;
const HELPFUL = 'CURRENTLY_RATED_HELPFUL';
const clock = new ManualClock(START);
let database: TestDatabase;
let dataSource: DataSource;
let reader: RequestsReader;
let requests: RequestsService;
let outcomes: RequestOutcomes;
let views: StatementViewsService;
let people: Viewer[];

function open(community: Record<string, unknown> = {}) {
  const settings = CommunitySettings.from({ requests: community }, [REQUESTS, ABILITY]);
  const audience = new RequestAudienceService(settings, new AbilityService(dataSource, clock, settings), new WritersService(dataSource));
  return {
    requests: new RequestsService(dataSource, clock, settings, new ShownNotes(new StatementsService(dataSource, clock), new PublishedRuns(dataSource), new ScoresReader(dataSource), new MatchedNotes(dataSource))),
    marks: new UnfoundedMarksService(dataSource, clock, settings, audience),
    reader: new RequestsReader(dataSource, clock, settings),
    outcomes: new RequestOutcomes(clock, settings),
    audience,
  };
}

async function person(name: string, role: Viewer['role'] = 'contributor'): Promise<Viewer> {
  const [row] = await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, alias, role, joined_at) VALUES ($1, $1, $2, $3) RETURNING id`, [name, role, START]);
  return { via: 'token', contributorId: row!.id, role, alias: name, scopes: ['read', 'requests:write', 'views:write'], removed: false, limitKey: name };
}

async function topWriter(): Promise<Viewer> {
  const writer = await person('top');
  await dataSource.query(`INSERT INTO writing_records (contributor_id, helpful, not_helpful, undecided, recent, mean_note_score, top_writer, emerging_writer) VALUES ($1, 10, 0, 0, '', 0.5, true, false)`, [writer.contributorId]);
  return writer;
}

async function noteOn(statementId: string, author: Viewer): Promise<string> {
  const [row] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at) VALUES ($1, $2, 'MISINFORMED_OR_POTENTIALLY_MISLEADING', '{misleadingOther}', 'x', true, $3) RETURNING id`,
    [statementId, author.contributorId, clock.now()]);
  await putInOutbox(dataSource.manager, 'note.written', { noteId: row!.id, statementId }, clock.now());
  return row!.id;
}

/** Stores a change of status and tells of it, as a published run does. */
async function changeStatus(noteId: string, statementId: string, from: string, to: string): Promise<void> {
  const [run] = await dataSource.query<{ id: string }[]>(`INSERT INTO scoring_runs (state, trigger, forced, as_of, started_at, code_version, parameters) VALUES ('published', 'manual', false, $1, $1, 'test', '{}') RETURNING id`, [clock.now()]);
  await dataSource.query('INSERT INTO status_changes (note_id, statement_id, run_id, from_status, to_status, decided_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [noteId, statementId, run!.id, from, to, 'test', clock.now()]);
  await putInOutbox(dataSource.manager, 'status.changed', { noteId, statementId, from, to, live: false, runId: run!.id, at: clock.now().toISOString() }, clock.now());
}

/** Publishes a run that gives a note a status and knows no other. */
async function publish(noteId: string, statementId: string, status: string): Promise<void> {
  const [run] = await dataSource.query<{ id: string }[]>(`INSERT INTO scoring_runs (state, trigger, forced, as_of, started_at, code_version, parameters) VALUES ('published', 'manual', false, $1, $1, 'test', '{}') RETURNING id`, [clock.now()]);
  await dataSource.query('INSERT INTO published_run (run_id) VALUES ($1) ON CONFLICT ON CONSTRAINT published_run_pk DO UPDATE SET run_id = excluded.run_id', [run!.id]);
  await dataSource.query(
    `INSERT INTO note_scores (run_id, note_id, statement_id, num_ratings, status, decided_by, rules, trace, counts, needs_ratings, decided_at, status_run_id)
     VALUES ($1, $2, $3, 20, $4, 'test', '{}', '[]', '{}', false, $5, $1)`, [run!.id, noteId, statementId, status, clock.now()]);
}

const told: { topic: string; payload: Record<string, unknown> }[] = [];
/** Delivers what happened, as the worker does, twice: an event may come again. */
async function deliver(): Promise<void> {
  await relayOutbox(dataSource, async (entries, manager) => {
    const heard = entries.filter(({ topic }) => (outcomes.topics as readonly string[]).includes(topic));
    await outcomes.onEvents(manager, heard);
    await outcomes.onEvents(manager, heard);
    told.push(...entries.map(({ topic, payload }) => ({ topic, payload })));
  });
  const rest = await dataSource.getRepository(OutboxEntry).find({ order: { id: 'ASC' } });
  told.push(...rest.map(({ topic, payload }) => ({ topic, payload })));
  await dataSource.query('TRUNCATE outbox');
}

const code = (work: Promise<unknown>) => work.then(() => 'accepted', (error: unknown) => (error instanceof AppError ? error.code : String(error)));
const ask = (viewer: Viewer, url: string, given = { sources: [] as string[], reason: null as string | null }) => requests.make(viewer, { statementUrl: url }, given);
const url = (name: string) => `https://example.org/${name}`;
const latest = async (request: NoteRequest) => dataSource.getRepository(NoteRequest).findOneByOrFail({ id: request.id });
const visible = async () => (await reader.visible({ first: 50 })).rows.map((row) => row.statementId);

beforeAll(async () => {
  database = await createTestDatabase();
  const entities = [OutboxEntry, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...SCORING_RUNS_ENTITIES, ...REQUESTS_ENTITIES];
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities, poolSize: 20 })).initialize();
  ({ requests, reader, outcomes } = open());
  views = new StatementViewsService(dataSource, clock);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  await dataSource.query('TRUNCATE contributors, statements, scoring_runs, outbox CASCADE');
  clock.set(START);
  told.length = 0;
  people = await Promise.all(['ann', 'bob', 'cyd', 'dan', 'eve', 'fay'].map((name) => person(name)));
});

describe('asking for a note', () => {
  it('is for everybody who signed in, also without an alias, and makes a statement of a URL', async () => {
    const bare = { ...(await person('reader', 'reader')), alias: null };
    const request = await ask(bare, 'https://twitter.com/a/status/5', { sources: ['https://example.org/proof'], reason: 'Not so.' });
    expect(request).toMatchObject({ requesterId: bare.contributorId, sources: ['https://example.org/proof'], reason: 'Not so.', requesterLevel: 'NEW', eligible: true, madeAt: START });
    expect(await code(requests.make(people[0]!, { statementId: request.statementId }, { sources: [] }))).toBe('accepted');
    await deliver();
    expect(told.map(({ topic }) => topic)).toEqual(['statement.added', 'request.made', 'request.made']);
  });

  it('is not for the removed, keys without the scope, or nobody; nor about a statement that is not there', async () => {
    const [ann] = people as [Viewer];
    expect(await code(ask({ ...ann, removed: true }, url('a')))).toBe('CONTRIBUTOR_REMOVED');
    expect(await code(ask({ ...ann, left: true }, url('a')))).toBe('CONTRIBUTOR_LEFT');
    expect(await code(ask({ ...ann, kind: 'program' }, url('a')))).toBe('NOT_FOR_PROGRAMS');
    expect(await code(ask({ ...ann, scopes: ['read'] }, url('a')))).toBe('FORBIDDEN');
    expect(await code(ask({ ...ann, contributorId: null }, url('a')))).toBe('SIGN_IN_REQUIRED');
    expect(await code(requests.make(ann, { statementId: '1' }, { sources: [] }))).toBe('NOT_FOUND');
    expect(await code(ask(ann, 'http://localhost/'))).toBe('INVALID_URL');
    expect(await dataSource.query('SELECT 1 FROM statements')).toEqual([]);
  });

  it('is refused where a note is shown, also one about the same picture that was written elsewhere, and not where it only matches', async () => {
    const [ann, bob, cyd] = people as [Viewer, Viewer, Viewer];
    const [written, shown, matching] = [(await ask(ann, url('written'))).statementId, (await ask(ann, url('shown'))).statementId, (await ask(ann, url('matching'))).statementId];
    const note = await noteOn(written, cyd);
    await dataSource.query(`INSERT INTO note_subjects (note_id, statement_id, subject, mode, created_at) VALUES ($1, $2, 'MEDIA', 'AFTER_AGREEMENT', $3)`, [note, written, clock.now()]);
    await dataSource.query(`INSERT INTO note_matches (note_id, statement_id, kind, shown, matched_at) VALUES ($1, $2, 'MEDIA', true, $4), ($1, $3, 'MEDIA', false, $4)`, [note, shown, matching, clock.now()]);
    const asked = async (viewer: Viewer) => [await code(requests.make(viewer, { statementId: written }, { sources: [] })), await code(ask(viewer, url('shown'))), await code(ask(viewer, url('matching')))];
    await publish(note, written, HELPFUL);
    expect(await asked(bob)).toEqual(['NOTE_ALREADY_SHOWN', 'NOTE_ALREADY_SHOWN', 'accepted']);
    await publish(note, written, 'NEEDS_MORE_RATINGS');
    expect(await asked(cyd), 'nobody sees it any more').toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('happens once of 10 times in the same instant on a statement, and five times of 10 in a day', async () => {
    const [ann, bob] = people as [Viewer, Viewer];
    const same = await Promise.all(Array.from({ length: 10 }, () => code(ask(ann, url('same')))));
    expect(same.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(same.filter((outcome) => outcome === 'REQUEST_ALREADY_MADE')).toHaveLength(9);
    const many = await Promise.all(Array.from({ length: 10 }, (_, i) => code(ask(bob, url(`many-${i}`)))));
    expect(many.filter((outcome) => outcome === 'accepted')).toHaveLength(5);
    expect(many.filter((outcome) => outcome === 'REQUEST_LIMIT_REACHED')).toHaveLength(5);
    clock.advance(24 * HOUR);
    expect(await code(ask(bob, url('next day')))).toBe('accepted');
  });

  it('tells when the next one may be made', async () => {
    for (let i = 0; i < 5; i++) {
      await ask(people[0]!, url(`${i}`));
      clock.advance(HOUR);
    }
    const refusal = await ask(people[0]!, url('6')).catch((error: AppError) => error);
    expect(refusal).toMatchObject({ code: 'REQUEST_LIMIT_REACHED', details: { limit: 5, resetsAt: new Date(START.getTime() + 24 * HOUR).toISOString() } });
    expect((await reader.standing(people[0]!)).allowance).toMatchObject({ left: 0 });
    expect((await reader.standing(people[1]!)).allowance).toEqual({ limit: 5, left: 5, resetsAt: null });
  });

  it('can be taken back by whoever asked, which does not give a request of the day back', async () => {
    const [ann, bob] = people as [Viewer, Viewer];
    const request = await ask(ann, url('a'));
    expect(await code(requests.withdraw(bob, request.id))).toBe('NOT_YOUR_REQUEST');
    expect(outcomeOf(await requests.withdraw(ann, request.id))).toBe('WITHDRAWN');
    expect(await code(requests.withdraw(ann, request.id))).toBe('accepted');
    expect(await code(requests.withdraw(ann, '1'))).toBe('NOT_FOUND');
    expect((await reader.standing(ann)).allowance.left).toBe(4);
    expect(await code(ask(ann, url('a')))).toBe('accepted');
  });
});

describe('what writers see', () => {
  it('is a statement that four asked about, for 24 hours, and none that three did', async () => {
    for (const viewer of people.slice(0, 3)) await ask(viewer, url('a'));
    expect(await visible()).toEqual([]);
    const { statementId } = await ask(people[3]!, url('a'));
    expect(await visible()).toEqual([statementId]);
    clock.advance(24 * HOUR - 1);
    expect(await visible()).toEqual([statementId]);
    clock.advance(1);
    expect(await visible()).toEqual([]);
  });

  it('needs more requests where many people saw the statement', async () => {
    const moderator = await person('mod', 'moderator');
    await ask(people[0]!, url('seen'));
    expect(await views.report(moderator, [{ url: url('seen?utm_source=x'), views: 125_000 }, { url: url('unknown'), views: 5 }])).toBe(1);
    expect(await views.report(moderator, [{ url: url('seen'), views: 5 }])).toBe(1);
    for (const viewer of people.slice(1, 4)) await ask(viewer, url('seen'));
    expect(await visible()).toEqual([]);
    await ask(people[4]!, url('seen'));
    expect(await visible()).toHaveLength(1);
    expect(await code(views.report(people[0]!, []))).toBe('FORBIDDEN');
    expect(await code(views.report(moderator, [{ url: url('seen'), views: 1.5 }]))).toBe('INVALID_INPUT');
  });

  it('is no statement older than a day, unless the community set it so', async () => {
    const old = 'https://x.com/i/status/1580661436132757506';
    for (const viewer of people.slice(0, 4)) await ask(viewer, old);
    expect(await visible()).toEqual([]);
    expect((await open({ statementHours: null }).reader.visible({ first: 5 })).rows).toHaveLength(1);
  });

  it('is none any more when too few requests are left, and leaves out statements they have a note on', async () => {
    const made = [];
    for (const viewer of people.slice(0, 4)) made.push(await ask(viewer, url('a')));
    const author = people[5]!;
    await noteOn(made[0]!.statementId, author);
    expect((await reader.visible({ first: 5 }, { exceptNotedBy: author.contributorId })).rows).toEqual([]);
    expect(await visible()).toHaveLength(1);
    await requests.withdraw(people[0]!, made[0]!.id);
    expect(await visible()).toEqual([]);
  });

  it('has sources with how many gave them, and requests without who made them; none of people who were removed', async () => {
    const { statementId } = await ask(people[0]!, url('a'), { sources: ['https://s.example.org/1', 'https://s.example.org/2'], reason: 'Wrong year.' });
    clock.advance(1000);
    await ask(people[1]!, url('a'), { sources: ['https://s.example.org/2'], reason: null });
    clock.advance(1000);
    await ask(people[2]!, url('a'), { sources: ['https://spam.example.org/'], reason: 'Buy now.' });
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [people[2]!.contributorId]);
    expect(await reader.sourcesOfEach([statementId, '1'])).toEqual([[{ url: 'https://s.example.org/2', count: 2 }, { url: 'https://s.example.org/1', count: 1 }], []]);
    expect((await reader.openOfEach(['1', statementId])).map((rows) => rows.map((row) => row.reason))).toEqual([[], [null, 'Wrong year.']]);
  });

  it('counts no request of somebody removed, before and after, and those again of somebody taken back', async () => {
    const removal = async (viewer: Viewer, state: 'removed' | 'newUser') => {
      await dataSource.query('UPDATE contributors SET enrollment_state = $2 WHERE id = $1', [viewer.contributorId, state]);
      await putInOutbox(dataSource.manager, state === 'removed' ? 'contributor.removed' : 'contributor.reinstated', { contributorId: viewer.contributorId }, clock.now());
      await deliver();
    };
    await removal(people[4]!, 'removed');
    const made = [];
    for (const viewer of people.slice(0, 4)) made.push(await ask(viewer, url('a')));
    expect(await visible()).toEqual([made[0]!.statementId]);
    await removal(people[0]!, 'removed');
    expect(await visible()).toEqual([]);
    await removal(people[0]!, 'newUser');
    expect(await visible()).toEqual([made[0]!.statementId]);
  });

  it('is for top writers, or who the community named; without top writers for all who write', async () => {
    const { audience } = open();
    const [ann] = people as [Viewer];
    expect(await code(audience.require(ann))).toBe('accepted');
    const top = await topWriter();
    expect(await code(audience.require(ann))).toBe('REQUESTS_NOT_FOR_YOU');
    expect(await code(audience.require(top))).toBe('accepted');
    expect(await code(audience.require({ ...ann, role: 'moderator' }))).toBe('accepted');
    expect(await code(open({ visibleTo: 'writers' }).audience.require(ann))).toBe('accepted');
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'earnedOutAcknowledged' WHERE id = $1`, [ann.contributorId]);
    expect(await code(open({ visibleTo: 'writers' }).audience.require(ann))).toBe('REQUESTS_NOT_FOR_YOU');
    expect(await code(open({ visibleTo: 'contributors' }).audience.require(ann))).toBe('accepted');
    expect(await code(audience.require({ ...ann, alias: null }))).toBe('ALIAS_REQUIRED');
  });
});

describe('what becomes of a request', () => {
  it('follows the notes on its statement: written, helpful, no longer, and another helpful one', async () => {
    const [ann, bob] = people as [Viewer, Viewer];
    const early = await ask(ann, url('a'));
    clock.advance(HOUR);
    const { statementId } = early;
    const first = await noteOn(statementId, people[4]!);
    clock.advance(HOUR);
    const late = await ask(bob, url('a'));
    await deliver();
    expect([outcomeOf(await latest(early)), (await latest(early)).eligible, late.eligible]).toEqual(['NOTED', true, false]);

    clock.advance(HOUR);
    await changeStatus(first, statementId, 'NEEDS_MORE_RATINGS', HELPFUL);
    told.length = 0;
    await deliver();
    expect(told.filter(({ topic }) => topic === 'request.met')).toEqual([{ topic: 'request.met', payload: { statementId, noteId: first, contributorIds: expect.arrayContaining([ann.contributorId, bob.contributorId]) as unknown } }]);
    expect(await latest(early)).toMatchObject({ helpfulNoteId: first, metAt: clock.now() });
    expect(await reader.standing(ann)).toMatchObject({ eligible: 1, hits: 1, level: 'MEDIUM', allowance: { limit: 8, left: 7 } });
    expect(await reader.standing(bob)).toMatchObject({ eligible: 0, hits: 0, level: 'NEW' });
    expect(await code(requests.withdraw(ann, early.id))).toBe('REQUEST_CLOSED');

    const second = await noteOn(statementId, people[5]!);
    await changeStatus(second, statementId, 'NEEDS_MORE_RATINGS', HELPFUL);
    await changeStatus(first, statementId, HELPFUL, 'NEEDS_MORE_RATINGS');
    await deliver();
    expect((await latest(early)).helpfulNoteId).toBe(second);
    await changeStatus(second, statementId, HELPFUL, 'NEEDS_MORE_RATINGS');
    await deliver();
    expect(outcomeOf(await latest(early))).toBe('NOTE_WITHDRAWN');
    expect(await reader.standing(ann)).toMatchObject({ hits: 0 });
    await changeStatus(first, statementId, 'NEEDS_MORE_RATINGS', HELPFUL);
    told.length = 0;
    await deliver();
    expect(outcomeOf(await latest(early))).toBe('MET');
    expect(told.filter(({ topic }) => topic === 'request.met')).toEqual([]);
  });

  it('does not go on to a note that was deleted, and goes on from one', async () => {
    const request = await ask(people[0]!, url('a'));
    const { statementId } = request;
    const [first, second, third] = [await noteOn(statementId, people[3]!), await noteOn(statementId, people[4]!), await noteOn(statementId, people[5]!)];
    const remove = async (noteId: string) => {
      await dataSource.query('UPDATE notes SET deleted_at = $2, text = NULL WHERE id = $1', [noteId, clock.now()]);
      await putInOutbox(dataSource.manager, 'note.deleted', { noteId, statementId }, clock.now());
    };
    for (const noteId of [first, second, third]) await changeStatus(noteId, statementId, 'NEEDS_MORE_RATINGS', HELPFUL);
    await deliver();
    await remove(second);
    await remove(first);
    await deliver();
    expect((await latest(request)).helpfulNoteId).toBe(third);
    await remove(third);
    await changeStatus(third, statementId, 'NEEDS_MORE_RATINGS', HELPFUL);
    await deliver();
    expect(outcomeOf(await latest(request)), 'it had become helpful, and is gone').toBe('NOTE_WITHDRAWN');
    expect(await reader.standing(people[0]!)).toMatchObject({ hits: 0 });
  });

  it('that was met is seen by nobody any more, and whoever wants may ask again', async () => {
    const made = [];
    for (const viewer of people.slice(0, 4)) made.push(await ask(viewer, url('a')));
    const note = await noteOn(made[0]!.statementId, people[4]!);
    await changeStatus(note, made[0]!.statementId, 'NEEDS_MORE_RATINGS', HELPFUL);
    await deliver();
    expect(await visible()).toEqual([]);
    expect(await code(ask(people[0]!, url('a')))).toBe('accepted');
    expect((await reader.mine(people[0]!, { first: 5 })).rows.map(outcomeOf)).toEqual(['OPEN', 'MET']);
    expect((await reader.mine(people[5]!, { first: 5 })).rows).toEqual([]);
  });
});

it('many relays that deliver events of the same statements in opposite order do not wait for each other for ever', async () => {
  const ids = Array.from({ length: 1000 }, (_, i) => `${i}`);
  const orders = [ids, [...ids].reverse()];
  const deliveries = Array.from({ length: 30 }, (_, i) => dataSource.transaction((manager) => lockRequests(manager, orders[i % 2]!)));
  expect((await Promise.allSettled(deliveries)).filter(({ status }) => status === 'rejected')).toEqual([]);
});

describe('a request that writers find unfounded', () => {
  it('takes three of them, none twice, and not whoever asked; then it counts against whoever asked', async () => {
    const { marks } = open({ visibleTo: 'writers' });
    const made = [];
    for (const viewer of people.slice(0, 4)) made.push(await ask(viewer, url('a')));
    const request = made[0]!;
    expect(await code(marks.mark(people[0]!, request.id, 'NO_CLAIM'))).toBe('REQUEST_OWN');
    const twice = await Promise.all([1, 1, 2].map((i) => code(marks.mark(people[i]!, request.id, 'NO_CLAIM'))));
    expect(twice.sort()).toEqual(['REQUEST_ALREADY_MARKED', 'accepted', 'accepted']);
    expect(outcomeOf(await latest(request))).toBe('OPEN');
    expect(await visible()).toHaveLength(1);
    const two = await Promise.all([3, 4].map((i) => marks.mark(people[i]!, request.id, 'ACCURATE')));
    expect(two.map(outcomeOf).at(-1)).toBe('UNFOUNDED');
    expect(await visible()).toEqual([]);
    expect(await reader.marksOf(people[1]!.contributorId!, [made[1]!.id, request.id])).toEqual([null, 'NO_CLAIM']);
    expect(await reader.standing(people[0]!)).toMatchObject({ eligible: 1, unfounded: 1, allowance: { limit: 4, left: 3 } });
    expect(await code(ask(people[0]!, url('a')))).toBe('REQUEST_ALREADY_MADE');
    await deliver();
    expect(told.filter(({ topic }) => topic === 'request.unfounded').map(({ payload }) => payload['contributorId'])).toEqual([people[0]!.contributorId]);
    clock.advance(31 * 24 * HOUR);
    expect((await reader.standing(people[0]!)).allowance.limit).toBe(5);
  });

  it('is proved founded by a helpful note', async () => {
    const { marks } = open({ visibleTo: 'writers', unfoundedMarks: 1 });
    const request = await ask(people[0]!, url('a'));
    await marks.mark(people[1]!, request.id, 'ACCURATE');
    const note = await noteOn(request.statementId, people[2]!);
    await changeStatus(note, request.statementId, 'NEEDS_MORE_RATINGS', HELPFUL);
    await deliver();
    expect(outcomeOf(await latest(request))).toBe('MET');
    expect(await reader.standing(people[0]!)).toMatchObject({ hits: 1, unfounded: 0, allowance: { limit: 8 } });
    expect(await code(marks.mark(people[3]!, request.id, 'ACCURATE'))).toBe('REQUEST_CLOSED');
  });

  it('is marked by those only who see requests', async () => {
    const { marks } = open();
    const request = await ask(people[0]!, url('a'));
    await topWriter();
    expect(await code(marks.mark(people[1]!, request.id, 'NO_CLAIM'))).toBe('REQUESTS_NOT_FOR_YOU');
    expect(await code(marks.mark({ ...people[1]!, scopes: ['read'] }, request.id, 'NO_CLAIM'))).toBe('FORBIDDEN');
    expect(await code(open({ visibleTo: 'contributors' }).marks.mark(people[1]!, '1', 'NO_CLAIM'))).toBe('NOT_FOUND');
  });
});
