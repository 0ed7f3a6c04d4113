import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event that was committed with the change it tells of, and is delivered afterwards at least once. */
@Entity('outbox')
export class OutboxEntry {
  @PrimaryColumn({ type: 'bigint', generated: 'increment' })
  id!: string;

  @Column({ type: 'text' })
  topic!: OutboxTopic;

  @Column({ type: 'jsonb' })
  payload!: Record<string, unknown>;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  /** How often it was told in vain. */
  @Column({ type: 'integer', default: 0 })
  tries!: number;

  /** Not told again before; null for one that was never told in vain. */
  @Column({ type: 'timestamptz', precision: 3, name: 'retry_at', nullable: true })
  retryAt!: Date | null;
}

export const OUTBOX_TOPICS = [
  'note.written',
  'note.deleted',
  'rating.changed',
  'import.finished',
  'run.requested',
  'run.published',
  'live.refresh',
  'status.changed',
  'contributor.joined',
  'contributor.left',
  'contributor.returned',
  'contributor.removed',
  'contributor.reinstated',
  'contributor.removal-upheld',
  'claim.lost',
  'admission.granted',
  'appeal.made',
  'contributor.state_changed',
  'lock_appeal.decided',
  'request.made',
  'request.met',
  'request.unfounded',
  'statement.claimed',
  'note.relisted',
  'dispute.opened',
  'jury.called',
  'dispute.decided',
  'writer.admitted',
  'writer.expelled',
  'suggestion.made',
  'suggestion.answered',
  'note.revised',
  'rating.requested',
  'statement.added',
  'media.known',
  'spread.answered',
  'note.spread',
] as const;
export type OutboxTopic = (typeof OUTBOX_TOPICS)[number];
