import { RatingSet } from '../data/rating-set';
import type { Engine } from '../kernels/engine';
import { wasmEngine } from '../kernels/wasm-engine';
import type { Parameters } from '../parameters';
import { factorize, type Factorization } from './factorize';
import { ratingMatrix } from './rating-matrix';

/** Ratings with dense indices of notes and raters, ascending by note. */
export interface BareRatings {
  notes: number;
  raters: number;
  note: Uint32Array;
  rater: Uint32Array;
  /** 0, 1 or 2. */
  level: Uint8Array;
}

/** Fits the model to bare ratings, without anything that scoring does before and after. */
export function fitRatings(ratings: BareRatings, fit: Parameters['fit'], engine: Engine = wasmEngine()): Factorization {
  const { note, rater, level } = ratings;
  const matrix = ratingMatrix({ noteCount: ratings.notes, raterCount: ratings.raters, note, rater, level, engine }, RatingSet.all(note.length));
  try {
    return factorize(matrix, fit);
  } finally {
    matrix.workspace.close();
  }
}
