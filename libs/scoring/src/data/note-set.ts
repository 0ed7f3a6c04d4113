import { bitsIn, WORD } from './bits';

/**
 * Some notes of a dataset, and the place of each among them: what few notes have needs a column of these few alone. A
 * quarter of a byte for each note of the dataset.
 */
export class NoteSet {
  /** How many notes are in it. */
  readonly length: number;
  readonly #words: Uint32Array;
  /** Notes of the set before each word. */
  readonly #before: Uint32Array;

  /** @param has by note of the dataset */
  constructor(notes: number, has: (note: number) => boolean) {
    this.#words = new Uint32Array(Math.ceil(notes / WORD));
    this.#before = new Uint32Array(this.#words.length);
    for (let n = 0; n < notes; n++) if (has(n)) this.#words[n >>> 5]! |= 1 << (n & 31);
    let length = 0;
    for (let w = 0; w < this.#words.length; w++) {
      this.#before[w] = length;
      length += bitsIn(this.#words[w]!);
    }
    this.length = length;
  }

  /** Where a note stands among those of the set; −1 for others. */
  placeOf(note: number): number {
    const word = this.#words[note >>> 5]!;
    const bit = note & 31;
    if ((word & (1 << bit)) === 0) return -1;
    // shifting by 32 would not shift at all
    const earlier = bit === 0 ? 0 : word << (WORD - bit);
    return this.#before[note >>> 5]! + bitsIn(earlier);
  }

  /** The part of a column of all notes that belongs to these. */
  pick<Column extends Float64Array | Uint32Array | Uint8Array>(column: Column, into: Column): Column {
    for (let n = 0; n < column.length; n++) {
      const place = this.placeOf(n);
      if (place >= 0) into[place] = column[n]!;
    }
    return into;
  }
}
