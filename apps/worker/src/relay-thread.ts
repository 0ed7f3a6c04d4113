import { Logger, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { endsWithin } from './patience';

const RESTART_MILLIS = 1000;
export const STOP = 'stop';

/** Keeps a thread running that relays events; one that ends without being asked to is started again. */
export class RelayThread implements OnModuleDestroy, BeforeApplicationShutdown {
  readonly #logger = new Logger('RelayThread');
  #thread: Worker | undefined;
  #ended: Promise<void> = Promise.resolve();
  #delivered: Promise<boolean> = Promise.resolve(true);
  #stopped = false;

  /**
   * @param script the compiled `relay.thread`
   * @param patienceSeconds how long it may take to end
   */
  constructor(
    private readonly script: URL,
    private readonly patienceSeconds: number,
  ) {}

  start(): void {
    const thread = new Worker(this.script);
    this.#thread = thread;
    thread.on('error', (error: Error) => this.#logger.error(`the thread that relays events failed: ${error.message}`));
    this.#ended = new Promise((resolve) => thread.once('exit', () => resolve()));
    void this.#ended.then(() => this.#startAgain());
  }

  /** Lets it deliver what it has taken, but not for ever: that may wait for a run that publishes. */
  onModuleDestroy(): void {
    this.#stopped = true;
    this.#thread?.postMessage(STOP);
    this.#delivered = endsWithin(this.#ended, this.patienceSeconds * 1000);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!(await this.#delivered)) this.#logger.warn('events under way are left to another worker');
  }

  async #startAgain(): Promise<void> {
    if (this.#stopped) return;
    await sleep(RESTART_MILLIS);
    if (!this.#stopped) this.start();
  }
}
