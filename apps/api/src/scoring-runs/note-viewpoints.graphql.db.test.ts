import 'reflect-metadata';
import { ManualClock } from '@bridgenotes/platform';
import { START, fillCommunity, insertRatings, openDataSource, runsService, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';
import { toGlobalId } from '../graphql/global-id';
import { openClient, type ApiClient } from '../testing/client';

// The raters of a divided community along their axis, over HTTP.
let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let app: NestExpressApplication;
let client: ApiClient;
const clock = new ManualClock(START + 1000);
const run = () => runsService(dataSource, clock).run({ trigger: 'manual', force: true });

interface Bin { factor: number; level: string; counted: boolean; count: number }
interface Found { run: { id: string; asOf: string }; placed: number; ratingsNeeded: number; bins: Bin[]; binWidth: number; unplaced: Record<string, number>; thresholds: Record<string, number | null> }
const FIELDS = 'viewpoints { run { id asOf } placed ratingsNeeded bins { factor level counted count } binWidth unplaced { helpful somewhatHelpful notHelpful } thresholds { ratingsNeeded helpful staysHelpful notHelpful notHelpfulSlope notHelpfulDefending largestFactor otherSideNeeded } }';
const viewpointsOf = async (noteId: string) => (await client.get<{ note: { viewpoints: Found | null } }>(`query ($id: ID!) { note(id: $id) { ${FIELDS} } }`, { id: toGlobalId('Note', noteId) })).note.viewpoints;
const total = (bins: readonly Bin[]) => bins.reduce((sum, { count }) => sum + count, 0);
const noteOf = (opinion: string) => community.notes.find((note) => note.opinion === opinion)!.id;
let unseen: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  // The last note has few ratings: three raters know it.
  community = await fillCommunity(dataSource, { raters: 30, notes: 31, rates: (rater, note) => note < 30 || rater < 3 });
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', PORT: '0', RATE_LIMIT_READS_PER_MINUTE: '100000' }));
  client = await openClient(app);
  expect(await viewpointsOf(community.notes[0]!.id), 'before the first run').toBeNull();
  await run();
  const [made] = await dataSource.query<[{ id: string }]>(
    `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at)
     SELECT statement_id, $2, classification, tags, text, true, $3 FROM notes WHERE id = $1 RETURNING id`, [community.notes[0]!.id, community.raters[0], new Date(START + 2000)]);
  unseen = made.id;
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

it('shows every rating in its bin, one half of the community left and the other right', async () => {
  const found = (await viewpointsOf(noteOf('left')))!;
  expect(found).toMatchObject({ placed: 30, ratingsNeeded: 5, binWidth: 0.05, unplaced: { helpful: 0, somewhatHelpful: 0, notHelpful: 0 } });
  expect(total(found.bins)).toBe(30);
  expect([...found.bins].sort((a, b) => a.factor - b.factor).map(({ factor }) => factor)).toEqual(found.bins.map(({ factor }) => factor));
  const helpful = (side: -1 | 1) => total(found.bins.filter(({ factor, level }) => level === 'HELPFUL' && Math.sign(factor) === side));
  expect(Math.max(helpful(-1), helpful(1))).toBeGreaterThan(3 * Math.min(helpful(-1), helpful(1)));
  for (const { factor } of found.bins) expect(Math.abs(factor / 0.05 - Math.round(factor / 0.05)), 'nobody’s exact place').toBeLessThan(1e-9);
});

it('agrees with what the score was made from, and says what it is compared with', async () => {
  const [row] = await dataSource.query<[{ id: string; counted: number }]>('SELECT run_id AS id, count(*) FILTER (WHERE factor IS NOT NULL)::int AS counted FROM rater_scores JOIN published_run USING (run_id) WHERE contributor_id = ANY ($1) GROUP BY run_id', [community.raters]);
  const { run: shown, bins, thresholds } = (await viewpointsOf(noteOf('both')))!;
  expect(shown.id).toBe(toGlobalId('ScoringRun', row.id));
  expect(total(bins.filter(({ counted }) => counted))).toBe(row.counted);
  expect(thresholds).toEqual({ ratingsNeeded: 5, helpful: 0.4, staysHelpful: 0.39, notHelpful: -0.05, notHelpfulSlope: -0.8, notHelpfulDefending: -0.15, largestFactor: 0.5, otherSideNeeded: 4 });
});

it('pictures nobody where few people rated, and nothing of a note that no run has seen', async () => {
  expect(await viewpointsOf(community.notes[30]!.id)).toMatchObject({ placed: 3, bins: [] });
  expect(await viewpointsOf(unseen)).toBeNull();
});

it('takes as many queries for 20 notes as for one, and no rating that came after the run', async () => {
  const list = (first: number) => client.get<{ newestNotes: { nodes: { id: string; viewpoints: Found | null }[] } }>(`{ newestNotes(first: ${first}) { nodes { id ${FIELDS} } } }`);
  expect((await client.queriesOf(() => list(20))).length).toBe((await client.queriesOf(() => list(1))).length);
  const few = community.notes[30]!.id;
  await insertRatings(dataSource, community.raters.slice(3, 9).map((raterId) => ({ noteId: few, raterId, level: 2 as const })), new Date(START + 5000));
  expect(await viewpointsOf(few)).toMatchObject({ placed: 3, bins: [] });
  clock.advance(10_000);
  await run();
  const found = (await viewpointsOf(few))!;
  expect(found.placed).toBe(9);
  expect(total(found.bins)).toBe(9);
  await dataSource.query('UPDATE ratings SET withdrawn_at = $2 WHERE note_id = $1 AND level = 2 AND rated_at > $3', [few, clock.now(), new Date(START + 4000)]);
  expect((await viewpointsOf(few))!.placed, 'what is withdrawn is gone at once').toBe(3);
});
