import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { NOTE_SUMS, RATER_SUMS } from '../kernels/answer-blocks';
import { ANSWER_NUMBERS, ANSWER_WORDS, answerBlocks, describeAnswers, NUMBERS_PER_BLOCK, PARTIALS, SCRATCH_BYTES, type AnswerFrame, type AnswerRows, type AnswersOfRaters } from '../kernels/answer-frame';
import type { AnswerSpace } from '../kernels/engine';
import { FIRST_ADDRESS } from '../kernels/frame';

/**
 * Yes/no answers of raters about notes, and a model of them: log odds of a yes of rater u about note n =
 * mu + raterIntercept[u] + noteIntercept[n]·reputation[u] + noteFactor[n]·raterFactor[u].
 */
export interface LogisticModel {
  /** Who is in it, by dataset index; indices within the model follow these lists. */
  notes: Uint32Array;
  raters: Uint32Array;
  count: number;
  /**
   * All parameters in one vector: mu, a place left free, intercept and factor of each note, then intercept, factor,
   * reputation and trust of each rater. Trust scales the weight of a rater's answers and is never fitted.
   */
  point: Float64Array;
  /** The answers, in the memory that also holds the parameters. */
  rows: AnswerRows;
  space: AnswerSpace;
  frame: AnswerFrame;
  /** Vectors as long as the point, for solvers. */
  vectors: Float64Array[];
  /** Bends of all answers, as of the last visit that made them. */
  bends: number;
  /** Whether a fit may leave some parameters on their way, and strides less: see `LogisticSolver` and `AdamParameters`. */
  isLarge: boolean;
}

/** What a model is opened for. */
export interface ModelUse {
  /** Vectors that solvers need; 0 where notes are only placed. */
  vectors: number;
  /** A model of so many answers is large. */
  largeFrom?: number;
}

/** What of a dataset makes a model. */
export type AnsweredBy = Pick<Dataset, 'noteCount' | 'raterCount' | 'note' | 'rater' | 'engine'>;

/** Of fewer answers, no parameter is a straggler. */
const LARGE_FROM = 200_000;

/** Where a part's values stand in the vector of parameters: place of the first, and from one to the next. */
interface Place {
  first: number;
  stride: number;
  count: number;
}

export type LogisticPart = 'mu' | 'noteIntercept' | 'noteFactor' | 'raterIntercept' | 'raterFactor' | 'reputation';

/** Weight of the square of every single parameter, where the error is a sum over answers. */
export type LogisticRidge = Readonly<Record<LogisticPart, number>>;

/**
 * A model of the given ratings, of zeros except that every rater has reputation and trust 1. Its space is to be closed
 * in the end.
 * @param isYes by rating index of the dataset
 */
export function openModel(data: AnsweredBy, ratings: RatingSet, isYes: (rating: number) => boolean, { vectors, largeFrom = LARGE_FROM }: ModelUse): LogisticModel {
  const notes = membersOf(ratings, data.note, data.noteCount);
  const raters = membersOf(ratings, data.rater, data.raterCount);
  const [n, u] = [notes.members.length, raters.members.length];
  const length = 2 + 2 * n + 4 * u;
  const isFitted = vectors > 0;
  const sizes = {
    words: 4 * ANSWER_WORDS,
    numbers: 8 * ANSWER_NUMBERS,
    // records begin at a multiple of 16, so that each lies in one line of the cache
    scratch: SCRATCH_BYTES * data.engine.threads,
    noteRecords: 16 * n,
    raterRecords: 16 * u,
    point: 8 * length,
    vectors: 8 * length * vectors,
    noteWeights: 8 * n,
    noteSums: 8 * NOTE_SUMS * n,
    raterSums: isFitted ? 8 * RATER_SUMS * u : 0,
    noteInverse: isFitted ? 24 * n : 0,
    raterInverse: isFitted ? 48 * u : 0,
    partials: 8 * PARTIALS * Math.max(answerBlocks(n), answerBlocks(u), Math.ceil(length / NUMBERS_PER_BLOCK)),
    bounds: 4 * (2 * n + 1),
    answers: 4 * ratings.length,
    raterBounds: isFitted ? 4 * (2 * u + 1) : 0,
    raterAnswers: isFitted ? 4 * ratings.length : 0,
  };
  const space = data.engine.answers(Object.values(sizes).reduce((sum, size) => sum + size, FIRST_ADDRESS));
  let free = FIRST_ADDRESS;
  const take = (part: keyof typeof sizes): number => (free += sizes[part]) - sizes[part];
  const doubles = (part: keyof typeof sizes): Float64Array => new Float64Array(space.buffer, take(part), sizes[part] / 8);
  const singles = (part: keyof typeof sizes): Float32Array => new Float32Array(space.buffer, take(part), sizes[part] / 4);
  const integers = (part: keyof typeof sizes): Uint32Array => new Uint32Array(space.buffer, take(part), sizes[part] / 4);
  const [words, numbers] = [integers('words'), doubles('numbers')];
  const [scratch, noteRecords, raterRecords] = [singles('scratch').fill(0), singles('noteRecords'), singles('raterRecords')];
  const [point, spare] = [doubles('point').fill(0), doubles('vectors')];
  const noteWeights = doubles('noteWeights').fill(1);
  const [noteSums, raterSums, noteInverse, raterInverse, partials] = [doubles('noteSums'), doubles('raterSums'), doubles('noteInverse'), doubles('raterInverse'), doubles('partials')];
  const rows: AnswerRows = {
    notes: point.subarray(2, 2 + 2 * n),
    raters: point.subarray(2 + 2 * n),
    noteWeights,
    noteSums,
    raterSums,
    bounds: integers('bounds').fill(0),
    answers: integers('answers'),
  };
  for (let k = 0; k < u; k++) rows.raters.fill(1, 4 * k + 2, 4 * k + 4);
  placeAnswers(data, ratings, isYes, raters.index, rows);
  const byRater = { bounds: integers('raterBounds').fill(0), answers: integers('raterAnswers') };
  if (isFitted) orderByRater(rows, byRater);
  const frame: AnswerFrame = { words, numbers, rows, byRater, noteInverse, raterInverse, noteRecords, raterRecords, scratch, partials };
  describeAnswers(frame);
  return {
    notes: notes.members,
    raters: raters.members,
    count: ratings.length,
    point,
    rows,
    space,
    frame,
    vectors: Array.from({ length: vectors }, (_, k) => spare.subarray(length * k, length * k + length)),
    bends: 0,
    isLarge: ratings.length >= largeFrom,
  };
}

