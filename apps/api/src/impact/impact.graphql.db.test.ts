import 'reflect-metadata';
import { ManualClock } from '@bridgenotes/platform';
import { HOUR, SETTINGS, START, fillCommunity, insertRatings, openDataSource, runsService, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';
import { OPEN_TO_TESTS, openClient, type ApiClient } from '../testing/client';

// What became of the ratings of a whole community, over HTTP.
let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let app: NestExpressApplication;
let client: ApiClient;
const clock = new ManualClock(START + HOUR);
const parameters = { ...SETTINGS.parameters, stability: { minWaitHelpful: 0, maxWaitHelpful: 0, maxWaitNeedsYourHelp: 0 } };
const run = () => {
  clock.advance(HOUR);
  return runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', force: true });
};

interface Own { outcome: string; points: number; decidedAt: string | null; rating: { level: string }; note: { id: string; status: string } }
interface Day { day: string; ratingPoints: number; writingPoints: number; ratingImpact: number; writingImpact: number }
const MINE = 'query ($after: String) { myRatings(first: 20, after: $after) { nodes { outcome points decidedAt rating { level } note { id status } } pageInfo { hasNextPage endCursor } } }';
const STANDING = `query ($last: Int) { viewer { contributor { noteCounts { helpful notHelpful needsMoreRatings } standing { ratingImpact writingImpact
  impactOverTime(last: $last) { day ratingPoints writingPoints ratingImpact writingImpact } } } } }`;

const logIn = async (contributorId: string) => {
  const [row] = await dataSource.query<[{ participant_id: string }]>('SELECT participant_id FROM contributors WHERE id = $1', [contributorId]);
  return (await client.get<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input: { participantId: row.participant_id } })).developmentLogin.token;
};
async function ratingsOf(token: string): Promise<Own[]> {
  const all: Own[] = [];
  for (let after: string | null = null; ;) {
    const { myRatings }: { myRatings: { nodes: Own[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await client.get(MINE, { after }, token);
    all.push(...myRatings.nodes);
    if (!myRatings.pageInfo.hasNextPage) return all;
    after = myRatings.pageInfo.endCursor;
  }
}
const standingOf = async (token: string, last = 100) =>
  (await client.get<{ viewer: { contributor: { noteCounts: Record<string, number>; standing: { ratingImpact: number; writingImpact: number; impactOverTime: Day[] } } } }>(STANDING, { last }, token)).viewer.contributor;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 30, notes: 30, rates: (rater, note) => note < 28 || rater > 0 });
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', PORT: '0', ...OPEN_TO_TESTS }));
  client = await openClient(app);
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

it('is undecided before the first run, and nobody’s without a login', async () => {
  const token = await logIn(community.raters[0]!);
  const own = await ratingsOf(token);
  expect(own).toHaveLength(28);
  for (const { outcome, points, decidedAt } of own) expect({ outcome, points, decidedAt }).toEqual({ outcome: 'UNDECIDED', points: 0, decidedAt: null });
  expect((await standingOf(token)).standing.impactOverTime).toEqual([]);
  expect((await client.ask(MINE)).errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
});

it('adds up to the impact that the run found, for everybody, rating by rating and day by day', async () => {
  await run();
  await run(); // what is helpful waits for a second look
  for (const id of community.raters) {
    const token = await logIn(id);
    const own = await ratingsOf(token);
    const { standing } = await standingOf(token);
    const points = own.reduce((sum, rating) => sum + rating.points, 0);
    expect(points, id).toBe(standing.ratingImpact);
    expect(standing.impactOverTime.at(-1)?.ratingImpact).toBe(points);
    for (const { outcome, rating, note } of own) {
      if (outcome === 'AGREED') expect(note.status).toBe(rating.level === 'HELPFUL' ? 'CURRENTLY_RATED_HELPFUL' : 'CURRENTLY_RATED_NOT_HELPFUL');
    }
  }
  const outcomes = new Set((await ratingsOf(await logIn(community.raters[3]!))).map(({ outcome }) => outcome));
  expect(outcomes).toEqual(new Set(['AGREED', 'DISAGREED', 'UNDECIDED']));
  const writers = await Promise.all(community.notes.map(async ({ authorId }) => standingOf(await logIn(authorId))));
  for (const { standing, noteCounts } of writers) {
    expect(standing.impactOverTime.at(-1)?.writingImpact ?? 0).toBe(standing.writingImpact);
    expect(noteCounts['helpful']! - noteCounts['notHelpful']!).toBe(standing.writingImpact);
  }
  expect(writers.some(({ standing }) => standing.writingImpact === 1)).toBe(true);
});

it('tells a rating that came too late, on the day when statuses were decided', async () => {
  const helpful = community.notes[28]!;
  expect(helpful.opinion).toBe('both');
  await insertRatings(dataSource, [{ noteId: helpful.id, raterId: community.raters[0]!, level: 2 }], clock.now());
  clock.advance(24 * HOUR);
  await run();
  const token = await logIn(community.raters[0]!);
  const [latest] = await ratingsOf(token);
  expect(latest).toMatchObject({ outcome: 'TOO_LATE', points: 0, note: { status: 'CURRENTLY_RATED_HELPFUL' } });
  const { standing } = await standingOf(token);
  expect(standing.impactOverTime.map(({ day }) => day)).toEqual([new Date(START).toISOString().slice(0, 10)]);
});

it('is not shown to others, within limits of its own, and asks no more queries for more people', async () => {
  const token = await logIn(community.raters[0]!);
  const other = await client.get<{ node: { standing: object | null; noteCounts: object } }>('query ($id: ID!) { node(id: $id) { ... on Contributor { standing { impactOverTime { day } } noteCounts { helpful } } } }', { id: Buffer.from(`Contributor:${community.raters[1]}`).toString('base64url') }, token);
  expect(other.node.standing).toBeNull();
  for (const last of [0, 401]) expect((await client.ask(STANDING, { last }, token)).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  const admin = await client.join('root', 'admin');
  const list = (first: number) => client.get(`{ newestNotes(first: ${first}) { nodes { author { noteCounts { helpful } standing { impactOverTime(last: 5) { day } } } } } }`, {}, admin);
  expect((await client.queriesOf(() => list(20))).length).toBe((await client.queriesOf(() => list(1))).length);
});
