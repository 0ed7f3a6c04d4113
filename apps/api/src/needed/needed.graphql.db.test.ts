import 'reflect-metadata';
import { NEEDED, NeededNotes } from '@bridgenotes/needed';
import { CommunitySettings, ManualClock } from '@bridgenotes/platform';
import { fillCommunity, openDataSource, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';
import { openClient, OPEN_TO_TESTS, type ApiClient } from '../testing/client';

const clock = new ManualClock(Date.now());
let database: TestDatabase;
let dataSource: DataSource;
let app: NestExpressApplication;
let api: ApiClient;
let community: Community;

const choose = (count: number) => new NeededNotes(clock, CommunitySettings.from({}, [NEEDED])).refresh(dataSource.manager, community.notes.slice(0, count).map(({ id }) => id));

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 2, notes: 60, at: clock.now().getTime() });
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...OPEN_TO_TESTS }, clock));
  api = await openClient(app);
});
afterAll(async () => {
  await app?.close();
  await dataSource?.destroy();
  await database?.drop();
});

it('a feed costs the same queries for one note as for many, when it is made and when it is read again', async () => {
  const rater = await api.join('rater');
  const feed = async (first: number, rows: number) => {
    const queries = await api.queriesOf(async () => {
      const { neededNotes } = await api.get<{ neededNotes: { nodes: object[] } }>(`{ neededNotes(first: ${first}) { nodes { note { id text statement { url } author { alias } viewerRating { level } } reasons { code text } } } }`, {}, rater);
      expect(neededNotes.nodes).toHaveLength(rows);
    });
    return queries.length;
  };
  await choose(20);
  const made = await feed(1, 1);
  const read = await feed(1, 1);
  expect(await feed(15, 15)).toBe(read);
  clock.advance(3_600_000);
  await choose(60);
  expect(await feed(50, 50)).toBe(made);
  expect(await feed(50, 50)).toBe(read);
  expect(made).toBeLessThan(25);
});
