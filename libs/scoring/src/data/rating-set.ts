import { bitsIn, lowestBit, WORD } from './bits';

/**
 * Some ratings of a dataset, by their indices, ascending. One bit for each rating of the dataset, so that a run of
 * hundreds of millions can hold the selections of all its models; walking it costs no more than walking a list.
 */
export class RatingSet implements Iterable<number> {
  /** How many ratings are in it. */
  readonly length: number;
  readonly #words: Int32Array;

  private constructor(words: Int32Array) {
    this.#words = words;
    let length = 0;
    for (let w = 0; w < words.length; w++) length += bitsIn(words[w]!);
    this.length = length;
  }

  /** The first `count` ratings. */
  static all(count: number): RatingSet {
    return RatingSet.ranges(count, (add) => add(0, count));
  }

  /** The given ratings, in any order. */
  static of(indices: readonly number[]): RatingSet {
    const words = wordsFor(indices.reduce((most, i) => Math.max(most, i + 1), 0));
    for (const i of indices) words[i >>> 5]! |= 1 << (i & 31);
    return new RatingSet(words);
  }

  /**
   * Ratings in runs, each from `from` to `to` − 1.
   * @param count ratings of the dataset
   * @param fill adds the runs, in any order
   */
  static ranges(count: number, fill: (add: (from: number, to: number) => void) => void): RatingSet {
    const words = wordsFor(count);
    fill((from, to) => {
      for (let i = from; i < to; i = (i | 31) + 1) words[i >>> 5]! |= bitsBetween(i, Math.min(i | 31, to - 1));
    });
    return new RatingSet(words);
  }

  /** What is in it, a bit for each rating of the dataset; not to be written to. */
  get bits(): Int32Array {
    return this.#words;
  }

