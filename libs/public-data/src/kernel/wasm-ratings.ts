import { PlainRatings } from './plain-ratings';
import { MOST_ROWS, type IdIndex, type RatingBatch, type RatingKernel, type Tail } from './rating-kernel';
import { RATINGS_WASM } from './ratings.wasm';

/** The compiled kernel; its addresses are those of ratings.as. */
interface Exports {
  open(free: number): void;
  lookUp(table: number, at: number, length: number, adds: number): number;
  parseRows(from: number, end: number, out: number, most: number, tail: number, source: number): number;
}

interface Memory {
  readonly buffer: ArrayBuffer;
}

interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: { env: { memory: Memory; abort: () => void } }) => { exports: Exports };
  Memory: new (size: { initial: number }) => Memory;
}

// Part of every engine that runs this, but not of the language.
declare const WebAssembly: WebAssemblyGlobal | undefined;

const NEXT = 32;
const NOTES = 64;
const RATERS = 128;
/** Words of a table: how many ids it has, and the address of the list of their entries. */
const COUNT = 8;
const ENTRIES = 12;

const OUT = 4096;
const ROW_BYTES = 20;
const INPUT = OUT + MOST_ROWS * ROW_BYTES;
/** Bytes that are put into the kernel's memory at a time. */
const WINDOW = 1 << 20;
const BEHIND = 64;
const FREE = INPUT + WINDOW + BEHIND;
const PAGE = 65_536;

let compiled: object | null | undefined;

function kernelModule(): object | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = typeof WebAssembly === 'undefined' ? null : new WebAssembly.Module(Buffer.from(RATINGS_WASM, 'base64'));
  } catch {
    compiled = null;
  }
  return compiled;
}

/** The compiled kernel, or its plain twin where the machine has no WebAssembly with SIMD. */
export function ratingKernel(): RatingKernel {
  const module = kernelModule();
  return module === null ? new PlainRatings() : new WasmRatings(module);
}

/** The kernel with a memory of its own, which grows with the ids: about 120 bytes for one of 64 characters. */
class WasmRatings implements RatingKernel {
  readonly noteIds: IdIndex;
  readonly raterIds: IdIndex;
  readonly #memory: Memory;
  readonly #kernel: Exports;
  /** What the input holds: bytes[first … last − 1] of this buffer. */
  #held: Buffer | undefined;
  #first = 0;
  #last = 0;

  constructor(module: object) {
    this.#memory = new WebAssembly!.Memory({ initial: Math.ceil(FREE / PAGE) });
    this.#kernel = new WebAssembly!.Instance(module, { env: { memory: this.#memory, abort: () => undefined } }).exports;
    this.#kernel.open(FREE);
    this.noteIds = new WasmIds(this.#memory, this.#kernel, NOTES);
    this.raterIds = new WasmIds(this.#memory, this.#kernel, RATERS);
  }

  read(bytes: Buffer, position: number, tail: Tail): RatingBatch {
    let batch = this.#readWindow(bytes, position, tail);
    // the end of what was put in is not the end of the bytes
    if (batch.count === 0 && position > this.#first && this.#last < bytes.length) {
      this.#held = undefined;
      batch = this.#readWindow(bytes, position, tail);
    }
    return batch;
  }

  #readWindow(bytes: Buffer, position: number, tail: Tail): RatingBatch {
    if (bytes !== this.#held || position < this.#first || position >= this.#last) this.#putIn(bytes, position);
    const from = INPUT + position - this.#first;
    const count = this.#kernel.parseRows(from, INPUT + this.#last - this.#first, OUT, MOST_ROWS, tail.columns, tail.source);
    const { buffer } = this.#memory;
    const next = new DataView(buffer).getUint32(NEXT, true) - INPUT + this.#first;
    const words = (column: number): Uint32Array => new Uint32Array(buffer, OUT + MOST_ROWS * (8 + 4 * column), count);
    return { count, next, createdAtMillis: new Float64Array(buffer, OUT, count), note: words(0), rater: words(1), answer: words(2) };
  }

  #putIn(bytes: Buffer, position: number): void {
    this.#held = bytes;
    this.#first = position;
    this.#last = Math.min(bytes.length, position + WINDOW);
    const input = new Uint8Array(this.#memory.buffer, INPUT, WINDOW + BEHIND);
    input.set(bytes.subarray(position, this.#last));
    input.fill(0, this.#last - position, this.#last - position + BEHIND);
  }
}

/** A table of ids in the kernel's memory. Goes by way of the place for columns, which nobody reads while single ids are looked up. */
class WasmIds implements IdIndex {
  readonly #memory: Memory;
  readonly #kernel: Exports;
  readonly #table: number;
  #view: Buffer;

  constructor(memory: Memory, kernel: Exports, table: number) {
    this.#memory = memory;
    this.#view = Buffer.from(memory.buffer);
    this.#kernel = kernel;
    this.#table = table;
  }

  get size(): number {
    return this.#bytes().readUInt32LE(this.#table + COUNT);
  }

  intern(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > MOST_ROWS) throw tooLong(end - start);
    this.#bytes().set(bytes.subarray(start, end), OUT);
    return this.#kernel.lookUp(this.#table, OUT, end - start, 1);
  }

  indexOf(id: string): number {
    if (id.length > MOST_ROWS) throw tooLong(id.length);
    return this.#kernel.lookUp(this.#table, OUT, this.#bytes().write(id, OUT, 'latin1'), 0);
  }

  text(index: number): string {
    if (!(index >= 0 && index < this.size)) throw new RangeError(`no id has index ${index}; there are ${this.size}`);
    const bytes = this.#bytes();
    const entry = bytes.readUInt32LE(bytes.readUInt32LE(this.#table + ENTRIES) + 4 * index);
    return bytes.toString('latin1', entry + 8, entry + 8 + bytes.readUInt32LE(entry + 4));
  }

  /** All of the kernel's memory, which is another buffer whenever it has grown. */
  #bytes(): Buffer {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = Buffer.from(this.#memory.buffer);
    return this.#view;
  }
}

function tooLong(length: number): RangeError {
  return new RangeError(`an id has ${length} bytes; ${MOST_ROWS} are allowed`);
}
