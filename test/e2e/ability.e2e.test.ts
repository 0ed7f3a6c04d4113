import { ABILITY, contributorParameters } from '@bridgenotes/contributors';
import { CommunitySettings, ManualClock } from '@bridgenotes/platform';
import { fillCommunity, HOUR, openDataSource, runsService, SETTINGS, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type Answer, type House } from './house';

// A writer's life over HTTP; runs are made by the test, as a worker would. Every author of the community below has
// written one note: two of five are helpful to both halves, and one to nobody.
const OWN = { foundingNotes: 20, topWritingImpact: 1 };
const DAY = 24 * HOUR;
const clock = new ManualClock(START + HOUR);
let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let house: House;

const codes = (answer: Answer<unknown>) => (answer.errors ?? []).map((error) => error.extensions.code);
async function get<Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, variables, token);
  expect(errors).toBeUndefined();
  return data;
}

const authors = (opinion: string) => community.notes.flatMap((note, n) => (note.opinion === opinion ? [`P${String(community.raters.length + n).padStart(5, '0')}`] : []));
const logIn = async (input: object) => (await get<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input })).developmentLogin.token;
const WRITE = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }';
let count = 0;
const write = (token: string, subject: object = { statementUrl: `https://news.example.org/${++count}` }) => house.ask<{ writeNote: { note: { id: string } } }>(WRITE, { input: { ...subject, classification: 'NOT_MISLEADING', tags: [], text: 'Fine.', trustworthySources: true } }, token);

interface Standing {
  state: string;
  ratingImpact: number;
  writingImpact: number;
  writingAbility: { mayWrite: boolean; lockedBy: string | null; whileFounding: boolean; unlocksAt: object | null; wouldLock: object | null };
  transitions: { nodes: { from: string; to: string; reason: string; text: string; runId: string | null; numbers: Record<string, number> | null }[] };
  appeal: { state: string; text: string; reason: string | null } | null;
}
const STANDING = `standing { state ratingImpact writingImpact writingAbility { mayWrite lockedBy whileFounding unlocksAt { ratingImpactNeeded missing } wouldLock { notHelpfulNotes reason ratingImpactNeeded } }
  transitions { nodes { from to reason text runId numbers { ratingImpact ratingImpactNeeded helpful notHelpful recentNotHelpful recentNotes } } } appeal { state text reason } }`;
const standing = async (token: string) => (await get<{ viewer: { contributor: { standing: Standing } } }>(`{ viewer { contributor { ${STANDING} } } }`, {}, token)).viewer.contributor.standing;
const logOf = async (kind: string) => (await get<{ publicLog: { nodes: { body: string; actor: string }[] } }>('query ($kind: String) { publicLog(kind: $kind, first: 100) { nodes { body actor } } }', { kind })).publicLog.nodes.map(({ body }) => JSON.parse(body) as { actor: string; data: Record<string, unknown> });

const score = async () => {
  clock.advance(HOUR);
  const contributors = contributorParameters(CommunitySettings.from({ ability: OWN }, [ABILITY]).of(ABILITY));
  const parameters = { ...SETTINGS.parameters, contributors, stability: { minWaitHelpful: 0, maxWaitHelpful: 0, maxWaitNeedsYourHelp: 0 } };
  return runsService(dataSource, clock, { parameters }).run({ trigger: 'schedule' });
};

let newcomer: string;
let loser: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 40, notes: 40 });
  house = await openHouse({}, clock, { databaseUrl: database.url }, { ability: OWN });
  newcomer = await house.join('newcomer');
  loser = await logIn({ participantId: authors('none')[0], enrollmentState: 'earnedIn' });
});
afterAll(async () => {
  await house?.close();
  await dataSource?.destroy();
  await database?.drop();
});

describe('while a community is being founded', () => {
  it('newcomers write, and are told why they may', async () => {
    expect(codes(await write(newcomer))).toEqual([]);
    expect(await standing(newcomer)).toMatchObject({ state: 'newUser', writingAbility: { mayWrite: true, lockedBy: null, whileFounding: true, unlocksAt: { ratingImpactNeeded: 5, missing: 5 }, wouldLock: null }, transitions: { nodes: [] }, appeal: null });
  });
});

