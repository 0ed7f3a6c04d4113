import { AppError } from '@bridgenotes/platform';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { ImportRecord } from './import-record.entity';

/**
 * Advisory lock held for a whole run: "scor". One database has one run at a time, whoever makes it. An import that is
 * under way shares it with other holders of a share: a status that a run locks is locked for good, so no run may see half a history.
 */
export const RUN_LOCK = 0x73636f72;

const UNFINISHED = 'finished_at IS NULL AND given_up_at IS NULL';

/**
 * Begins an import, or goes on with the one of the same source that did not end. From now on no run is made: while the
 * connection lives by its lock, and after its death by the record.
 * @param source names what is imported, for people too
 * @param onWaiting is called when a run is under way, whose end is waited for
 * @returns the id of its record
 */
export async function beginImport(client: PoolClient, source: string, now: Date, onWaiting: () => void): Promise<string> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock_shared($1) AS locked', [RUN_LOCK]);
  if (!rows[0]!.locked) {
    onWaiting();
    await client.query('SELECT pg_advisory_lock_shared($1)', [RUN_LOCK]);
  }
  const begun = await client.query<{ id: string }>(
    `INSERT INTO imports (source, started_at) VALUES ($1, $2) ON CONFLICT (source) WHERE ${UNFINISHED} DO UPDATE SET source = excluded.source RETURNING id`,
    [source, now],
  );
  return begun.rows[0]!.id;
}

/** Ends an import, in the transaction of what is told about it. */
export async function finishImport(manager: EntityManager, id: string, counts: ImportRecord['counts'], now: Date): Promise<void> {
  await manager.update(ImportRecord, id, { finishedAt: now, counts: counts as never });
}

/** Declares what imports that did not end have stored to be all there is, in the transaction that publishes a forced run. @returns how many */
export async function giveUpImports(client: PoolClient, now: Date): Promise<number> {
  return (await client.query(`UPDATE imports SET given_up_at = $1 WHERE ${UNFINISHED}`, [now])).rowCount ?? 0;
}

/** Whether a process that is alive imports at this moment. */
export async function isImporting(dataSource: DataSource): Promise<boolean> {
  const [found] = await dataSource.query<[{ importing: boolean }]>(
    `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted AND classid = 0 AND objid = $1 AND objsubid = 1
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS importing`,
    [RUN_LOCK],
  );
  return found.importing;
}

/** @throws IMPORT_UNFINISHED when an import was interrupted and did not go on */
export async function refuseHalfHistory(dataSource: DataSource): Promise<void> {
  const [found] = await dataSource.query<{ source: string; started_at: Date }[]>(`SELECT source, started_at FROM imports WHERE ${UNFINISHED} ORDER BY started_at LIMIT 1`);
  if (found !== undefined) throw new AppError('IMPORT_UNFINISHED', { source: found.source, startedAt: found.started_at.toISOString() });
}
