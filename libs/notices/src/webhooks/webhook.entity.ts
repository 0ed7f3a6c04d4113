import { literals } from '@bridgenotes/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a webhook can be told of; all of it is public anyway. */
export const WEBHOOK_TOPICS = ['note.status_changed', 'note.written', 'note.deleted', 'run.published'] as const;
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/** A server of a site or an operator that wants to be told instead of asking. */
@Entity('webhooks')
@Check('webhooks_topics_allowed', `cardinality(topics) > 0 AND topics <@ ARRAY[${literals(WEBHOOK_TOPICS)}]`)
@Index('webhooks_of_owner_idx', ['ownerId', 'id'])
export class Webhook {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'webhooks_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'text', array: true })
  topics!: WebhookTopic[];

  /** Sealed, see `SecretBox`. */
  @Column({ type: 'bytea' })
  secret!: Buffer;

  /** The secret before the last rotation: until `previousUntil` messages are signed with both. */
  @Column({ type: 'bytea', name: 'previous_secret', nullable: true })
  previousSecret!: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'previous_until', nullable: true })
  previousUntil!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  /** When the first of the attempts failed that have failed since; null after a success. */
  @Column({ type: 'timestamptz', precision: 3, name: 'failing_since', nullable: true })
  failingSince!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;
}
