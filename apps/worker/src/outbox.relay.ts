import { relayOutbox, type OutboxEntry } from '@bridgenotes/platform';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { WORKER_CONFIG, type WorkerConfig } from './config';
import { ScoringJobs } from './scoring.jobs';

/** Delivers events to whom they concern. Several relays take different events; what could not be delivered stays. */
@Injectable()
export class OutboxRelay implements BeforeApplicationShutdown {
  readonly #logger = new Logger('OutboxRelay');
  readonly #stop = new AbortController();
  #ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly scoring: ScoringJobs,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {}

  start(): void {
    this.#ended = this.#run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const delivered = await relayOutbox(this.dataSource, (entries) => this.#deliver(entries)).catch((error: Error) => {
        this.#logger.warn(`events could not be delivered and stay for the next try: ${error.message}`);
        return 0;
      });
      if (delivered === 0) await sleep(this.config.OUTBOX_POLL_MILLIS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  async #deliver(entries: readonly OutboxEntry[]): Promise<void> {
    const topics = new Set(entries.map((entry) => entry.topic));
    const requests = entries.filter((entry) => entry.topic === 'run.requested');
    if (requests.length > 0) await this.scoring.runNow(requests.some((entry) => entry.payload['force'] === true), requests[0]!.id);
    // Nobody waits for enough changes after an import: it is enough.
    if (topics.has('import.finished')) await this.scoring.lookSoon('schedule', this.config.SCORING_DEBOUNCE_MILLIS);
    if (topics.has('rating.changed') || topics.has('note.written') || topics.has('note.deleted')) await this.scoring.lookSoon('changes', this.config.SCORING_DEBOUNCE_MILLIS);
  }
}
