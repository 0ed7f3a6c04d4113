import { RatingSet } from '../data/rating-set';
import type { Engine } from '../kernels/engine';
import { wasmEngine } from '../kernels/wasm-engine';
import type { Parameters } from '../parameters';
import { factorize, type Factorization, type Start } from './factorize';
import { ratingMatrix, type RatingMatrix } from './rating-matrix';

/** Ratings with dense indices of notes and raters, ascending by note. */
export interface BareRatings {
  notes: number;
  raters: number;
  note: Uint32Array;
  rater: Uint32Array;
  /** 0, 1 or 2. */
  level: Uint8Array;
}

/** The matrix of bare ratings; see {@link ratingMatrix}. */
export function matrixOf({ notes, raters, note, rater, level }: BareRatings, remembered: number, engine: Engine): RatingMatrix {
  return ratingMatrix({ noteCount: notes, raterCount: raters, note, rater, level, engine }, RatingSet.all(note.length), remembered);
}

/** Fits the model to bare ratings, without anything that scoring does before and after. @param start where to begin; without it as a run does */
export function fitRatings(ratings: BareRatings, fit: Parameters['fit'], engine: Engine = wasmEngine(), start?: Start): Factorization {
  const matrix = matrixOf(ratings, fit.memory, engine);
  try {
    return factorize(matrix, fit, start);
  } finally {
    matrix.workspace.close();
  }
}
