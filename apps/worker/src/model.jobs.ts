import { ModelsThread, type Scored, type Scorer, type ScoringTask } from '@bridgenotes/scoring-runs';
import type { ProgressListener } from '@bridgenotes/scoring';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { WORKER_CONFIG, type WorkerConfig } from './config';
import { QueueBackend } from './queue-backend';

/** One model of one run. */
interface ModelTask {
  readonly runId: string;
  readonly model: string;
}

/** The compiled `models.thread`, or null in a process that has none and so scores alone. */
export const MODELS_THREAD = Symbol('ModelsThread');

/**
 * Shares the models of large runs among all workers: whoever makes a run stores what it is given, each worker takes one
 * model after the other, and the run goes on where it began from what they found.
 */
@Injectable()
export class ModelJobs implements BeforeApplicationShutdown {
  readonly #logger = new Logger('ModelJobs');
  readonly #thread: ModelsThread | null;

  constructor(
    private readonly backend: QueueBackend,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
    @Inject(MODELS_THREAD) script: URL | null,
  ) {
    this.#thread = script === null || config.SCORING_SPREAD_FROM_RATINGS === 0 ? null : new ModelsThread(script, config.DATABASE_URL);
  }

  start(): void {
    const thread = this.#thread;
    if (thread === null) return;
    this.backend.work<ModelTask>('models', async ({ runId, model }) => {
      const started = performance.now();
      const isPlaced = await thread.place(runId, model);
      this.#logger.debug(isPlaced ? `model ${model} of run ${runId} took ${Math.round(performance.now() - started)} ms` : `model ${model}: run ${runId} is over`);
    });
  }

  /** Scores large runs together with all workers, others alone. */
  scorer(alone: Scorer): Scorer {
    const thread = this.#thread;
    if (thread === null) return alone;
    return (task, onProgress) => (task.input.ratings.count < this.config.SCORING_SPREAD_FROM_RATINGS ? alone(task, onProgress) : this.#together(thread, task, onProgress));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#thread?.close();
  }

  async #together(thread: ModelsThread, { runId, input, parameters }: ScoringTask, onProgress: ProgressListener): Promise<Scored> {
    const models = (await thread.open(runId, input, parameters)).map(({ model }) => model);
    this.#logger.debug(`run ${runId} shares ${models.length} models among the workers: ${models.join(', ')}`);
    const tasks = models.map((model): ModelTask => ({ runId, model }));
    return this.backend.spread('models', runId, tasks, () => thread.join(runId, models, onProgress), (done) => onProgress({ step: 'models on all workers', done, total: models.length }));
  }
}
