import { RATING_COLUMNS } from '../columns';

/** Ids with a dense index each, in the order in which they were first seen. */
export interface IdIndex {
  readonly size: number;
  /** Index of the id that is bytes[start … end − 1], at most 128 ASCII characters; a new one where it is not known yet. */
  intern(bytes: Uint8Array, start: number, end: number): number;
  /** Index of an id, −1 where it is not known. */
  indexOf(id: string): number;
  /** @throws RangeError where there is no such index */
  text(index: number): string;
}

/** The columns behind the tags, which are not always the same. */
export interface Tail {
  /** How many there are, at least one. */
  columns: number;
  /** Which of them, from 0, is ratingSourceBucketed; −1 where it is missing. */
  source: number;
}

/**
 * Reads the rows of a ratings table that look as X writes nearly all of them: no quotes before or in what matters, no
 * spelling but the usual one. Everything else, every bad row among it, is for the general parser. Ratings are parted by
 * note, so that they can be put in order part by part.
 */
export interface RatingKernel {
  readonly noteIds: IdIndex;
  readonly raterIds: IdIndex;
  /** Hands all ratings from now on to `take`, a page at a time. To be called once, first of all. */
  gather(sharedBits: number, take: TakePage): void;
  /** Reads rows from `position` on, until one is not whole or not plain. */
  read(bytes: Buffer, position: number, tail: Tail): { rows: number; next: number };
  /** Takes a rating that was read otherwise. */
  add(note: number, rater: number, createdAtMillis: number, answer: number): void;
  /** Hands out the pages that are not full. */
  flush(): void;
}

/**
 * Takes ratings of one part, {@link RATING_WORDS} each; the words are used again.
 * @param part the lowest bits of their notes' numbers, as many as are shared
 */
export type TakePage = (part: number, words: Uint32Array) => void;

/** Words of a rating: its note, its rater, the lower and the upper half of its time, and what `packAnswer` makes. */
export const RATING_WORDS = 5;
const HALF = 2 ** 32;
/** Words of a full page. */
export const PAGE_WORDS = 256 * RATING_WORDS;

/** When the rating was made whose words begin at `at`. */
export function timeAt(words: Uint32Array, at: number): number {
  return (words[at + 2] as number) + HALF * (words[at + 3] as number);
}

/** Tags, level and sample in one number of 25 bits. */
export function packAnswer(tags: number, level: number, populationSampled: number): number {
  return tags | (level << 22) | (populationSampled << 24);
}

const FIRST_TAG = RATING_COLUMNS.indexOf('helpfulOther');
const TAIL = RATING_COLUMNS.indexOf('ratedOnTweetId');

/** What stands behind the tags, by the names of a file's columns in order; null where the columns before them are not X's. */
export function tailOf(columns: readonly string[]): Tail | null {
  if (columns.length <= TAIL || RATING_COLUMNS.slice(0, TAIL).some((name, index) => columns[index] !== name)) return null;
  const source = columns.indexOf('ratingSourceBucketed');
  return { columns: columns.length - TAIL, source: source < 0 ? -1 : source - TAIL };
}

/** Cells between the time and the level, which X's scorer does not read either. */
export const UNREAD_CELLS = RATING_COLUMNS.indexOf('helpfulnessLevel') - 3;
export const TAG_CELLS = TAIL - FIRST_TAG;