describe('after runs that gave notes their status', () => {
  beforeAll(async () => {
    await score();
    await score();
  });

  it('a newcomer may not write, and sees what unlocks it', async () => {
    const answer = await write(newcomer);
    expect(answer.errors![0]!.extensions).toMatchObject({ code: 'WRITING_LOCKED', details: { lock: 'NOT_EARNED_IN', state: 'newUser', ratingImpact: 0, ratingImpactNeeded: 5, missing: 5 } });
    expect((await standing(newcomer)).writingAbility).toMatchObject({ mayWrite: false, lockedBy: 'NOT_EARNED_IN', whileFounding: false, unlocksAt: { missing: 5 } });
  });

  it('who rated well may write, knows by which figures, and what would lose it', async () => {
    const [{ participant_id: participantId }] = await dataSource.query<[{ participant_id: string }]>(`SELECT participant_id FROM contributors WHERE enrollment_state = 'earnedIn' AND rating_impact >= 5 ORDER BY id LIMIT 1`);
    const rater = await logIn({ participantId });
    const { state, ratingImpact, writingAbility, transitions } = await standing(rater);
    expect(state).toBe('earnedIn');
    expect(transitions.nodes[0]!.numbers!['ratingImpact']).toBeGreaterThanOrEqual(5);
    expect(transitions.nodes).toMatchObject([{ from: 'newUser', to: 'earnedIn', reason: 'EARNED_IN_BY_RATING_IMPACT', runId: expect.any(String) as string, numbers: { ratingImpactNeeded: 5, recentNotes: 5 } }]);
    expect(writingAbility).toEqual({ mayWrite: true, lockedBy: null, whileFounding: false, unlocksAt: null, wouldLock: { notHelpfulNotes: 1, reason: 'EARNED_OUT_SINGLE_TRIGGER', ratingImpactNeeded: 5 + ratingImpact } });
    expect(codes(await write(rater))).toEqual([]);
    expect(await logOf('contributor.state')).toContainEqual(expect.objectContaining({ actor: 'system', data: expect.objectContaining({ participant: participantId, from: 'newUser', to: 'earnedIn', reason: 'EARNED_IN_BY_RATING_IMPACT' }) as object }));
  });

  it('what somebody stands for is theirs: others see the state', async () => {
    const { helpfulNotes } = await get<{ helpfulNotes: { nodes: { author: { enrollmentState: string; standing: object | null } }[] } }>('{ helpfulNotes(first: 1) { nodes { author { enrollmentState standing { state } } } } }', {}, newcomer);
    expect(helpfulNotes.nodes[0]!.author).toEqual({ enrollmentState: 'newUser', standing: null });
  });
});

