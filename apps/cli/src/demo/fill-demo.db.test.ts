import { ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { OPEN_CONTENT } from '@bridgenotes/simulation';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from './fill-demo';

const NOW = new ManualClock(Date.UTC(2026, 10, 22));
const OPEN_NOTES = OPEN_CONTENT.flatMap(({ notes }) => notes).length;
/** 60 settled statements with 150 notes and 12,000 ratings, and what is open, with 8 ratings a note on average. */
const WHOLE = { statements: 60 + OPEN_CONTENT.length, notes: 150 + OPEN_NOTES, counted: 150 + OPEN_NOTES, people: 400, ratings: 12_000 + 8 * OPEN_NOTES };

describe('the demo community', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  const one = async <Row>(sql: string, values: unknown[] = []): Promise<Row> => (await client.query(sql, values)).rows[0] as Row;
  const COUNTS = `SELECT (SELECT count(*)::int FROM statements) AS statements, (SELECT count(*)::int FROM statements WHERE canonical_url IS NULL) AS quotes,
    (SELECT count(*)::int FROM notes) AS notes, (SELECT sum(note_count)::int FROM statements) AS counted, (SELECT count(*)::int FROM contributors WHERE alias IS NOT NULL AND role = 'contributor') AS people,
    (SELECT count(*)::int FROM ratings) AS ratings, (SELECT count(*)::int FROM scoring_runs WHERE state = 'published') AS runs`;
  const CONTENT = `SELECT md5(string_agg(row, E'\\n' ORDER BY row)) AS digest FROM (
    SELECT concat_ws('|', n.id, s.quoted_text, s.canonical_url, c.alias, n.text, n.created_at) AS row FROM notes n JOIN statements s ON s.id = statement_id JOIN contributors c ON c.id = author_id
    UNION ALL SELECT concat_ws('|', note_id, participant_id, level, tag_mask, rated_at) FROM ratings JOIN contributors ON contributors.id = rater_id
    UNION ALL SELECT concat_ws('|', note_id, round(intercept::numeric, 9), status) FROM note_scores WHERE run_id = (SELECT run_id FROM published_run)) AS rows`;

  it('is there after one call, scored, with helpful notes', async () => {
    const lines: string[] = [];
    const started = performance.now();
    expect(await fillDemo(database.url, { clock: NOW, environment: {} }, (line) => lines.push(line))).toBe(true);
    console.log(`demo filled and scored in ${Math.round(performance.now() - started)} ms: ${lines.at(-1)}`);
    expect(await one(COUNTS)).toEqual({ ...WHOLE, quotes: expect.any(Number) as number, runs: 4 });
    expect((await one<{ quotes: number }>(COUNTS)).quotes).toBeGreaterThan(5);
    const { helpful, as_of: asOf } = await one<{ helpful: number; as_of: Date }>(`
      SELECT count(*) FILTER (WHERE status = 'CURRENTLY_RATED_HELPFUL')::int AS helpful, max(as_of) AS as_of FROM note_scores JOIN scoring_runs ON id = run_id WHERE run_id = (SELECT run_id FROM published_run)`);
    expect(helpful).toBeGreaterThanOrEqual(15);
    expect(asOf).toEqual(NOW.now());
    // What people see is found by its words, too.
    expect(await one(`SELECT count(*)::int AS found FROM statements WHERE search <> ''`)).toEqual({ found: WHOLE.statements });
  });

  it('has notes of the last day that still need ratings, in several languages, none of which waits to be shown', async () => {
    const { open, languages, newest } = await one<{ open: number; languages: number; newest: Date }>(`
      SELECT count(*)::int AS open, count(DISTINCT s.language)::int AS languages, max(n.created_at) AS newest
      FROM note_scores JOIN notes n ON n.id = note_id JOIN statements s ON s.id = n.statement_id WHERE run_id = (SELECT run_id FROM published_run) AND needs_ratings AND n.created_at > $1::timestamptz - interval '25 hours'`, [NOW.now()]);
    expect(open).toBeGreaterThanOrEqual(50);
    expect(languages).toBeGreaterThanOrEqual(4);
    expect(newest.getTime()).toBeLessThan(NOW.now().getTime());
    expect(await one(`SELECT count(*)::int AS waiting FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND needs_ratings AND core_status = 'CURRENTLY_RATED_HELPFUL'`)).toEqual({ waiting: 0 });
  });

  it('goes on with open notes whose storing was interrupted', async () => {
    await client.query(`UPDATE imports SET finished_at = NULL WHERE source LIKE 'open notes%'; DELETE FROM rating_changes WHERE note_id IN (SELECT id FROM notes WHERE created_at > '2026-11-01'); DELETE FROM ratings WHERE note_id IN (SELECT id FROM notes WHERE created_at > '2026-11-01')`);
    NOW.advance(60_000);
    expect(await fillDemo(database.url, { clock: NOW, environment: {} }, () => undefined)).toBe(true);
    expect(await one(COUNTS)).toMatchObject(WHOLE);
  });

  it('is not doubled by a second call, and completed when it is there by half', async () => {
    const before = [await one(COUNTS), await one(CONTENT)];
    expect(await fillDemo(database.url, { clock: NOW, environment: {} }, () => undefined)).toBe(false);
    expect([await one(COUNTS), await one(CONTENT)]).toEqual(before);
    await client.query(`UPDATE contributors SET alias = NULL; DELETE FROM rating_changes WHERE rater_id % 2 = 0 AND changed_at < '2026-11-01'; DELETE FROM ratings WHERE rater_id % 2 = 0 AND rated_at < '2026-11-01'`);
    expect(await fillDemo(database.url, { clock: NOW, environment: {} }, () => undefined)).toBe(true);
    expect(await one(COUNTS)).toMatchObject(WHOLE);
  });

  it('is the same everywhere for a seed, and another for another seed', async () => {
    const digests = await Promise.all([2026, 2026, 7].map(digestOfFresh));
    expect(digests[0]).toBe(digests[1]);
    expect(digests[2]).not.toBe(digests[0]);
  });

  async function digestOfFresh(seed: number): Promise<string> {
    const fresh = await createTestDatabase();
    const other = new Client({ connectionString: fresh.url });
    await other.connect();
    try {
      await fillDemo(fresh.url, { seed, clock: NOW, environment: {} }, () => undefined);
      return ((await other.query(CONTENT)).rows[0] as { digest: string }).digest;
    } finally {
      await other.end();
      await fresh.drop();
    }
  }
});
