import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { STATUS_CHANNEL } from './publish';
import { ScoresReader } from './scores.reader';
import type { StatusChange } from './status-change.entity';
import { Subscriber } from './subscriber';

const RETRY_MILLIS = 250;
const LONGEST_RETRY_MILLIS = 5_000;
/** A connection can be dead without anybody telling: it is asked this often. */
const HEARTBEAT_MILLIS = 20_000;

/**
 * Status changes as they are published, for any number of subscribers of this process over one connection to the
 * database. What is published while that connection is down is told when it is up again: the place in the list of
 * changes is kept, and the notification only says that there is something to read.
 */
@Injectable()
export class StatusFeed implements OnModuleDestroy {
  readonly #logger = new Logger('StatusFeed');
  readonly #subscribers = new Set<Subscriber>();
  #client: Client | null = null;
  #heartbeat: NodeJS.Timeout | undefined;
  #listening: Promise<void> | null = null;
  #seen: string | null = null;
  #reading: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly scores: ScoresReader,
  ) {}

  /** Every change published after this resolves, of one statement or of all; `return()` ends it. */
  async subscribe(statementId: string | null): Promise<AsyncIterableIterator<StatusChange>> {
    this.#listening ??= this.#listen();
    await this.#listening;
    const subscriber = new Subscriber(statementId, () => this.#subscribers.delete(subscriber));
    this.#subscribers.add(subscriber);
    return subscriber;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#heartbeat);
    for (const subscriber of this.#subscribers) subscriber.end();
    await this.#client?.end().catch(() => undefined);
    await this.#reading;
  }

  /** Resolves when the feed listens; tries as long as it takes. */
  async #listen(): Promise<void> {
    for (let wait = RETRY_MILLIS; !this.#stopped; wait = Math.min(2 * wait, LONGEST_RETRY_MILLIS)) {
      const { url } = this.dataSource.options as { url?: string };
      const client = new Client({ connectionString: url, keepAlive: true });
      const lost = (error?: Error) => this.#lost(client, error);
      client.on('error', lost).on('end', lost);
      try {
        await client.connect();
        client.on('notification', () => this.#read());
        await client.query(`LISTEN ${STATUS_CHANNEL}`);
        this.#seen ??= await this.scores.latestChange();
        this.#client = client;
        this.#heartbeat = setInterval(() => void client.query('SELECT 1').catch(lost), HEARTBEAT_MILLIS).unref();
        this.#read();
        return;
      } catch (error) {
        this.#logger.warn(`cannot listen for status changes, trying again: ${(error as Error).message}`);
        await client.end().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, wait).unref());
      }
    }
  }

  #lost(client: Client, error: Error | undefined): void {
    if (this.#client !== client || this.#stopped) return;
    this.#client = null;
    clearInterval(this.#heartbeat);
    this.#logger.warn(`the connection for status changes was lost, connecting again${error ? `: ${error.message}` : ''}`);
    client.end().catch(() => undefined);
    this.#listening = this.#listen();
  }

  /** Reads and tells what is new, one reading after the other, so that nothing is told twice. */
  #read(): void {
    this.#reading = this.#reading.then(() => this.#tellNew()).catch((error: Error) => this.#logger.warn(`status changes could not be read, they are told with the next ones: ${error.message}`));
  }

  async #tellNew(): Promise<void> {
    let changes: StatusChange[];
    do {
      changes = this.#stopped ? [] : await this.scores.changesAfter(this.#seen!);
      for (const change of changes) {
        this.#seen = change.id;
        for (const subscriber of this.#subscribers) subscriber.tell(change);
      }
    } while (changes.length > 0);
  }
}
