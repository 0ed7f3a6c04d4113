import { BLOCK_BYTES, evaluateAnswers, layOutAnswers, type AnswerBlock } from './logistic';
import { SUMS, sumRows, type RatingRows } from './row-sums';

/** Who does the sums of a fit, and in what memory. All engines give the same bits. */
export interface Engine {
  /**
   * Memory for one fit; its content is undefined.
   * @throws RangeError when so much cannot be had
   */
  open(bytes: number): Workspace;
  /** Columns for answers of a logistic model. There is one set: it is used up before anyone asks again. */
  answers(): AnswerBlock;
}

export interface Workspace {
  readonly buffer: ArrayBufferLike;
  /** {@link sumRows} for all rows, whose arrays lie in `buffer`. */
  sumRows(rows: RatingRows): void;
  /** The next fit may use the memory. */
  close(): void;
}

/** The plain twins of the kernels, for machines without WebAssembly and to compare with. */
export const plainEngine: Engine = {
  open: (bytes) => ({
    buffer: new ArrayBuffer(bytes),
    sumRows: (rows) => sumRows(rows, 0, rows.count),
    close: () => undefined,
  }),
  answers: () => {
    const columns = layOutAnswers(new ArrayBuffer(BLOCK_BYTES), 0);
    return { ...columns, evaluate: (count) => evaluateAnswers(columns, count) };
  },
};

/** Begins after the first bytes of the memory, which stay free: address 0 means nothing. */
export const FIRST_ADDRESS = 64;
const ALIGNMENT = 64;
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Bytes that {@link layOutRows} takes for both sides of so many ratings. */
export function workspaceBytes(ratings: number, notes: number, raters: number): number {
  const rows = (count: number, others: number): number =>
    aligned(4 * (3 * count + 1)) + aligned(4 * ratings) + aligned(16 * others) + aligned(8 * SUMS * count);
  return FIRST_ADDRESS + rows(notes, raters) + rows(raters, notes);
}

/** Lays out the arrays of both sides in a buffer of {@link workspaceBytes}. */
export function layOutRows(
  buffer: ArrayBufferLike,
  ratings: number,
  notes: number,
  raters: number,
): { byNote: RatingRows; byRater: RatingRows } {
  let free = FIRST_ADDRESS;
  const take = (bytes: number): number => {
    const at = free;
    free += aligned(bytes);
    return at;
  };
  const integers = (count: number): Uint32Array => new Uint32Array(buffer, take(4 * count), count);
  const doubles = (count: number): Float64Array => new Float64Array(buffer, take(8 * count), count);
  const rows = (count: number, others: number): RatingRows => ({
    count,
    bounds: integers(3 * count + 1),
    others: integers(ratings),
    pairs: doubles(2 * others),
    sums: doubles(SUMS * count),
  });
  return { byNote: rows(notes, raters), byRater: rows(raters, notes) };
}
