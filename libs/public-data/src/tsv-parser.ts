import type { RejectReason } from './public-data.error';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;

/** Longest row that is read, in bytes; X's longest are below 10 kB. */
export const MAX_ROW_BYTES = 1 << 20;
/** Longest cell in quotes, in bytes: how far a quote looks for its partner. */
export const MAX_QUOTED_BYTES = 1 << 16;

/**
 * The cells of the current row as byte ranges. One object is reused for all rows:
 * whoever wants to keep a value copies it before the next row.
 */
export interface RowView {
  bytes: Buffer;
  /** Cell i is bytes[starts[i] … ends[i] − 1], without its quotes. */
  starts: Int32Array;
  ends: Int32Array;
  /** 1 where the cell stood in quotes, so that two quotes in it mean one. */
  quoted: Uint8Array;
  /** Cells of this row. */
  count: number;
  /** Line where the row begins, from 1. */
  line: number;
}

/** What happens to rows as they are found. */
export interface RowListener {
  row(view: RowView): void;
  /** A row that is no row: `begin` is its first 80 bytes. */
  malformed(line: number, reason: RejectReason, begin: string, allowed: string): void;
}

/** Takes whole rows of one line each from `position` on; says how many, and where to go on: `position` itself where there was none. */
export type ReadAhead = (bytes: Buffer, position: number) => { rows: number; next: number };

type Scan = 'row' | 'too-many-cells' | 'more';

/**
 * Splits tab-separated bytes into rows and cells, fed in chunks of any size.
 *
 * Understands what pandas writes: a cell that begins with `"` may hold tabs and line breaks, `""` in it
 * means `"`; lines end in LF or CRLF; blank lines do not count. A cell that begins with a quote
 * but does not end with one is taken as it stands, so a stray quote never swallows the rows after it.
 * Rows with NUL bytes are malformed.
 */
export class TsvParser {
  /** Cells that a row should have, once known; a cell in quotes with as many tabs is no cell but rows. */
  expectedCells = Number.POSITIVE_INFINITY;
  /** Gets the first chance with every row. */
  readAhead: ReadAhead | undefined;
  readonly #listener: RowListener;
  readonly #view: RowView;
  readonly #maxCells: number;
  #rest: Buffer = Buffer.alloc(0);
  #joined: Buffer = Buffer.alloc(0);
  #line = 1;
  /** Set by #scan: first byte after the row. */
  #next = 0;
  #lineBreaks = 0;
  #hasNul = false;
  /** True while the rest of a row that was too long is passed over. */
  #skipping = false;

