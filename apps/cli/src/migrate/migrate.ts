import { AppError, dataSourceOptions } from '@bridgenotes/platform';
import { migrations } from '@bridgenotes/migrations';
import { Client } from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import { CommandError } from '../failure';

/** "migr" in ASCII: whoever holds this advisory lock changes the schema. */
const MIGRATION_LOCK = 0x6d_69_67_72;

/**
 * Brings the schema up to date. Each migration is a transaction of its own; processes that start together wait
 * for each other.
 * @returns names of the migrations that were run, oldest first
 * @throws DATABASE_UNAVAILABLE
 */
export function migrate(url: string): Promise<string[]> {
  return withLockedSchema(url, async (dataSource) => (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name));
}

/** Takes the newest migration back. @returns its name; undefined when there was none */
export function revertMigration(url: string): Promise<string | undefined> {
  return withLockedSchema(url, async (dataSource) => {
    const [newest] = await new MigrationExecutor(dataSource).getExecutedMigrations().then((done) => done.sort((a, b) => b.timestamp - a.timestamp));
    if (newest) await dataSource.undoLastMigration({ transaction: 'each' });
    return newest?.name;
  });
}

/** Names of the migrations that were not run yet, oldest first. @throws DATABASE_UNAVAILABLE */
export function pendingMigrations(url: string): Promise<string[]> {
  return withLockedSchema(url, async (dataSource) => (await new MigrationExecutor(dataSource).getPendingMigrations()).map(({ name }) => name));
}

/** @throws DATABASE_UNAVAILABLE, NOT_READY when the schema is older than this program */
export async function refuseOldSchema(url: string): Promise<void> {
  const missing = await pendingMigrations(url);
  if (missing.length > 0) throw new CommandError('NOT_READY', `${missing.length} migrations were not run on this database yet`, 'Run "npx bridgenotes migrate" first.');
}

async function withLockedSchema<Result>(url: string, work: (dataSource: DataSource) => Promise<Result>): Promise<Result> {
  const lock = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'bridgenotes migrate' });
  lock.on('error', () => undefined);
  await lock.connect().catch((error: Error & { code?: string }) => {
    throw new AppError('DATABASE_UNAVAILABLE', { reason: error.message || (error.code ?? 'no answer') });
  });
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = new DataSource(dataSourceOptions({ url, entities: [], migrations, poolSize: 2 }));
    await dataSource.initialize();
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end().catch(() => undefined);
  }
}