describe('who loses writing', () => {
  const ACKNOWLEDGE = 'mutation ($input: AcknowledgeEarnOutInput!) { acknowledgeEarnOut(input: $input) { contributor { enrollmentState } } }';
  const APPEAL = 'mutation ($input: AppealLockInput!) { appealLock(input: $input) { appeal { id state } } }';
  const DECIDE = 'mutation ($input: DecideLockAppealInput!) { decideLockAppeal(input: $input) { appeal { state reason decidedBy { id } } } }';
  const OPEN = '{ openLockAppeals { nodes { id text contributor { participantId } transitions(first: 1) { nodes { reason } } } } }';
  interface Open {
    openLockAppeals: { nodes: { id: string; text: string; contributor: { participantId: string }; transitions: { nodes: { reason: string }[] } }[] };
  }
  let appealId: string;
  let moderator: string;

  it('is told why, and acknowledges it', async () => {
    expect(codes(await write(loser))).toEqual(['WRITING_LOCKED']);
    const before = await standing(loser);
    expect(before).toMatchObject({ state: 'earnedOutNoAcknowledge', writingImpact: -1, writingAbility: { lockedBy: 'EARNED_OUT', unlocksAt: { ratingImpactNeeded: 5, missing: 5 } } });
    expect(before.transitions.nodes.map(({ from, to, reason }) => [from, to, reason])).toEqual([['earnedIn', 'earnedOutNoAcknowledge', 'EARNED_OUT_SINGLE_TRIGGER'], ['newUser', 'earnedIn', 'SET_FOR_DEVELOPMENT']]);
    expect(codes(await house.ask(ACKNOWLEDGE, { input: { understood: false } }, loser))).toEqual(['INVALID_INPUT']);
    expect(await get(ACKNOWLEDGE, { input: { understood: true } }, loser)).toEqual({ acknowledgeEarnOut: { contributor: { enrollmentState: 'earnedOutAcknowledged' } } });
    expect(codes(await house.ask(ACKNOWLEDGE, { input: { understood: true } }, newcomer))).toEqual(['NOT_LOCKED']);
    await score();
    expect((await standing(loser)).state).toBe('earnedOutAcknowledged');
  });

  it('appeals once, and moderators alone see it', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => house.ask<{ appealLock: { appeal: { id: string } } }>(APPEAL, { input: { text: 'It was a draft.' } }, loser)));
    expect(answers.flatMap(codes)).toEqual(Array(4).fill('APPEAL_ALREADY_MADE'));
    appealId = answers.find(({ errors }) => errors === undefined)!.data.appealLock.appeal.id;
    moderator = await house.join('moderator', 'moderator');
    expect(codes(await house.ask(OPEN, {}, loser))).toEqual(['FORBIDDEN']);
    const { openLockAppeals } = await get<Open>(OPEN, {}, moderator);
    expect(openLockAppeals.nodes).toEqual([{ id: appealId, text: 'It was a draft.', contributor: { participantId: authors('none')[0] }, transitions: { nodes: [{ reason: 'ACKNOWLEDGED' }] } }]);
    expect((await standing(loser)).appeal).toEqual({ state: 'OPEN', text: 'It was a draft.', reason: null });
  });

  it('is heard by a moderator who had no part in it, with a public reason, and writes again', async () => {
    const note = community.notes.findIndex(({ opinion }) => opinion === 'none');
    const judge = community.raters.findIndex((_, rater) => (rater * 7 + note * 3) % 9 !== 0);
    const partial = await logIn({ participantId: `P${String(judge).padStart(5, '0')}`, role: 'MODERATOR' });
    const decide = (token: string, outcome = 'LIFTED') => house.ask(DECIDE, { input: { appealId, outcome, reason: 'A draft it was.' } }, token);
    expect(codes(await decide(partial))).toEqual(['APPEAL_CONFLICT']);
    expect(codes(await decide(newcomer))).toEqual(['FORBIDDEN']);
    const [first, second] = await Promise.all([decide(moderator), decide(moderator)]);
    expect([...codes(first!), ...codes(second!)]).toEqual(['APPEAL_CLOSED']);
    expect(await standing(loser)).toMatchObject({ state: 'earnedIn', appeal: { state: 'LIFTED', reason: 'A draft it was.' }, writingAbility: { mayWrite: true } });
    expect((await logOf('lock-appeal.decided')).map(({ data }) => data)).toEqual([{ participant: authors('none')[0], outcome: 'lifted', reason: 'A draft it was.' }]);
    await score();
    expect(await standing(loser), 'the same note does not lose it again').toMatchObject({ state: 'earnedIn', writingImpact: -1 });
    const resetsAt = new Date(START + DAY).toISOString();
    expect((await write(loser)).errors![0]!.extensions, 'but it counts: one note a day').toMatchObject({ code: 'NOTE_LIMIT_REACHED', details: { limit: 1, used: 1, resetsAt } });
    clock.set(START + DAY);
    loser = await logIn({ participantId: authors('none')[0] });
    expect([codes(await write(loser)), codes(await write(loser))]).toEqual([[], ['NOTE_LIMIT_REACHED']]);
  });
});

