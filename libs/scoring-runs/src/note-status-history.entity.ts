import type { ModelStatus, NoteStatus } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

const known = (column: string) => `${column} IN ('NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL')`;

/**
 * What runs so far decided about a note: the columns of X's public note status history, field by field (see
 * `NoteStatusHistoryRow` for their meaning). Times are milliseconds since 1970, as bigints: strings here.
 */
@Entity('note_status_history')
@Index('note_status_history_waiting_idx', ['timestampMillisOfNmrDueToMinStableCrhTime'], { where: 'timestamp_millis_of_nmr_due_to_min_stable_crh_time > 0' })
@Index('note_status_history_open_idx', ['createdAtMillis'], { where: 'locked_status IS NULL' })
@Check('note_status_history_status_known', known('current_status'))
@Check('note_status_history_locked_known', known('locked_status'))
export class NoteStatusHistory {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'note_status_history_pk' })
  noteId!: string;

  @Column({ type: 'text', name: 'note_author_participant_id' })
  noteAuthorParticipantId!: string;

  @Column({ type: 'bigint', name: 'created_at_millis' })
  createdAtMillis!: string;

  @Column({ type: 'bigint', name: 'timestamp_millis_of_first_non_nmr_status', nullable: true })
  timestampMillisOfFirstNonNMRStatus!: string | null;

  @Column({ type: 'text', name: 'first_non_nmr_status', nullable: true })
  firstNonNMRStatus!: NoteStatus | null;

  @Column({ type: 'bigint', name: 'timestamp_millis_of_current_status', nullable: true })
  timestampMillisOfCurrentStatus!: string | null;

  @Column({ type: 'text', name: 'current_status', nullable: true })
  currentStatus!: NoteStatus | null;

  @Column({ type: 'bigint', name: 'timestamp_millis_of_latest_non_nmr_status', nullable: true })
  timestampMillisOfLatestNonNMRStatus!: string | null;

  @Column({ type: 'text', name: 'most_recent_non_nmr_status', nullable: true })
  mostRecentNonNMRStatus!: NoteStatus | null;

  @Column({ type: 'bigint', name: 'timestamp_millis_of_status_lock', nullable: true })
  timestampMillisOfStatusLock!: string | null;

  @Column({ type: 'text', name: 'locked_status', nullable: true })
  lockedStatus!: NoteStatus | null;

  @Column({ type: 'bigint', name: 'timestamp_millis_of_retro_lock', nullable: true })
  timestampMillisOfRetroLock!: string | null;

  @Column({ type: 'text', name: 'current_core_status', nullable: true })
  currentCoreStatus!: ModelStatus | null;

  @Column({ type: 'text', name: 'current_expansion_status', nullable: true })
  currentExpansionStatus!: ModelStatus | null;

  @Column({ type: 'text', name: 'current_group_status', nullable: true })
  currentGroupStatus!: ModelStatus | null;

  @Column({ type: 'text', name: 'current_decided_by', nullable: true })
  currentDecidedBy!: string | null;

  @Column({ type: 'integer', name: 'current_modeling_group', nullable: true })
  currentModelingGroup!: number | null;

  @Column({ type: 'bigint', name: 'timestamp_millis_of_most_recent_status_change', nullable: true })
  timestampMillisOfMostRecentStatusChange!: string | null;

  @Column({ type: 'bigint', name: 'timestamp_millis_of_nmr_due_to_min_stable_crh_time', nullable: true })
  timestampMillisOfNmrDueToMinStableCrhTime!: string | null;

  @Column({ type: 'text', name: 'current_multi_group_status', nullable: true })
  currentMultiGroupStatus!: ModelStatus | null;

  @Column({ type: 'integer', name: 'current_modeling_multi_group', nullable: true })
  currentModelingMultiGroup!: number | null;

  @Column({ type: 'bigint', name: 'timestamp_minute_of_final_scoring_output', nullable: true })
  timestampMinuteOfFinalScoringOutput!: string | null;

  @Column({ type: 'bigint', name: 'timestamp_millis_of_first_nmr_due_to_min_stable_crh_time', nullable: true })
  timestampMillisOfFirstNmrDueToMinStableCrhTime!: string | null;

  @Column({ type: 'bigint', name: 'above_pcrh_threshold_time', nullable: true })
  abovePcrhThresholdTime!: string | null;
}
