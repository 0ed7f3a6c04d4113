import 'reflect-metadata';
import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';
import { openClient, OPEN_TO_TESTS, type ApiClient } from '../testing/client';

const clock = new ManualClock(Date.now());
let database: TestDatabase;
let app: NestExpressApplication;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  const community = CommunitySettings.from({ requests: { leastRequests: 1, perDay: 100, visibleTo: 'contributors' } }, HOUSE_SECTIONS);
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...OPEN_TO_TESTS }, clock, undefined, community));
  api = await openClient(app);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it('the feed and one’s own requests cost the same queries for one row as for many, and their pages join', async () => {
  const asker = await api.join('asker');
  for (let i = 0; i < 12; i++) {
    clock.advance(1000);
    await api.get(`mutation { requestNote(input: { statementUrl: "https://example.org/${i}", sources: ["https://example.org/source"] }) { request { id } } }`, {}, asker);
  }
  const writer = await api.join('writer');
  const feed = (page: string) => api.get<{ requestedStatements: { nodes: { statement: { url: string } }[]; pageInfo: { endCursor: string } } }>(
    `{ requestedStatements(${page}) { nodes { statement { url } sources { url count } requests { id outcome viewerMark statement { url } note { id } } } pageInfo { endCursor } } }`, {}, writer);
  const queries = async (work: () => Promise<unknown>) => (await api.queriesOf(work)).length;
  expect(await queries(() => feed('first: 12'))).toBe(await queries(() => feed('first: 1')));
  const mine = (first: number) => () => api.get(`{ myRequests(first: ${first}) { nodes { outcome statement { url } note { id } } } }`, {}, asker);
  expect(await queries(mine(12))).toBe(await queries(mine(1)));
  const one = await feed('first: 5');
  const two = await feed(`first: 50, after: "${one.requestedStatements.pageInfo.endCursor}"`);
  const urls = [...one.requestedStatements.nodes, ...two.requestedStatements.nodes].map((node) => node.statement.url);
  expect(urls).toEqual(Array.from({ length: 12 }, (_, i) => `https://example.org/${11 - i}`));
});
