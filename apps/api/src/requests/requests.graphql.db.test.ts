import 'reflect-metadata';
import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { DataSource, type Logger } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';

const clock = new ManualClock(Date.now());
let database: TestDatabase;
let app: NestExpressApplication;
let url: string;

async function ask<Data>(query: string, authorization?: string): Promise<Data> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }, body: JSON.stringify({ query }) });
  const answer = (await response.json()) as { data: Data; errors?: object[] };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function join(name: string): Promise<string> {
  const { developmentLogin } = await ask<{ developmentLogin: { authorization: string } }>(`mutation { developmentLogin(input: { name: "${name}" }) { authorization } }`);
  const { aliasOffers } = await ask<{ aliasOffers: string[] }>('{ aliasOffers }', developmentLogin.authorization);
  await ask(`mutation { chooseAlias(input: { alias: ${JSON.stringify(aliasOffers[0])} }) { contributor { id } } }`, developmentLogin.authorization);
  return developmentLogin.authorization;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const community = CommunitySettings.from({ requests: { leastRequests: 1, perDay: 100, visibleTo: 'contributors' } }, HOUSE_SECTIONS);
  const environment = {
    DATABASE_URL: database.url, LOG_LEVEL: 'silent', PORT: '0', RATE_LIMIT_READS_PER_MINUTE: '100000', RATE_LIMIT_WRITES_PER_MINUTE: '100000',
    BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: 'only for this test, 32 characters or more',
  };
  ({ app } = await createApi(environment, clock, undefined, community));
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it('the feed and one’s own requests cost the same queries for one row as for many, and their pages join', async () => {
  const asker = await join('asker');
  for (let i = 0; i < 12; i++) {
    clock.advance(1000);
    await ask(`mutation { requestNote(input: { statementUrl: "https://example.org/${i}", sources: ["https://example.org/source"] }) { request { id } } }`, asker);
  }
  const writer = await join('writer');
  const served = app.get(DataSource);
  const logger = served.logger;
  const seen: string[] = [];
  served.logger = Object.assign(Object.create(logger) as Logger, { logQuery: (query: string) => void seen.push(query) });
  const feed = (page: string) => ask<{ requestedStatements: { nodes: { statement: { url: string } }[]; pageInfo: { endCursor: string } } }>(
    `{ requestedStatements(${page}) { nodes { statement { url } sources { url count } requests { id outcome viewerMark statement { url } note { id } } } pageInfo { endCursor } } }`, writer);
  const queries = async (work: () => Promise<unknown>) => {
    seen.length = 0;
    await work();
    return seen.length;
  };
  try {
    expect(await queries(() => feed('first: 12'))).toBe(await queries(() => feed('first: 1')));
    const mine = (first: number) => () => ask(`{ myRequests(first: ${first}) { nodes { outcome statement { url } note { id } } } }`, asker);
    expect(await queries(mine(12))).toBe(await queries(mine(1)));
  } finally {
    served.logger = logger;
  }
  const one = await feed('first: 5');
  const two = await feed(`first: 50, after: "${one.requestedStatements.pageInfo.endCursor}"`);
  const urls = [...one.requestedStatements.nodes, ...two.requestedStatements.nodes].map((node) => node.statement.url);
  expect(urls).toEqual(Array.from({ length: 12 }, (_, i) => `https://example.org/${11 - i}`));
});
