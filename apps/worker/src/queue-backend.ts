import { Injectable, Inject, Logger, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { once, type EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorCode, FlowProducer, Queue, Worker, createPostgresBackend, runMigrations, type WorkerOptions } from 'bullmq';
import { Pool } from 'pg';
import { WORKER_CONFIG, type WorkerConfig } from './config';
import { endsWithin } from './patience';

/** Two for queries and one for each LISTEN: of the queue and worker of runs, and of the workers of models and of their joins. */
const CONNECTIONS = 6;

/** Tasks for whichever worker is free. */
export interface TaskQueue<Task> {
  /** @param id a task with the id of one that still waits, or that is being done, is not added again */
  add(task: Task, id: string, delayMillis: number): Promise<void>;
  /** Adds a task at regular times, for all workers together. */
  every(id: string, millis: number, task: Task): Promise<void>;
}

// What a task does has its own records; of tasks only the last failures are worth keeping.
const KEEP_LITTLE = { removeOnComplete: true, removeOnFail: 20 };
/** A task of a flow is tried so often where it throws, and again when the worker that had it is gone. */
const ATTEMPTS = 3;
/** How often the state of a flow is looked at; its end is told at once. */
const LOOK_MILLIS = 1000;

/**
 * Where background work waits: in the database that is there anyway, or in Redis where an operator wants one. Any number
 * of workers share it.
 */
@Injectable()
export class QueueBackend implements OnModuleDestroy, BeforeApplicationShutdown {
  readonly #logger = new Logger('Queues');
  readonly #pool: Pool | null;
  readonly #queues: { close(): Promise<void> }[] = [];
  readonly #workers: { close(): Promise<void> }[] = [];
  #ended: Promise<boolean> = Promise.resolve(true);

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
      every: (id, every, task) => inTurn(() => queue.upsertJobScheduler(id, { every }, { name, data: task, opts: KEEP_LITTLE })),
    };
  }

  /** Does the tasks of a queue, one at a time. A task that throws is logged; only those of a flow are repeated. */
  work<Task>(name: string, perform: (task: Task) => Promise<void>): void {
    const worker = this.#worker(name, perform);
    worker.on('failed', (_job, error) => this.#logger.error(`a task of ${name} failed: ${error.message}`));
    this.#workers.push(worker);
  }

  /**
   * Gives tasks to all workers of a queue, as a flow, and does here what is to be done when all of them are done. Of a
   * worker that dies another one takes the task.
   * @param id names the flow
   * @param onProgress hears how many are done
   * @throws what `join` throws, or Error when a task failed for good
   */
  async spread<Task, Result>(name: string, id: string, tasks: readonly Task[], join: () => Promise<Result>, onProgress: (done: number) => void): Promise<Result> {
    const flows = this.#flows();
    let outcome: { readonly result: Result } | { readonly error: unknown } | undefined;
    // A join that a process left behind when it died is nobody's: it is taken off the queue.
    const joins = this.#worker<{ id: string }>(`${name}-joins`, async (task) => {
      if (task.id === id) outcome = await join().then((result) => ({ result }), (error: unknown) => ({ error }));
    });
    try {
      const { job } = await flows.add({
        name: 'join', queueName: `${name}-joins`, data: { id }, opts: { removeOnComplete: true, removeOnFail: true },
        children: tasks.map((data) => ({ name, queueName: name, data, opts: { attempts: ATTEMPTS, failParentOnFailure: true, ...KEEP_LITTLE } })),
      });
      joins.on('failed', (failed, error) => {
        if (failed?.id === job.id) outcome ??= { error };
      });
      while (outcome === undefined) {
        await nextEnd(joins);
        const [state, counts] = await Promise.all([job.getState(), job.getDependenciesCount().catch(() => null)]);
        if (outcome === undefined && state === 'unknown') throw new Error(`the tasks of ${name} are gone from the queue`);
        if (counts !== null) onProgress(counts.processed ?? 0);
      }
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
    } finally {
      await joins.close();
      await flows.close();
    }
  }

  /** Takes no new work from the moment when somebody asks to stop. */
  onModuleDestroy(): void {
    this.#ended = endsWithin(Promise.all(this.#workers.map((worker) => worker.close())), this.config.WORKER_SHUTDOWN_SECONDS * 1000);
  }

  /** Lets the work under way end, but not for ever: a run that is abandoned leaves nothing behind, and another worker finds its job. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!(await this.#ended)) this.#logger.warn(`the work under way did not end within ${this.config.WORKER_SHUTDOWN_SECONDS} s and is abandoned`);
    await Promise.all(this.#queues.map((queue) => queue.close()));
    void this.#pool?.end();
  }

  #worker<Task>(name: string, perform: (task: Task) => Promise<void>) {
    const onJob = (job: { data: Task }) => perform(job.data);
    const lock = this.config.QUEUE_LOCK_SECONDS * 1000;
    const options = { concurrency: 1, autorun: false, lockDuration: lock, stalledInterval: lock, maxStalledCount: ATTEMPTS } satisfies Partial<WorkerOptions>;
    const worker =
      this.#pool === null
        ? new Worker(name, onJob, { ...options, connection: { url: this.config.QUEUE_REDIS_URL, maxRetriesPerRequest: null } })
        : new Worker(name, onJob, { ...options, connection: this.#pool }, createPostgresBackend);
    worker.on('error', (error) => this.#logger.warn(`worker ${name}: ${error.message}`));
    void worker.run();
    return worker;
  }

  #flows() {
    const flows = this.#pool === null ? new FlowProducer({ connection: { url: this.config.QUEUE_REDIS_URL } }) : new FlowProducer({ connection: this.#pool }, createPostgresBackend);
    flows.on('error', (error) => this.#logger.warn(`flows: ${error.message}`));
    return flows;
  }
}

/** Waits until a worker has done a task, or for some time. */
async function nextEnd(worker: EventEmitter): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  try {
    await Promise.race([once(worker, 'completed', { signal }), once(worker, 'failed', { signal }), sleep(LOOK_MILLIS, undefined, { signal })]);
  } finally {
    stop.abort();
  }
}

/** PostgreSQL's code of two who wait for each other, of whom one has to begin again. */
const DEADLOCK = '40P01';
const TURNS = 20;

/** Workers that start together ask for the same task. Where another one's stands for now and the next time already, nothing is left to add. */
async function inTurn(ask: () => Promise<unknown>): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === ErrorCode.SchedulerJobSlotsBusy) return;
      if (code !== DEADLOCK || turn === TURNS) throw error;
    }
  }
}
