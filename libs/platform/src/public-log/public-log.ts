import type { EntityManager } from 'typeorm';
import { PublicLogEntry, type LogKind } from './public-log.entity';

/** One thing to tell everybody. */
export interface LogEntry {
  readonly at: Date;
  readonly kind: LogKind;
  /** A type, a colon, an id: `note:123`. */
  readonly subject: string;
  /** A participant's public id, `system` or `jury`; never a login, and never who rated or voted. */
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Adds to the log, in the transaction of what it tells of; the chain grows when that commits. */
export async function appendToLog(manager: EntityManager, ...entries: readonly LogEntry[]): Promise<void> {
  if (entries.length > 0) await manager.insert(PublicLogEntry, entries as never);
}
