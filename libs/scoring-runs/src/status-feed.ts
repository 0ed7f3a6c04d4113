import { DatabaseListener, Line } from '@bridgenotes/platform';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { STATUS_CHANNEL } from './publish';
import { ScoresReader } from './scores.reader';
import type { StatusChange } from './status-change.entity';

/** Changes that may wait for a subscriber. */
const LONGEST_LINE = 10_000;

/**
 * Status changes as they are published, for any number of subscribers of this process over one connection to the
 * database. What is published while that connection is down is told when it is up again: the place in the list of
 * changes is kept, and the notification only says that there is something to read.
 */
@Injectable()
export class StatusFeed implements OnModuleDestroy {
  readonly #logger = new Logger('StatusFeed');
  readonly #listener: DatabaseListener;
  readonly #subscribers = new Map<Line<StatusChange>, string | null>();
  #seen: string | null = null;
  #reading: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    dataSource: DataSource,
    private readonly scores: ScoresReader,
  ) {
    this.#listener = new DatabaseListener({
      url: (dataSource.options as { url?: string }).url!,
      channel: STATUS_CHANNEL,
      what: 'status changes',
      onNotification: () => this.#read(),
      onConnected: async () => {
        this.#seen ??= await this.scores.latestChange();
        this.#read();
      },
    });
  }

  /** Every change published after this resolves, of one statement or of all; `return()` ends it. */
  async subscribe(statementId: string | null): Promise<AsyncIterableIterator<StatusChange>> {
    await this.#listener.start();
    const line = new Line<StatusChange>(LONGEST_LINE, () => this.#subscribers.delete(line));
    this.#subscribers.set(line, statementId);
    return line;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    for (const line of this.#subscribers.keys()) line.end();
    await this.#listener.stop();
    await this.#reading;
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
        for (const [line, statementId] of this.#subscribers) if (statementId === null || statementId === change.statementId) line.tell(change);
      }
    } while (changes.length > 0);
  }
}
