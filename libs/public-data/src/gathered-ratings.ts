import { packAnswer, type IdIndex, type RatingBatch, type RatingKernel } from './kernel/rating-kernel';
import type { RatingReader } from './parse-rows';
import type { RowView } from './tsv-parser';

/** Bytes of a table whose ratings make one part: few enough that they are sorted within the processor's caches. */
const PART_BYTES = 1 << 24;
const MOST_PARTS = 1024;
/** Words of a rating: its note, its rater, the lower and the upper half of its time, and what `packAnswer` makes. */
export const RATING_WORDS = 5;
const WORD_BYTES = 4;
const HALF = 2 ** 32;
const PAGE_WORDS = RATING_WORDS * 1024;
const BLOCK_WORDS = 16 * PAGE_WORDS;

/** A buffer whose memory can be given back at once, without waiting for a garbage collection (ES2024; node 20 has it). */
interface ResizableBuffer extends ArrayBuffer {
  resize(bytes: number): void;
}
const ResizableBuffer = ArrayBuffer as unknown as new (bytes: number, options: { maxByteLength: number }) => ResizableBuffer;

/** Ratings of the notes whose numbers end with the same `sharedBits` bits, in the order in which they were read. */
export interface Part {
  count: number;
  /** {@link RATING_WORDS} for each. */
  words: Uint32Array;
  sharedBits: number;
}

/** When the rating was made whose words begin at `at`. */
export function timeAt(words: Uint32Array, at: number): number {
  return (words[at + 2] as number) + HALF * (words[at + 3] as number);
}

/** Words in blocks. They are written to a page first, since V8 is slow at single words of a resizable buffer. */
class Words {
  readonly #blocks: ResizableBuffer[] = [];
  /** Words in all blocks, and in the page. */
  #stored = 0;
  readonly #page = new Uint32Array(PAGE_WORDS);
  #written = 0;

  get count(): number {
    return (this.#stored + this.#written) / RATING_WORDS;
  }

  add(note: number, rater: number, time: number, answer: number): void {
    if (this.#written === PAGE_WORDS) this.#store();
    const page = this.#page;
    const at = this.#written;
    page[at] = note;
    page[at + 1] = rater;
    page[at + 2] = time >>> 0;
    page[at + 3] = time / HALF;
    page[at + 4] = answer;
    this.#written = at + RATING_WORDS;
  }

  #store(): void {
    const at = this.#stored % BLOCK_WORDS;
    if (at === 0) this.#blocks.push(new ResizableBuffer(WORD_BYTES * BLOCK_WORDS, { maxByteLength: WORD_BYTES * BLOCK_WORDS }));
    new Uint32Array(this.#blocks[this.#blocks.length - 1] as ResizableBuffer, WORD_BYTES * at, PAGE_WORDS).set(this.#page);
    this.#stored += PAGE_WORDS;
    this.#written = 0;
  }

  /** All words in one piece; the memory of the blocks is given back. */
  take(): Uint32Array {
    const words = new Uint32Array(this.#stored + this.#written);
    this.#blocks.forEach((block, b) => {
      words.set(new Uint32Array(block, 0, Math.min(BLOCK_WORDS, this.#stored - b * BLOCK_WORDS)), b * BLOCK_WORDS);
      block.resize(0);
    });
    words.set(this.#page.subarray(0, this.#written), this.#stored);
    return words;
  }
}

/**
 * The ratings of a table, 20 bytes each, parted by note while they are read, so that they can be put in order part by
 * part without a second copy of all.
 */
export class GatheredRatings {
  count = 0;
  /** Time of the last rating, of whatever note; −1 without any. */
  lastTime = -1;
  readonly #sharedBits: number;
  #countOfNote = new Uint32Array(0);
  #kernel: RatingKernel | undefined;
  #parts: Words[] | undefined;

  /** @param bytes of the table, as text */
  constructor(kernel: RatingKernel, bytes: number) {
    this.#kernel = kernel;
    this.#sharedBits = Math.ceil(Math.log2(Math.min(MOST_PARTS, Math.max(1, bytes / PART_BYTES))));
    this.#parts = Array.from({ length: 1 << this.#sharedBits }, () => new Words());
  }

  get noteIds(): IdIndex {
    return held(this.#kernel).noteIds;
  }

  get raterIds(): IdIndex {
    return held(this.#kernel).raterIds;
  }

  /** Ratings of each note, by its number. */
  get countOfNote(): Uint32Array {
    return this.#countOfNote.subarray(0, this.noteIds.size);
  }

  /** Forgets all of it. */
  close(): void {
    this.#kernel = undefined;
    this.#parts = undefined;
  }

  /** Adds the rating that `reader` has just read from `row`. */
  add(row: RowView, { note, rater, createdAtMillis, tags, level, populationSampled }: RatingReader): void {
    const noteIndex = this.noteIds.intern(row.bytes, row.starts[note.index] as number, row.ends[note.index] as number);
    const raterIndex = this.raterIds.intern(row.bytes, row.starts[rater.index] as number, row.ends[rater.index] as number);
    this.#makeRoom();
    this.#add(held(this.#parts), noteIndex, raterIndex, createdAtMillis, packAnswer(tags, level, populationSampled));
  }

  addAll({ count, note, rater, createdAtMillis, answer }: RatingBatch): void {
    this.#makeRoom();
    const parts = held(this.#parts);
    for (let k = 0; k < count; k += 1) this.#add(parts, note[k] as number, rater[k] as number, createdAtMillis[k] as number, answer[k] as number);
  }

  #add(parts: Words[], note: number, rater: number, time: number, answer: number): void {
    if (time > this.lastTime) this.lastTime = time;
    this.#countOfNote[note]! += 1;
    (parts[note & (parts.length - 1)] as Words).add(note, rater, time, answer);
    this.count += 1;
  }

  /** For the counts of notes that have been numbered since. */
  #makeRoom(): void {
    const notes = this.noteIds.size;
    if (notes <= this.#countOfNote.length) return;
    const larger = new Uint32Array(2 * notes);
    larger.set(this.#countOfNote);
    this.#countOfNote = larger;
  }

  /** Hands out the parts, once, and forgets each, so that its memory can be used again. */
  *takeParts(): Generator<Part> {
    const parts = held(this.#parts);
    this.#parts = undefined;
    for (const part of parts) if (part.count > 0) yield { count: part.count, words: part.take(), sharedBits: this.#sharedBits };
  }
}

function held<T>(what: T | undefined): T {
  if (what === undefined) throw new Error('these ratings were taken already; read the tables again');
  return what;
}
