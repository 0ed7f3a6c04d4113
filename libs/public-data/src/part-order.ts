import type { Part } from './gathered-ratings';
import { RATING_WORDS } from './kernel/rating-kernel';

/** Raters are first parted into so many by rank: as many as can be counted in the fastest cache. */
const RANGES = 1 << 11;

/**
 * Puts the ratings of one part after another in order, in memory that serves for all of them: first roughly by rater,
 * then by note, which leaves each note's ratings so nearly sorted that little is left to do for each.
 */
export class PartOrder {
  /** Rank of the rater of each rating of the part, as they were read. */
  rank = new Uint32Array(0);
  /** Positions of the part's ratings: by note, then by rank, then as they were read. */
  order = new Uint32Array(0);
  readonly #rankOfRater: Uint32Array;
  readonly #countOfNote: Uint32Array;
  readonly #starts = new Uint32Array(RANGES + 1);
  readonly #shift: number;
  #byRange = new Uint32Array(0);
  #next = new Uint32Array(0);

  constructor(rankOfRater: Uint32Array, countOfNote: Uint32Array) {
    this.#rankOfRater = rankOfRater;
    this.#countOfNote = countOfNote;
    this.#shift = Math.max(0, 32 - Math.clz32(Math.max(0, rankOfRater.length - 1)) - Math.log2(RANGES));
  }

  sort(part: Part): void {
    this.#makeRoom(part.count);
    this.#byRanges(part);
    this.#byNotes(part);
  }

  #makeRoom(count: number): void {
    if (count <= this.order.length) return;
    const room = count + (count >>> 2);
    this.rank = new Uint32Array(room);
    this.order = new Uint32Array(room);
    this.#byRange = new Uint32Array(room);
  }

  #byRanges({ count, words }: Part): void {
    const [rank, rankOfRater, byRange, starts, shift] = [this.rank, this.#rankOfRater, this.#byRange, this.#starts, this.#shift];
    starts.fill(0);
    for (let k = 0; k < count; k += 1) {
      const own = rankOfRater[words[RATING_WORDS * k + 1] as number] as number;
      rank[k] = own;
      starts[(own >>> shift) + 1]! += 1;
    }
    for (let range = 0; range < RANGES; range += 1) starts[range + 1]! += starts[range] as number;
    for (let k = 0; k < count; k += 1) byRange[starts[(rank[k] as number) >>> shift]!++] = k;
  }

  #byNotes({ count, words, sharedBits, firstNote }: Part): void {
    const [order, byRange, countOfNote] = [this.order, this.#byRange, this.#countOfNote];
    const notes = Math.ceil((countOfNote.length - firstNote) / (1 << sharedBits));
    if (notes > this.#next.length) this.#next = new Uint32Array(notes);
    const next = this.#next;
    for (let n = 0, start = 0; n < notes; n += 1) {
      next[n] = start;
      start += countOfNote[firstNote + (n << sharedBits)] as number;
    }
    for (let i = 0; i < count; i += 1) {
      const k = byRange[i] as number;
      order[next[(words[RATING_WORDS * k] as number) >>> sharedBits]!++] = k;
    }
  }

  /** Sorts a stretch of the order by rank: by insertion, since the ranks of each range stand together already. */
  sortNote(from: number, to: number): void {
    const { order, rank } = this;
    for (let i = from + 1; i < to; i += 1) {
      const k = order[i] as number;
      const own = rank[k] as number;
      let place = i;
      for (; place > from && (rank[order[place - 1] as number] as number) > own; place -= 1) order[place] = order[place - 1] as number;
      order[place] = k;
    }
  }
}
