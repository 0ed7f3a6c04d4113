import { HOUSE_LISTENERS } from '@bridgenotes/house';
import { relayOutbox, tellListeners, type EventListener, type OutboxEntry } from '@bridgenotes/platform';
import { LiveScores, type PublishedEvent } from '@bridgenotes/scoring-runs';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import { WORKER_CONFIG, type WorkerConfig } from './config';
import { OutboxBell } from './outbox.bell';
import { endsWithin } from './patience';
import { ScoringJobs } from './scoring.jobs';

/** Delivers events to whom they concern. Several relays take different events; what could not be delivered stays. */
@Injectable()
export class OutboxRelay implements OnModuleDestroy, BeforeApplicationShutdown {
  readonly #logger = new Logger('OutboxRelay');
  readonly #bell: OutboxBell;
  #stopped = false;
  #failed = false;
  readonly #untold = new Set<string>();
  #ended: Promise<void> = Promise.resolve();
  #delivered: Promise<boolean> = Promise.resolve(true);

  constructor(
    private readonly dataSource: DataSource,
    private readonly scoring: ScoringJobs,
    private readonly live: LiveScores,
    private readonly rooms: ModuleRef,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {
    this.#bell = new OutboxBell(config.DATABASE_URL);
  }

  start(): void {
    void this.#bell.start();
    this.#ended = this.#run();
  }

  /** Stops taking events. What is under way may wait for a run that publishes: that is given as long as the run itself. */
  onModuleDestroy(): void {
    this.#stopped = true;
    this.#delivered = endsWithin(this.#bell.stop().then(() => this.#ended), this.config.WORKER_SHUTDOWN_SECONDS * 1000);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!(await this.#delivered)) this.#logger.warn('events under way are left to another worker');
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#failed = false;
      const delivered = await relayOutbox(this.dataSource, (entries, manager) => this.#deliver(entries, manager)).catch((error: Error) => {
        this.#logger.warn(`events could not be delivered and stay for the next try: ${error.message}`);
        return 0;
      });
      if (delivered === 0 || this.#failed) await this.#bell.wait(this.config.OUTBOX_POLL_MILLIS);
    }
  }

  /** @returns events that there is more to do for */
  async #deliver(entries: readonly OutboxEntry[], manager: EntityManager): Promise<readonly OutboxEntry[]> {
    const topics = new Set(entries.map((entry) => entry.topic));
    const requests = entries.filter((entry) => entry.topic === 'run.requested');
    if (requests.length > 0) await this.scoring.runNow(requests.some((entry) => entry.payload['force'] === true), requests[0]!.id);
    // Nobody waits for enough changes after an import: it is enough.
    if (topics.has('import.finished')) await this.scoring.lookSoon('schedule', this.config.SCORING_DEBOUNCE_MILLIS);
    if (topics.has('rating.changed') || topics.has('note.written') || topics.has('note.deleted')) await this.scoring.lookSoon('changes', this.config.SCORING_DEBOUNCE_MILLIS);
    const unheard = await this.#tellListeners(entries, manager);
    const unfinished = this.config.SCORING_LIVE ? await this.#scoreLive(entries, manager) : [];
    return [...unheard, ...unfinished];
  }

  /** @returns events that are to come again; each is told of in the log once */
  async #tellListeners(entries: readonly OutboxEntry[], manager: EntityManager): Promise<readonly OutboxEntry[]> {
    const untold = await tellListeners(manager, this.#listeners(), entries);
    for (const { entry, error } of untold.filter(({ entry }) => !this.#untold.has(entry.id))) this.#logger.error(`the event ${entry.id} (${entry.topic}) could not be told and stays for the next try: ${error.message}`);
    for (const { entry } of untold) this.#untold.add(entry.id);
    this.#failed = untold.length > 0;
    return untold.map(({ entry }) => entry);
  }

  #listeners(): EventListener[] {
    return HOUSE_LISTENERS.map((type) => this.rooms.get<EventListener>(type, { strict: false }));
  }

  /**
   * Last, because until the transaction ends nobody else scores live. Notes whose ratings changed come first, then some of
   * those that go on from a new run. What goes wrong here is put right by the next run.
   */
  async #scoreLive(entries: readonly OutboxEntry[], manager: EntityManager): Promise<readonly OutboxEntry[]> {
    const noteIds = entries.flatMap(({ topic, payload }) => (topic === 'rating.changed' && typeof payload['noteId'] === 'string' ? [payload['noteId']] : []));
    const newRuns = entries.filter(({ topic }) => topic === 'run.published');
    if (newRuns.length === 0 && noteIds.length === 0) return [];
    try {
      // a savepoint: a failure leaves the delivery of the events as it is
      return await manager.transaction(async (inner) => {
        if (noteIds.length > 0) await this.live.update(inner, noteIds);
        const unfinished: OutboxEntry[] = [];
        for (const entry of newRuns) if (!(await this.live.refresh(inner, entry.payload as unknown as PublishedEvent))) unfinished.push(entry);
        return unfinished;
      });
    } catch (error) {
      this.#logger.error(`${noteIds.length} notes could not be scored live and wait for the next run: ${(error as Error).message}`);
      return [];
    }
  }
}
