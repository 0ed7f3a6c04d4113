import type { NoteStatus } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

const known = (column: string) => `${column} IN ('NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL')`;

/** A published change of a note's status. Ids ascend in the order of publishing, so a reader can ask for what is newer. */
@Entity('status_changes')
@Index('status_changes_note_idx', ['noteId', 'id'])
@Index('status_changes_of_run_idx', ['runId'], { where: '(NOT live)' })
@Check('status_changes_from_known', known('from_status'))
@Check('status_changes_to_known', known('to_status'))
export class StatusChange {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'status_changes_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'note_id' })
  noteId!: string;

  @Column({ type: 'bigint', name: 'statement_id' })
  statementId!: string;

  @Column({ type: 'bigint', name: 'run_id' })
  runId!: string;

  /** Null for the first status a note is given. */
  @Column({ type: 'text', name: 'from_status', nullable: true })
  fromStatus!: NoteStatus | null;

  @Column({ type: 'text', name: 'to_status' })
  toStatus!: NoteStatus;

  /** The rule that decided what is published, with its version. */
  @Column({ type: 'text', name: 'decided_by' })
  decidedBy!: string;

  /** The last rule of the model that set its status, with its version; null when the model had no say. */
  @Column({ type: 'text', nullable: true })
  rule!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'changed_at' })
  changedAt!: Date;

  /** Decided between runs, from the run named here. */
  @Column({ type: 'boolean', default: false })
  live!: boolean;
}