/** Writes the answers down once more, by rater; each rater's in the order of notes. */
function orderByRater({ bounds: ofNotes, answers: raters, noteWeights }: AnswerRows, { bounds, answers }: AnswersOfRaters): void {
  const rows = 2 * noteWeights.length;
  for (let row = 0; row < rows; row++) {
    for (let at = ofNotes[row]!; at < ofNotes[row + 1]!; at++) bounds[2 * raters[at]! + (row % 2) + 1]!++;
  }
  for (let k = 1; k < bounds.length; k++) bounds[k]! += bounds[k - 1]!;
  const next = Uint32Array.from(bounds);
  for (let row = 0; row < rows; row++) {
    for (let at = ofNotes[row]!; at < ofNotes[row + 1]!; at++) answers[next[2 * raters[at]! + (row % 2)]!++] = row >>> 1;
  }
}

/** Writes the answers down note by note, yes before no. @param index of each rater within the model */
function placeAnswers({ note, rater }: AnsweredBy, ratings: RatingSet, isYes: (rating: number) => boolean, index: Uint32Array, { bounds, answers }: AnswerRows): void {
  // those who say no wait until all of the note's yes are there
  const no = new Uint32Array(index.length);
  let [waiting, placed, row, current] = [0, 0, 0, -1];
  const end = (): void => {
    bounds[++row] = placed;
    for (let k = 0; k < waiting; k++) answers[placed++] = no[k]!;
    bounds[++row] = placed;
    waiting = 0;
  };
  for (const i of ratings) {
    if (note[i] !== current) {
      if (current >= 0) end();
      current = note[i]!;
    }
    const who = index[rater[i]!]!;
    if (isYes(i)) answers[placed++] = who;
    else no[waiting++] = who;
  }
  if (current >= 0) end();
}

/** Who has a rating, and the place of each among them. */
function membersOf(ratings: RatingSet, key: Uint32Array, keys: number): { members: Uint32Array; index: Uint32Array } {
  const index = ratings.countBy(key, keys);
  const members = new Uint32Array(index.reduce((sum, ratings) => sum + (ratings > 0 ? 1 : 0), 0));
  let count = 0;
  for (let k = 0; k < keys; k++) {
    if (index[k] === 0) continue;
    members[count] = k;
    index[k] = count++;
  }
  return { members, index };
}

/** How many answers are a yes. */
export function countYes({ rows: { bounds, noteWeights } }: LogisticModel): number {
  return noteWeights.reduce((sum, _, n) => sum + bounds[2 * n + 1]! - bounds[2 * n]!, 0);
}

export function placeOf({ notes, raters }: LogisticModel, part: LogisticPart): Place {
  const ofNotes = { first: 2, stride: 2, count: notes.length };
  const ofRaters = { first: 2 + 2 * notes.length, stride: 4, count: raters.length };
  switch (part) {
    case 'mu': return { first: 0, stride: 1, count: 1 };
    case 'noteIntercept': return ofNotes;
    case 'noteFactor': return { ...ofNotes, first: ofNotes.first + 1 };
    case 'raterIntercept': return ofRaters;
    case 'raterFactor': return { ...ofRaters, first: ofRaters.first + 1 };
    case 'reputation': return { ...ofRaters, first: ofRaters.first + 2 };
  }
}

/** A part's values, by index within the model. */
export function readPart(model: LogisticModel, part: LogisticPart, from: Float64Array = model.point): Float64Array {
  const { first, stride, count } = placeOf(model, part);
  return Float64Array.from({ length: count }, (_, k) => from[first + stride * k]!);
}

/** Sets a part's values, given by index within the model. */
export function writePart(model: LogisticModel, part: LogisticPart, valueOf: (k: number) => number): void {
  const { first, stride, count } = placeOf(model, part);
  for (let k = 0; k < count; k++) model.point[first + stride * k] = valueOf(k);
}