  constructor(listener: RowListener, maxCells = 512) {
    this.#listener = listener;
    this.#maxCells = maxCells;
    this.#view = {
      bytes: this.#rest,
      starts: new Int32Array(maxCells),
      ends: new Int32Array(maxCells),
      quoted: new Uint8Array(maxCells),
      count: 0,
      line: 1,
    };
  }

  /** Line of the next row, from 1. */
  get line(): number {
    return this.#line;
  }

  push(chunk: Buffer): void {
    // A row that two chunks share is put together alone, so that the rest of the chunk is read where it stands.
    const end = this.#rest.length === 0 ? 0 : chunk.indexOf(LINE_FEED) + 1;
    if (end > 0) this.#consume(this.#withRest(chunk.subarray(0, end)), false);
    const others = chunk.subarray(end);
    this.#consume(this.#rest.length === 0 ? others : this.#withRest(others), false);
  }

  /** What was left and the chunk, in a buffer that serves again and again. */
  #withRest(chunk: Buffer): Buffer {
    const length = this.#rest.length + chunk.length;
    if (this.#joined.length < length) this.#joined = Buffer.allocUnsafeSlow(2 * length);
    this.#rest.copy(this.#joined);
    chunk.copy(this.#joined, this.#rest.length);
    return this.#joined.subarray(0, length);
  }

  /**
   * The input is over.
   * @returns what stands after the last line break: empty when the file ends as it should
   */
  end(): Buffer {
    this.#consume(this.#rest, true);
    return this.#rest;
  }

  #consume(bytes: Buffer, last: boolean): void {
    let position = 0;
    while (position < bytes.length) {
      if (this.#skipping) {
        const end = bytes.indexOf(LINE_FEED, position);
        if (end < 0) return this.#keep(bytes, bytes.length);
        this.#skipping = false;
        this.#line += 1;
        position = end + 1;
        continue;
      }
      const ahead = this.readAhead?.(bytes, position);
      if (ahead !== undefined && ahead.rows > 0) {
        this.#line += ahead.rows;
        position = ahead.next;
        continue;
      }
      const scan = this.#scan(bytes, position, last);
      if (scan === 'row') {
        this.#deliver(bytes, position);
        this.#line += this.#lineBreaks;
        position = this.#next;
      } else if (scan === 'too-many-cells' || bytes.length - position > MAX_ROW_BYTES) {
        position = this.#passOver(bytes, position);
      } else {
        break;
      }
    }
    this.#keep(bytes, position);
  }

  /** Keeps the bytes from `position` for the next chunk; a copy, so that they do not keep a whole chunk alive. */
  #keep(bytes: Buffer, position: number): void {
    this.#rest = Buffer.from(bytes.subarray(position));
  }

  #deliver(bytes: Buffer, position: number): void {
    const view = this.#view;
    if (view.count === 1 && view.starts[0] === view.ends[0] && view.quoted[0] === 0) return;
    if (this.#hasNul) {
      this.#listener.malformed(this.#line, 'BAD_CHARACTER', printable(bytes, position), 'text without NUL bytes');
      return;
    }
    view.bytes = bytes;
    view.line = this.#line;
    this.#listener.row(view);
  }

  /** Leaves out one line that cannot be a row, and says so. */
  #passOver(bytes: Buffer, position: number): number {
    const end = bytes.indexOf(LINE_FEED, position);
    this.#listener.malformed(this.#line, 'ROW_TOO_LONG', printable(bytes, position), `at most ${MAX_ROW_BYTES} bytes and ${this.#maxCells} cells a row`);
    if (end < 0) {
      this.#skipping = true;
      return bytes.length;
    }
    this.#line += 1;
    return end + 1;
  }

  /** Finds the cells of the row that begins at `position`. */
  #scan(bytes: Buffer, position: number, last: boolean): Scan {
    const { starts, ends, quoted } = this.#view;
    const length = bytes.length;
    let cell = 0;
    let at = position;
    this.#hasNul = false;
    this.#lineBreaks = 1;
    for (;;) {
      if (cell === this.#maxCells) return 'too-many-cells';
      const start = at;
      quoted[cell] = 0;
      if (bytes[at] === QUOTE) {
        const close = this.#closingQuote(bytes, start + 1, last);
        if (close === -1) return 'more';
        if (close > 0) {
          starts[cell] = start + 1;
          ends[cell] = close;
          quoted[cell] = 1;
          at = bytes[close + 1] === CARRIAGE_RETURN ? close + 2 : close + 1;
        }
      }
      if (quoted[cell] === 0) {
        for (;;) {
          if (at >= length) return 'more';
          const byte = bytes[at] as number;
          if (byte < 11) {
            if (byte === TAB || byte === LINE_FEED) break;
            if (byte === 0) this.#hasNul = true;
          }
          at += 1;
        }
        starts[cell] = start;
        ends[cell] = bytes[at] === LINE_FEED && at > start && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
      }
      cell += 1;
      if (bytes[at] === LINE_FEED) break;
      at += 1;
    }
    this.#view.count = cell;
    this.#next = at + 1;
    return 'row';
  }

  /**
   * Looks for the quote that ends a cell.
   * @returns its position; −1 when more bytes are needed to know; −2 when the cell has no such quote
   */
  #closingQuote(bytes: Buffer, from: number, last: boolean): number {
    const limit = Math.min(bytes.length, from + MAX_QUOTED_BYTES);
    let breaks = 0;
    let tabs = 0;
    let nul = false;
    for (let at = from; at < limit; at += 1) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        if (bytes[at + 1] === QUOTE) at += 1;
        else {
          const after = bytes[at + 1] === CARRIAGE_RETURN ? at + 2 : at + 1;
          if (after >= bytes.length) return last ? -2 : -1;
          if (bytes[after] !== LINE_FEED && (bytes[after] !== TAB || after > at + 1)) return -2;
          this.#lineBreaks += breaks;
          this.#hasNul ||= nul;
          return at;
        }
      } else if (byte === LINE_FEED) breaks += 1;
      else if (byte === TAB) {
        tabs += 1;
        if (tabs + 1 >= this.expectedCells) return -2;
      } else if (byte === 0) nul = true;
    }
    return last || bytes.length - from >= MAX_QUOTED_BYTES ? -2 : -1;
  }
}

/** The first 80 characters of a row or cell on one line, in a form that a report can show. */
export function printable(bytes: Buffer, position: number, end = position + 320): string {
  const text = bytes.subarray(position, Math.min(end, position + 320)).toString('utf8');
  return (text.split(/[\r\n]/, 1)[0] ?? '').replace(/(?!\t)\p{Cc}/gu, '\ufffd').slice(0, 80);
}
