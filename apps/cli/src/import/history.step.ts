import type { PoolClient } from 'pg';
import { WRITTEN_COUNTS, type Written } from './contributors.step';
import { HISTORY_FIELDS } from './stored-rows.rules';

const FIELDS = HISTORY_FIELDS.map(([column]) => column);
const DECIDED = 'timestamp_millis_of_current_status';

/**
 * What earlier runs, somebody else's or our own, decided: the next run goes on from there, and only it makes anything
 * public. Of two rows the one that was decided later counts, so an import never takes back a run of ours.
 */
export async function storeHistory(client: PoolClient): Promise<Written> {
  const { rows } = await client.query<Written>(`
    WITH given AS (
      SELECT DISTINCT ON (history.note_id) history.* FROM import_history AS history JOIN notes ON notes.id = history.note_id AND notes.imported
      ORDER BY history.note_id, history.${DECIDED} DESC NULLS LAST, history.position
    ), written AS (
      INSERT INTO note_status_history AS known (note_id, ${FIELDS.join(', ')})
      SELECT given.note_id, ${FIELDS.map((field) => `given.${field}`).join(', ')}
      FROM given LEFT JOIN note_status_history AS before USING (note_id)
      WHERE before.note_id IS NULL OR given.${DECIDED} > coalesce(before.${DECIDED}, -1)
      ORDER BY given.note_id
      ON CONFLICT (note_id) DO UPDATE SET (${FIELDS.join(', ')}) = (${FIELDS.map((field) => `excluded.${field}`).join(', ')})
        WHERE excluded.${DECIDED} > coalesce(known.${DECIDED}, -1)
      RETURNING known.xmax = 0 AS inserted
    ) ${WRITTEN_COUNTS}`);
  return rows[0]!;
}
