import type { PoolClient } from 'pg';
import { addParticipants, moment, WRITTEN_COUNTS, type Written } from './contributors.step';

/** A rating of a note that stands neither in the notes nor in the history: its place in the batch. */
export interface UnknownNote {
  position: number;
  noteId: string;
}

export interface WrittenRatings extends Written {
  contributors: number;
  unknown: UnknownNote[];
}

/** The later of two ratings of one note by one rater counts; of two in the same instant, always the same one. */
const BY_TIME = ['rated_at', 'level', 'tag_mask', 'population_sampled'];
const of = (row: string) => BY_TIME.map((field) => `${row}.${field}`).join(', ');

/** The ratings of the stage, and every version of them for the history of changes. */
export async function storeRatings(client: PoolClient): Promise<WrittenRatings> {
  const unknown = await client.query<UnknownNote>(
    'DELETE FROM import_ratings AS given WHERE NOT EXISTS (SELECT FROM notes WHERE notes.id = given.note_id) RETURNING position, note_id::text AS "noteId"',
  );
  const contributors = await addParticipants(client, 'import_ratings', { participant: 'participant_id', millis: 'created_ms' });
  const { rows } = await client.query<Written>(`
    WITH latest AS (
      SELECT DISTINCT ON (note_id, participant_id) * FROM import_ratings
      ORDER BY note_id, participant_id, created_ms DESC, level DESC, tag_mask DESC, population_sampled DESC
    ), given AS (
      SELECT note_id, contributors.id AS rater_id, ${moment('created_ms')}::timestamptz(3) AS rated_at, level, tag_mask, population_sampled FROM latest JOIN contributors USING (participant_id)
    ), written AS (
      INSERT INTO ratings AS known (note_id, rater_id, ${BY_TIME.join(', ')}, created_at, imported)
      SELECT given.note_id, given.rater_id, ${of('given')}, given.rated_at, true
      FROM given LEFT JOIN ratings AS before USING (note_id, rater_id)
      WHERE before.id IS NULL OR ${isLater('given', 'before')}
      ORDER BY given.note_id, given.rater_id
      ON CONFLICT ON CONSTRAINT ratings_one_per_rater DO UPDATE SET (${BY_TIME.join(', ')}) = (${of('excluded')}), withdrawn_at = NULL, imported = true
        WHERE ${isLater('excluded', 'known')}
      RETURNING known.xmax = 0 AS inserted
    ) ${WRITTEN_COUNTS}`);
  await recordVersions(client);
  return { ...rows[0]!, contributors, unknown: unknown.rows };
}

/** What somebody rated, changed or withdrew here stands until the tables tell of something later. */
function isLater(given: string, before: string): string {
  return `((${given}.rated_at > ${before}.rated_at OR (${before}.imported AND (${of(given)}) > (${of(before)})))
    AND (${before}.withdrawn_at IS NULL OR ${before}.withdrawn_at < ${given}.rated_at))`;
}

/**
 * Ids are made of the time of the rating, as next_id() makes them of the present: the history of a rating stays in order,
 * and a run that counts what changed lately does not take old ratings for changes.
 */
async function recordVersions(client: PoolClient): Promise<void> {
  await client.query(`
    INSERT INTO rating_changes (id, rating_id, note_id, rater_id, level, tag_mask, changed_at)
    SELECT (greatest(given.created_ms - 1288834974657, 0) << 22) | nextval('id_sequence'), ratings.id, ratings.note_id, ratings.rater_id, given.level, given.tag_mask, ${moment('given.created_ms')}
    FROM (SELECT DISTINCT note_id, participant_id, created_ms, level, tag_mask FROM import_ratings ORDER BY created_ms, note_id, participant_id) AS given
    JOIN contributors USING (participant_id) JOIN ratings ON ratings.note_id = given.note_id AND ratings.rater_id = contributors.id
    WHERE NOT EXISTS (
      SELECT FROM rating_changes AS known
      WHERE known.rating_id = ratings.id AND known.changed_at = ${moment('given.created_ms')}::timestamptz(3) AND known.level = given.level AND known.tag_mask = given.tag_mask
    )`);
}
