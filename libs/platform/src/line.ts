/** One subscriber's own line: what is told while nobody takes it waits. */
export class Line<Item> implements AsyncIterableIterator<Item> {
  readonly #waiting: Item[] = [];
  #wanted: ((result: IteratorResult<Item>) => void)[] = [];
  #ended = false;

  /** @param longest who has more than these waiting is too slow: the line ends, and they subscribe again */
  constructor(
    private readonly longest: number,
    private readonly onEnd: () => void,
  ) {}

  tell(item: Item): void {
    if (this.#ended) return;
    const taker = this.#wanted.shift();
    if (taker) return taker({ value: item, done: false });
    if (this.#waiting.push(item) > this.longest) this.end();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting.length = 0;
    for (const taker of this.#wanted) taker({ value: undefined, done: true });
    this.#wanted = [];
    this.onEnd();
  }

  next(): Promise<IteratorResult<Item>> {
    if (this.#waiting.length > 0) return Promise.resolve({ value: this.#waiting.shift()!, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#wanted.push(resolve));
  }

  return(): Promise<IteratorResult<Item>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
