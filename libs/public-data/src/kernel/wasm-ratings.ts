import { PlainRatings } from './plain-ratings';
import { PAGE_WORDS, type IdIndex, type RatingKernel, type Tail, type TakePage } from './rating-kernel';
import { RATINGS_WASM } from './ratings.wasm';

/** The compiled kernel; its addresses are those of ratings.as. */
interface Exports {
  open(free: number): void;
  lookUp(table: number, at: number, length: number, adds: number): number;
  openParts(sharedBits: number): void;
  parseRows(from: number, end: number, tail: number, source: number): number;
  addRating(note: number, rater: number, createdAtMillis: number, answer: number): void;
}

interface Memory {
  readonly buffer: ArrayBuffer;
}

interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: { env: { memory: Memory; full: (part: number) => void; abort: () => void } }) => { exports: Exports };
  Memory: new (size: { initial: number }) => Memory;
}

// Part of every engine that runs this, but not of the language.
declare const WebAssembly: WebAssemblyGlobal | undefined;

const NEXT = 32;
/** Where the addresses behind what is in the parts' pages stand, and the pages themselves. */
const CURSORS = 40;
const PAGES = 44;
const NOTES = 64;
const RATERS = 128;
/** Words of a table: how many ids it has, and the address of the list of their entries. */
const COUNT = 8;
const ENTRIES = 12;

/** A place for one id that is looked up. */
const ID = 4096;
const MOST_ID_BYTES = 8192;
const INPUT = ID + MOST_ID_BYTES;
/** Bytes that are put into the kernel's memory at a time. */
const WINDOW = 1 << 20;
const BEHIND = 64;
const FREE = INPUT + WINDOW + BEHIND;
const WORD_BYTES = 4;
const PAGE_BYTES = WORD_BYTES * PAGE_WORDS;
const MEMORY_PAGE = 65_536;

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
  #sharedBits = 0;
  #take: TakePage = () => undefined;
  /** What the input holds: bytes[first … last − 1] of this buffer. */
  #held: Buffer | undefined;
  #first = 0;
  #last = 0;

  constructor(module: object) {
    this.#memory = new WebAssembly!.Memory({ initial: Math.ceil(FREE / MEMORY_PAGE) });
    this.#kernel = new WebAssembly!.Instance(module, { env: { memory: this.#memory, full: (part: number) => this.#handOut(part, PAGE_WORDS), abort: () => undefined } }).exports;
    this.#kernel.open(FREE);
    this.noteIds = new WasmIds(this.#memory, this.#kernel, NOTES);
    this.raterIds = new WasmIds(this.#memory, this.#kernel, RATERS);
  }

  gather(sharedBits: number, take: TakePage): void {
    this.#kernel.openParts(sharedBits);
    this.#sharedBits = sharedBits;
    this.#take = take;
  }

  read(bytes: Buffer, position: number, tail: Tail): { rows: number; next: number } {
    const batch = this.#readWindow(bytes, position, tail);
    if (batch.rows > 0 || position <= this.#first || this.#last === bytes.length) return batch;
    // the end of what was put in is not the end of the bytes
    this.#held = undefined;
    return this.#readWindow(bytes, position, tail);
  }

  #readWindow(bytes: Buffer, position: number, tail: Tail): { rows: number; next: number } {
    if (bytes !== this.#held || position < this.#first || position >= this.#last) this.#putIn(bytes, position);
    const rows = this.#kernel.parseRows(INPUT + position - this.#first, INPUT + this.#last - this.#first, tail.columns, tail.source);
    return { rows, next: this.#wordAt(NEXT) - INPUT + this.#first };
  }

  add(note: number, rater: number, createdAtMillis: number, answer: number): void {
    this.#kernel.addRating(note, rater, createdAtMillis, answer);
  }

  flush(): void {
    const cursors = new Uint32Array(this.#memory.buffer, this.#wordAt(CURSORS), 1 << this.#sharedBits);
    cursors.forEach((behind, part) => {
      const page = this.#wordAt(PAGES) + PAGE_BYTES * part;
      this.#handOut(part, (behind - page) / WORD_BYTES);
      cursors[part] = page;
    });
  }

  #handOut(part: number, words: number): void {
    this.#take(part, new Uint32Array(this.#memory.buffer, this.#wordAt(PAGES) + PAGE_BYTES * part, words));
  }

  #wordAt(address: number): number {
    return new DataView(this.#memory.buffer).getUint32(address, true);
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

/** A table of ids in the kernel's memory. Goes by way of the place for one id. */
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
    if (end - start > MOST_ID_BYTES) throw tooLong(end - start);
    this.#bytes().set(bytes.subarray(start, end), ID);
    return this.#kernel.lookUp(this.#table, ID, end - start, 1);
  }

  indexOf(id: string): number {
    if (id.length > MOST_ID_BYTES) throw tooLong(id.length);
    return this.#kernel.lookUp(this.#table, ID, this.#bytes().write(id, ID, 'latin1'), 0);
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
  return new RangeError(`an id has ${length} bytes; ${MOST_ID_BYTES} are allowed`);
}
