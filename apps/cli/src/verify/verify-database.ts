import { AppError, dataSourceOptions } from '@bridgenotes/platform';
import { SCORING_RUNS_ENTITIES, verifyRun, type RunVerification, type Scorer } from '@bridgenotes/scoring-runs';
import { DataSource } from 'typeorm';
import { CommandError } from '../failure';
import { pendingMigrations } from '../migrate/migrate';
import { runIdOf } from '../run-id';

/**
 * Makes a run of a database again, and compares. Nothing is written.
 * @param options.run id as the database has it or as GraphQL gives it; null for the published one
 * @throws NOT_READY, NOT_FOUND, DATABASE_UNAVAILABLE, INVALID_OPTION
 */
export async function verifyDatabase(url: string, options: { run: string | null; scorer: Scorer; onProgress: (done: number, total: number, text: string) => void }): Promise<RunVerification> {
  const run = options.run === null ? null : runIdOf(options.run);
  const dataSource = await new DataSource(dataSourceOptions({ url, entities: SCORING_RUNS_ENTITIES, poolSize: 2 })).initialize().catch((error: Error) => {
    throw new AppError('DATABASE_UNAVAILABLE', { reason: error.message });
  });
  try {
    const missing = await pendingMigrations(url);
    if (missing.length > 0) throw new CommandError('NOT_READY', `${missing.length} migrations were not run on this database yet`, 'Run "npx bridgenotes migrate" first.');
    return await verifyRun(dataSource, run, options.scorer, ({ step, done, total }) => options.onProgress(done, total, step));
  } finally {
    await dataSource.destroy();
  }
}
