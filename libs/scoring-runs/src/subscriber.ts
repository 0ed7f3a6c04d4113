import type { StatusChange } from './status-change.entity';

/** Changes that may wait for a subscriber who is slow; who has more than these waiting is cut off and subscribes again. */
const LONGEST_QUEUE = 10_000;

/** One subscriber's own line of changes: what is told while nobody takes it waits. */
export class Subscriber implements AsyncIterableIterator<StatusChange> {
  readonly #waiting: StatusChange[] = [];
  #wanted: ((result: IteratorResult<StatusChange>) => void)[] = [];
  #ended = false;

  /** @param statementId whose changes to take; null for all */
  constructor(
    private readonly statementId: string | null,
    private readonly onEnd: () => void,
  ) {}

  tell(change: StatusChange): void {
    if (this.#ended || (this.statementId !== null && this.statementId !== change.statementId)) return;
    const taker = this.#wanted.shift();
    if (taker) return taker({ value: change, done: false });
    if (this.#waiting.push(change) > LONGEST_QUEUE) this.end();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting.length = 0;
    for (const taker of this.#wanted) taker({ value: undefined, done: true });
    this.#wanted = [];
    this.onEnd();
  }

  next(): Promise<IteratorResult<StatusChange>> {
    const change = this.#waiting.shift();
    if (change) return Promise.resolve({ value: change, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#wanted.push(resolve));
  }

  return(): Promise<IteratorResult<StatusChange>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
