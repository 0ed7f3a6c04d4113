import { CommunitySettings, dataSourceOptions, ManualClock, type PageRequest } from '@bridgenotes/platform';
import { SaidConflicts } from '@bridgenotes/ratings/testing';
import { PublishedRuns } from '@bridgenotes/scoring-runs';
import { costsOf, fillTwoYears, MANY_NOTES, PLATFORM_ENTITIES } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEEDED, NEEDED_ENTITIES, NeededReader, NeededService, RatingLanguagesService } from './index';

/** Pages of 8 kB that one query may touch, however large the tables are: 180 candidates, each looked up in seven tables, four pages a time. */
const MOST_PAGES = 6000;
const RATER = '7';

let database: TestDatabase;
let dataSource: DataSource;
let runId: string;
const clock = new ManualClock(Date.now());
const needed = () => new NeededService(dataSource, clock, new PublishedRuns(dataSource), new RatingLanguagesService(dataSource), new SaidConflicts(), CommunitySettings.from({}, [NEEDED]));
const reader = () => new NeededReader(dataSource, new PublishedRuns(dataSource));

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [...PLATFORM_ENTITIES, ...NEEDED_ENTITIES] })).initialize();
  await fillTwoYears(dataSource);
  runId = (await new PublishedRuns(dataSource).current())!;
  // Far more open notes than there are in two weeks: a fifth of all, in five languages.
  await dataSource.query('UPDATE note_scores SET needs_ratings = true WHERE note_id % 5 = 1');
  await dataSource.query(`
    INSERT INTO needed_notes (note_id, author_id, language, rank_negative, rank_positive, rank_unplaced, offered_at)
    SELECT note_id, author_id, (ARRAY['und', 'de', 'en', 'fr', 'pt'])[1 + note_id % 5], note_id % 997, note_id % 991, note_id % 983, created_at
    FROM note_scores JOIN notes ON notes.id = note_id WHERE note_id % 5 = 1 AND deleted_at IS NULL`);
  // The planner reads a table of a page or two through, whatever the index.
  for (const insert of [
    `INSERT INTO contributors (id, participant_id, alias, role, joined_at) SELECT i, 'P' || i, 'alias ' || i, 'contributor', now() FROM generate_series(3000, 103000) i WHERE $1::bigint > 0`,
    `INSERT INTO rater_scores (run_id, contributor_id, factor, counts) SELECT $1, id, 0.3, '{}' FROM contributors ON CONFLICT DO NOTHING`,
    `INSERT INTO contributor_languages (contributor_id, language) SELECT id, language FROM contributors, unnest(ARRAY['de', 'en', 'fr']) language WHERE id > 10 AND $1::bigint > 0`,
    `INSERT INTO needed_feeds (rater_id, made_at, note_ids) SELECT id, now() - interval '1 day', '{1}' FROM contributors WHERE id > 10 AND $1::bigint > 0`,
    `INSERT INTO rating_requests (note_id, rater_id, round, requested_at, expires_at) SELECT note_id, 1 + note_id % 2000, 1, now() - interval '2 days', now() - interval '1 day' FROM needed_notes WHERE $1::bigint > 0`,
    `INSERT INTO statement_views (statement_id, views, reported_at) SELECT id, id, now() FROM statements WHERE $1::bigint > 0`,
  ]) await dataSource.query(insert, [runId]);
  await dataSource.query('ANALYZE');
}, 120_000);
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe(`with ${MANY_NOTES.toLocaleString('en')} notes, no question reads a table through:`, () => {
  const secondPage = async (ask: (page: PageRequest) => Promise<{ rows: readonly unknown[]; cursors: readonly string[] }>) => {
    const { rows, cursors } = await ask({ first: 20 });
    expect(rows).toHaveLength(20);
    expect((await ask({ first: 20, after: cursors.at(-1)! })).rows).toHaveLength(20);
  };
  const questions: Record<string, () => Promise<unknown>> = {
    'the feed of a rater': () => secondPage((page) => needed().feed(RATER, page)),
    'the feed of a rater of some languages': async () => {
      await dataSource.query(`INSERT INTO contributor_languages (contributor_id, language) VALUES (8, 'de'), (8, 'fr') ON CONFLICT DO NOTHING`);
      await secondPage((page) => needed().feed('8', page));
    },
    'notes that need ratings, for everybody': () => secondPage((page) => reader().needingRatings(runId, page)),
    'notes that need ratings, before the first run': () => reader().needingRatings('1', { first: 20 }),
  };

  it.each(Object.keys(questions))('%s', async (name) => {
    for (const { query, scans, pages } of await costsOf(dataSource, questions[name]!)) {
      expect(scans, query).toEqual([]);
      expect(pages, query).toBeLessThan(MOST_PAGES);
    }
  });
});
