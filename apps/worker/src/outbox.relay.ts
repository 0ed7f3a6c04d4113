import { HOUSE_LISTENERS } from '@bridgenotes/house';
import { relayOutbox, tellListeners, type EventListener, type OutboxEntry } from '@bridgenotes/platform';
import { LiveScores } from '@bridgenotes/scoring-runs';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import { askedOf, type Asked } from './asked.rules';
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
      const delivered = await relayOutbox(this.dataSource, (entries, manager) => this.#deliver(entries, manager)).catch((error: Error) => {
        this.#logger.warn(`events could not be delivered and stay for the next try: ${error.message}`);
        return 0;
      });
      if (delivered === 0) await this.#bell.wait(this.config.OUTBOX_POLL_MILLIS);
    }
  }

  /** @returns events that are to come again */
  async #deliver(entries: readonly OutboxEntry[], manager: EntityManager): Promise<readonly OutboxEntry[]> {
    const asked = askedOf(entries);
    for (const run of asked.runs) await this.scoring.runNow(run, run.requestId);
    for (const why of asked.look) await this.scoring.lookSoon(why, this.config.SCORING_DEBOUNCE_MILLIS);
    const untold = await this.#tellListeners(entries, manager);
    if (this.config.SCORING_LIVE) await this.#scoreLive(asked, manager);
    return untold;
  }

  /** @returns events that are to come again; each is told of in the log once */
  async #tellListeners(entries: readonly OutboxEntry[], manager: EntityManager): Promise<readonly OutboxEntry[]> {
    const untold = await tellListeners(manager, this.#listeners(), entries);
    for (const { entry, error } of untold) if (entry.tries === 0) this.#logger.error(`the event ${entry.id} (${entry.topic}) could not be told and stays for the next try: ${error.message}`);
    return untold.map(({ entry }) => entry);
  }

  #listeners(): EventListener[] {
    return HOUSE_LISTENERS.map((type) => this.rooms.get<EventListener>(type, { strict: false }));
  }

  /**
   * Last, because until the transaction ends nobody else scores live. Notes whose ratings changed come first, then some of
   * those that go on from a new run. What goes wrong here is put right by the next run.
   */
  async #scoreLive({ noteIds, published }: Asked, manager: EntityManager): Promise<void> {
    if (published.length === 0 && noteIds.length === 0) return;
    try {
      // a savepoint: a failure leaves the delivery of the events as it is
      await manager.transaction(async (inner) => {
        if (noteIds.length > 0) await this.live.update(inner, noteIds);
        for (const event of published) await this.live.refresh(inner, event);
      });
    } catch (error) {
      this.#logger.error(`${noteIds.length} notes could not be scored live and wait for the next run: ${(error as Error).message}`);
    }
  }
}
