import { IdTable } from '../id-table';
import { packAnswer, PAGE_WORDS, RATING_WORDS, TAG_CELLS, UNREAD_CELLS, type RatingKernel, type Tail, type TakePage } from './rating-kernel';

const TAB = 9;
const LINE_FEED = 10;
const QUOTE = 34;
const ZERO = 48;
const HALF = 2 ** 32;
const LARGEST_ID = '9223372036854775807';
const LEVELS = ['NOT_HELPFUL', 'SOMEWHAT_HELPFUL', 'HELPFUL'].map((word) => Buffer.from(`${word}\t`));
const SAMPLED = Buffer.from('POPULATION_SAMPLED');
const DEFAULT = Buffer.from('DEFAULT');

interface Page {
  words: Uint32Array;
  written: number;
}

/** What ratings.as does, in TypeScript: reads the same rows and gives the same pages where there is no WebAssembly. */
export class PlainRatings implements RatingKernel {
  readonly noteIds = new IdTable();
  readonly raterIds = new IdTable();
  #pages: Page[] = [];
  #take: TakePage = () => undefined;
  #next = 0;

  gather(sharedBits: number, take: TakePage): void {
    this.#pages = Array.from({ length: 1 << sharedBits }, () => ({ words: new Uint32Array(PAGE_WORDS), written: 0 }));
    this.#take = take;
  }

  read(bytes: Buffer, position: number, tail: Tail): { rows: number; next: number } {
    let rows = 0;
    this.#next = position;
    while (this.#readRow(bytes, this.#next, tail)) rows += 1;
    return { rows, next: this.#next };
  }

  add(note: number, rater: number, createdAtMillis: number, answer: number): void {
    const part = note & (this.#pages.length - 1);
    const page = this.#pages[part] as Page;
    page.words.set([note, rater, createdAtMillis % HALF, createdAtMillis / HALF, answer], page.written);
    page.written += RATING_WORDS;
    if (page.written === PAGE_WORDS) this.#handOut(page, part);
  }

  flush(): void {
    this.#pages.forEach((page, part) => this.#handOut(page, part));
  }

  #handOut(page: Page, part: number): void {
    this.#take(part, page.words.subarray(0, page.written));
    page.written = 0;
  }

  #readRow(bytes: Buffer, note: number, tail: Tail): boolean {
    const noteEnd = behindDigits(bytes, note, 19);
    if (noteEnd < 0 || bytes[note] === ZERO) return false;
    if (noteEnd - note === 20 && bytes.toString('latin1', note, noteEnd - 1) > LARGEST_ID) return false;
    const raterEnd = behindId(bytes, noteEnd);
    if (raterEnd < 0) return false;
    const timeEnd = behindDigits(bytes, raterEnd, 15);
    if (timeEnd < 0) return false;
    let at = timeEnd;
    for (let cell = 0; cell < UNREAD_CELLS; cell += 1) {
      at = behindCell(bytes, at, TAB);
      if (at < 0) return false;
    }
    const level = LEVELS.findIndex((word) => startsWith(bytes, at, word));
    if (level < 0) return false;
    at += (LEVELS[level] as Buffer).length;
    const tags = tagsAt(bytes, at);
    if (tags < 0) return false;
    at += 2 * TAG_CELLS;
    let sampled = 0;
    for (let cell = 0; cell < tail.columns; cell += 1) {
      const start = at;
      at = behindCell(bytes, at, cell + 1 === tail.columns ? LINE_FEED : TAB);
      if (at < 0) return false;
      if (cell === tail.source) sampled = sourceOf(bytes, start, at - 1);
    }
    if (sampled < 0) return false;
    const noteIndex = this.noteIds.intern(bytes, note, noteEnd - 1);
    const raterIndex = this.raterIds.intern(bytes, noteEnd, raterEnd - 1);
    this.add(noteIndex, raterIndex, numberOf(bytes, raterEnd, timeEnd - 1), packAnswer(tags, level, sampled));
    this.#next = at;
    return true;
  }
}

/** Behind up to `most` digits and their tab; −1 where that is not what stands there. */
function behindDigits(bytes: Buffer, start: number, most: number): number {
  let at = start;
  while (at - start <= most && isDigit(bytes[at])) at += 1;
  return at > start && at - start <= most && bytes[at] === TAB ? at + 1 : -1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte < ZERO + 10;
}

function behindId(bytes: Buffer, start: number): number {
  let at = start;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 33 || byte > 126 || byte === QUOTE) break;
  }
  return at > start && at - start <= 128 && bytes[at] === TAB ? at + 1 : -1;
}

/** Behind a cell and what ends it; −1 where it is in quotes, has a NUL, or another end. */
function behindCell(bytes: Buffer, start: number, end: number): number {
  if (bytes[start] === QUOTE) return -1;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === end) return at + 1;
    if (byte === 0 || byte === TAB || byte === LINE_FEED) return -1;
  }
  return -1;
}

function startsWith(bytes: Buffer, start: number, word: Buffer): boolean {
  for (let k = 0; k < word.length; k += 1) if (bytes[start + k] !== word[k]) return false;
  return true;
}

/** The mask of 22 cells of one 0 or 1 each, −1 where they are anything else. */
function tagsAt(bytes: Buffer, start: number): number {
  let tags = 0;
  for (let bit = 0; bit < TAG_CELLS; bit += 1) {
    const byte = bytes[start + 2 * bit];
    if ((byte !== ZERO && byte !== ZERO + 1) || bytes[start + 2 * bit + 1] !== TAB) return -1;
    tags |= (byte - ZERO) << bit;
  }
  return tags;
}

/** 1 for a rating asked of a random sample, 0 for any other, −1 where the cell says neither. */
function sourceOf(bytes: Buffer, start: number, end: number): number {
  if (start === end || (end - start === DEFAULT.length && startsWith(bytes, start, DEFAULT))) return 0;
  return end - start === SAMPLED.length && startsWith(bytes, start, SAMPLED) ? 1 : -1;
}

function numberOf(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 10 + ((bytes[at] as number) - ZERO);
  return value;
}
