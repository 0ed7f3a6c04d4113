import type { Parameters } from '../parameters';
import type { RatingMatrix } from './rating-matrix';

/** Parameters of the model: rating of note n by rater u ≈ mu + raterIntercept[u] + noteIntercept[n] + raterFactor[u]·noteFactor[n]. */
export interface Model {
  mu: number;
  noteIntercept: Float64Array;
  noteFactor: Float64Array;
  raterIntercept: Float64Array;
  raterFactor: Float64Array;
}

/**
 * Ridge weights of the objective in its summed form. X minimises the *mean* squared error plus λ times the
 * *mean* squared parameters (matrix_factorization.py `_get_reg_loss`); multiplied by the number of ratings
 * that is a plain sum of squares with λ·N/U on every rater, λ·N/M on every note and λ·N on mu.
 */
export interface Ridge {
  mu: number;
  raterIntercept: number;
  raterFactor: number;
  noteIntercept: number;
  noteFactor: number;
}

export function ridgeFor({ count, raters, notes }: Pick<RatingMatrix, 'count' | 'raters' | 'notes'>, fit: Parameters['fit']): Ridge {
  return ridgeOfSize({ ratings: count, raters: raters.length, notes: notes.length }, fit);
}

/** @param size how many of each a fit sees */
export function ridgeOfSize(size: { ratings: number; raters: number; notes: number }, fit: Parameters['fit']): Ridge {
  const perRater = size.ratings / size.raters;
  const perNote = size.ratings / size.notes;
  return {
    mu: (fit.globalInterceptPenalty ?? fit.interceptPenalty) * size.ratings,
    raterIntercept: (fit.raterInterceptPenalty ?? fit.interceptPenalty) * perRater,
    raterFactor: fit.factorPenalty * perRater,
    noteIntercept: (fit.noteInterceptPenalty ?? fit.interceptPenalty) * perNote,
    noteFactor: fit.factorPenalty * perNote,
  };
}

/** Takes the model that a fit ended in out of its memory, so that most raters have a negative factor. */
export function modelOf({ frame }: RatingMatrix, mu: number): Model {
  const raterFactor = column(frame.raters.pairs, 1, 1);
  let balance = 0;
  for (const factor of raterFactor) balance += factor > 0 ? 1 : factor < 0 ? -1 : 0;
  const sign = balance > 0 ? -1 : 1;
  return {
    mu,
    noteIntercept: column(frame.notes.pairs, 0, 1),
    noteFactor: column(frame.notes.pairs, 1, sign),
    raterIntercept: column(frame.raters.pairs, 0, 1),
    raterFactor: sign < 0 ? column(frame.raters.pairs, 1, sign) : raterFactor,
  };
}

function column(pairs: Float64Array, offset: number, sign: number): Float64Array {
  const values = new Float64Array(pairs.length / 2);
  for (let k = 0; k < values.length; k++) values[k] = sign * pairs[2 * k + offset]!;
  return values;
}
