import type { EntityManager } from 'typeorm';
import type { EventListener } from '../background/background';
import type { OutboxEntry } from './outbox.entity';

/** An event that somebody could not take, and why. */
export interface Untold {
  readonly entry: OutboxEntry;
  readonly error: Error;
}

/**
 * Tells events to whom they concern, in the caller's transaction. For each event all listeners are done or none, so that
 * it can come again whole; one that nobody can take does not keep the others back.
 * @returns the events that are to come again
 */
export async function tellListeners(manager: EntityManager, listeners: readonly EventListener[], entries: readonly OutboxEntry[]): Promise<Untold[]> {
  // One that was told in vain before would only spoil it for the others again.
  const [fresh, again] = [entries.filter(({ tries }) => tries === 0), entries.filter(({ tries }) => tries > 0)];
  return [...(await tellTogether(manager, listeners, fresh)), ...(await tellSingly(manager, listeners, again))];
}

/** Together they are told with far fewer questions to the database; where that fails, one by one shows which of them it is. */
async function tellTogether(manager: EntityManager, listeners: readonly EventListener[], entries: readonly OutboxEntry[]): Promise<Untold[]> {
  try {
    await manager.transaction((inner) => tell(inner, listeners, entries));
    return [];
  } catch {
    return tellSingly(manager, listeners, entries);
  }
}

async function tellSingly(manager: EntityManager, listeners: readonly EventListener[], entries: readonly OutboxEntry[]): Promise<Untold[]> {
  const untold: Untold[] = [];
  for (const entry of entries) await manager.transaction((inner) => tell(inner, listeners, [entry])).catch((error: Error) => untold.push({ entry, error }));
  return untold;
}

async function tell(manager: EntityManager, listeners: readonly EventListener[], entries: readonly OutboxEntry[]): Promise<void> {
  for (const listener of listeners) {
    const concerned = entries.filter(({ topic }) => listener.topics.includes(topic));
    if (concerned.length > 0) await listener.onEvents(manager, concerned);
  }
}
