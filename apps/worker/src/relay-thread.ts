import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const RESTART_MILLIS = 1000;
export const STOP = 'stop';

/** Keeps a thread running that relays events; one that ends without being asked to is started again. */
export class RelayThread implements BeforeApplicationShutdown {
  readonly #logger = new Logger('RelayThread');
  #thread: Worker | undefined;
  #ended: Promise<void> = Promise.resolve();
  #stopped = false;

  /** @param script the compiled `relay.thread` */
  constructor(private readonly script: URL) {}

  start(): void {
    const thread = new Worker(this.script);
    this.#thread = thread;
    thread.on('error', (error: Error) => this.#logger.error(`the thread that relays events failed: ${error.message}`));
    this.#ended = new Promise((resolve) => thread.once('exit', () => resolve()));
    void this.#ended.then(() => this.#startAgain());
  }

  /** Lets it deliver what it has taken. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    this.#thread?.postMessage(STOP);
    await this.#ended;
  }

  async #startAgain(): Promise<void> {
    if (this.#stopped) return;
    await sleep(RESTART_MILLIS);
    if (!this.#stopped) this.start();
  }
}
