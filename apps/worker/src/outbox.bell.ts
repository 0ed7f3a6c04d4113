import { OUTBOX_CHANNEL } from '@bridgenotes/platform';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';

const RETRY_MILLIS = 1000;
/** A connection can be dead without anybody telling: it is asked this often. */
const HEARTBEAT_MILLIS = 20_000;

/** Wakes who waits for events the moment they are committed. While its connection is down, waiting just takes its time. */
export class OutboxBell {
  readonly #logger = new Logger('OutboxBell');
  #client: Client | null = null;
  #rung = false;
  #wake: (() => void) | null = null;
  #stopped = false;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(private readonly url: string) {}

  async start(): Promise<void> {
    if (this.#stopped) return;
    const client = new Client({ connectionString: this.url, keepAlive: true });
    const lost = (error?: Error): void => this.#lost(client, error);
    client.on('error', lost).on('end', lost).on('notification', () => this.ring());
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      this.#heartbeat = setInterval(() => void client.query('SELECT 1').catch(lost), HEARTBEAT_MILLIS).unref();
      // What was committed before is not told.
      this.ring();
    } catch (error) {
      lost(error as Error);
    }
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
    clearInterval(this.#heartbeat);
    this.ring();
    await this.#client?.end().catch(() => undefined);
  }

  #lost(client: Client, error: Error | undefined): void {
    if (this.#client !== client || this.#stopped) return;
    this.#client = null;
    clearInterval(this.#heartbeat);
    this.#logger.warn(`the connection that tells of events was lost, connecting again${error ? `: ${error.message}` : ''}`);
    client.end().catch(() => undefined);
    setTimeout(() => void this.start(), RETRY_MILLIS).unref();
  }
}
