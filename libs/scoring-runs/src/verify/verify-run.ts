import { AppError } from '@bridgenotes/platform';
import { configurationDigest, inputDigests, type ProgressListener } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { loadInput, type StoredInput } from '../fleet/run-models';
import { sha256, type RunDigests, type Scorer } from '../scorer';
import { ScoringRun } from '../scoring-run.entity';
import { compareScores } from './compare-scores';
import { compareWithTables } from './compare-with-tables';
import type { Difference } from './difference';

/** What was compared. Each step is only made when the one before it agreed. */
export interface RunVerification {
  readonly runId: string;
  /** ISO 8601. */
  readonly asOf: string;
  readonly codeVersion: string;
  readonly notes: number;
  readonly ratings: number;
  readonly verified: boolean;
  readonly difference: Difference | null;
  /** Notes whose ratings are not what they were, although nothing is recorded that changed them. */
  readonly changedNotes: number;
  /** Notes that were written, rated or deleted since, which cannot be compared with the tables. */
  readonly movedOn: number;
  readonly recorded: RunDigests;
  /** Null where it was not computed any more. */
  readonly recomputed: { readonly [Part in keyof RunDigests]: string | null };
}

/** @throws AppError NOT_FOUND */
async function findRun(dataSource: DataSource, runId: string | null): Promise<ScoringRun> {
  const runs = dataSource.getRepository(ScoringRun);
  const run = runId === null ? await runs.createQueryBuilder('run').where('run.id = (SELECT run_id FROM published_run)').getOne() : await runs.findOneBy({ id: runId });
  if (run === null) throw new AppError('NOT_FOUND', { what: 'scoring run', id: runId ?? 'that is published' });
  return run;
}

const problem = (text: string): Difference => ({ problem: text, noteId: null, column: null, recorded: null, recomputed: null });

/** A run and what it was given. */
export interface KeptRun {
  readonly run: ScoringRun;
  readonly stored: StoredInput;
}

/**
 * @param runId null for the published one
 * @throws AppError NOT_FOUND where there is no such run, or its input is not kept any more
 */
export async function readKeptRun(dataSource: DataSource, runId: string | null): Promise<KeptRun> {
  const run = await findRun(dataSource, runId);
  return withClient(dataSource, async (client) => {
    const stored = await loadInput(client, run.id);
    if (stored === null || run.inputDigest === null) throw new AppError('NOT_FOUND', { what: 'kept input (SCORING_KEEP_INPUTS) of run', id: run.id });
    return { run, stored };
  });
}

async function withClient<Result>(dataSource: DataSource, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  try {
    return await work((await runner.connect()) as PoolClient);
  } finally {
    await runner.release();
  }
}

/**
 * Makes a run again from what it was given, and compares: with the tables, with its record, and with its scores. Nothing
 * is written.
 * @param runId null for the published one
 * @param scorer scores again
 * @throws AppError NOT_FOUND as `readKeptRun`
 */
export async function verifyRun(dataSource: DataSource, runId: string | null, scorer: Scorer, onProgress: ProgressListener): Promise<RunVerification> {
  onProgress({ step: 'reading what the run was given', done: 0, total: 1 });
  const { run, stored } = await readKeptRun(dataSource, runId);
  return withClient(dataSource, (client) => verifyStored(client, run, stored, scorer, onProgress));
}

async function verifyStored(client: PoolClient, run: ScoringRun, stored: StoredInput, scorer: Scorer, onProgress: ProgressListener): Promise<RunVerification> {
  const recorded: RunDigests = { input: run.inputDigest ?? '', configuration: run.configurationDigest ?? '', output: run.outputDigest ?? '' };
  const digests = inputDigests(stored.input, sha256);
  const configuration = configurationDigest(stored.parameters, sha256);
  const report = {
    runId: run.id, asOf: run.asOf.toISOString(), codeVersion: run.codeVersion, notes: stored.input.notes.count, ratings: stored.input.ratings.count,
    verified: false, changedNotes: 0, movedOn: 0, recorded, recomputed: { input: digests.whole, configuration, output: null },
  };
  if (digests.whole !== recorded.input) return { ...report, difference: problem('what is kept as the input of the run has another digest than the run recorded') };
  if (configuration !== recorded.configuration || configurationDigest(run.parameters, sha256) !== configuration) {
    return { ...report, difference: problem('the parameters of the run have another digest than the run recorded') };
  }
  onProgress({ step: 'comparing with the tables', done: 0, total: 1 });
  const tables = await compareWithTables(client, run, stored, digests);
  const compared = { ...report, changedNotes: tables.changed, movedOn: tables.movedOn };
  if (tables.difference !== null) return { ...compared, difference: tables.difference };
  const { output, digests: again } = await scorer({ runId: run.id, ...stored }, onProgress);
  onProgress({ step: 'comparing scores', done: 0, total: 1 });
  const rescored = { ...compared, recomputed: { input: digests.whole, configuration, output: again.output } };
  const difference = await compareScores(client, run.id, output);
  if (difference !== null) return { ...rescored, difference };
  if (again.output !== recorded.output) return { ...rescored, difference: problem(`the run recorded another output than version ${run.codeVersion} left in its scores; this may be another version`) };
  return { ...rescored, verified: true, difference: null };
}
