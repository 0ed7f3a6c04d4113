import type { PoolClient } from 'pg';
import { addParticipants, moment, WRITTEN_COUNTS, type Written } from './contributors.step';

/** Notes, their authors and what they are about. */
export interface WrittenNotes extends Written {
  contributors: number;
  statements: number;
}

const CONTENT = 'statement_id, author_id, classification, tags, text, trustworthy_sources, is_media_note, is_collaborative_note, created_at, deleted_at, imported_fields';
const of = (row: string) => CONTENT.split(', ').map((field) => `${row}.${field}`).join(', ');

/** Statements of a stage that are not known yet; a statement is as old as the first note on it. */
async function addStatements(client: PoolClient, select: string): Promise<number> {
  const { rowCount } = await client.query(`
    INSERT INTO statements (canonical_url, given_url, platform, external_id, created_at)
    SELECT given.url, given.url, given.platform, given.external_id, ${moment('given.ms')}
    FROM (${select}) AS given LEFT JOIN statements ON statements.canonical_url = given.url
    WHERE statements.id IS NULL ORDER BY given.url
    ON CONFLICT (canonical_url) DO NOTHING`);
  return rowCount ?? 0;
}

/** The notes of the stage. Imported notes follow the table, also when a note that seemed deleted is there again; our own are left alone. */
export async function storeNotes(client: PoolClient): Promise<WrittenNotes> {
  const contributors = await addParticipants(client, 'import_notes', { participant: 'participant_id', millis: 'created_ms' });
  const statements = await addStatements(
    client,
    'SELECT url, min(platform) AS platform, min(external_id) AS external_id, min(created_ms) AS ms FROM import_notes WHERE url IS NOT NULL GROUP BY url',
  );
  const { rows } = await client.query<Written>(`
    WITH first AS (
      SELECT DISTINCT ON (note_id) * FROM import_notes
      WHERE NOT EXISTS (SELECT FROM import_seen_notes AS seen WHERE seen.note_id = import_notes.note_id)
      ORDER BY note_id, position
    ), given AS (
      SELECT first.note_id AS id, coalesce(first.statement_id, statements.id) AS statement_id, contributors.id AS author_id, classification, tags, text, trustworthy_sources,
        is_media_note, is_collaborative_note, ${moment('created_ms')}::timestamptz(3) AS created_at, NULL::timestamptz AS deleted_at, imported_fields
      FROM first JOIN contributors USING (participant_id) LEFT JOIN statements ON statements.canonical_url = first.url
    ), before AS (
      SELECT notes.* FROM notes JOIN given USING (id)
    ), written AS (
      INSERT INTO notes AS known (id, imported, ${CONTENT})
      SELECT given.id, true, ${of('given')} FROM given LEFT JOIN before USING (id)
      WHERE before.id IS NULL OR (before.imported AND (${of('before')}) IS DISTINCT FROM (${of('given')}))
      ORDER BY given.id
      ON CONFLICT (id) DO UPDATE SET (${CONTENT}) = (${of('excluded')}) WHERE known.imported
      RETURNING known.id, known.statement_id, known.xmax = 0 AS inserted
    ), changes AS (
      SELECT statement_id, 1 AS change FROM written
      UNION ALL SELECT before.statement_id, -1 FROM before JOIN written USING (id) WHERE before.deleted_at IS NULL
    ), counted AS (
      UPDATE statements SET note_count = note_count + total.change
      FROM (SELECT statement_id, sum(change) AS change FROM changes GROUP BY statement_id HAVING sum(change) <> 0) AS total
      WHERE statements.id = total.statement_id
    ) ${WRITTEN_COUNTS}`);
  await client.query('INSERT INTO import_seen_notes SELECT note_id FROM import_notes ON CONFLICT DO NOTHING');
  return { ...rows[0]!, contributors, statements };
}

/**
 * Notes that only the history knows were deleted by their authors. They are kept without text: their ratings still tell
 * about their raters. What they were about is not known any more, so their own page stands for it.
 */
export async function addDeletedNotes(client: PoolClient, now: Date): Promise<WrittenNotes> {
  const unknown = 'import_history AS given WHERE NOT EXISTS (SELECT FROM notes WHERE notes.id = given.note_id)';
  const contributors = await addParticipants(client, 'import_history', { participant: 'note_author_participant_id', millis: 'created_at_millis' });
  const statements = await addStatements(client, `SELECT page AS url, 'X' AS platform, NULL AS external_id, min(created_at_millis) AS ms FROM ${unknown} GROUP BY page`);
  const { rowCount } = await client.query(
    `INSERT INTO notes (id, statement_id, author_id, classification, tags, trustworthy_sources, created_at, deleted_at, imported)
     SELECT DISTINCT ON (given.note_id) given.note_id, statements.id, contributors.id, 'MISINFORMED_OR_POTENTIALLY_MISLEADING', '{}'::text[], false, ${moment('created_at_millis')}, $1::timestamptz, true
     FROM (SELECT * FROM ${unknown}) AS given
     JOIN contributors ON contributors.participant_id = given.note_author_participant_id JOIN statements ON statements.canonical_url = given.page
     ORDER BY given.note_id, given.position`,
    [now],
  );
  return { added: rowCount ?? 0, updated: 0, contributors, statements };
}

/** Imported notes that the notes table had before and has no more lose their text. @returns how many */
export async function forgetDeletedNotes(client: PoolClient, now: Date): Promise<number> {
  const { rows } = await client.query<{ forgotten: number }>(
    `WITH forgotten AS (
       UPDATE notes SET text = NULL, deleted_at = $1
       FROM (SELECT DISTINCT note_id FROM import_history) AS given
       WHERE notes.id = given.note_id AND notes.imported AND notes.deleted_at IS NULL
         AND NOT EXISTS (SELECT FROM import_seen_notes AS seen WHERE seen.note_id = notes.id)
       RETURNING notes.statement_id
     ), counted AS (
       UPDATE statements SET note_count = note_count - total.notes
       FROM (SELECT statement_id, count(*) AS notes FROM forgotten GROUP BY statement_id) AS total WHERE statements.id = total.statement_id
     ) SELECT count(*)::int AS forgotten FROM forgotten`,
    [now],
  );
  return rows[0]!.forgotten;
}
