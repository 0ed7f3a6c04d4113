import { copyIn, type CopyValue } from '@bridgenotes/platform';
import type { Verdict } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';

/** What a run found of the notes of somebody who wrote some. */
export interface FoundRecord {
  readonly contributorId: string;
  readonly helpful: number;
  readonly notHelpful: number;
  readonly undecided: number;
  /** Newest first. */
  readonly recent: readonly Verdict[];
  readonly meanNoteScore: number | null;
  readonly topWriter: boolean;
  readonly emergingWriter: boolean;
}

const COLUMNS = ['contributor_id', 'helpful', 'not_helpful', 'undecided', 'recent', 'mean_note_score', 'top_writer', 'emerging_writer'];
const FOUND = COLUMNS.slice(1);

/** Stores what a run found of everybody who wrote notes, in the caller's transaction; rows that stay the same are not touched. */
export async function storeWritingRecords(client: PoolClient, records: Iterable<FoundRecord>): Promise<void> {
  await client.query('CREATE TEMPORARY TABLE next_writing_record (LIKE writing_records) ON COMMIT DROP');
  await copyIn(client, 'next_writing_record', COLUMNS, rowsOf(records));
  await client.query('DELETE FROM writing_records WHERE NOT EXISTS (SELECT FROM next_writing_record AS next WHERE next.contributor_id = writing_records.contributor_id)');
  await client.query(`
    INSERT INTO writing_records AS old (${COLUMNS.join(', ')}) SELECT ${COLUMNS.join(', ')} FROM next_writing_record
    ON CONFLICT ON CONSTRAINT writing_records_pk DO UPDATE SET (${FOUND.join(', ')}) = (${FOUND.map((column) => `excluded.${column}`).join(', ')})
    WHERE (${FOUND.map((column) => `old.${column}`).join(', ')}) IS DISTINCT FROM (${FOUND.map((column) => `excluded.${column}`).join(', ')})`);
}

/** Stores how many notes ever got a status, in the caller's transaction. */
export async function storeFoundingProgress(client: PoolClient, notesWithStatus: number): Promise<void> {
  await client.query('INSERT INTO founding_progress (notes_with_status) VALUES ($1) ON CONFLICT ON CONSTRAINT founding_progress_pk DO UPDATE SET notes_with_status = excluded.notes_with_status', [notesWithStatus]);
}

const SIGNS: Readonly<Record<Verdict, string>> = { helpful: 'H', notHelpful: 'N' };
/** The recent notes as the table holds them, and back. */
const signsOf = (recent: readonly Verdict[]): string => recent.map((verdict) => SIGNS[verdict]).join('');
export const verdictsOf = (signs: string): Verdict[] => [...signs].map((sign) => (sign === 'H' ? 'helpful' : 'notHelpful'));

function* rowsOf(records: Iterable<FoundRecord>): Generator<CopyValue[]> {
  for (const { contributorId, helpful, notHelpful, undecided, recent, meanNoteScore, topWriter, emergingWriter } of records) {
    yield [contributorId, helpful, notHelpful, undecided, signsOf(recent), meanNoteScore, topWriter, emergingWriter];
  }
}
