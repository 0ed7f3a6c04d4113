import type { NoteColumns, RaterColumns, RatingColumns, ScoringInput } from '@bridgenotes/scoring';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Pool, type PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoreWithDigests, type RunDigests } from './scorer';
import { readSnapshot, type Snapshot } from './snapshot';
import { fillCommunity, HOUR, openDataSource, runsService, SETTINGS, START } from './testing/community';
import { ManualClock } from '@bridgenotes/platform';

// Whoever owns or runs a platform is scored like everybody: nothing of who made a statement, or of where it stands, reaches
// the scorer. What it is given is named here in full; a further column does not compile before somebody has thought of this.
const NOTE_COLUMNS: Record<keyof NoteColumns, true> = { count: true, id: true, authorId: true, createdAtMillis: true, misleading: true, outOfScope: true, statementId: true };
const RATING_COLUMNS: Record<keyof RatingColumns, true> = { count: true, note: true, rater: true, createdAtMillis: true, level: true, tags: true, populationSampled: true };
const RATER_COLUMNS: Record<keyof RaterColumns, true> = { count: true, id: true, modelingGroup: true };
const INPUT: Record<keyof ScoringInput, true> = { now: true, notes: true, ratings: true, raters: true, history: true };

/** Tables that tell who made a statement, and who contests a note. */
const OF_AUTHORS = ['statements', 'statement_authors', 'sign_ins', 'note_reviews', 'disputes', 'dispute_claims', 'jury_seats', 'withheld_notes'];
const ROLE = 'scorer_without_statements';

let database: TestDatabase;
let dataSource: DataSource;
let pool: Pool;
const at = new Date(START + 3 * HOUR);

async function snapshot(prepare: (client: PoolClient) => Promise<unknown> = async () => undefined): Promise<Snapshot> {
  const client = await pool.connect();
  try {
    await prepare(client);
    return await readSnapshot(client, at, null, SETTINGS.parameters.topics);
  } finally {
    client.release(true);
  }
}
const scored = async (): Promise<RunDigests> => scoreWithDigests({ input: (await snapshot()).input, parameters: SETTINGS.parameters }, () => undefined).digests;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  pool = new Pool({ connectionString: database.url });
  await fillCommunity(dataSource, { raters: 30, notes: 30 });
  await dataSource.query(`UPDATE statements SET author_name = 'Author ' || id % 5, platform = 'X', external_id = id::text`);
  await runsService(dataSource, new ManualClock(START + HOUR)).run({ trigger: 'schedule' });
});
afterAll(async () => {
  await pool?.query(`DROP OWNED BY ${ROLE}; DROP ROLE ${ROLE}`).catch(() => undefined);
  await pool?.end();
  await dataSource?.destroy();
  await database?.drop();
});

describe('the author of a statement', () => {
  it('is none of what the scorer is given', async () => {
    const { input } = await snapshot();
    const names = (columns: object) => Object.keys(columns).sort();
    expect([input, input.notes, input.ratings, input.raters].map(names)).toEqual([INPUT, NOTE_COLUMNS, RATING_COLUMNS, RATER_COLUMNS].map(names));
  });

  it('changes nothing: the same history scores to the same bytes whoever said it, and wherever', async () => {
    const before = await scored();
    await dataSource.query(`
      UPDATE statements SET author_name = 'The owner of this platform', platform = 'BLUESKY', external_id = 'owner/' || id, canonical_url = 'https://owner.example/' || id,
        given_url = 'https://owner.example/' || id, quoted_text = 'I own it.', stated_on = '2020-01-01', media_urls = '{https://owner.example/me.jpg}', language = 'la', added_by = (SELECT max(id) FROM contributors)`);
    await dataSource.query(`INSERT INTO statement_authors (statement_id, contributor_id, source, verified_at) SELECT id, (SELECT max(id) FROM contributors), 'site', now() FROM statements`);
    expect(await scored()).toEqual(before);

    await dataSource.query(`UPDATE statements SET author_name = 'Author ' || row_number FROM (SELECT id, row_number() OVER (ORDER BY md5(id::text)) FROM statements) AS shuffled WHERE shuffled.id = statements.id`);
    expect(await scored()).toEqual(before);

    await dataSource.query(`UPDATE ratings SET level = 2 - level WHERE id = (SELECT min(id) FROM ratings WHERE level <> 1)`);
    expect((await scored()).output, 'one rating changes it').not.toBe(before.output);
  });

  it('cannot be read by whoever reads for the scorer, and is not missed', async () => {
    await pool.query(`CREATE ROLE ${ROLE} NOLOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${ROLE}; REVOKE SELECT ON ${OF_AUTHORS.join(', ')} FROM ${ROLE}`);
    const become = (client: PoolClient) => client.query(`SET ROLE ${ROLE}`);
    const client = await pool.connect();
    await become(client);
    for (const table of OF_AUTHORS) await expect(client.query(`SELECT FROM ${table}`)).rejects.toThrow('permission denied');
    client.release(true);
    expect((await snapshot(become)).input).toEqual((await snapshot()).input);
  });
});
