import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { UNFOUNDED_REASONS, type UnfoundedReason } from './request.rules';

/** A writer's finding that a request is unfounded. */
@Entity('note_request_marks')
@Check('note_request_marks_reason_known', `reason IN (${UNFOUNDED_REASONS.map((reason) => `'${reason}'`).join(', ')})`)
export class NoteRequestMark {
  @PrimaryColumn({ type: 'bigint', name: 'request_id', primaryKeyConstraintName: 'note_request_marks_pk' })
  requestId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'writer_id', primaryKeyConstraintName: 'note_request_marks_pk' })
  writerId!: string;

  @Column({ type: 'text' })
  reason!: UnfoundedReason;

  @Column({ type: 'timestamptz', precision: 3, name: 'marked_at' })
  markedAt!: Date;
}
