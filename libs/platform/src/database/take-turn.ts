import type { EntityManager } from 'typeorm';

/** Lets one transaction at a time do what is named, until it ends; whoever else asks for the same waits. */
export async function takeTurn(manager: EntityManager, what: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [what]);
}
