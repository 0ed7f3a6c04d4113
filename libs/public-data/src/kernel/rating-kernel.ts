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

/** Ratings that were read together. The columns are reused by the next reading. */
export interface RatingBatch {
  count: number;
  /** Where to go on in the bytes: behind the last row that was read. */
  next: number;
  /** Index of each note and each rater. */
  note: Uint32Array;
  rater: Uint32Array;
  createdAtMillis: Float64Array;
  /** As {@link packAnswer} makes it. */
  answer: Uint32Array;
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
 * spelling but the usual one. Everything else, every bad row among it, is for the general parser.
 */
export interface RatingKernel {
  readonly noteIds: IdIndex;
  readonly raterIds: IdIndex;
  /** Reads rows from `position` on, until one is not whole or not plain, or the batch is full. */
  read(bytes: Buffer, position: number, tail: Tail): RatingBatch;
}

/** Rows of one batch. */
export const MOST_ROWS = 8192;

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
