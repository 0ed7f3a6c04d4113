/** Rows of a result, in order. Arrays are such rows as well. */
export interface Rows<T> extends Iterable<T> {
  readonly length: number;
  /** Undefined beyond the last row. */
  at(index: number): T | undefined;
  entries(): Iterable<[number, T]>;
  map<U>(to: (row: T, index: number) => U): U[];
  filter(keep: (row: T, index: number) => boolean): T[];
  find(wanted: (row: T, index: number) => boolean): T | undefined;
}

/**
 * Rows that are made each time they are read, and kept by nobody: what a run says of millions of notes takes a few
 * columns, where objects would fill the heap.
 */
export class RowsOnDemand<T> implements Rows<T> {
  readonly length: number;
  readonly #row: (index: number) => T;

  /** @param row makes the row of an index below `length`; the same each time */
  constructor(length: number, row: (index: number) => T) {
    this.length = length;
    this.#row = row;
  }

  at(index: number): T | undefined {
    const from = index < 0 ? index + this.length : index;
    return from >= 0 && from < this.length ? this.#row(from) : undefined;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let index = 0; index < this.length; index++) yield this.#row(index);
  }

  *entries(): Generator<[number, T]> {
    for (let index = 0; index < this.length; index++) yield [index, this.#row(index)];
  }

  map<U>(to: (row: T, index: number) => U): U[] {
    return Array.from(this, to);
  }

  filter(keep: (row: T, index: number) => boolean): T[] {
    const kept: T[] = [];
    for (let index = 0; index < this.length; index++) {
      const row = this.#row(index);
      if (keep(row, index)) kept.push(row);
    }
    return kept;
  }

  find(wanted: (row: T, index: number) => boolean): T | undefined {
    for (let index = 0; index < this.length; index++) {
      const row = this.#row(index);
      if (wanted(row, index)) return row;
    }
    return undefined;
  }

  /** As an array has it. */
  toJSON(): T[] {
    return [...this];
  }
}
