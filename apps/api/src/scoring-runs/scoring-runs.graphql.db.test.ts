import 'reflect-metadata';
import { ManualClock, OutboxEntry } from '@bridgenotes/platform';
import { HOUR, SETTINGS, fillCommunity, openDataSource, runsService, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type Logger } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createApi } from '../create-api';
import { toGlobalId } from '../graphql/global-id';

// The whole api, listening, on a database of its own; runs are made by the test, as a worker would.
let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let app: NestExpressApplication;
let url: string;
let socket: SocketClient;
const start = Date.now() - 2 * HOUR;
const clock = new ManualClock(start + 1000);
const noWait = { ...SETTINGS.parameters, stability: { minWaitHelpful: 0, maxWaitHelpful: 0, maxWaitNeedsYourHelp: 0 } };

interface Answer {
  data?: Record<string, never> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

async function ask(query: string, variables: object = {}, authorization?: string): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }, body: JSON.stringify({ query, variables }) });
  return (await response.json()) as Answer;
}

/** The data of an answer without errors. */
async function get<Data>(query: string, variables: object = {}, authorization?: string): Promise<Data> {
  const answer = await ask(query, variables, authorization);
  expect(answer.errors).toBeUndefined();
  return answer.data as Data;
}

const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code;

async function logIn(person: { name: string; role?: string } | { participantId: string }): Promise<string> {
  const { developmentLogin } = await get<{ developmentLogin: { authorization: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { authorization } }', { input: person });
  return developmentLogin.authorization;
}

async function newContributor(name: string): Promise<string> {
  const authorization = await logIn({ name });
  const { aliasOffers } = await get<{ aliasOffers: string[] }>('{ aliasOffers }', {}, authorization);
  await get('mutation ($input: ChooseAliasInput!) { chooseAlias(input: $input) { contributor { id } } }', { input: { alias: aliasOffers[0] } }, authorization);
  return authorization;
}

const score = async () => {
  clock.advance(1000);
  return runsService(dataSource, clock, { parameters: noWait }).run({ trigger: 'manual' });
};

const SURFACED = `query ($urls: [String!]!) { surfacedNotes(urls: $urls) { url canonicalUrl statement { id noteCount } notes { score note { id text status statement { id } }
  decision { status decidedBy decidedAt rules explanationTags run { id state } } } } }`;
const RATE = 'mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level tags } note { id viewerRating { level tags } } } }';

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 30, notes: 30, at: start });
  ({ app } = await createApi({
    DATABASE_URL: database.url, LOG_LEVEL: 'silent', PORT: '0', RATE_LIMIT_READS_PER_MINUTE: '100000', RATE_LIMIT_WRITES_PER_MINUTE: '100000',
    BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: 'only for this test, 32 characters or more',
  }));
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
  socket = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
});

