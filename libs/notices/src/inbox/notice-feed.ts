import { DatabaseListener, Line } from '@bridgenotes/platform';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InboxService } from './inbox.service';
import type { Notice } from './notice.entity';
import { NOTICES_CHANNEL } from './notice-writer';

/** Notices that may wait for a subscriber. */
const LONGEST_LINE = 1_000;
/** Notices that are read at once. */
const PAGE = 500;
/** A notice whose transaction took longer than ten minutes is missed here, and found in the list. In units of ids, whose upper bits are milliseconds. */
const LATEST_TO_APPEAR = BigInt(10 * 60_000) << 22n;

/**
 * Somebody who waits for notices. Notices of two writers at once become visible in any order, so it is their ids that are
 * remembered, and not the last one alone.
 */
interface Subscriber {
  readonly line: Line<Notice>;
  /** Everything up to here was told, or was there before this began. */
  since: bigint;
  readonly told: Set<string>;
}

/**
 * Notices as they are made, for any number of people over one connection to the database. What is made while that
 * connection is down is told when it is up again.
 */
@Injectable()
export class NoticeFeed implements OnModuleDestroy {
  readonly #logger = new Logger('NoticeFeed');
  readonly #listener: DatabaseListener;
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  #telling: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    dataSource: DataSource,
    private readonly inbox: InboxService,
  ) {
    this.#listener = new DatabaseListener({
      url: (dataSource.options as { url?: string }).url!,
      channel: NOTICES_CHANNEL,
      what: 'notices',
      onNotification: (payload) => this.#queue(payload.split(' ')),
      onConnected: () => this.#queue([...this.#subscribers.keys()]),
    });
  }

  /** Every notice for somebody that is made after this resolves; `return()` ends it. */
  async subscribe(recipientId: string): Promise<AsyncIterableIterator<Notice>> {
    await this.#listener.start();
    const since = BigInt(await this.inbox.latest(recipientId));
    const line = new Line<Notice>(LONGEST_LINE, () => this.#forget(recipientId, subscriber));
    const subscriber: Subscriber = { line, since, told: new Set() };
    this.#subscribers.set(recipientId, (this.#subscribers.get(recipientId) ?? new Set<Subscriber>()).add(subscriber));
    // What was made between the look at the latest and this moment.
    this.#queue([recipientId]);
    return line;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    for (const { line } of [...this.#subscribers.values()].flatMap((set) => [...set])) line.end();
    await this.#listener.stop();
    await this.#telling;
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
      let latest = [...subscribers].map(({ since }) => since).reduce((a, b) => (a < b ? a : b)).toString();
      for (let page: Notice[] | null = null; page === null || page.length === PAGE; ) {
        page = await this.inbox.after(recipientId, latest, PAGE);
        for (const notice of page) for (const subscriber of subscribers) tell(subscriber, notice);
        latest = page.at(-1)?.id ?? latest;
      }
      for (const subscriber of subscribers) advance(subscriber, latest);
    }
  }

  #forget(recipientId: string, subscriber: Subscriber): void {
    const subscribers = this.#subscribers.get(recipientId);
    subscribers?.delete(subscriber);
    if (subscribers?.size === 0) this.#subscribers.delete(recipientId);
  }
}

function tell({ line, since, told }: Subscriber, notice: Notice): void {
  if (BigInt(notice.id) <= since || told.has(notice.id)) return;
  told.add(notice.id);
  line.tell(notice);
}

/** Forgets what was told so long ago that nothing before it can still become visible. */
function advance(subscriber: Subscriber, latest: string): void {
  const settled = BigInt(latest) - LATEST_TO_APPEAR;
  if (settled <= subscriber.since) return;
  subscriber.since = settled;
  for (const id of subscriber.told) if (BigInt(id) <= settled) subscriber.told.delete(id);
}
