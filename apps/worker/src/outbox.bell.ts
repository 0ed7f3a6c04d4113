import { DatabaseListener, OUTBOX_CHANNEL } from '@bridgenotes/platform';

/** Wakes who waits for events the moment they are committed. While its connection is down, waiting just takes its time. */
export class OutboxBell {
  readonly #listener: DatabaseListener;
  #rung = false;
  #wake: (() => void) | null = null;
  #stopped = false;

  constructor(url: string) {
    // What was committed before it listens is not told: it rings when the connection is up.
    this.#listener = new DatabaseListener({ url, channel: OUTBOX_CHANNEL, what: 'events', onNotification: () => this.ring(), onConnected: () => this.ring() });
  }

  start(): Promise<void> {
    return this.#listener.start();
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Waits until it rings, at most for `millis`; at once when it rang since the last wait. */
  async wait(millis: number): Promise<void> {
    if (!this.#rung && !this.#stopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, millis);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = null;
    this.#rung = false;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.ring();
    await this.#listener.stop();
  }
}
