import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A browser that takes messages for somebody (W3C Push API). Whoever knows it can reach the device: it is never shown. */
@Entity('push_subscriptions')
@Unique('push_subscriptions_endpoint_unique', ['endpoint'])
@Index('push_subscriptions_of_contributor_idx', ['contributorId', 'id'])
export class PushSubscription {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'push_subscriptions_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'contributor_id' })
  contributorId!: string;

  @Column({ type: 'text' })
  endpoint!: string;

  /** The browser's public key, base64url. */
  @Column({ type: 'text' })
  p256dh!: string;

  /** A secret between us and the browser, base64url. */
  @Column({ type: 'text' })
  auth!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;
}
