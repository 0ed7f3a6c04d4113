import { Injectable, Inject, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Queue, Worker, createPostgresBackend, runMigrations } from 'bullmq';
import { Pool } from 'pg';
import { WORKER_CONFIG, type WorkerConfig } from './config';

/** Two for queries and one for each LISTEN of queue and worker. */
const CONNECTIONS = 4;

/** Tasks for whichever worker is free. */
export interface TaskQueue<Task> {
  /** @param id a task with the id of one that still waits, or that is being done, is not added again */
  add(task: Task, id: string, delayMillis: number): Promise<void>;
  /** Adds a task at regular times, for all workers together. */
  every(id: string, millis: number, task: Task): Promise<void>;
}

// What a task does has its own records; of tasks only the last failures are worth keeping.
const KEEP_LITTLE = { removeOnComplete: true, removeOnFail: 20 };

/**
 * Where background work waits: in the database that is there anyway, or in Redis where an operator wants one. Any number
 * of workers share it.
 */
@Injectable()
export class QueueBackend implements BeforeApplicationShutdown {
  readonly #logger = new Logger('Queues');
  readonly #pool: Pool | null;
  readonly #queues: { close(): Promise<void> }[] = [];
  readonly #workers: { close(): Promise<void> }[] = [];

  constructor(@Inject(WORKER_CONFIG) private readonly config: WorkerConfig) {
    // BullMQ's tables live in a schema of their own, and its statements expect to find them without naming it.
    this.#pool = config.QUEUE_REDIS_URL ? null : new Pool({ connectionString: config.DATABASE_URL, max: CONNECTIONS, keepAlive: true, options: '-c search_path=bullmq -c TimeZone=UTC' });
    this.#pool?.on('error', (error) => this.#logger.warn(`a queue connection was lost: ${error.message}`));
  }

  /** Makes the queue's tables or brings them up to date; workers that start together wait for each other. */
  async prepare(): Promise<void> {
    if (this.#pool === null) return;
    const client = await this.#pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
  }

  queue<Task>(name: string): TaskQueue<Task> {
    const queue = this.#pool === null ? new Queue(name, { connection: { url: this.config.QUEUE_REDIS_URL } }) : new Queue(name, { connection: this.#pool }, createPostgresBackend);
    queue.on('error', (error) => this.#logger.warn(`queue ${name}: ${error.message}`));
    this.#queues.push(queue);
    return {
      add: async (task, id, delay) => void (await queue.add(name, task, { jobId: id, delay, ...KEEP_LITTLE })),
      every: async (id, every, task) => void (await queue.upsertJobScheduler(id, { every }, { name, data: task, opts: KEEP_LITTLE })),
    };
  }

  /** Does the tasks of a queue, one at a time. A task that throws is logged and not repeated. */
  work<Task>(name: string, perform: (task: Task) => Promise<void>): void {
    const onJob = (job: { data: Task }) => perform(job.data);
    const options = { concurrency: 1, autorun: false };
    const worker =
      this.#pool === null
        ? new Worker(name, onJob, { ...options, connection: { url: this.config.QUEUE_REDIS_URL, maxRetriesPerRequest: null } })
        : new Worker(name, onJob, { ...options, connection: this.#pool }, createPostgresBackend);
    worker.on('error', (error) => this.#logger.warn(`worker ${name}: ${error.message}`));
    worker.on('failed', (_job, error) => this.#logger.error(`a task of ${name} failed: ${error.message}`));
    this.#workers.push(worker);
    void worker.run();
  }

  /**
   * Takes no new work and lets the work under way end, but not for ever: a run that is abandoned leaves nothing behind,
   * and another worker finds its job.
   */
  async beforeApplicationShutdown(): Promise<void> {
    const ended = Promise.all(this.#workers.map((worker) => worker.close())).then(() => true);
    const patience = new Promise<false>((resolve) => setTimeout(() => resolve(false), this.config.WORKER_SHUTDOWN_SECONDS * 1000).unref());
    if (!(await Promise.race([ended, patience]))) this.#logger.warn(`the work under way did not end within ${this.config.WORKER_SHUTDOWN_SECONDS} s and is abandoned`);
    await Promise.all(this.#queues.map((queue) => queue.close()));
    void this.#pool?.end();
  }
}
