import { Worker } from 'node:worker_threads';
import type { Parameters, PlacingTask, ProgressListener, ScoringInput } from '@bridgenotes/scoring';
import { buffersOf, type Scored } from '../scorer';

/** What the thread is asked for; see `RunModels`. */
export type ModelsRequest =
  | { readonly ask: 'open'; readonly runId: string; readonly input: ScoringInput; readonly parameters: Parameters }
  | { readonly ask: 'place'; readonly runId: string; readonly model: string }
  | { readonly ask: 'join'; readonly runId: string; readonly models: readonly string[] };

/** What it answers, to the question of that number. */
export type ModelsAnswer =
  | { readonly question: number; readonly progress: { readonly step: string; readonly done: number; readonly total: number } }
  | { readonly question: number; readonly result: unknown }
  | { readonly question: number; readonly failure: Error };

interface Question {
  resolve(result: unknown): void;
  reject(failure: Error): void;
  onProgress: ProgressListener;
}

/** Data at hand is dropped, with the thread, when nothing was asked for so long. */
const IDLE_MILLIS = 60_000;

/** Computes models in a thread with a database connection of its own; it starts when it is needed. */
export class ModelsThread {
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #asked = 0;
  readonly #questions = new Map<number, Question>();

  /** @param script the compiled `models.thread` */
  constructor(
    private readonly script: URL,
    private readonly databaseUrl: string,
  ) {}

  /** Leads a run: prepares it, and takes the memory of its input. */
  open(runId: string, input: ScoringInput, parameters: Parameters): Promise<PlacingTask[]> {
    return this.#ask({ ask: 'open', runId, input, parameters }, () => undefined, buffersOf(input)) as Promise<PlacingTask[]>;
  }

  /** Computes a model of a stored run and stores what it found. @returns false when the run is over */
  place(runId: string, model: string, onProgress: ProgressListener = () => undefined): Promise<boolean> {
    return this.#ask({ ask: 'place', runId, model }, onProgress) as Promise<boolean>;
  }

  /** Decides, from what all models found that are named. */
  join(runId: string, models: readonly string[], onProgress: ProgressListener): Promise<Scored> {
    return this.#ask({ ask: 'join', runId, models }, onProgress) as Promise<Scored>;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  #ask(request: ModelsRequest, onProgress: ProgressListener, transfer: ArrayBuffer[] = []): Promise<unknown> {
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#start());
    return new Promise((resolve, reject) => {
      const question = this.#asked++;
      this.#questions.set(question, { resolve, reject, onProgress });
      thread.postMessage({ question, request }, transfer);
    });
  }

  #start(): Worker {
    const thread = new Worker(this.script, { workerData: { databaseUrl: this.databaseUrl } });
    thread.on('message', (answer: ModelsAnswer) => this.#answered(answer));
    thread.on('error', (error: Error) => this.#lost(thread, error));
    thread.on('exit', (code) => this.#lost(thread, new Error(`the thread of models ended with code ${code}`)));
    return thread;
  }

  #answered(answer: ModelsAnswer): void {
    const asked = this.#questions.get(answer.question);
    if ('progress' in answer) return asked?.onProgress(answer.progress);
    this.#questions.delete(answer.question);
    if (this.#questions.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MILLIS).unref();
    if ('failure' in answer) asked?.reject(answer.failure);
    else asked?.resolve(answer.result);
  }

  #lost(thread: Worker, error: Error): void {
    if (this.#thread === thread) this.#thread = null;
    for (const { reject } of this.#questions.values()) reject(error);
    this.#questions.clear();
  }
}
