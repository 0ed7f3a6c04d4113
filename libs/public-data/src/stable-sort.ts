/** Keys are compared by so many bits at a time: a pass counts into a table that stays in the fastest cache. */
const DIGIT = 11;
const DIGITS = 1 << DIGIT;

/** Sorts positions by a key of each without changing the order of equal keys. The two columns of positions are used in turns. */
export class StableSort {
  readonly #starts = new Uint32Array(DIGITS + 1);
  #order: Uint32Array;
  #other: Uint32Array;

  /** @param count positions 0 … count − 1 are sorted */
  constructor(count: number) {
    this.#order = new Uint32Array(count);
    this.#other = new Uint32Array(count);
    for (let k = 0; k < count; k += 1) this.#order[k] = k;
  }

  get order(): Uint32Array {
    return this.#order;
  }

  /**
   * @param most no key is greater
   * @param sharedBits so many of the lowest bits are the same in all keys
   */
  by(key: Uint32Array, most: number, sharedBits = 0): void {
    for (let shift = sharedBits; shift < 32 && most >>> shift > 0; shift += DIGIT) this.#byDigit(key, shift);
  }

  #byDigit(key: Uint32Array, shift: number): void {
    const [order, other, starts] = [this.#order, this.#other, this.#starts];
    starts.fill(0);
    for (let k = 0; k < order.length; k += 1) starts[(((key[k] as number) >>> shift) & (DIGITS - 1)) + 1]! += 1;
    for (let d = 0; d < DIGITS; d += 1) starts[d + 1]! += starts[d] as number;
    for (let k = 0; k < order.length; k += 1) {
      const position = order[k] as number;
      const digit = ((key[position] as number) >>> shift) & (DIGITS - 1);
      other[starts[digit] as number] = position;
      starts[digit]! += 1;
    }
    this.#order = other;
    this.#other = order;
  }
}
