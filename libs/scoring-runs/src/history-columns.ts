import { unescapeField, type CopyValue } from '@bridgenotes/platform';
import type { NoteStatusHistoryRow } from '@bridgenotes/scoring';

/** Column of note_status_history → field of the scorer's row, and whether it is a number there. In the order they are copied. */
const COLUMNS: readonly (readonly [string, keyof NoteStatusHistoryRow, 'number' | 'text'])[] = [
  ['note_id', 'noteId', 'text'],
  ['note_author_participant_id', 'noteAuthorParticipantId', 'text'],
  ['created_at_millis', 'createdAtMillis', 'number'],
  ['timestamp_millis_of_first_non_nmr_status', 'timestampMillisOfFirstNonNMRStatus', 'number'],
  ['first_non_nmr_status', 'firstNonNMRStatus', 'text'],
  ['timestamp_millis_of_current_status', 'timestampMillisOfCurrentStatus', 'number'],
  ['current_status', 'currentStatus', 'text'],
  ['timestamp_millis_of_latest_non_nmr_status', 'timestampMillisOfLatestNonNMRStatus', 'number'],
  ['most_recent_non_nmr_status', 'mostRecentNonNMRStatus', 'text'],
  ['timestamp_millis_of_status_lock', 'timestampMillisOfStatusLock', 'number'],
  ['locked_status', 'lockedStatus', 'text'],
  ['timestamp_millis_of_retro_lock', 'timestampMillisOfRetroLock', 'number'],
  ['current_core_status', 'currentCoreStatus', 'text'],
  ['current_expansion_status', 'currentExpansionStatus', 'text'],
  ['current_group_status', 'currentGroupStatus', 'text'],
  ['current_decided_by', 'currentDecidedBy', 'text'],
  ['current_modeling_group', 'currentModelingGroup', 'number'],
  ['timestamp_millis_of_most_recent_status_change', 'timestampMillisOfMostRecentStatusChange', 'number'],
  ['timestamp_millis_of_nmr_due_to_min_stable_crh_time', 'timestampMillisOfNmrDueToMinStableCrhTime', 'number'],
  ['current_multi_group_status', 'currentMultiGroupStatus', 'text'],
  ['current_modeling_multi_group', 'currentModelingMultiGroup', 'number'],
  ['timestamp_minute_of_final_scoring_output', 'timestampMinuteOfFinalScoringOutput', 'number'],
  ['timestamp_millis_of_first_nmr_due_to_min_stable_crh_time', 'timestampMillisOfFirstNmrDueToMinStableCrhTime', 'number'],
  ['above_pcrh_threshold_time', 'abovePcrhThresholdTime', 'number'],
];

/** Columns of note_status_history, in the order of {@link historyFields} and {@link readHistoryRow}. */
export const HISTORY_COLUMNS: readonly string[] = COLUMNS.map(([column]) => column);

export function historyFields(row: NoteStatusHistoryRow): CopyValue[] {
  return COLUMNS.map(([, field]) => row[field]);
}

/** A row of the table as copied out, in the scorer's form. */
export function readHistoryRow(fields: readonly string[]): NoteStatusHistoryRow {
  const values = COLUMNS.map(([, field, type], i) => {
    const text = unescapeField(fields[i]!);
    return [field, text !== null && type === 'number' ? Number(text) : text] as const;
  });
  // Column by column as the table's constraints and the copy's own order have it.
  return Object.fromEntries(values) as unknown as NoteStatusHistoryRow;
}

/** A row of the table as JSON without its id, in the scorer's form. The numbers in it are times: well within what JSON holds. */
export function historyOfJson(noteId: string, row: Readonly<Record<string, unknown>>): NoteStatusHistoryRow {
  return Object.fromEntries(COLUMNS.map(([column, field]) => [field, field === 'noteId' ? noteId : row[column]])) as unknown as NoteStatusHistoryRow;
}
