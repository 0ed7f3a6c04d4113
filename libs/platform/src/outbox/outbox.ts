import type { DataSource, EntityManager } from 'typeorm';
import { OutboxEntry, type OutboxTopic } from './outbox.entity';

/** Told to every listening process when events were committed. */
export const OUTBOX_CHANNEL = 'bridgenotes_outbox';

/** Puts an event beside the change, in the same transaction. */
export async function putInOutbox(manager: EntityManager, topic: OutboxTopic, payload: Record<string, unknown>, at: Date): Promise<void> {
  await manager.insert(OutboxEntry, { topic, payload, createdAt: at } as never);
}

/**
 * Hands a batch of events to `deliver` and removes them when it returns; when it throws they stay for the next try.
 * Several relays side by side take different rows.
 * @param deliver may do its own work in the transaction of the relay, through the manager: it is committed with the
 * delivery; it names the events that could not be told, which come again after a while: until then others go by
 * @returns how many events were handed over
 */
export async function relayOutbox(dataSource: DataSource, deliver: (entries: readonly OutboxEntry[], manager: EntityManager) => Promise<readonly OutboxEntry[] | void>, limit = 500): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const entries = await manager.createQueryBuilder(OutboxEntry, 'entry').where('(entry.retry_at IS NULL OR entry.retry_at <= now())').orderBy('entry.id').limit(limit).setLock('pessimistic_write').setOnLocked('skip_locked').getMany();
    if (entries.length === 0) return 0;
    const untold = new Set((await deliver(entries, manager)) ?? []);
    const done = entries.filter((entry) => !untold.has(entry));
    if (done.length > 0) await manager.delete(OutboxEntry, done.map((entry) => entry.id));
    if (untold.size > 0) await manager.query(WAIT_FOR_NEXT_TRY, [[...untold].map((entry) => entry.id)]);
    return entries.length;
  });
}

/** One second, then twice as long each time, up to some four minutes. The database's own time: it delays work and decides nothing. */
const WAIT_FOR_NEXT_TRY = `UPDATE outbox SET tries = tries + 1, retry_at = clock_timestamp() + power(2, least(tries, 8)) * interval '1 second' WHERE id = ANY ($1::bigint[])`;
