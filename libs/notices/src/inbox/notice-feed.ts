import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { InboxService } from './inbox.service';
import type { Notice } from './notice.entity';
import { NoticeSubscriber } from './notice-subscriber';
import { NOTICES_CHANNEL } from './notice-writer';

const RETRY_MILLIS = 250;
const LONGEST_RETRY_MILLIS = 5_000;
/** A connection can be dead without anybody telling: it is asked this often. */
const HEARTBEAT_MILLIS = 20_000;

/**
 * Notices as they are made, for any number of people over one connection to the database. What is made while that
 * connection is down is told when it is up again.
 */
@Injectable()
export class NoticeFeed implements OnModuleDestroy {
  readonly #logger = new Logger('NoticeFeed');
  readonly #subscribers = new Map<string, Set<NoticeSubscriber>>();
  #client: Client | null = null;
  #heartbeat: NodeJS.Timeout | undefined;
  #listening: Promise<void> | null = null;
  #telling: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly inbox: InboxService,
  ) {}

  /** Every notice for somebody that is made after this resolves; `return()` ends it. */
  async subscribe(recipientId: string): Promise<AsyncIterableIterator<Notice>> {
    this.#listening ??= this.#listen();
    await this.#listening;
    const subscriber = new NoticeSubscriber(recipientId, await this.inbox.latest(recipientId), () => this.#forget(subscriber));
    this.#subscribers.set(recipientId, (this.#subscribers.get(recipientId) ?? new Set<NoticeSubscriber>()).add(subscriber));
    // What was made between the look at the latest and this moment.
    this.#queue([recipientId]);
    return subscriber;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#heartbeat);
    for (const subscriber of [...this.#subscribers.values()].flatMap((set) => [...set])) subscriber.end();
    await this.#client?.end().catch(() => undefined);
    await this.#telling;
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
        client.on('notification', ({ payload = '' }) => this.#queue(payload.split(' ')));
        await client.query(`LISTEN ${NOTICES_CHANNEL}`);
        this.#client = client;
        this.#heartbeat = setInterval(() => void client.query('SELECT 1').catch(lost), HEARTBEAT_MILLIS).unref();
        this.#queue([...this.#subscribers.keys()]);
        return;
      } catch (error) {
        this.#logger.warn(`cannot listen for notices, trying again: ${(error as Error).message}`);
        await client.end().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, wait).unref());
      }
    }
  }

  #lost(client: Client, error: Error | undefined): void {
    if (this.#client !== client || this.#stopped) return;
    this.#client = null;
    clearInterval(this.#heartbeat);
    this.#logger.warn(`the connection for notices was lost, connecting again${error ? `: ${error.message}` : ''}`);
    client.end().catch(() => undefined);
    this.#listening = this.#listen();
  }

  /** Reads what is new for those who listen here, one reading after the other. */
  #queue(recipientIds: readonly string[]): void {
    const here = recipientIds.filter((id) => this.#subscribers.has(id));
    if (here.length === 0) return;
    this.#telling = this.#telling.then(() => this.#tell(here)).catch((error: Error) => this.#logger.warn(`notices could not be read, they are told with the next ones: ${error.message}`));
  }

  async #tell(recipientIds: readonly string[]): Promise<void> {
    for (const recipientId of recipientIds) {
      const subscribers = this.#subscribers.get(recipientId);
      if (this.#stopped || subscribers === undefined) continue;
      const from = [...subscribers].map((subscriber) => BigInt(subscriber.since)).reduce((a, b) => (a < b ? a : b));
      for (const notice of await this.inbox.after(recipientId, from.toString())) for (const subscriber of subscribers) subscriber.tell(notice);
    }
  }

  #forget(subscriber: NoticeSubscriber): void {
    const subscribers = this.#subscribers.get(subscriber.recipientId);
    subscribers?.delete(subscriber);
    if (subscribers?.size === 0) this.#subscribers.delete(subscriber.recipientId);
  }
}
