import { join } from 'node:path';
import { readExportedTables, type ExportedTables } from '@bridgenotes/open-data';
import { writeTables } from '@bridgenotes/public-data';
import { readKeptRun, SCORING_RUNS_ENTITIES, type KeptRun } from '@bridgenotes/scoring-runs';
import { openDataSource } from '../data-source';
import { runScore, type ScoreReport } from '../score/run-score';

export interface ExportRequest {
  /** Row id of the run; null for the published one. */
  readonly run: string | null;
  readonly out: string;
  readonly gzip: boolean;
  readonly onProgress: (done: number, total: number, text: string) => void;
  readonly signal: AbortSignal;
}

/** What was written, and whether it tells what the run decided. */
export interface ExportReport {
  readonly runId: string;
  /** ISO 8601. */
  readonly asOf: string;
  /** Folder of the four tables. */
  readonly tables: string;
  /** Whether the tables give the digests that the run recorded. */
  readonly same: boolean;
  /** Notes that the run saw and that were deleted, before or since. */
  readonly deletedNotes: number;
  readonly recorded: { readonly input: string | null; readonly output: string | null };
  readonly scored: ScoreReport;
}

/**
 * Writes what a run was given as X's four public tables, and beside them what they give when they are scored: a folder for
 * `bridgenotes verify`, which needs no database.
 * @throws NOT_FOUND where the run's input is not kept, DATABASE_UNAVAILABLE, OUTPUT_UNWRITABLE
 */
export async function runExport(url: string, request: ExportRequest): Promise<ExportReport> {
  const { onProgress, out, gzip, signal } = request;
  onProgress(0, 100, 'reading what the run was given');
  const { kept, exported } = await readAll(url, request.run);
  const { input, parameters } = kept.stored;
  const folder = join(out, 'tables');
  onProgress(20, 100, 'writing tables');
  await writeTables(folder, exported.tables, { gzip, signal });
  const scored = await runScore({ folder, out, now: input.now, parameters, gzip, signal, onRejected: () => undefined, onProgress: (done, total, text) => onProgress(40 + (60 * done) / total, 100, text) });
  const { run } = kept;
  return {
    runId: run.id,
    asOf: run.asOf.toISOString(),
    tables: folder,
    same: scored.inputDigest === run.inputDigest && scored.decisionsDigest === run.outputDigest,
    deletedNotes: exported.deletedNotes,
    recorded: { input: run.inputDigest, output: run.outputDigest },
    scored,
  };
}

async function readAll(url: string, run: string | null): Promise<{ kept: KeptRun; exported: ExportedTables }> {
  const dataSource = await openDataSource({ url, entities: SCORING_RUNS_ENTITIES, poolSize: 2 });
  try {
    const kept = await readKeptRun(dataSource, run);
    return { kept, exported: await readExportedTables(dataSource, kept) };
  } finally {
    await dataSource.destroy();
  }
}
