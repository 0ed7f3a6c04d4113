import { oneOf } from '@bridgenotes/platform';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { NOTICE_KINDS, type NoticeKind } from '../kinds';

/** Something that somebody is told, once. What it says in words is made when it is read, in the reader's language. */
@Entity('notices')
@Unique('notices_once', ['recipientId', 'kind', 'eventKey'])
@Check('notices_kind_known', oneOf('kind', NOTICE_KINDS))
@Index('notices_of_recipient_idx', ['recipientId', 'id'], { where: 'in_app' })
@Index('notices_unread_idx', ['recipientId', 'id'], { where: '(in_app AND (read_at IS NULL))' })
@Index('notices_rating_requests_idx', ['recipientId', 'createdAt'], { where: `(kind = 'RATING_REQUESTED'::text)` })
export class Notice {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'notices_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'recipient_id' })
  recipientId!: string;

  @Column({ type: 'text' })
  kind!: NoticeKind;

  /** Names what happened: a second event of this name tells the recipient nothing. */
  @Column({ type: 'text', name: 'event_key' })
  eventKey!: string;

  @Column({ type: 'bigint', name: 'statement_id', nullable: true })
  statementId!: string | null;

  @Column({ type: 'bigint', name: 'note_id', nullable: true })
  noteId!: string | null;

  /** See `NoticeData`. */
  @Column({ type: 'jsonb' })
  data!: Record<string, unknown>;

  /** Whether it stands in the recipient's list; one that was only wanted by mail does not. */
  @Column({ type: 'boolean', name: 'in_app' })
  inApp!: boolean;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'read_at', nullable: true })
  readAt!: Date | null;
}
