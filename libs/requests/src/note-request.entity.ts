import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RequesterLevel } from './helpfulness.rules';

const OPEN = '((withdrawn_at IS NULL) AND (met_at IS NULL))';

/** Somebody's wish for a note on a statement. Who asked is never shown to others. */
@Entity('note_requests')
@Check('note_requests_level_known', `requester_level IN ('NEW', 'LOW', 'MEDIUM', 'HIGH')`)
@Check('note_requests_helpful_is_met', 'helpful_note_id IS NULL OR met_at IS NOT NULL')
@Index('note_requests_one_open', ['statementId', 'requesterId'], { unique: true, where: OPEN })
@Index('note_requests_of_statement_idx', ['statementId', 'madeAt', 'id'])
@Index('note_requests_of_requester_idx', ['requesterId', 'madeAt', 'id'])
@Index('note_requests_made_idx', ['madeAt'])
@Index('note_requests_helpful_note_idx', ['helpfulNoteId'], { where: '(helpful_note_id IS NOT NULL)' })
export class NoteRequest {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'note_requests_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'statement_id' })
  statementId!: string;

  @Column({ type: 'bigint', name: 'requester_id' })
  requesterId!: string;

  /** URLs as they are followed. */
  @Column({ type: 'text', array: true, default: () => `'{}'` })
  sources!: string[];

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Of the moment of asking. */
  @Column({ type: 'text', name: 'requester_level' })
  requesterLevel!: RequesterLevel;

  /** Made before the statement had any note: only such requests tell how helpful the requester is. */
  @Column({ type: 'boolean' })
  eligible!: boolean;

  @Column({ type: 'timestamptz', precision: 3, name: 'made_at' })
  madeAt!: Date;

  /** When the first note was written afterwards. */
  @Column({ type: 'timestamptz', precision: 3, name: 'noted_at', nullable: true })
  notedAt!: Date | null;

  /** When a note on the statement was first rated helpful afterwards. */
  @Column({ type: 'timestamptz', precision: 3, name: 'met_at', nullable: true })
  metAt!: Date | null;

  /** A note that is rated helpful now; null when the one that met it lost that status and there is no other. */
  @Column({ type: 'bigint', name: 'helpful_note_id', nullable: true })
  helpfulNoteId!: string | null;

  /** When enough writers had found it unfounded. */
  @Column({ type: 'timestamptz', precision: 3, name: 'unfounded_at', nullable: true })
  unfoundedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;
}
