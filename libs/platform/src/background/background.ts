import type { EntityManager } from 'typeorm';
import type { OutboxEntry, OutboxTopic } from '../outbox/outbox.entity';

/** Who wants to hear of events. A room below tells without knowing who listens. */
export interface EventListener {
  readonly topics: readonly OutboxTopic[];
  /**
   * Called in order, at least once for each event, in the transaction that takes them off the outbox: what is stored
   * through `manager` is stored exactly once. What throws is tried again later, with all it had stored undone.
   */
  onEvents(manager: EntityManager, entries: readonly OutboxEntry[]): Promise<void>;
}

/** Work that time brings, done by one worker at once. */
export interface Chore {
  /** Names it in the queue and in logs. */
  readonly name: string;
  readonly everySeconds: number;
  /** Does everything that is due by now, and nothing when called again. */
  run(): Promise<void>;
}
