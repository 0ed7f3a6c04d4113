import type { PoolClient } from 'pg';
import type { StageName } from './stage';

/** A time of the public tables as SQL. */
export const moment = (millis: string): string => `to_timestamp(${millis} / 1000.0)`;

/** What a step counts: rows that are new, and rows that replaced an older version. */
export interface Written {
  added: number;
  updated: number;
}

/** The counts of a statement that returns `inserted` for each row it wrote. */
export const WRITTEN_COUNTS = 'SELECT count(*) FILTER (WHERE inserted)::int AS added, count(*) FILTER (WHERE NOT inserted)::int AS updated FROM written';

/**
 * Everybody who stands in a stage and is not known yet. Somebody joined when first heard of, whatever table tells it:
 * so the order of the tables and of their rows does not matter. Our own people are left as they are.
 * @returns how many are new
 */
export async function addParticipants(client: PoolClient, stage: StageName, columns: { participant: string; millis: string }): Promise<number> {
  const { rows } = await client.query<Written>(`
    WITH heard AS (
      SELECT ${columns.participant} AS participant_id, ${moment(`min(${columns.millis})`)} AS joined_at FROM ${stage} GROUP BY 1
    ), written AS (
      INSERT INTO contributors AS known (participant_id, joined_at, imported)
      SELECT heard.participant_id, heard.joined_at, true
      FROM heard LEFT JOIN contributors USING (participant_id)
      WHERE contributors.id IS NULL OR (contributors.imported AND heard.joined_at < contributors.joined_at)
      ORDER BY heard.participant_id
      ON CONFLICT (participant_id) DO UPDATE SET joined_at = least(known.joined_at, excluded.joined_at) WHERE known.imported
      RETURNING known.xmax = 0 AS inserted
    ) ${WRITTEN_COUNTS}`);
  return rows[0]!.added;
}

/**
 * People with what the user enrollment says of them. An older download does not take back what a newer one said.
 * @param now when somebody joined of whom no table tells a time
 */
export async function storeEnrollment(client: PoolClient, now: Date): Promise<Written> {
  const fields = 'enrollment_state, successful_rating_needed_to_earn_in, last_state_change_at, last_earn_out_at, modeling_population, modeling_group, times_earned_out';
  const given = (row: string) => fields.split(', ').map((field) => `${row}.${field}`).join(', ');
  const { rows } = await client.query<Written>(
    `WITH first AS (
      SELECT DISTINCT ON (participant_id) * FROM import_enrollment
      WHERE NOT EXISTS (SELECT FROM import_seen_participants AS seen WHERE seen.participant_id = import_enrollment.participant_id)
      ORDER BY participant_id, position
    ), given AS (
      SELECT participant_id, coalesce(${moment('changed_ms')}, $1) AS joined_at, enrollment_state, coalesce(needed, 5) AS successful_rating_needed_to_earn_in,
        ${moment('changed_ms')} AS last_state_change_at, ${moment('earned_out_ms')} AS last_earn_out_at,
        population AS modeling_population, modeling_group, coalesce(times_earned_out, 0) AS times_earned_out
      FROM first
    ), written AS (
      INSERT INTO contributors AS known (participant_id, joined_at, imported, ${fields})
      SELECT given.participant_id, given.joined_at, true, ${given('given')}
      FROM given LEFT JOIN contributors AS before USING (participant_id)
      WHERE before.id IS NULL OR (before.imported AND (${given('before')}) IS DISTINCT FROM (${given('given')})
        AND (before.last_state_change_at IS NULL OR given.last_state_change_at >= before.last_state_change_at))
      ORDER BY given.participant_id
      ON CONFLICT (participant_id) DO UPDATE SET joined_at = least(known.joined_at, excluded.joined_at), (${fields}) = (${given('excluded')}) WHERE known.imported
      RETURNING known.xmax = 0 AS inserted
    ) ${WRITTEN_COUNTS}`,
    [now],
  );
  await client.query('INSERT INTO import_seen_participants SELECT participant_id FROM import_enrollment ON CONFLICT DO NOTHING');
  return rows[0]!;
}
