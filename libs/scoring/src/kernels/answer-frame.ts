import { TERMS } from './answer-blocks';

/** Which sums are made: slopes alone, or their curvature, too. */
export const WANTED = { slopes: 1, curves: 2 } as const;
export type Wanted = (typeof WANTED)[keyof typeof WANTED];

/**
 * The answers of a logistic model, note by note. The log odds of a yes of rater u about note n are
 * mu + a[u] + b[n]·r[u] + f[n]·g[u]; the answer weighs noteWeights[n]·t[u] times the weight of a yes or of a no.
 */
export interface AnswerRows {
  /** Yes of note n are bounds[2n] … bounds[2n + 1] − 1 in `answers`, no up to bounds[2n + 2] − 1; 2·notes + 1 entries. */
  bounds: Uint32Array;
  /** Who answered. */
  answers: Uint32Array;
  /** b₀ f₀ b₁ f₁ … */
  notes: Float64Array;
  noteWeights: Float64Array;
  /** a₀ g₀ r₀ t₀ a₁ … */
  raters: Float64Array;
  /** For each note Σs·r, Σs·g, Σh·r², Σh·r·g, Σh·g², where s and h are slope and bend of each answer. */
  noteSums: Float64Array;
  /** For each rater Σs, Σs·f, Σs·b, and if wanted Σh, Σh·f, Σh·b, Σh·f², Σh·b², Σh·f·b; one place stays free. */
  raterSums: Float64Array;
}

/** What all answers share: mu, and the weights of a yes and of a no. */
export interface AnswerScale {
  mu: number;
  yesWeight: number;
  noWeight: number;
}

/** Steps of a logistic fit. Each is done block by block; a block may be done by any thread, steps go one after the other. */
export const ANSWER_STEP = {
  /** Sums over the answers about notes; their gradient, and with curves the inverse of their curvature. */
  notes: 0,
  /** The same of raters. */
  raters: 1,
  /** Moves one parameter of each note to its optimum among frozen raters. */
  place: 2,
  /** Σ a·b */
  dot: 3,
  /** a += scale·b; Σ a·c */
  addScaled: 4,
  /** c = a + scale·b */
  walk: 5,
  /** a = scale·b */
  copy: 6,
  /** b = a − b */
  subtract: 7,
  /** Largest magnitude in a, and how many are larger than scale. */
  largest: 8,
  /** A stride of Adam: point a, gradient b, mean c, mean square d, step e. */
  adam: 9,
  /** The notes' part of b = that of a, times the inverse of the curvature. */
  multiplyNotes: 10,
  /** The raters' part. */
  multiplyRaters: 11,
  /** Writes raters down in single precision: before sums over notes, once the raters have moved. */
  recordRaters: 12,
} as const;

export type AnswerStep = (typeof ANSWER_STEP)[keyof typeof ANSWER_STEP];

/** Words that the calling thread writes before a step; vectors a … e by their address. */
export const ANSWER_WORD = { wanted: 12, part: 13, maxSteps: 14, length: 15, a: 16, gradient: 21 } as const;

/** Numbers that the calling thread writes before a step. */
export const ANSWER_NUMBER = {
  mu: 0, yesWeight: 1, noWeight: 2, ridge: 3, tolerance: 4,
  scale: 5, learningRate: 6, decay: 7, squareDecay: 8, meanLeft: 9, squareLeft: 10, epsilon: 11,
  terms: 12,
} as const;

/** Fixed by the size of the model, whatever machine it runs on: the order of sums depends on it. */
export const ROWS_PER_BLOCK = 256;
/** Numbers of a vector in a block; even, as lengths of vectors are. */
export const NUMBERS_PER_BLOCK = 16_384;

export const ANSWER_WORDS = 28;
/** What a thread needs for itself: the records of 128 answers and three, and five sums in four lanes; a multiple of 64. */
export const SCRATCH_BYTES = 2240;
/** What a block hands over: of raters the sums of slopes and of bends, of magnitudes the largest and how many are larger than asked, else one sum. */
export const PARTIALS = 2;
export const ANSWER_NUMBERS = 12 + TERMS;

/** The answers by rater: yes of rater u are bounds[2u] … bounds[2u + 1] − 1 in `answers`, which tells notes; no follow. */
export interface AnswersOfRaters {
  bounds: Uint32Array;
  answers: Uint32Array;
}

/** What threads share of a logistic model, in the memory of its rows. */
export interface AnswerFrame {
  /** Addresses and counts, for WebAssembly; see {@link describeAnswers}. */
  words: Uint32Array;
  /** See {@link ANSWER_NUMBER}. */
  numbers: Float64Array;
  rows: AnswerRows;
  /** These, and the inverses, are of fitted models: empty where notes are only placed. */
  byRater: AnswersOfRaters;
  /** See `invertNotes` and `invertRaters`. */
  noteInverse: Float64Array;
  raterInverse: Float64Array;
  /** Notes and raters in single precision, 16 bytes each: of a note b, f, weight and nothing; of a rater a, g, r and trust. */
  noteRecords: Float32Array;
  raterRecords: Float32Array;
  /** {@link SCRATCH_BYTES} for each thread; finite numbers. */
  scratch: Float32Array;
  /** {@link PARTIALS} numbers a block; the calling thread adds them up in the order of blocks. */
  partials: Float64Array;
}

/** Writes down, for WebAssembly, where everything lies. */
export function describeAnswers({ words, rows, byRater, partials, noteInverse, raterInverse, noteRecords, raterRecords, scratch }: AnswerFrame): void {
  const { bounds, answers, notes, noteWeights, raters, noteSums, raterSums } = rows;
  const columns = [bounds, answers, byRater.bounds, byRater.answers, notes, noteWeights, raters, noteSums, raterSums, partials];
  words.fill(0);
  [noteWeights.length, raters.length / 4, ...columns.map((column) => column.byteOffset)].forEach((value, k) => (words[k] = value));
  [noteInverse, raterInverse, noteRecords, raterRecords, scratch].forEach((column, k) => (words[22 + k] = column.byteOffset));
}

export function answerBlocks(rows: number): number {
  return Math.ceil(rows / ROWS_PER_BLOCK);
}