describe('how much somebody writes', () => {
  const LIMITS = 'query ($statementId: ID) { writingLimits(statementId: $statementId) { perDay used resetsAt onAuthor { limit hours used resetsAt } } }';

  it('is five a day, also in the same instant, and the time of the next one is told beforehand', async () => {
    const writer = await house.join('prolific', 'contributor', 'earnedIn');
    expect(await get(LIMITS, {}, writer)).toEqual({ writingLimits: { perDay: 5, used: 0, resetsAt: null, onAuthor: null } });
    const answers = await Promise.all(Array.from({ length: 9 }, () => write(writer)));
    expect(answers.flatMap(codes)).toEqual(Array(4).fill('NOTE_LIMIT_REACHED'));
    const resetsAt = new Date(clock.now().getTime() + DAY);
    expect(answers.find(({ errors }) => errors !== undefined)!.errors![0]!.extensions.details).toEqual({ of: 'all', limit: 5, used: 5, hours: 24, resetsAt: resetsAt.toISOString() });
    expect(await get(LIMITS, {}, writer)).toEqual({ writingLimits: { perDay: 5, used: 5, resetsAt: resetsAt.toISOString(), onAuthor: null } });
    expect(codes(await house.ask(LIMITS, {}))).toEqual(['SIGN_IN_REQUIRED']);
  });

  it('is three a day on one author who is known', async () => {
    const writer = await house.join('focused', 'contributor', 'earnedIn');
    const ids = await Promise.all(Array.from({ length: 4 }, async (_, i) => (await get<{ addStatement: { statement: { id: string } } }>('mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }', { input: { quotedText: `Claim ${i}`, authorName: 'Jane Doe' } }, writer)).addStatement.statement.id));
    const answers = await Promise.all(ids.map((statementId) => write(writer, { statementId })));
    expect(answers.flatMap(codes)).toEqual(['NOTE_LIMIT_REACHED']);
    expect(await get(LIMITS, { statementId: ids[0] }, writer)).toMatchObject({ writingLimits: { used: 3, resetsAt: null, onAuthor: { limit: 3, hours: 24, used: 3, resetsAt: new Date(clock.now().getTime() + DAY).toISOString() } } });
  });
});

describe('writers who are told apart', () => {
  const LIST = 'query ($first: Int!, $after: String) { topWriters(first: $first, after: $after) { nodes { id participantId badges } pageInfo { hasNextPage endCursor } } emergingWriters(first: 100) { nodes { participantId } } }';
  interface Listed {
    topWriters: { nodes: { id: string; participantId: string; badges: string[] }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    emergingWriters: { nodes: { participantId: string }[] };
  }

  it('are listed in pages, with their badges, and not when they were removed', async () => {
    const good = authors('both');
    const removed = good.at(-1)!;
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE participant_id = $1`, [removed]);
    const first = await get<Listed>(LIST, { first: 10 });
    const second = await get<Listed>(LIST, { first: 10, after: first.topWriters.pageInfo.endCursor });
    const listed = [...first.topWriters.nodes, ...second.topWriters.nodes];
    expect(listed.map(({ participantId }) => participantId).sort()).toEqual(good.slice(0, -1));
    expect([first.topWriters.pageInfo.hasNextPage, second.topWriters.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(listed.every(({ badges }) => badges.includes('TOP_WRITER') && badges.includes('EMERGING_WRITER'))).toBe(true);
    expect(first.emergingWriters.nodes.map(({ participantId }) => participantId).sort()).toEqual(good.slice(0, -1));
    const [gone] = await dataSource.query<{ id: string }[]>('SELECT id FROM contributors WHERE participant_id = $1', [removed]);
    expect(await get('query ($id: ID!) { node(id: $id) { ... on Contributor { badges enrollmentState } } }', { id: Buffer.from(`Contributor:${gone!.id}`).toString('base64url') })).toEqual({ node: { badges: [], enrollmentState: 'removed' } });
  });

  it('cost as many queries as one of them, with all that an admin sees', async () => {
    const admin = await house.join('admin', 'admin');
    const ask = (first: number) => () => get(`query ($first: Int!) { topWriters(first: $first) { nodes { badges ${STANDING} } } }`, { first }, admin);
    await house.queriesOf(ask(1));
    const [one, ten] = [await house.queriesOf(ask(1)), await house.queriesOf(ask(10))];
    expect(one.length).toBeGreaterThan(3);
    expect(ten).toHaveLength(one.length);
  });
});
