import 'reflect-metadata';
import { NEEDED, NeededNotes } from '@bridgenotes/needed';
import { CommunitySettings, ManualClock } from '@bridgenotes/platform';
import { fillCommunity, openDataSource, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { DataSource, type Logger } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';

const clock = new ManualClock(Date.now());
let database: TestDatabase;
let dataSource: DataSource;
let app: NestExpressApplication;
let url: string;
let community: Community;

async function ask<Data>(query: string, authorization?: string): Promise<Data> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }, body: JSON.stringify({ query }) });
  const answer = (await response.json()) as { data: Data; errors?: object[] };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const choose = (count: number) => new NeededNotes(clock, CommunitySettings.from({}, [NEEDED])).refresh(dataSource.manager, community.notes.slice(0, count).map(({ id }) => id));

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 2, notes: 60, at: clock.now().getTime() });
  ({ app } = await createApi({
    DATABASE_URL: database.url, LOG_LEVEL: 'silent', PORT: '0', RATE_LIMIT_READS_PER_MINUTE: '100000', RATE_LIMIT_WRITES_PER_MINUTE: '100000',
    BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: 'only for this test, 32 characters or more',
  }, clock));
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  await app?.close();
  await dataSource?.destroy();
  await database?.drop();
});

it('a feed costs the same queries for one note as for many, when it is made and when it is read again', async () => {
  const { developmentLogin } = await ask<{ developmentLogin: { authorization: string } }>('mutation { developmentLogin(input: { name: "rater" }) { authorization } }');
  const rater = developmentLogin.authorization;
  const { aliasOffers } = await ask<{ aliasOffers: string[] }>('{ aliasOffers }', rater);
  await ask(`mutation { chooseAlias(input: { alias: ${JSON.stringify(aliasOffers[0])} }) { contributor { id } } }`, rater);
  const served = app.get(DataSource);
  const logger = served.logger;
  const seen: string[] = [];
  served.logger = Object.assign(Object.create(logger) as Logger, { logQuery: (query: string) => void seen.push(query) });
  const feed = async (first: number, rows: number) => {
    seen.length = 0;
    const { neededNotes } = await ask<{ neededNotes: { nodes: object[] } }>(`{ neededNotes(first: ${first}) { nodes { note { id text statement { url } author { alias } viewerRating { level } } reasons { code text } } } }`, rater);
    expect(neededNotes.nodes).toHaveLength(rows);
    return seen.length;
  };
  try {
    await choose(20);
    const made = await feed(1, 1);
    const read = await feed(1, 1);
    expect(await feed(15, 15)).toBe(read);
    clock.advance(3_600_000);
    await choose(60);
    expect(await feed(50, 50)).toBe(made);
    expect(await feed(50, 50)).toBe(read);
    expect(made).toBeLessThan(25);
  } finally {
    served.logger = logger;
  }
});