afterAll(async () => {
  await socket.dispose();
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

describe('before the first run', () => {
  it('everything answers, and says that it is not known yet', async () => {
    const { note } = await get<{ note: object }>(`query ($id: ID!) { note(id: $id) { status decision { decidedBy } score { intercept } ratingCounts { all { helpful } } ruleTrace { rule } missing { code text } statusHistory { nodes { id } } viewerRating { level } } }`, { id: toGlobalId('Note', community.notes[0]!.id) });
    expect(note).toEqual({ status: 'NEEDS_MORE_RATINGS', decision: null, score: null, ratingCounts: null, ruleTrace: [], missing: [{ code: 'NOT_SCORED_YET', text: 'Written after the last scoring run; the next one looks at it.' }], statusHistory: { nodes: [] }, viewerRating: null });
    expect(await get('{ publishedRun { id } helpfulNotes { nodes { id } } }')).toEqual({ publishedRun: null, helpfulNotes: { nodes: [] } });
    expect(((await get<{ notesNeedingRatings: { nodes: object[] } }>('{ notesNeedingRatings(first: 50) { nodes { id } } }')).notesNeedingRatings.nodes)).toHaveLength(30);
  });
});

describe('after runs', () => {
  beforeAll(async () => {
    await score();
    await score();
  });

  it('surfaced notes come for many URLs at once, one answer each, in order, with why', async () => {
    const urls = [...community.notes.map((_, i) => `https://example.org/${i}?utm_source=test#top`), 'https://example.org/unknown', 'no url at all'];
    const { surfacedNotes } = await get<{ surfacedNotes: { url: string; canonicalUrl: string | null; statement: object | null; notes: Record<string, never>[] }[] }>(SURFACED, { urls });
    expect(surfacedNotes.map((answer) => answer.url)).toEqual(urls);
    community.notes.forEach((note, i) => {
      const answer = surfacedNotes[i]!;
      expect(answer).toMatchObject({ canonicalUrl: `https://example.org/${i}`, statement: { id: toGlobalId('Statement', note.statementId) } });
      expect(answer.notes.length, note.opinion).toBe(note.opinion === 'both' ? 1 : 0);
      if (note.opinion !== 'both') return;
      expect(answer.notes[0]).toMatchObject({
        note: { id: toGlobalId('Note', note.id), status: 'CURRENTLY_RATED_HELPFUL' },
        decision: { status: 'CURRENTLY_RATED_HELPFUL', decidedBy: 'CoreModel (v1.1)', explanationTags: ['helpfulClear', 'helpfulGoodSources'], run: { state: 'PUBLISHED' } },
      });
      expect(answer.notes[0]!['score']).toBeGreaterThanOrEqual(0.4);
    });
    expect(surfacedNotes.slice(-2)).toEqual([
      { url: 'https://example.org/unknown', canonicalUrl: 'https://example.org/unknown', statement: null, notes: [] },
      { url: 'no url at all', canonicalUrl: null, statement: null, notes: [] },
    ]);
  });

  it('more than 100 URLs at once are refused', async () => {
    expect(codeOf(await ask(SURFACED, { urls: Array.from({ length: 101 }, (_, i) => `https://example.org/${i}`) }))).toBe('BATCH_TOO_LARGE');
  });

  it('cost the same queries for one URL as for a hundred', async () => {
    const served = app.get(DataSource);
    const seen: string[] = [];
    const logger = served.logger;
    served.logger = Object.assign(Object.create(logger) as Logger, { logQuery: (query: string) => void seen.push(query) });
    const queries = async (urls: string[]) => {
      seen.length = 0;
      await get(SURFACED, { urls });
      return [...seen];
    };
    try {
      const one = await queries(['https://example.org/0']);
      expect(one.length).toBeGreaterThan(0);
      expect(await queries(Array.from({ length: 100 }, (_, i) => `https://example.org/${i}`))).toHaveLength(one.length);
    } finally {
      served.logger = logger;
    }
  });

  it('a note tells its score, its ratings by side, the rules and its history, and never who rated', async () => {
    const shown = community.notes.find((note) => note.opinion === 'both')!;
    const { note } = await get<{ note: Record<string, never> }>(`query ($id: ID!) { note(id: $id) { status missing { code }
      score { intercept factor interceptMin interceptMax interval { low high confidence } furtherRatings { negativeSide positiveSide } numRatings numFinalRoundRatings modelStatus }
      ratingCounts { all { helpful somewhatHelpful notHelpful } negativeSide { helpful } positiveSide { helpful } }
      ruleTrace { rule stage fired statusAfter checks { measure value comparison threshold holds margin } }
      statusHistory { nodes { fromStatus toStatus decidedBy rule note { id } run { id } } pageInfo { hasNextPage } } } }`, { id: toGlobalId('Note', shown.id) });
    expect(note).toMatchObject({ status: 'CURRENTLY_RATED_HELPFUL', missing: [], score: { numRatings: 30, modelStatus: 'CURRENTLY_RATED_HELPFUL' } });
    const { intercept, interval, furtherRatings } = note['score'] as unknown as { intercept: number; interval: { low: number; high: number; confidence: number }; furtherRatings: object | null };
    expect([interval.low < intercept, intercept < interval.high, interval.confidence, furtherRatings]).toEqual([true, true, 0.9, null]);
    const { all, negativeSide, positiveSide } = note['ratingCounts'] as unknown as Record<string, { helpful: number; notHelpful: number }>;
    expect(all!.helpful + all!.notHelpful).toBe(30);
    expect(negativeSide!.helpful + positiveSide!.helpful).toBe(all!.helpful);
    expect(note['ruleTrace']).toContainEqual(expect.objectContaining({ rule: 'GeneralCRH', stage: 'core', fired: true, checks: expect.arrayContaining([expect.objectContaining({ measure: 'intercept', threshold: '0.4', holds: true, margin: expect.closeTo(intercept - 0.4, 12) as number })]) }));
    expect(note['statusHistory']).toMatchObject({ nodes: [{ fromStatus: 'NEEDS_MORE_RATINGS', toStatus: 'CURRENTLY_RATED_HELPFUL', decidedBy: 'CoreModel (v1.1)', rule: 'GeneralCRH (v1.0)', note: { id: toGlobalId('Note', shown.id) } }], pageInfo: { hasNextPage: false } });
  });

  it('a note that is not shown says what is missing', async () => {
    const oneSided = community.notes.find((note) => note.opinion === 'left')!;
    const { note } = await get<{ note: { missing: { code: string; text: string; value: number; needed: number }[] } }>('query ($id: ID!) { note(id: $id) { missing { code text value needed } } }', { id: toGlobalId('Note', oneSided.id) });
    expect(note.missing[0]).toMatchObject({ code: 'AGREEMENT', needed: 0.4, text: expect.stringContaining('People of different viewpoints do not agree enough') as string });
  });

  it('a note that is nearly there says how many people, and from which side, would change that', async () => {
    const { id } = community.notes.find((note) => note.opinion === 'left')!;
    await dataSource.query(`UPDATE note_scores SET further_ratings = '{"negativeSide":2,"positiveSide":1}' WHERE note_id = $1`, [id]);
    const { note } = await get<{ note: object }>('query ($id: ID!) { note(id: $id) { score { furtherRatings { negativeSide positiveSide } } } }', { id: toGlobalId('Note', id) });
    expect(note).toEqual({ score: { furtherRatings: { negativeSide: 2, positiveSide: 1 } } });
  });

  it('helpful notes are paged without loss', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { helpfulNotes }: { helpfulNotes: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await get('query ($after: String) { helpfulNotes(first: 5, after: $after) { nodes { id status } pageInfo { hasNextPage endCursor } } }', { after });
      ids.push(...helpfulNotes.nodes.map((node) => node.id));
      after = helpfulNotes.pageInfo.hasNextPage ? helpfulNotes.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(ids)).toEqual(new Set(community.notes.filter((note) => note.opinion === 'both').map((note) => toGlobalId('Note', note.id))));
    expect(ids).toHaveLength(12);
  });

  it('runs are public, and fetched as nodes', async () => {
    const { scoringRuns, publishedRun } = await get<{ scoringRuns: { nodes: { id: string }[] }; publishedRun: { id: string } }>('{ publishedRun { id } scoringRuns { nodes { id state trigger asOf parameters inputDigest configurationDigest outputDigest counts { notes ratings raters helpful notHelpful needsMoreRatings statusChanges durationMillis } } } }');
    expect(scoringRuns.nodes).toHaveLength(2);
    expect(scoringRuns.nodes[0]).toMatchObject({ id: publishedRun.id, state: 'PUBLISHED', trigger: 'MANUAL', counts: { notes: 30, ratings: 900, raters: 30, helpful: 12 } });
    expect(await get(`{ node(id: "${publishedRun.id}") { id ... on ScoringRun { state } } }`)).toEqual({ node: { id: publishedRun.id, state: 'PUBLISHED' } });
  });

  it('admins may ask for a run, others may not', async () => {
    const START_RUN = 'mutation ($input: StartScoringRunInput!) { startScoringRun(input: $input) { accepted } }';
    expect(codeOf(await ask(START_RUN, { input: {} }))).toBe('SIGN_IN_REQUIRED');
    expect(codeOf(await ask(START_RUN, { input: {} }, await logIn({ participantId: 'P00003' })))).toBe('FORBIDDEN');
    expect(await get(START_RUN, { input: { force: true } }, await logIn({ name: 'root', role: 'ADMIN' }))).toEqual({ startScoringRun: { accepted: true } });
    expect(await dataSource.getRepository(OutboxEntry).findOneByOrFail({ topic: 'run.requested' })).toMatchObject({ payload: { force: true } });
  });
});

describe('from the first word to the surface', () => {
  let noteId: string;
  let author: string;

  it('a newcomer writes a note', async () => {
    author = await newContributor('newcomer');
    const { writeNote } = await get<{ writeNote: { note: { id: string; status: string } } }>('mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id status } } }', {
      input: { statementUrl: 'https://news.example.org/claim?fbclid=1', classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'The figures are wrong: https://stats.example.org/table', trustworthySources: true },
    }, author);
    noteId = writeNote.note.id;
    expect(codeOf(await ask(RATE, { input: { noteId, level: 'HELPFUL' } }, author))).toBe('RATING_OWN_NOTE');
  });

  it('a rating is kept, changed, withdrawn, seen by its rater alone, and left out of what that rater is asked', async () => {
    const rater = await newContributor('second newcomer');
    expect(codeOf(await ask(RATE, { input: { noteId, level: 'HELPFUL' } }))).toBe('SIGN_IN_REQUIRED');
    expect(codeOf(await ask(RATE, { input: { noteId, level: 'HELPFUL', tags: ['notHelpfulIncorrect'] } }, rater))).toBe('RATING_TAG_MISMATCH');
    const feed = async () => (await get<{ notesNeedingRatings: { nodes: { id: string }[] } }>('{ notesNeedingRatings { nodes { id } } }', {}, rater)).notesNeedingRatings.nodes.map((node) => node.id);
    expect((await feed())[0], 'no rating yet, so it comes first').toBe(noteId);
    const given = { level: 'SOMEWHAT_HELPFUL', tags: ['helpfulClear', 'notHelpfulIncorrect'] };
    expect(await get(RATE, { input: { noteId, ...given } }, rater)).toEqual({ rateNote: { rating: given, note: { id: noteId, viewerRating: given } } });
    expect(await feed()).not.toContain(noteId);
    expect(await get(`{ note(id: "${noteId}") { viewerRating { level } } }`, {}, author)).toEqual({ note: { viewerRating: null } });
    const WITHDRAW = 'mutation ($input: WithdrawRatingInput!) { withdrawRating(input: $input) { note { viewerRating { level } } } }';
    for (let i = 0; i < 2; i++) expect(await get(WITHDRAW, { input: { noteId } }, rater)).toEqual({ withdrawRating: { note: { viewerRating: null } } });
    expect(await feed()).toContain(noteId);
  });

  it('twelve raters of both sides rate it until it surfaces, and a subscription tells', async () => {
    const statementId = (await get<{ note: { statement: { id: string } } }>(`{ note(id: "${noteId}") { statement { id } } }`)).note.statement.id;
    const told: Record<string, never>[] = [];
    const subscription = socket.iterate<{ noteStatusChanged: Record<string, never> }>({
      query: 'subscription ($statementId: ID) { noteStatusChanged(statementId: $statementId) { fromStatus toStatus note { id status } run { id } } }', variables: { statementId },
    });
    const listening = (async () => {
      for await (const { data } of subscription) {
        told.push(data!.noteStatusChanged);
        break;
      }
    })();
    await sleep(500);

    await Promise.all(Array.from({ length: 12 }, async (_, i) => get(RATE, { input: { noteId, level: 'HELPFUL', tags: ['helpfulClear', 'helpfulGoodSources'] } }, await logIn({ participantId: `P0000${i}`.replace(/P0+(\d\d)$/, 'P000$1') }))));
    clock.set(Date.now() + 1000);
    await score();
    expect(told, 'it waits first').toEqual([]);
    const run = await score();
    await listening;
    expect(told).toEqual([{ fromStatus: 'NEEDS_MORE_RATINGS', toStatus: 'CURRENTLY_RATED_HELPFUL', note: { id: noteId, status: 'CURRENTLY_RATED_HELPFUL' }, run: { id: toGlobalId('ScoringRun', run.id) } }]);
    const { surfacedNotes } = await get<{ surfacedNotes: { notes: { note: { id: string } }[] }[] }>(SURFACED, { urls: ['https://news.example.org/claim'] });
    expect(surfacedNotes[0]!.notes.map((shown) => shown.note.id)).toEqual([noteId]);
  });

  it('its author deletes it: it is gone from the surface at once, its history stays', async () => {
    await get('mutation ($input: DeleteNoteInput!) { deleteNote(input: $input) { note { text } } }', { input: { noteId } }, author);
    expect((await get<{ surfacedNotes: { notes: object[] }[] }>(SURFACED, { urls: ['https://news.example.org/claim'] })).surfacedNotes[0]!.notes).toEqual([]);
    expect(await get(`{ note(id: "${noteId}") { text statusHistory { nodes { toStatus } } } }`)).toEqual({ note: { text: null, statusHistory: { nodes: [{ toStatus: 'CURRENTLY_RATED_HELPFUL' }] } } });
    expect(codeOf(await ask(RATE, { input: { noteId, level: 'HELPFUL' } }, await logIn({ participantId: 'P00020' })))).toBe('NOTE_DELETED');
  });
});

describe('a subscription', () => {
  it('hears what was published while its connection to the database was cut', async () => {
    const told: string[] = [];
    const listening = (async () => {
      for await (const { data } of socket.iterate<{ noteStatusChanged: { toStatus: string } }>({ query: 'subscription { noteStatusChanged { toStatus } }' })) {
        told.push(data!.noteStatusChanged.toStatus);
        break;
      }
    })();
    await sleep(500);
    const cut = await dataSource.query<{ pid: number }[]>(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN bridgenotes_status'`);
    expect(cut).toHaveLength(1);
    await dataSource.query(
      `INSERT INTO status_changes (note_id, statement_id, run_id, from_status, to_status, decided_by, changed_at)
       SELECT $1, $2, run_id, 'CURRENTLY_RATED_HELPFUL', 'NEEDS_MORE_RATINGS', 'test', now() FROM published_run`, [community.notes[0]!.id, community.notes[0]!.statementId]);
    await listening;
    expect(told).toEqual(['NEEDS_MORE_RATINGS']);
  });
});
