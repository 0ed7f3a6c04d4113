import type { Notice } from './notice.entity';

/** Notices that may wait for a subscriber who is slow; who has more than these waiting is cut off and subscribes again. */
const LONGEST_QUEUE = 1_000;

/**
 * One subscriber's own line of notices: what is told while nobody takes it waits. Notices of two writers at once become
 * visible in any order, so it is their ids that are remembered, and not the last one alone.
 */
export class NoticeSubscriber implements AsyncIterableIterator<Notice> {
  readonly #waiting: Notice[] = [];
  readonly #told = new Set<string>();
  #wanted: ((result: IteratorResult<Notice>) => void)[] = [];
  #ended = false;

  /** @param since the latest notice before this began */
  constructor(
    readonly recipientId: string,
    readonly since: string,
    private readonly onEnd: () => void,
  ) {}

  tell(notice: Notice): void {
    if (this.#ended || BigInt(notice.id) <= BigInt(this.since) || this.#told.has(notice.id)) return;
    this.#told.add(notice.id);
    const taker = this.#wanted.shift();
    if (taker) return taker({ value: notice, done: false });
    if (this.#waiting.push(notice) > LONGEST_QUEUE) this.end();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting.length = 0;
    for (const taker of this.#wanted) taker({ value: undefined, done: true });
    this.#wanted = [];
    this.onEnd();
  }

  next(): Promise<IteratorResult<Notice>> {
    const notice = this.#waiting.shift();
    if (notice) return Promise.resolve({ value: notice, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#wanted.push(resolve));
  }

  return(): Promise<IteratorResult<Notice>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
