import { Logger } from '@nestjs/common';
import { Client } from 'pg';

const RETRY_MILLIS = 250;
const LONGEST_RETRY_MILLIS = 5_000;
/** A connection can be dead without anybody telling: it is asked this often. */
const HEARTBEAT_MILLIS = 20_000;

/** What somebody wants to hear from the database. */
export interface Listening {
  readonly url: string;
  readonly channel: string;
  /** What is heard, for the log. */
  readonly what: string;
  onNotification(payload: string): void;
  /** The connection is up, the first time or again: what was told meanwhile was not heard. */
  onConnected(): Promise<void> | void;
}

/** Hears notifications of the database over a connection of its own, which is made anew whenever it is lost. */
export class DatabaseListener {
  readonly #logger = new Logger('DatabaseListener');
  #client: Client | null = null;
  #heartbeat: NodeJS.Timeout | undefined;
  #listening: Promise<void> | null = null;
  #stopped = false;

  constructor(private readonly listening: Listening) {}

  /** Resolves when it listens; tries as long as it takes. */
  start(): Promise<void> {
    return (this.#listening ??= this.#listen());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#heartbeat);
    await this.#client?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const { url, channel, what } = this.listening;
    for (let wait = RETRY_MILLIS; !this.#stopped; wait = Math.min(2 * wait, LONGEST_RETRY_MILLIS)) {
      const client = new Client({ connectionString: url, keepAlive: true });
      const lost = (error?: Error) => this.#lost(client, error);
      client.on('error', lost).on('end', lost);
      try {
        await client.connect();
        client.on('notification', ({ payload = '' }) => this.listening.onNotification(payload));
        await client.query(`LISTEN ${channel}`);
        await this.listening.onConnected();
        // Somebody may have asked to stop meanwhile.
        if (this.#stopped) return await client.end();
        this.#client = client;
        this.#heartbeat = setInterval(() => void client.query('SELECT 1').catch(lost), HEARTBEAT_MILLIS).unref();
        return;
      } catch (error) {
        this.#logger.warn(`cannot listen for ${what}, trying again: ${(error as Error).message}`);
        await client.end().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, wait).unref());
      }
    }
  }

  #lost(client: Client, error: Error | undefined): void {
    if (this.#client !== client || this.#stopped) return;
    this.#client = null;
    clearInterval(this.#heartbeat);
    this.#logger.warn(`the connection for ${this.listening.what} was lost, connecting again${error ? `: ${error.message}` : ''}`);
    client.end().catch(() => undefined);
    this.#listening = this.#listen();
  }
}
