import 'reflect-metadata';
import { ManualClock } from '@bridgenotes/platform';
import { scoreHere, type Scorer } from '@bridgenotes/scoring-runs';
import { HOUR, SETTINGS, START, costsOf, fillCommunity, openDataSource, runsService, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../create-api';
import { toGlobalId } from '../graphql/global-id';
import { OPEN_TO_TESTS, openClient, type ApiClient } from '../testing/client';

// Runs as an admin sees them; they are made by the test, as a worker would.
let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let app: NestExpressApplication;
let client: ApiClient;
let admin: string;
let contributor: string;
const clock = new ManualClock(START + HOUR);
const parameters = { ...SETTINGS.parameters, stability: { minWaitHelpful: 0, maxWaitHelpful: 0, maxWaitNeedsYourHelp: 0 } };
const run = (scorer?: Scorer) => {
  clock.advance(HOUR);
  return runsService(dataSource, clock, { parameters }, scorer).run({ trigger: 'manual' });
};
const globalId = (id: string) => toGlobalId('ScoringRun', id);

interface Verdict { status: string; decidedBy: string; rules: string[]; intercept: number | null; numRatings: number }
interface Difference { note: { id: string; text: string }; before: Verdict | null; after: Verdict }
const COMPARE = `query ($earlierId: ID!, $laterId: ID!, $first: Int!, $after: String) { compareRuns(earlierId: $earlierId, laterId: $laterId, first: $first, after: $after) {
  nodes { note { id text } before { status decidedBy rules intercept numRatings } after { status decidedBy rules intercept numRatings } } pageInfo { hasNextPage endCursor } } }`;
const compare = async (earlier: string, later: string, page: object = { first: 100 }) =>
  (await client.get<{ compareRuns: { nodes: Difference[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(COMPARE, { earlierId: globalId(earlier), laterId: globalId(later), ...page }, admin)).compareRuns;
const RELEASE = 'mutation ($input: PublishHeldRunInput!) { publishHeldRun(input: $input) { heldRun { id state refusal { guard lost of share } } } }';
const codeOf = async (query: string, variables: Record<string, unknown>, token?: string) => (await client.ask(query, variables, token)).errors?.[0]?.extensions.code;
const latest = async (token?: string) =>
  (await client.get<{ scoringRuns: { nodes: { state: string; failure: string | null; progress: { step: string; done: number } | null }[] } }>('{ scoringRuns(first: 1) { nodes { state failure progress { step done } } } }', {}, token)).scoringRuns.nodes[0]!;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', PORT: '0', ...OPEN_TO_TESTS }));
  client = await openClient(app);
  admin = await client.join('root', 'admin');
  contributor = await client.join('ada');
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

describe('two runs', () => {
  it('are compared note by note, in pages that join', async () => {
    const [first, second] = [await run(), await run()];
    const { nodes } = await compare(first.id, second.id);
    const helpful = community.notes.filter(({ opinion }) => opinion === 'both').map(({ id }) => toGlobalId('Note', id));
    expect(nodes.map(({ note }) => note.id)).toEqual(helpful);
    for (const { before, after } of nodes) {
      expect([before!.status, after.status]).toEqual(['NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_HELPFUL']);
      expect(after).toMatchObject({ numRatings: 30, intercept: before!.intercept });
      expect(after.rules).toContain(after.decidedBy);
    }
    const page = await compare(first.id, second.id, { first: 5 });
    expect([...page.nodes, ...(await compare(first.id, second.id, { first: 100, after: page.pageInfo.endCursor })).nodes]).toEqual(nodes);
    expect((await compare(second.id, second.id)).nodes).toEqual([]);
    expect((await compare(second.id, first.id)).nodes).toHaveLength(helpful.length);
  });

  it('are for admins to compare, as long as their scores are kept', async () => {
    const [published] = await dataSource.query<[{ run_id: string }]>('SELECT run_id FROM published_run');
    const both = { earlierId: globalId(published.run_id), laterId: globalId(published.run_id), first: 5 };
    expect([await codeOf(COMPARE, both), await codeOf(COMPARE, both, contributor)]).toEqual(['SIGN_IN_REQUIRED', 'FORBIDDEN']);
    expect(await codeOf(COMPARE, { ...both, earlierId: globalId('1') }, admin)).toBe('NOT_FOUND');
  });

  it('are read by an index', async () => {
    const { RunComparison } = await import('@bridgenotes/scoring-runs');
    const [earlier, later] = await dataSource.query<[{ id: string }, { id: string }]>(`SELECT id FROM scoring_runs WHERE state = 'published' ORDER BY id`);
    for (const [run, status] of [[earlier.id, 'NEEDS_MORE_RATINGS'], [later.id, 'CURRENTLY_RATED_HELPFUL']]) {
      await dataSource.query(
        `INSERT INTO note_scores (run_id, note_id, statement_id, num_ratings, status, decided_by, rules, trace, counts, decided_at, status_run_id, needs_ratings)
         SELECT $1, i, $2, 0, $3, 'rule', '{}', '[]', '{}', now(), $1, false FROM generate_series(1, 20000) i`, [run, community.notes[0]!.statementId, status]);
    }
    await dataSource.query('ANALYZE note_scores');
    const costs = await costsOf(dataSource, () => new RunComparison(dataSource).differences(earlier.id, later.id, { first: 20 }));
    await dataSource.query('DELETE FROM note_scores WHERE note_id <= 20000');
    for (const { query, scans } of costs) expect(scans, query).toEqual([]);
  });
});

describe('a run that a guard held back', () => {
  let held: string;
  it('tells which notes it would change, and changes none', async () => {
    await dataSource.query(`UPDATE ratings SET level = 0, tag_mask = $2 WHERE note_id = ANY ($1)`, [community.notes.filter(({ opinion }) => opinion === 'both').map(({ id }) => id), (1 << 9) | (1 << 10)]);
    const [published] = await dataSource.query<[{ run_id: string }]>('SELECT run_id FROM published_run');
    const refused = await run();
    expect(refused.state).toBe('refused');
    held = refused.id;
    const { nodes } = await compare(published.run_id, held);
    expect(nodes).toHaveLength(12);
    for (const { before, after } of nodes) {
      expect(before!.status).toBe('CURRENTLY_RATED_HELPFUL');
      expect(after.status).not.toBe('CURRENTLY_RATED_HELPFUL');
    }
    const { helpfulNotes } = await client.get<{ helpfulNotes: { nodes: object[] } }>('{ helpfulNotes(first: 50) { nodes { id } } }');
    expect(helpfulNotes.nodes).toHaveLength(12);
  });

  it('is let pass by an admin with a reason that everybody can read, once', async () => {
    const input = { runId: globalId(held), reason: 'A ring was found out and its ratings turned round.' };
    expect([await codeOf(RELEASE, { input }), await codeOf(RELEASE, { input }, contributor)]).toEqual(['SIGN_IN_REQUIRED', 'FORBIDDEN']);
    expect(await codeOf(RELEASE, { input: { ...input, reason: ' ' } }, admin)).toBe('INVALID_INPUT');
    const [published] = await dataSource.query<[{ run_id: string }]>('SELECT run_id FROM published_run');
    expect(await codeOf(RELEASE, { input: { ...input, runId: globalId(published.run_id) } }, admin)).toBe('RUN_NOT_HELD');
    expect(await client.get(RELEASE, { input }, admin)).toMatchObject({ publishHeldRun: { heldRun: { id: globalId(held), state: 'REFUSED', refusal: { lost: 12 } } } });
    const { publicLog } = await client.get<{ publicLog: { nodes: { kind: string; actor: string; body: string }[] } }>(`{ publicLog(subject: "run:${held}") { nodes { kind actor body } } }`);
    const { viewer } = await client.get<{ viewer: { contributor: { participantId: string } } }>('{ viewer { contributor { participantId } } }', {}, admin);
    expect(publicLog.nodes).toMatchObject([{ kind: 'run.released', actor: viewer.contributor.participantId }]);
    expect(publicLog.nodes[0]!.body).toContain('A ring was found out');
    expect(await dataSource.query(`SELECT payload->'force' AS force FROM outbox WHERE topic = 'run.requested'`)).toEqual([{ force: true }]);
    expect(await codeOf(RELEASE, { input }, admin)).toBe('RUN_NOT_HELD');
  });

  it('is let pass once, whoever asks in the same instant, and not after a later run', async () => {
    await run();
    const [again] = await dataSource.query<[{ id: string }]>(`SELECT id FROM scoring_runs WHERE state = 'refused' ORDER BY id DESC LIMIT 1`);
    const input = { runId: globalId(again.id), reason: 'It is right.' };
    const answers = await Promise.all([1, 2, 3].map(() => client.ask(RELEASE, { input }, admin)));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'released').sort()).toEqual(['RUN_NOT_HELD', 'RUN_NOT_HELD', 'released']);
    const third = await run();
    expect(third.state).toBe('refused');
    clock.advance(HOUR);
    await runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', force: true });
    expect(await codeOf(RELEASE, { input: { ...input, runId: globalId(third.id) } }, admin)).toBe('RUN_NOT_HELD');
  });
});

describe('a run that an admin holds back', () => {
  const START_RUN = 'mutation ($input: StartScoringRunInput!) { startScoringRun(input: $input) { accepted } }';
  const publishedRun = async () => (await dataSource.query<[{ run_id: string }]>('SELECT run_id FROM published_run'))[0].run_id;
  let held: string;

  it('is asked for by admins, and is not forced as well', async () => {
    const input = { hold: true };
    expect([await codeOf(START_RUN, { input }), await codeOf(START_RUN, { input }, contributor)]).toEqual(['SIGN_IN_REQUIRED', 'FORBIDDEN']);
    expect(await codeOf(START_RUN, { input: { hold: true, force: true } }, admin)).toBe('INVALID_INPUT');
    await dataSource.query('DELETE FROM outbox');
    await client.get(START_RUN, { input }, admin);
    expect(await dataSource.query(`SELECT payload->'hold' AS hold, payload->'force' AS force FROM outbox WHERE topic = 'run.requested'`)).toEqual([{ hold: true, force: false }]);
  });

  it('tells what it would change and changes nothing, nor what the next run goes on from', async () => {
    await dataSource.query(`UPDATE ratings SET level = 2, tag_mask = $2 WHERE note_id = ANY ($1)`, [community.notes.filter(({ opinion }) => opinion === 'both').map(({ id }) => id), 3 << 1]);
    const before = await publishedRun();
    const state = () => Promise.all(['note_status_history', 'status_changes', 'published_run', 'public_log'].map((table) => dataSource.query(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t`)));
    const untouched = await state();
    clock.advance(HOUR);
    const made = await runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', hold: true });
    expect(made).toMatchObject({ state: 'refused', heldBecause: 'asked', refusal: null });
    expect(await state()).toEqual(untouched);
    held = made.id;
    const { nodes } = await compare(before, held);
    expect(nodes).toHaveLength(made.counts!.statusChanges);
    expect(await client.get('{ scoringRuns(first: 1) { nodes { id state heldBecause refusal { guard } } } }')).toEqual({ scoringRuns: { nodes: [{ id: globalId(held), state: 'REFUSED', heldBecause: 'ASKED', refusal: null }] } });
  });

  it('is let pass once, and not when a later run was published meanwhile', async () => {
    const input = { runId: globalId(held), reason: 'Looked at; it is right.' };
    const answers = await Promise.all([1, 2].map(() => client.ask(RELEASE, { input }, admin)));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'released').sort()).toEqual(['RUN_NOT_HELD', 'released']);
    clock.advance(HOUR);
    const again = await runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', hold: true });
    expect((await run()).state).toBe('published');
    expect(await codeOf(RELEASE, { input: { ...input, runId: globalId(again.id) } }, admin)).toBe('RUN_NOT_HELD');
  });
});

describe('publication', () => {
  const STATE = '{ publication { paused pausedAt pausedBy reason } serviceStatus { problems } }';
  const PAUSE = 'mutation ($input: PausePublicationInput!) { pausePublication(input: $input) { publication { paused reason } } }';
  const RESUME = 'mutation ($input: ResumePublicationInput!) { resumePublication(input: $input) { publication { paused reason } } }';
  const input = { reason: 'Ratings come in that nobody can explain.' };
  const logged = async () => (await client.get<{ publicLog: { nodes: { kind: string; body: string }[] } }>('{ publicLog(subject: "publication:1") { nodes { kind body } } }')).publicLog.nodes;
  const inForce = async () => (await client.get<{ configurationInForce: { section: string; value: string }[] }>('{ configurationInForce { section value } }')).configurationInForce.find(({ section }) => section === 'publication')!.value;

  it('is paused by admins, with a reason that everybody can read; of two at once the first', async () => {
    expect([await codeOf(PAUSE, { input }), await codeOf(PAUSE, { input }, contributor)]).toEqual(['SIGN_IN_REQUIRED', 'FORBIDDEN']);
    expect(await codeOf(PAUSE, { input: { reason: ' ' } }, admin)).toBe('INVALID_INPUT');
    expect(await inForce()).toBe('false');
    const both = await Promise.all(['one', 'two'].map((who) => client.get<{ pausePublication: { publication: { paused: boolean; reason: string } } }>(PAUSE, { input: { reason: `${input.reason} (${who})` } }, admin)));
    expect(new Set(both.map(({ pausePublication }) => pausePublication.publication.reason)).size).toBe(1);
    expect((await logged()).map(({ kind }) => kind)).toEqual(['publication.paused']);
    const { publication } = await client.get<{ publication: { paused: boolean; pausedBy: string; reason: string } }>(STATE);
    const { viewer } = await client.get<{ viewer: { contributor: { participantId: string } } }>('{ viewer { contributor { participantId } } }', {}, admin);
    expect(publication).toMatchObject({ paused: true, pausedBy: viewer.contributor.participantId, reason: both[0]!.pausePublication.publication.reason });
    expect(await inForce()).toBe('true');
  });

  it('while paused takes no run, forced or not, and no live score', async () => {
    const [before] = await dataSource.query<[{ run_id: string }]>('SELECT run_id FROM published_run');
    expect(await run()).toMatchObject({ state: 'refused', heldBecause: 'paused' });
    clock.advance(HOUR);
    expect(await runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', force: true })).toMatchObject({ state: 'refused', heldBecause: 'paused' });
    const { LiveScores } = await import('@bridgenotes/scoring-runs');
    await dataSource.query('UPDATE ratings SET level = 0 WHERE note_id = $1', [community.notes[0]!.id]);
    expect(await dataSource.transaction((manager) => new LiveScores(clock).update(manager, [community.notes[0]!.id]))).toBe(0);
    expect(await dataSource.query('SELECT count(*)::int AS live FROM note_scores WHERE run_id = $1 AND live_at IS NOT NULL', [before.run_id])).toEqual([{ live: 0 }]);
    expect(await dataSource.query('SELECT run_id FROM published_run')).toEqual([before]);
  });

  it('lets a held run pass that an admin wants published, and stays paused', async () => {
    const held = (await run()).id;
    await dataSource.query('DELETE FROM outbox');
    await client.get(RELEASE, { input: { runId: globalId(held), reason: 'This one is right.' } }, admin);
    const [asked] = await dataSource.query<[{ payload: { force: boolean; release: boolean } }]>(`SELECT payload FROM outbox WHERE topic = 'run.requested'`);
    expect(asked.payload).toMatchObject({ force: true, release: true });
    clock.advance(HOUR);
    expect(await runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', force: true, release: true })).toMatchObject({ state: 'published', heldBecause: null });
    expect(await run()).toMatchObject({ state: 'refused', heldBecause: 'paused' });
  });

  it('paused while a run is being scored holds that run back; it is resumed once, and a run is asked for', async () => {
    await dataSource.query('DELETE FROM outbox');
    const resumed = await Promise.all([1, 2].map(() => client.get(RESUME, { input: { reason: 'Explained.' } }, admin)));
    expect(resumed).toEqual(Array(2).fill({ resumePublication: { publication: { paused: false, reason: null } } }));
    expect(await dataSource.query(`SELECT count(*)::int AS asked FROM outbox WHERE topic = 'run.requested'`)).toEqual([{ asked: 1 }]);
    expect((await logged()).map(({ kind }) => kind)).toEqual(['publication.paused', 'publication.resumed']);
    const pausing: Scorer = async (task, onProgress) => {
      const scored = await scoreHere(task, onProgress);
      await client.get(PAUSE, { input }, admin);
      return scored;
    };
    expect(await run(pausing)).toMatchObject({ state: 'refused', heldBecause: 'paused' });
    await client.get(RESUME, { input: { reason: 'Explained.' } }, admin);
    clock.advance(HOUR);
    expect(await runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', force: true })).toMatchObject({ state: 'published' });
  });

  it('paused between the last look and the publication still holds the run back: both meet at one row', async () => {
    const rival = dataSource.createQueryRunner();
    await rival.startTransaction();
    // who publishes has looked, has written its scores, and waits for the pointer
    await rival.query('SELECT run_id FROM published_run FOR UPDATE');
    const running = run();
    await expect.poll(async () => (await dataSource.query<[{ waiting: number }]>(`SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))[0].waiting, { timeout: 20_000 }).toBeGreaterThan(0);
    await client.get(PAUSE, { input }, admin);
    await rival.commitTransaction();
    await rival.release();
    expect(await running).toMatchObject({ state: 'refused', heldBecause: 'paused' });
    await client.get(RESUME, { input: { reason: 'Explained.' } }, admin);
  });
});

describe('a run under way', () => {
  it('tells how far it is, and why it failed only to admins', async () => {
    const seen: unknown[] = [];
    const watched: Scorer = async (task, onProgress) => {
      onProgress({ step: 'fitting', done: 1, total: 4 });
      for (let i = 0; i < 100 && (await latest()).progress === null; i++);
      seen.push(await latest());
      return scoreHere(task, onProgress);
    };
    await run(watched);
    expect(seen).toEqual([{ state: 'RUNNING', failure: null, progress: { step: 'fitting', done: 0.25 } }]);
    expect((await latest()).progress).toBeNull();
    await expect(run(() => Promise.reject(new Error('out of memory')))).rejects.toThrow('out of memory');
    expect(await latest(admin)).toMatchObject({ state: 'FAILED', failure: 'out of memory' });
    expect(await latest(contributor)).toMatchObject({ state: 'FAILED', failure: null });
  });
});
