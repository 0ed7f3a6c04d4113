import type { EntityManager } from 'typeorm';
import type { PlannedDelivery } from './plan.rules';

/** A notice, and the messages that it goes into. */
export interface Planned {
  readonly noticeId: string;
  readonly deliveries: readonly PlannedDelivery[];
}

/** A digest whose turn has come is closed; further ones of the same person come a day or a week later. */
const MOST_POSTPONED = 3;

/**
 * Stores messages with their notices. Notices of one digest find the same row, which is made by the first of them;
 * one that is under way takes no more.
 * @param later the digest after the one that is closed
 */
export async function storeDeliveries(manager: EntityManager, planned: readonly Planned[], later: (delivery: PlannedDelivery, after: Date) => PlannedDelivery, now: Date): Promise<void> {
  let open = planned.flatMap(({ noticeId, deliveries }) => deliveries.map((delivery) => ({ noticeId, delivery })));
  for (let tries = 0; open.length > 0 && tries <= MOST_POSTPONED; tries++) {
    const stored = await storeOnce(manager, [...new Map(open.map(({ delivery }) => [delivery.key, delivery])).values()], now);
    const links = open.flatMap(({ noticeId, delivery }) => (stored.has(delivery.key) ? [{ delivery_id: stored.get(delivery.key)!, notice_id: noticeId }] : []));
    await manager.query('INSERT INTO delivery_notices (delivery_id, notice_id) SELECT given.* FROM jsonb_to_recordset($1::jsonb) AS given (delivery_id bigint, notice_id bigint)', [JSON.stringify(links)]);
    open = open.filter(({ delivery }) => !stored.has(delivery.key)).map(({ noticeId, delivery }) => ({ noticeId, delivery: later(delivery, delivery.dueAt) }));
  }
}

/** @returns ids by key, without those whose message is under way or done */
async function storeOnce(manager: EntityManager, deliveries: readonly PlannedDelivery[], now: Date): Promise<Map<string, string>> {
  const rows = deliveries.map(({ key, channel, purpose, recipientId, pushSubscriptionId, dueAt }) => ({ key, channel, purpose, recipient_id: recipientId, push_subscription_id: pushSubscriptionId, due_at: dueAt }));
  // In the order of keys, so that two relays lock the digests that both write to in the same order.
  const stored = await manager.query<{ id: string; key: string }[]>(
    `INSERT INTO deliveries AS old (key, channel, purpose, recipient_id, push_subscription_id, due_at, created_at)
     SELECT given.*, $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS given (key text, channel text, purpose text, recipient_id bigint, push_subscription_id bigint, due_at timestamptz) ORDER BY key
     ON CONFLICT ON CONSTRAINT deliveries_key_unique DO UPDATE SET key = excluded.key WHERE old.state = 'WAITING' AND old.attempts = 0
     RETURNING id, key`,
    [JSON.stringify(rows), now],
  );
  return new Map(stored.map((row) => [row.key, row.id]));
}
