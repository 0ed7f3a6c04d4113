import { SCORING_RUNS_ENTITIES, verifyRun, type RunVerification, type Scorer } from '@bridgenotes/scoring-runs';
import { openDataSource } from '../data-source';
import { refuseOldSchema } from '../migrate/migrate';
import { runIdOf } from '../run-id';

/**
 * Makes a run of a database again, and compares. Nothing is written.
 * @param options.run id as the database has it or as GraphQL gives it; null for the published one
 * @throws NOT_READY, NOT_FOUND, DATABASE_UNAVAILABLE, INVALID_OPTION
 */
export async function verifyDatabase(url: string, options: { run: string | null; scorer: Scorer; onProgress: (done: number, total: number, text: string) => void }): Promise<RunVerification> {
  const run = options.run === null ? null : runIdOf(options.run);
  const dataSource = await openDataSource({ url, entities: SCORING_RUNS_ENTITIES, poolSize: 2 });
  try {
    await refuseOldSchema(url);
    return await verifyRun(dataSource, run, options.scorer, ({ step, done, total }) => options.onProgress(done, total, step));
  } finally {
    await dataSource.destroy();
  }
}
