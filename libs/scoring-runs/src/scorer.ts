import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { configurationDigest, inputDigests, outputDigest, score, type Engine, type Memories, type Parameters, type ProgressListener, type RunMemory, type ScoringInput, type ScoringOutput } from '@bridgenotes/scoring';

/** What a run is made of. */
export interface ScoringTask {
  readonly runId: string;
  readonly input: ScoringInput;
  readonly parameters: Parameters;
}

/** SHA-256 in hexadecimal of everything that decides what a run gives, and of what it gave. */
export interface RunDigests {
  /** The same for the same notes, ratings, raters and history in any order. */
  readonly input: string;
  readonly configuration: string;
  readonly output: string;
}

export interface Scored {
  readonly output: ScoringOutput;
  readonly digests: RunDigests;
}

/** Runs the models. It may take the typed arrays of the input away from its caller. */
export type Scorer = (task: ScoringTask, onProgress: ProgressListener) => Promise<Scored>;

export const SCORER = Symbol('Scorer');

/** The hash of all digests. */
export const sha256 = () => createHash('sha256');

/** Scores with digests, in this thread. @param engine who does the sums, @param memory what the run before left: see `score` */
export function scoreWithDigests({ input, parameters }: Omit<ScoringTask, 'runId'>, onProgress: ProgressListener, engine?: Engine, memory?: RunMemory): Scored {
  return digested(inputDigests(input, sha256).whole, parameters, score(input, parameters, onProgress, { freeze: true, engine, memory }));
}

/** What was scored, with its digests. */
export function digested(input: string, parameters: Parameters, output: ScoringOutput): Scored {
  return { output, digests: { input, configuration: configurationDigest(parameters, sha256), output: outputDigest(output, sha256) } };
}

/** The same for another thread: rows are made when they are read, which only the thread that scored can. */
export function sendable({ output, digests }: Scored): Scored {
  return { digests, output: { ...output, notes: [...output.notes], raters: [...output.raters], history: [...output.history] } };
}

/** Scores in this thread: for short programs and tests. Nothing else runs meanwhile. */
export const scoreHere: Scorer = async (task, onProgress) => scoreWithDigests(task, onProgress);

/** What the thread sends back. */
export type ThreadMessage = { readonly progress: { readonly step: string; readonly done: number; readonly total: number } } | { readonly scored: Scored; readonly memories: Memories };

/** What the thread is given. */
export type ThreadTask = Omit<ScoringTask, 'runId'> & { readonly memories: Memories };

/**
 * Scores in a thread of its own, so that the process goes on answering: locks are renewed, health is told.
 * What a run computed is kept for the next one, which takes over what it would compute from the very same.
 * @param script the compiled `score.thread`
 */
export function scoreInThread(script: URL): Scorer {
  let memories: Memories = new Map();
  return ({ input, parameters }, onProgress) =>
    new Promise((resolve, reject) => {
      const task: ThreadTask = { input, parameters, memories };
      const thread = new Worker(script, { workerData: task, transferList: buffersOf(input) });
      let scored: Scored | undefined;
      thread.on('message', (message: ThreadMessage) => {
        if ('progress' in message) onProgress(message.progress);
        else ({ scored, memories } = message);
      });
      thread.on('error', reject);
      thread.on('exit', (code) => (scored === undefined ? reject(new Error(`the scoring thread ended with code ${code} and without a result`)) : resolve(scored)));
    });
}

/** The memory of an input that can be handed over to another thread. */
export function buffersOf({ notes, ratings, raters }: ScoringInput): ArrayBuffer[] {
  return [notes.createdAtMillis, notes.misleading, notes.outOfScope, ratings.note, ratings.rater, ratings.createdAtMillis, ratings.level, ratings.tags, ratings.populationSampled, raters.modelingGroup].map((column) => column.buffer as ArrayBuffer);
}
