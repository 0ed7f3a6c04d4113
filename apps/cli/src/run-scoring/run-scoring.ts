import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { AppError, SystemClock, type Environment } from '@bridgenotes/platform';
import { ScoringRunsService, type HeldBecause, type RunCounts, type Scorer, type ScoringRun } from '@bridgenotes/scoring-runs';
import { Logger } from '@nestjs/common';
import { openDataSource } from '../data-source';
import { settingsOfEnvironment } from '../settings-of';

/** What was published, or held back. */
export interface RunReport {
  readonly id: string;
  readonly trigger: string;
  /** ISO 8601. */
  readonly asOf: string;
  readonly forced: boolean;
  /** Null where it was published. */
  readonly heldBecause: HeldBecause | null;
  readonly inputDigest: string;
  readonly outputDigest: string;
  readonly counts: RunCounts;
}

/**
 * Scores a migrated database in this process.
 * @param options.scorer runs the model, so that the process goes on hearing Ctrl-C where it runs elsewhere
 * @param options.now the moment to score as of; null for now, or for the own time of an ended history
 * @throws RUN_REFUSED, RUN_IN_PROGRESS, IMPORT_IN_PROGRESS, IMPORT_UNFINISHED, INVALID_CONFIGURATION, and INVALID_INPUT for a moment before that of the published run
 */
export async function runScoring(url: string, options: { now: Date | null; force: boolean; hold?: boolean; environment: Environment; scorer: Scorer; onProgress: (done: number, total: number, text: string) => void }): Promise<RunReport[]> {
  const settings = settingsOfEnvironment(options.environment);
  // The service's own log is for servers; here the outcome is told.
  Logger.overrideLogger(false);
  const dataSource = await openDataSource({ url, entities: HOUSE_ENTITIES, poolSize: 3 });
  try {
    const service = new ScoringRunsService(dataSource, new SystemClock(), settings, options.scorer);
    const request = { trigger: 'manual', force: options.force, hold: options.hold ?? false, onProgress: ({ step, done, total }: { step: string; done: number; total: number }) => options.onProgress(done, total, step) } as const;
    const runs = options.now === null ? await service.catchUp(request) : [await service.run({ ...request, asOf: options.now })];
    const refused = runs.find((run) => run.refusal !== null && run.heldBecause === null);
    if (refused) throw new AppError('RUN_REFUSED', refused.refusal!);
    return runs.map(reportOf);
  } finally {
    await dataSource.destroy();
  }
}

const reportOf = ({ id, trigger, asOf, forced, heldBecause, inputDigest, outputDigest, counts }: ScoringRun): RunReport => ({ id, trigger, asOf: asOf.toISOString(), forced, heldBecause, inputDigest: inputDigest!, outputDigest: outputDigest!, counts: counts! });
