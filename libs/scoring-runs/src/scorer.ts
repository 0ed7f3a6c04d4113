import { score, type Parameters, type ProgressListener, type ScoringInput, type ScoringOutput } from '@bridgenotes/scoring';
import { Worker } from 'node:worker_threads';

/** Runs the model. It may take the typed arrays of the input away from its caller. */
export type Scorer = (input: ScoringInput, parameters: Parameters, onProgress: ProgressListener) => Promise<ScoringOutput>;

export const SCORER = Symbol('Scorer');

/** Scores in this thread: for short programs and tests. Nothing else runs meanwhile. */
export const scoreHere: Scorer = async (input, parameters, onProgress) => score(input, parameters, onProgress, { freeze: true });

/** What the thread sends back. */
export type ThreadMessage = { readonly progress: { readonly step: string; readonly done: number; readonly total: number } } | { readonly output: ScoringOutput };

/** What the thread is given. */
export interface ThreadTask {
  readonly input: ScoringInput;
  readonly parameters: Parameters;
}

/**
 * Scores in a thread of its own, so that the process goes on answering: locks are renewed, health is told.
 * @param script the compiled `score.thread`
 */
export function scoreInThread(script: URL): Scorer {
  return (input, parameters, onProgress) =>
    new Promise((resolve, reject) => {
      const task: ThreadTask = { input, parameters };
      const thread = new Worker(script, { workerData: task, transferList: buffersOf(input) });
      let output: ScoringOutput | undefined;
      thread.on('message', (message: ThreadMessage) => {
        if ('progress' in message) onProgress(message.progress);
        else output = message.output;
      });
      thread.on('error', reject);
      thread.on('exit', (code) => (output === undefined ? reject(new Error(`the scoring thread ended with code ${code} and without a result`)) : resolve(output)));
    });
}

function buffersOf({ notes, ratings, raters }: ScoringInput): ArrayBuffer[] {
  return [notes.createdAtMillis, notes.misleading, notes.outOfScope, ratings.note, ratings.rater, ratings.createdAtMillis, ratings.level, ratings.tags, ratings.populationSampled, raters.modelingGroup].map((column) => column.buffer as ArrayBuffer);
}
