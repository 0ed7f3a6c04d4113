import { lastRatingTime, READ_ORDER, readTables, tableBytes, toScoringInput, writeResults, type DroppedRows, type ReadReport, type RejectedRow, type WrittenFile } from '@bridgenotes/public-data';
import { configurationDigest, inputDigests, outputDigest as decisionsDigest, score, type Parameters, type ScoringSummary } from '@bridgenotes/scoring';
import { compileFor, refuseWhatWillNotFit, threadedEngine } from '@bridgenotes/scoring-threads';
import { CommandError } from '../failure';
import { outputDigest, sha256, writeManifest } from './manifest';
import { uninterrupted } from '../stop';

export interface ScoreRequest {
  /** Folder with the four tables. */
  folder: string;
  out: string;
  /** Milliseconds since 1970; null for the time of the last rating. */
  now: number | null;
  /** File to take the note status history from instead of the folder's. */
  history?: string;
  parameters: Parameters;
  gzip: boolean;
  onProgress: (done: number, total: number, text: string) => void;
  onRejected: (row: RejectedRow) => void;
  signal: AbortSignal;
}

/** What `bridgenotes score --json` prints. */
export interface ScoreReport {
  /** The moment that was scored, in milliseconds since 1970. */
  now: number;
  notes: number;
  ratings: number;
  raters: number;
  /** Statuses published, and what the core model alone says. */
  statuses: ScoringSummary['statuses'];
  coreStatuses: ScoringSummary['coreStatuses'];
  /** Notes that qualify as helpful but wait for a later run to agree. */
  waiting: number;
  firstRound: ScoringSummary['firstRound'];
  secondRound: ScoringSummary['secondRound'];
  read: ReadReport;
  dropped: DroppedRows;
  files: WrittenFile[];
  /** SHA-256 over the digests of the files: equal where all results are. */
  digest: string;
  /** SHA-256 of what was scored: equal whatever the order of rows. */
  inputDigest: string;
  /** SHA-256 of what was decided, as a run in a database records it: the same for the same input and parameters. */
  decisionsDigest: string;
  /** SHA-256 of the parameters. */
  configurationDigest: string;
  seconds: { read: number; score: number; write: number };
  peakMemoryMegabytes: number;
}

const READ_SHARE = 50;
const SCORE_SHARE = 40;
const TOTAL = 100;

/** Reads, scores and writes. Nothing is written unless everything was read and scored. */
export async function runScore(request: ScoreRequest): Promise<ScoreReport> {
  const started = performance.now();
  const { onProgress, onRejected, signal, history, parameters } = request;
  compileFor(await tableBytes(request.folder, 'ratings'));
  const tables = await readTables(request.folder, {
    onRejected,
    signal,
    files: history === undefined ? {} : { noteStatusHistory: history },
    onProgress: ({ table, bytesRead, bytesTotal }) => {
      const before = READ_ORDER.indexOf(table) / READ_ORDER.length;
      onProgress(READ_SHARE * (before + (bytesTotal === 0 ? 0 : bytesRead / bytesTotal / READ_ORDER.length)), TOTAL, `reading ${table}`);
    },
  });
  const now = request.now ?? lastRatingTime(tables);
  if (now === null) {
    throw new CommandError('INVALID_OPTION', `${request.folder} holds no ratings to take the time from`, 'Give the moment to score with --now.');
  }
  const { input, dropped } = toScoringInput(tables, now, parameters.topics);
  try {
    refuseWhatWillNotFit(input);
  } catch (error) {
    throw new CommandError('TOO_LARGE', error instanceof Error ? error.message : String(error), 'Score on a machine with more memory, or fewer ratings.');
  }
  const digests = inputDigests(input, sha256);
  const readAt = performance.now();
  const steps: string[] = [];
  const engine = threadedEngine();
  const output = uninterrupted(() => score(input, parameters, ({ step, done, total }) => {
    if (!steps.includes(step)) steps.push(step);
    // How many steps there will be is not known: each takes half of what is left.
    const share = 1 - 0.5 ** (steps.length - 1 + (total === 0 ? 0 : done / total));
    onProgress(READ_SHARE + SCORE_SHARE * share, TOTAL, step);
  }, { engine }));
  await engine.close();
  const scoredAt = performance.now();
  onProgress(READ_SHARE + SCORE_SHARE, TOTAL, 'writing');
  const files = await writeResults(request.out, output, tables, { parameters, now }, { gzip: request.gzip, signal });
  await writeManifest(request.out, { now, tables: request.folder, history, parameters, digests, files }, { gzip: request.gzip, signal });
  const writtenAt = performance.now();
  const { statuses, coreStatuses, firstRound, secondRound } = output.summary;
  return {
    now,
    notes: input.notes.count,
    ratings: input.ratings.count,
    raters: input.raters.count,
    statuses,
    coreStatuses,
    waiting: output.notes.filter((note) => note.decidedBy.startsWith('NmrDueToMinStableCrhTime')).length,
    firstRound,
    secondRound,
    read: tables.report,
    dropped,
    files,
    digest: outputDigest(files),
    inputDigest: digests.whole,
    decisionsDigest: decisionsDigest(output, sha256),
    configurationDigest: configurationDigest(parameters, sha256),
    seconds: { read: seconds(readAt - started), score: seconds(scoredAt - readAt), write: seconds(writtenAt - scoredAt) },
    peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