  [Symbol.iterator](): Iterator<number> {
    return new Walk(this.#words, 0, this.#words.length * WORD);
  }

  /** Those from index `from` to `to` − 1: the ratings of one note, say. */
  within(from: number, to: number): IterableIterator<number> {
    return new Walk(this.#words, from, to);
  }

  filter(keep: (rating: number) => boolean): RatingSet {
    const kept = new Int32Array(this.#words.length);
    for (let w = 0; w < kept.length; w++) {
      for (let rest = this.#words[w]!; rest !== 0; rest &= rest - 1) if (keep(w * WORD + lowestBit(rest))) kept[w]! |= rest & -rest;
    }
    return new RatingSet(kept);
  }

  /**
   * Those whose note, say, is kept.
   * @param key of each rating of the dataset
   * @param kept by key: 1 where its ratings stay
   */
  keep(key: Uint32Array, kept: Uint8Array): RatingSet {
    if (!kept.includes(0)) return this;
    const words = new Int32Array(this.#words.length);
    if (!kept.includes(1)) return new RatingSet(words);
    for (let w = 0; w < words.length; w++) {
      let stay = 0;
      for (let rest = this.#words[w]!; rest !== 0; rest &= rest - 1) {
        const bit = lowestBit(rest);
        // no branch: which stay is hard to foretell
        stay |= kept[key[w * WORD + bit]!]! << bit;
      }
      words[w] = stay;
    }
    return new RatingSet(words);
  }

  /** Those of some runs of ratings, as notes have them. @param first see {@link countRuns} @param kept by run: 1 where its ratings stay */
  keepRuns(first: Uint32Array, kept: Uint8Array): RatingSet {
    if (!kept.includes(0)) return this;
    const wanted = RatingSet.ranges(first[kept.length]!, (add) => {
      for (let n = 0; n < kept.length; n++) if (kept[n] === 1) add(first[n]!, first[n + 1]!);
    });
    return this.and(wanted);
  }

  /** Those that are in the other set as well. */
  and(other: RatingSet): RatingSet {
    return new RatingSet(this.#words.map((word, w) => word & other.#words[w]!));
  }

  /** Those that are not in the other set. */
  without(other: RatingSet): RatingSet {
    return new RatingSet(this.#words.map((word, w) => word & ~other.#words[w]!));
  }

  /** Those that came before a moment of their run. @param time of each rating @param until by run, see {@link countRuns} */
  earlier(first: Uint32Array, time: Float64Array, until: Float64Array): RatingSet {
    const words = new Int32Array(this.#words.length);
    for (let n = 0; n < until.length; n++) {
      const limit = until[n]!;
      for (let i = first[n]!, end = first[n + 1]!; i < end; i++) words[i >>> 5]! |= (time[i]! < limit ? 1 : 0) << (i & 31);
    }
    return this.and(new RatingSet(words));
  }

  /** How many of them each run has, without looking at any. @param first of each run of ratings, as notes have them, and the end of the last */
  countRuns(first: Uint32Array): Uint32Array {
    const words = this.#words;
    const counts = new Uint32Array(first.length - 1);
    let [before, rank] = [0, 0];
    for (let n = 0, w = 0; n < counts.length; n++) {
      const end = first[n + 1]!;
      for (; w < end >>> 5; w++) before += bitsIn(words[w] ?? 0);
      const next = before + bitsIn((words[w] ?? 0) & ~(-1 << (end & 31)));
      counts[n] = next - rank;
      rank = next;
    }
    return counts;
  }

  /** How many of them each key has. @param key of each rating of the dataset */
  countBy(key: Uint32Array, keys: number): Uint32Array {
    const counts = new Uint32Array(keys);
    const words = this.#words;
    for (let w = 0; w < words.length; w++) {
      for (let rest = words[w]!; rest !== 0; rest &= rest - 1) counts[key[w * WORD + lowestBit(rest)]!]!++;
    }
    return counts;
  }

  /** A value of each rating, in order, in a column of `length` entries. */
  gather<Column extends Uint8Array | Uint32Array | Float64Array>(into: Column, valueOf: (rating: number) => number): Column {
    let k = 0;
    for (const i of this) into[k++] = valueOf(i);
    return into;
  }

  /** Some of them, from all over: one of each stretch of 128 ratings of the dataset that begins with some. */
  sample(): Uint32Array {
    const words = this.#words;
    const sample = new Uint32Array(Math.ceil(words.length / 4));
    let taken = 0;
    for (let w = 0; w < words.length; w += 4) if (words[w] !== 0) sample[taken++] = w * WORD + lowestBit(words[w]!);
    return sample.subarray(0, taken);
  }

  equals(other: RatingSet): boolean {
    if (this === other) return true;
    if (this.length !== other.length) return false;
    const shorter = Math.min(this.#words.length, other.#words.length);
    for (let w = 0; w < shorter; w++) if (this.#words[w] !== other.#words[w]) return false;
    // equally many, so nothing is behind the shorter one's end
    return true;
  }
}

/** Hands out itself as every result: nothing is allocated for a rating. */
class Walk implements IterableIterator<number> {
  done = false;
  value = 0;
  readonly #words: Int32Array;
  readonly #end: number;
  #at: number;
  #word: number;

  constructor(words: Int32Array, from: number, to: number) {
    this.#words = words;
    this.#end = Math.min(to, words.length * WORD);
    this.#at = from >>> 5;
    this.#word = from < this.#end ? words[this.#at]! & (-1 << (from & 31)) : 0;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): this {
    while (this.#word === 0) {
      this.#at++;
      if (this.#at * WORD >= this.#end) {
        this.done = true;
        return this;
      }
      this.#word = this.#words[this.#at]!;
    }
    this.value = this.#at * WORD + lowestBit(this.#word);
    this.#word &= this.#word - 1;
    if (this.value >= this.#end) {
      this.#word = 0;
      this.done = true;
    }
    return this;
  }
}

function wordsFor(count: number): Int32Array {
  return new Int32Array(Math.ceil(count / WORD));
}

/** A word with the bits of two ratings in it and of those between them. */
function bitsBetween(first: number, last: number): number {
  return (-1 << (first & 31)) & (-1 >>> (31 - (last & 31)));
}
