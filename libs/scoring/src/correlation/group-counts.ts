/** Counts of so many raters stay in the cache while what was noted of them is added. */
const SHARE_BITS = 14;
/** So much is noted of a share before it is added: each count is then touched several times. */
const NOTED = 1 << 17;
/** Bits of a count to which is added without asking whether there is anything left to carry. */
const PLAIN_BITS = 4;

/**
 * Counts for each rater how often somebody of each of 64 groups was met, until one count is high enough. Bit b of all
 * counts of a rater stands in the rater's b-th pair of words, so that a set of groups is added at once, with carries. Each
 * count starts as far below a power of two as it may go: what is carried beyond its last bit says that it got there.
 */
export class GroupCounts {
  /** 1 for raters who met one group as often as it takes; complete after `finish`. */
  readonly reached: Uint8Array;
  /** Where the words of a rater begin; they end where those of the next begin. */
  readonly #starts: Uint32Array;
  readonly #words: Int32Array;
  /** Of each share of raters: who met which groups, three words each, and how many of these there are. */
  readonly #noted: Int32Array;
  readonly #count: Uint32Array;
  readonly #room: number;

  /**
   * @param needed how often, by rater; those with 0 are never to be noted
   * @param meetings at most so many are noted
   */
  constructor(needed: Uint32Array, meetings: number) {
    this.reached = new Uint8Array(needed.length);
    this.#starts = new Uint32Array(needed.length + 1);
    for (let u = 0; u < needed.length; u++) this.#starts[u + 1] = this.#starts[u]! + 2 * bitsFor(needed[u]!);
    this.#words = new Int32Array(this.#starts[needed.length]!);
    for (let u = 0; u < needed.length; u++) this.#startBelow(u, needed[u]!);
    const shares = (needed.length >>> SHARE_BITS) + 1;
    this.#room = Math.min(NOTED, meetings + 1);
    this.#noted = new Int32Array(3 * shares * this.#room);
    this.#count = new Uint32Array(shares);
  }

  #startBelow(rater: number, needed: number): void {
    const below = 2 ** bitsFor(needed) - needed;
    for (let bit = 0, at = this.#starts[rater]!; at < this.#starts[rater + 1]!; bit++, at += 2) {
      this.#words[at] = this.#words[at + 1] = ((below >>> bit) & 1) === 1 ? -1 : 0;
    }
  }

  /** Counts, then or later, that a rater met somebody of each of these groups, a bit each. */
  note(rater: number, left: number, right: number): void {
    const share = rater >>> SHARE_BITS;
    const count = this.#count[share]!;
    const at = 3 * (share * this.#room + count);
    this.#noted[at] = rater;
    this.#noted[at + 1] = left;
    this.#noted[at + 2] = right;
    this.#count[share] = count + 1;
    if (count + 1 === this.#room) this.#add(share);
  }

  finish(): void {
    for (let share = 0; share < this.#count.length; share++) this.#add(share);
  }

  #add(share: number): void {
    const noted = this.#noted;
    const words = this.#words;
    const first = 3 * share * this.#room;
    for (let at = first, end = first + 3 * this.#count[share]!; at < end; at += 3) {
      const rater = noted[at]!;
      let place = this.#starts[rater]!;
      let left = noted[at + 1]!;
      let right = noted[at + 2]!;
      for (const beyond = place + 2 * PLAIN_BITS; place < beyond; place += 2) {
        const leftWord = words[place]!;
        const rightWord = words[place + 1]!;
        words[place] = leftWord ^ left;
        words[place + 1] = rightWord ^ right;
        left &= leftWord;
        right &= rightWord;
      }
      if ((left | right) !== 0) this.#carry(rater, place, left, right);
    }
    this.#count[share] = 0;
  }

  #carry(rater: number, from: number, left: number, right: number): void {
    const fromLeft = this.#carriedBeyond(rater, from, left);
    const fromRight = this.#carriedBeyond(rater, from + 1, right);
    if ((fromLeft | fromRight) !== 0) this.reached[rater] = 1;
  }

  /** Adds to every second word from there to the rater's last. @returns what is carried out of that */
  #carriedBeyond(rater: number, from: number, groups: number): number {
    let carried = groups;
    for (let place = from, end = this.#starts[rater + 1]!; place < end && carried !== 0; place += 2) {
      const word = this.#words[place]!;
      this.#words[place] = word ^ carried;
      carried &= word;
    }
    return carried;
  }
}

/** Bits of a count that is to reach `needed`. */
function bitsFor(needed: number): number {
  return needed === 0 ? 0 : Math.max(PLAIN_BITS, 32 - Math.clz32(needed - 1));
}
