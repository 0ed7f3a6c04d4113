import { NO_STATEMENT } from '../data/dataset';

/** Counts of raters the statements with which they are added. Those of one statement are added one after the other. */
export class StatementCounts {
  /** Who was added, each once. */
  readonly raters: number[] = [];
  readonly #counts: Uint32Array;
  readonly #last: Uint32Array;

  constructor(raters: number) {
    this.#counts = new Uint32Array(raters);
    this.#last = new Uint32Array(raters).fill(NO_STATEMENT);
  }

  /** @returns the rater's statements so far */
  add(rater: number, statement: number): number {
    if (this.#last[rater] === statement) return this.#counts[rater]!;
    this.#last[rater] = statement;
    if (this.#counts[rater] === 0) this.raters.push(rater);
    return ++this.#counts[rater]!;
  }

  of(rater: number): number {
    return this.#counts[rater]!;
  }

  clear(): void {
    for (const u of this.raters) {
      this.#counts[u] = 0;
      this.#last[u] = NO_STATEMENT;
    }
    this.raters.length = 0;
  }
}
