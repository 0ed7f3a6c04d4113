import { oneOf } from '@bridgenotes/platform';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const DELIVERY_CHANNELS = ['EMAIL', 'PUSH', 'WEBHOOK'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** One notice, a digest of several, the mail that asks to confirm an address, or an event for a webhook. */
export const PURPOSES = ['NOTICE', 'DAILY', 'WEEKLY', 'CONFIRMATION', 'EVENT'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Waiting for its time or the next attempt; sent; given up; or no longer wanted when its time came. */
export const DELIVERY_STATES = ['WAITING', 'SENT', 'DEAD', 'DROPPED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A message that leaves the house, until it has arrived or was given up. */
@Entity('deliveries')
@Unique('deliveries_key_unique', ['key'])
@Check('deliveries_channel_known', oneOf('channel', DELIVERY_CHANNELS))
@Check('deliveries_purpose_known', oneOf('purpose', PURPOSES))
@Check('deliveries_state_known', oneOf('state', DELIVERY_STATES))
@Check('deliveries_to_somebody', '(recipient_id IS NULL) <> (webhook_id IS NULL)')
@Check('deliveries_finished_when_done', `(state = 'WAITING') = (finished_at IS NULL)`)
@Index('deliveries_due_idx', ['dueAt', 'id'], { where: `(state = 'WAITING'::text)` })
@Index('deliveries_dead_idx', ['id'], { where: `(state = 'DEAD'::text)` })
@Index('deliveries_of_webhook_idx', ['webhookId', 'id'], { where: '(webhook_id IS NOT NULL)' })
@Index('deliveries_confirmations_idx', ['recipientId', 'createdAt'], { where: `(purpose = 'CONFIRMATION'::text)` })
@Index('deliveries_finished_idx', ['finishedAt'], { where: '(finished_at IS NOT NULL)' })
export class Delivery {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'deliveries_pk' })
  id!: string;

  /** Names the message: it is made once, and a receiver that gets it twice knows it by this. */
  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  channel!: DeliveryChannel;

  @Column({ type: 'text' })
  purpose!: Purpose;

  @Column({ type: 'bigint', name: 'recipient_id', nullable: true })
  recipientId!: string | null;

  @Column({ type: 'bigint', name: 'push_subscription_id', nullable: true })
  pushSubscriptionId!: string | null;

  @Column({ type: 'bigint', name: 'webhook_id', nullable: true })
  webhookId!: string | null;

  /** The body of a webhook, or the address of a mail that asks to confirm it. */
  @Column({ type: 'jsonb', nullable: true })
  payload!: Record<string, unknown> | null;

  @Column({ type: 'text', default: 'WAITING' })
  state!: DeliveryState;

  /** Attempts that were begun. */
  @Column({ type: 'smallint', default: 0 })
  attempts!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'due_at' })
  dueAt!: Date;

  /** Somebody is at it until then; afterwards they are taken for dead. */
  @Column({ type: 'timestamptz', precision: 3, name: 'taken_until', nullable: true })
  takenUntil!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  /** Why the last attempt failed; never an address or what was sent. */
  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;
}

/** Which notices a message has. */
@Entity('delivery_notices')
export class DeliveryNotice {
  @PrimaryColumn({ type: 'bigint', name: 'delivery_id', primaryKeyConstraintName: 'delivery_notices_pk' })
  deliveryId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'notice_id', primaryKeyConstraintName: 'delivery_notices_pk' })
  noticeId!: string;
}
