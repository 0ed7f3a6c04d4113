import { AppError, Clock, OutboxEntry, putInOutbox } from '@bridgenotes/platform';
import { PublicDataError, TABLE_NAMES, type TableName, type TableRows } from '@bridgenotes/public-data';
import { beginImport, finishImport, ImportRecord } from '@bridgenotes/scoring-runs';
import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import { openDataSource } from '../data-source';
import { CommandError } from '../failure';
import { emptyReport, type ImportReport, type RejectedImportRow } from './report';
import { inBatches, type SourceBatch, type TableSource } from './source';
import { createStages } from './stage';
import { storeBatch, type BatchContext } from './store-batch';

/** "impt" in ASCII: whoever holds this advisory lock imports into the database. */
const IMPORT_LOCK = 0x69_6d_70_74;
const LOCK_WAIT_SECONDS = 5;
/** PostgreSQL's code for a lock that was waited for too long. */
const LOCK_NOT_AVAILABLE = '55P03';

/** People first, then what they wrote, what was decided of it, and the ratings. */
const ORDER: readonly TableName[] = ['userEnrollment', 'notes', 'noteStatusHistory', 'ratings'];

export interface ImportOptions {
  /** Rows a transaction. */
  batchSize: number;
  clock: Clock;
  /** Stops between two batches with PublicDataError ABORTED. */
  signal: AbortSignal;
  onRejected(row: RejectedImportRow): void;
  /** @param share of the table, 0 to 1 */
  onProgress(step: string, share: number): void;
}

/**
 * Reads all tables once without keeping anything: a table that is cut or damaged is found before anything is stored.
 * @throws PublicDataError
 */
export async function checkTables(source: TableSource, options: Pick<ImportOptions, 'onProgress'>): Promise<void> {
  for (const table of ORDER) {
    for await (const { share } of source.rows(table)) options.onProgress(`checking ${table}`, share);
  }
}

/**
 * Brings the four tables into the database, a batch a transaction. What is there already is left as it is, so an import
 * that was interrupted goes on when it is started again, and a repeated one changes nothing. Nothing becomes public by
 * it: that is for the next scoring run, which is told by the event `import.finished`. From its first moment until it has
 * ended, be it days and several attempts later, no run is made.
 * @returns what was read and stored
 * @throws IMPORT_IN_PROGRESS, NOT_READY without tables, DATABASE_UNAVAILABLE, PublicDataError
 */
export async function importTables(databaseUrl: string, source: TableSource, options: ImportOptions): Promise<ImportReport> {
  const dataSource = await openDataSource({ url: databaseUrl, entities: [OutboxEntry, ImportRecord], poolSize: 1 });
  const runner = dataSource.createQueryRunner();
  try {
    // The lock, the stages and every transaction belong to this one connection and end with it.
    const client = (await runner.connect()) as PoolClient;
    await prepare(client);
    const id = await beginImport(client, source.name, options.clock.now(), () => options.onProgress('waiting for the scoring run under way', 0));
    await createStages(client);
    const report = emptyReport();
    for (const table of ORDER) await importTable(runner, client, source, table, report, options);
    report.changed = report.newContributors + report.newStatements + report.deletedNotes > 0 || TABLE_NAMES.some((table) => report.tables[table].added + report.tables[table].updated > 0);
    await finish(runner, id, report, options.clock);
    return report;
  } finally {
    // The server notices only after a moment that a connection ended; whoever comes next need not wait for that.
    await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
    await dataSource.destroy();
  }
}

async function prepare(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ migrated: boolean }>(`SELECT to_regclass('imports') IS NOT NULL AS migrated`);
  if (!rows[0]!.migrated) throw new CommandError('NOT_READY', 'the database has not all of our tables', 'Run "npx bridgenotes migrate" with the same DATABASE_URL first.');
  await lock(client);
}

/** Waits a little: the server may not have noticed yet that an import that was killed is gone. */
async function lock(client: PoolClient): Promise<void> {
  await client.query(`SET lock_timeout = '${LOCK_WAIT_SECONDS}s'`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [IMPORT_LOCK]);
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    throw new AppError('IMPORT_IN_PROGRESS');
  }
  await client.query('RESET lock_timeout');
}

async function importTable<T extends TableName>(runner: QueryRunner, client: PoolClient, source: TableSource, table: T, report: ImportReport, options: ImportOptions): Promise<void> {
  const context: BatchContext = { client, source, report, now: options.clock.now(), onRejected: options.onRejected };
  const batches: AsyncIterable<SourceBatch<TableRows[T]>> = inBatches(source.rows(table), options.batchSize);
  for await (const batch of batches) {
    if (options.signal.aborted) throw new PublicDataError('ABORTED', 'the import was stopped');
    await runner.startTransaction();
    try {
      await storeBatch(context, table, batch);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    }
    options.onProgress(`${table}: ${report.tables[table].read} rows`, batch.share);
  }
}

/** Ends it and tells whoever scores, or neither. An import that changed nothing is told too while nothing was scored yet: the one before may have been interrupted. */
async function finish(runner: QueryRunner, id: string, report: ImportReport, clock: Clock): Promise<void> {
  await runner.manager.transaction(async (manager) => {
    await finishImport(manager, id, { ...report.tables }, clock.now());
    const published = await manager.query<unknown[]>('SELECT FROM published_run');
    if (report.changed || published.length === 0) await putInOutbox(manager, 'import.finished', { tables: report.tables }, clock.now());
  });
}
