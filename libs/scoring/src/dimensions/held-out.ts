import type { DimensionsTried } from '../output';
import type { Parameters } from '../parameters';
import { fitVectors, type VectorFit } from './fit-vectors';
import type { VectorRatings } from './vector-model';

/** More dimensions of viewpoint than this are not tried. */
export const MOST_DIMENSIONS = 4;
/** Each rating is held out once, from one of so many fits. */
const FOLDS = 5;
/** A further dimension has to lower the held-out error by more than so many standard errors of that gain. */
const STANDARD_ERRORS = 2;

/**
 * How many dimensions of viewpoint the ratings bear: each fit leaves out a fifth of them and foretells these. A further
 * dimension is taken as long as it foretells better than the one before by more than two standard errors, told from how
 * the gain varies from rater to rater (ratings of one rater are not independent). So chance adds no dimension.
 * @param foldOf which fit leaves a rating out, from nothing but who rated what: later ratings do not change it
 * @returns what was tried, in order; the last but one, or the last where all of them helped, is chosen
 */
export function tryDimensions(ratings: VectorRatings, foldOf: (rating: number) => number, fit: Parameters['fit']): DimensionsTried {
  const parts = Array.from({ length: FOLDS }, (_, fold) => split(ratings, (i) => foldOf(i) % FOLDS === fold));
  const fits: (VectorFit | undefined)[] = parts.map(() => undefined);
  const heldOut: DimensionsTried['heldOut'] = [];
  let before: Float64Array | undefined;
  let chosen = 1;
  for (let dimensions = 1; dimensions <= MOST_DIMENSIONS; dimensions++) {
    const errors = new Float64Array(ratings.note.length);
    parts.forEach(({ learned, left }, fold) => {
      fits[fold] = fitVectors(learned, dimensions, fit, fits[fold]);
      for (const i of left) errors[i] = squaredError(fits[fold]!, ratings, i);
    });
    const gain = before === undefined ? null : gainOf(ratings, before, errors);
    heldOut.push({ dimensions, error: sum(errors) / errors.length, gain: gain?.mean ?? null, standardError: gain?.standardError ?? null });
    if (gain !== null && !(gain.mean > STANDARD_ERRORS * gain.standardError)) break;
    chosen = dimensions;
    before = errors;
  }
  return { chosen, heldOut };
}

/** A fold for every rating, by the ids of note and rater. */
export function foldsByIds(noteId: readonly string[], raterId: readonly string[], noteOf: (rating: number) => number, raterOf: (rating: number) => number): (rating: number) => number {
  const [notes, raters] = [noteId.map(hashOf), raterId.map(hashOf)];
  return (i) => mix(notes[noteOf(i)]! ^ Math.imul(raters[raterOf(i)]!, 0x9e3779b1)) % FOLDS;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function split(ratings: VectorRatings, isLeft: (rating: number) => boolean): { learned: VectorRatings; left: number[] } {
  const left: number[] = [];
  const kept: number[] = [];
  for (let i = 0; i < ratings.note.length; i++) (isLeft(i) ? left : kept).push(i);
  const { notes, raters, note, rater, value } = ratings;
  return { left, learned: { notes, raters, note: Uint32Array.from(kept, (i) => note[i]!), rater: Uint32Array.from(kept, (i) => rater[i]!), value: Float64Array.from(kept, (i) => value[i]!) } };
}

function squaredError({ model: { order, mu, notes, raters } }: VectorFit, ratings: VectorRatings, i: number): number {
  const [n, u] = [ratings.note[i]! * order, ratings.rater[i]! * order];
  let error = ratings.value[i]! - mu - notes[n]! - raters[u]!;
  for (let d = 1; d < order; d++) error -= notes[n + d]! * raters[u + d]!;
  return error * error;
}

/** Mean gain a rating, and its standard error with raters as the units that vary. */
function gainOf(ratings: VectorRatings, before: Float64Array, after: Float64Array): { mean: number; standardError: number } {
  const mean = (sum(before) - sum(after)) / after.length;
  const ofRater = new Float64Array(ratings.raters);
  for (let i = 0; i < after.length; i++) ofRater[ratings.rater[i]!]! += before[i]! - after[i]! - mean;
  return { mean, standardError: Math.sqrt(sum(ofRater.map((gain) => gain * gain))) / after.length };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
