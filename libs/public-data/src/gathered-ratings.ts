import { packAnswer, PAGE_WORDS, RATING_WORDS, timeAt, type IdIndex, type RatingKernel } from './kernel/rating-kernel';
import type { RatingReader } from './parse-rows';
import type { RowView } from './tsv-parser';

/** Bytes of a table whose ratings make one part: few enough that they are sorted within the processor's caches. */
const PART_BYTES = 1 << 24;
const MOST_PARTS = 1024;
const WORD_BYTES = 4;
const BLOCK_WORDS = 64 * PAGE_WORDS;

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
  /** These bits: the lowest number that ends with them. */
  firstNote: number;
}

/** Words in blocks; all but the last page are full. */
class Words {
  readonly #blocks: ResizableBuffer[] = [];
  #count = 0;

  get count(): number {
    return this.#count / RATING_WORDS;
  }

  add(page: Uint32Array): void {
    const at = this.#count % BLOCK_WORDS;
    if (at === 0) this.#blocks.push(new ResizableBuffer(WORD_BYTES * BLOCK_WORDS, { maxByteLength: WORD_BYTES * BLOCK_WORDS }));
    new Uint32Array(this.#blocks[this.#blocks.length - 1] as ResizableBuffer, WORD_BYTES * at, page.length).set(page);
    this.#count += page.length;
  }

  /** All words in one piece; the memory of the blocks is given back. */
  take(): Uint32Array {
    const words = new Uint32Array(this.#count);
    this.#blocks.forEach((block, b) => {
      words.set(new Uint32Array(block, 0, Math.min(BLOCK_WORDS, this.#count - b * BLOCK_WORDS)), b * BLOCK_WORDS);
      block.resize(0);
    });
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
    kernel.gather(this.#sharedBits, (part, words) => this.#take(part, words));
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
    held(this.#kernel).add(noteIndex, raterIndex, createdAtMillis, packAnswer(tags, level, populationSampled));
  }

  /** To be called when all were added. */
  end(): void {
    held(this.#kernel).flush();
    this.#makeRoom();
  }

  #take(part: number, words: Uint32Array): void {
    this.#makeRoom();
    const countOfNote = this.#countOfNote;
    let last = this.lastTime;
    for (let at = 0; at < words.length; at += RATING_WORDS) {
      countOfNote[words[at] as number]! += 1;
      const time = timeAt(words, at);
      if (time > last) last = time;
    }
    this.lastTime = last;
    this.count += words.length / RATING_WORDS;
    (held(this.#parts)[part] as Words).add(words);
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
    for (const [firstNote, part] of parts.entries()) {
      if (part.count > 0) yield { count: part.count, words: part.take(), sharedBits: this.#sharedBits, firstNote };
    }
  }
}

function held<T>(what: T | undefined): T {
  if (what === undefined) throw new Error('these ratings were taken already; read the tables again');
  return what;
}
