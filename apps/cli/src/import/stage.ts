import { copyIn, type CopyValue } from '@bridgenotes/platform';
import type { PoolClient } from 'pg';
import { HISTORY_FIELDS } from './stored-rows.rules';

/**
 * One table of the session for each public table: a batch is copied there as it came, then one statement after the
 * other brings it to where it belongs. `position` is the place in the batch. Emptied by every commit.
 */
const STAGES = {
  import_enrollment: `participant_id text, enrollment_state text, needed integer, changed_ms bigint, earned_out_ms bigint, population text,
    modeling_group smallint, times_earned_out integer`,
  import_notes: `note_id bigint, participant_id text, created_ms bigint, url text, platform text, external_id text, statement_id bigint, classification text,
    tags text[], text text, trustworthy_sources boolean, is_media_note boolean, is_collaborative_note boolean, imported_fields jsonb`,
  import_history: `note_id bigint, page text, ${HISTORY_FIELDS.map(([column, , type]) => `${column} ${type}`).join(', ')}`,
  import_ratings: 'note_id bigint, participant_id text, created_ms bigint, level smallint, tag_mask integer, population_sampled boolean',
};
export type StageName = keyof typeof STAGES;

/** Makes the stages, and the lists of what this import has seen so far: of two rows with one id the first counts. */
export async function createStages(client: PoolClient): Promise<void> {
  // A batch looks up thousands of single rows. At the default price of a random page PostgreSQL takes an index with more
  // rows an entry for cheaper and reads hundreds for each; measured among 500,000 ratings: 15 times slower.
  await client.query('SET random_page_cost = 1.1');
  for (const [name, columns] of Object.entries(STAGES)) await client.query(`CREATE TEMPORARY TABLE ${name} (position integer, ${columns}) ON COMMIT DELETE ROWS`);
  await client.query('CREATE TEMPORARY TABLE import_seen_participants (participant_id text PRIMARY KEY)');
  await client.query('CREATE TEMPORARY TABLE import_seen_notes (note_id bigint PRIMARY KEY)');
}

/** Copies a batch into its stage; `columns` are all but the position, which is added here. */
export async function fillStage(client: PoolClient, stage: StageName, columns: readonly string[], rows: readonly (readonly CopyValue[])[]): Promise<void> {
  await copyIn(client, stage, ['position', ...columns], rows.map((row, position) => [position, ...row]));
}
