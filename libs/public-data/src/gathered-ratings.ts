import { packAnswer, type IdIndex, type RatingBatch, type RatingKernel } from './kernel/rating-kernel';
import type { RatingReader } from './parse-rows';
import type { RowView } from './tsv-parser';

/** Notes of one part, a power of two: few enough that its ratings are sorted within the processor's caches. */
const PART_SHIFT = 12;
const BLOCK_ROWS = 16_384;
const ROW_BYTES = 20;

/** A buffer whose memory can be given back at once, without waiting for a garbage collection (ES2024; node 20 has it). */
interface ResizableBuffer extends ArrayBuffer {
  resize(bytes: number): void;
}
const ResizableBuffer = ArrayBuffer as unknown as new (bytes: number, options: { maxByteLength: number }) => ResizableBuffer;

/** Up to {@link BLOCK_ROWS} ratings, 20 bytes each. */
class Block {
  count = 0;
  readonly #buffer = new ResizableBuffer(ROW_BYTES * BLOCK_ROWS, { maxByteLength: ROW_BYTES * BLOCK_ROWS });
  readonly createdAtMillis = new Float64Array(this.#buffer, 0, BLOCK_ROWS);
  readonly note = new Uint32Array(this.#buffer, 8 * BLOCK_ROWS, BLOCK_ROWS);
  readonly rater = new Uint32Array(this.#buffer, 12 * BLOCK_ROWS, BLOCK_ROWS);
  readonly answer = new Uint32Array(this.#buffer, 16 * BLOCK_ROWS, BLOCK_ROWS);

  /** Gives its memory back; there are no ratings in it any more. */
  release(): void {
    this.count = 0;
    this.#buffer.resize(0);
  }
}

/** Ratings of neighbouring notes, in the order in which they were read. */
export interface Part {
  count: number;
  note: Uint32Array;
  rater: Uint32Array;
  createdAtMillis: Float64Array;
  /** As `packAnswer` makes it. */
  answer: Uint32Array;
}

/**
 * The ratings of a table, 20 bytes each, parted by note while they are read, so that they can be put in order part by
 * part without a second copy of all.
 */
export class GatheredRatings {
  /** Ratings of known notes. */
  count = 0;
  ofUnknownNotes = 0;
  /** Time of the last rating, of whatever note; −1 without any. */
  lastTime = -1;
  readonly #knownNotes: number;
  #kernel: RatingKernel | undefined;
  #parts: Block[][] | undefined;

  /** @param kernel has numbered the known notes, and nothing else */
  constructor(kernel: RatingKernel) {
    this.#kernel = kernel;
    this.#knownNotes = kernel.noteIds.size;
    this.#parts = Array.from({ length: ((this.#knownNotes + (1 << PART_SHIFT) - 1) >>> PART_SHIFT) }, () => []);
  }

  /** Known notes come first and in order; ratings of others are only counted. */
  get noteIds(): IdIndex {
    return held(this.#kernel).noteIds;
  }

  get raterIds(): IdIndex {
    return held(this.#kernel).raterIds;
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
    this.#put(noteIndex, raterIndex, createdAtMillis, packAnswer(tags, level, populationSampled));
  }

  addAll({ count, note, rater, createdAtMillis, answer }: RatingBatch): void {
    for (let k = 0; k < count; k += 1) {
      this.#put(note[k] as number, rater[k] as number, createdAtMillis[k] as number, answer[k] as number);
    }
  }

  #put(note: number, rater: number, time: number, answer: number): void {
    if (time > this.lastTime) this.lastTime = time;
    if (note >= this.#knownNotes) {
      this.ofUnknownNotes += 1;
      return;
    }
    const blocks = held(this.#parts)[note >>> PART_SHIFT] as Block[];
    let block = blocks[blocks.length - 1];
    if (block === undefined || block.count === BLOCK_ROWS) {
      block = new Block();
      blocks.push(block);
    }
    const at = block.count;
    block.note[at] = note;
    block.rater[at] = rater;
    block.createdAtMillis[at] = time;
    block.answer[at] = answer;
    block.count = at + 1;
    this.count += 1;
  }

  /** Hands out the parts in order of notes, once, and forgets each, so that its memory can be used again. */
  *takeParts(): Generator<Part> {
    const parts = held(this.#parts);
    this.#parts = undefined;
    for (let p = 0; p < parts.length; p += 1) {
      const blocks = parts[p] as Block[];
      parts[p] = [];
      if (blocks.length > 0) yield joined(blocks);
    }
  }
}

function held<T>(what: T | undefined): T {
  if (what === undefined) throw new Error('these ratings were taken already; read the tables again');
  return what;
}

function joined(blocks: Block[]): Part {
  const count = blocks.reduce((sum, block) => sum + block.count, 0);
  const part: Part = { count, note: new Uint32Array(count), rater: new Uint32Array(count), createdAtMillis: new Float64Array(count), answer: new Uint32Array(count) };
  let at = 0;
  for (const block of blocks) {
    part.note.set(block.note.subarray(0, block.count), at);
    part.rater.set(block.rater.subarray(0, block.count), at);
    part.createdAtMillis.set(block.createdAtMillis.subarray(0, block.count), at);
    part.answer.set(block.answer.subarray(0, block.count), at);
    at += block.count;
    block.release();
  }
  return part;
}
