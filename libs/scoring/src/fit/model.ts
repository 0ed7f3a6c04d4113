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

export function ridgeFor(matrix: RatingMatrix, fit: Parameters['fit']): Ridge {
  const perRater = matrix.count / matrix.raters.length;
  const perNote = matrix.count / matrix.notes.length;
  return {
    mu: fit.interceptPenalty * matrix.count,
    raterIntercept: fit.interceptPenalty * perRater,
    raterFactor: fit.factorPenalty * perRater,
    noteIntercept: fit.interceptPenalty * perNote,
    noteFactor: fit.factorPenalty * perNote,
  };
}

/**
 * Given the notes, sets raters and mu to the values that minimise the objective (all at once, exactly): each
 * rater is a 2×2 system whose right side depends linearly on mu, and what is left for mu is one equation.
 */
export function solveRaters(matrix: RatingMatrix, ridge: Ridge, model: Model): void {
  const { raterStart, noteOfRating, valueByRater } = matrix;
  const { noteIntercept, noteFactor, raterIntercept, raterFactor } = model;
  const raters = matrix.raters.length;
  const perMuIntercept = new Float64Array(raters);
  const perMuFactor = new Float64Array(raters);
  let residual = 0;
  let curvature = matrix.count + ridge.mu;
  for (let u = 0; u < raters; u++) {
    const begin = raterStart[u]!;
    const end = raterStart[u + 1]!;
    let sumX = 0;
    let sumXX = 0;
    let sumY = 0;
    let sumXY = 0;
    for (let k = begin; k < end; k++) {
      const n = noteOfRating[k]!;
      const x = noteFactor[n]!;
      const y = valueByRater[k]! - noteIntercept[n]!;
      sumX += x;
      sumXX += x * x;
      sumY += y;
      sumXY += x * y;
    }
    const count = end - begin;
    const a = count + ridge.raterIntercept;
    const d = sumXX + ridge.raterFactor;
    const determinant = a * d - sumX * sumX;
    const intercept = (d * sumY - sumX * sumXY) / determinant;
    const factor = (a * sumXY - sumX * sumY) / determinant;
    const muIntercept = (d * count - sumX * sumX) / determinant;
    const muFactor = (a * sumX - sumX * count) / determinant;
    raterIntercept[u] = intercept;
    raterFactor[u] = factor;
    perMuIntercept[u] = muIntercept;
    perMuFactor[u] = muFactor;
    residual += sumY - count * intercept - sumX * factor;
    curvature -= count * muIntercept + sumX * muFactor;
  }
  model.mu = residual / curvature;
  for (let u = 0; u < raters; u++) {
    raterIntercept[u]! -= model.mu * perMuIntercept[u]!;
    raterFactor[u]! -= model.mu * perMuFactor[u]!;
  }
}

/** What {@link visitNotes} finds. Vectors hold the intercepts of all notes, then their factors. */
export interface NoteVisit {
  /** Sum of squared residuals. */
  squaredError: number;
  /** Squared error plus all penalties: the objective times the number of ratings. */
  objective: number;
  /** Half the gradient of the objective. */
  gradient: Float64Array;
  /** Inverse of half the Hessian of each note alone: entries (b,b), (b,f), (f,f), one run of each. */
  inverse: Float64Array;
}

/** Given raters and mu, evaluates the objective, its gradient and the curvature of each note. */
export function visitNotes(matrix: RatingMatrix, ridge: Ridge, model: Model): NoteVisit {
  const { noteStart, raterOfRating, valueByNote } = matrix;
  const { mu, noteIntercept, noteFactor, raterIntercept, raterFactor } = model;
  const notes = matrix.notes.length;
  const gradient = new Float64Array(2 * notes);
  const inverse = new Float64Array(3 * notes);
  let squaredError = 0;
  let penalty = ridge.mu * mu * mu;
  for (let n = 0; n < notes; n++) {
    const intercept = noteIntercept[n]!;
    const factor = noteFactor[n]!;
    const begin = noteStart[n]!;
    const end = noteStart[n + 1]!;
    let sumF = 0;
    let sumFF = 0;
    let sumE = 0;
    let sumEF = 0;
    for (let k = begin; k < end; k++) {
      const u = raterOfRating[k]!;
      const f = raterFactor[u]!;
      const e = valueByNote[k]! - mu - raterIntercept[u]! - intercept - f * factor;
      sumF += f;
      sumFF += f * f;
      sumE += e;
      sumEF += e * f;
      squaredError += e * e;
    }
    penalty += ridge.noteIntercept * intercept * intercept + ridge.noteFactor * factor * factor;
    gradient[n] = ridge.noteIntercept * intercept - sumE;
    gradient[notes + n] = ridge.noteFactor * factor - sumEF;
    const a = end - begin + ridge.noteIntercept;
    const d = sumFF + ridge.noteFactor;
    const determinant = a * d - sumF * sumF;
    inverse[n] = d / determinant;
    inverse[notes + n] = -sumF / determinant;
    inverse[2 * notes + n] = a / determinant;
  }
  for (let u = 0; u < raterIntercept.length; u++) {
    const b = raterIntercept[u]!;
    const f = raterFactor[u]!;
    penalty += ridge.raterIntercept * b * b + ridge.raterFactor * f * f;
  }
  return { squaredError, objective: squaredError + penalty, gradient, inverse };
}

/** `out` = blockwise inverse curvature times `vector`: applied to the gradient, an alternating least-squares step. */
export function precondition(inverse: Float64Array, vector: Float64Array, out: Float64Array): void {
  const notes = vector.length / 2;
  for (let n = 0; n < notes; n++) {
    const b = vector[n]!;
    const f = vector[notes + n]!;
    out[n] = inverse[n]! * b + inverse[notes + n]! * f;
    out[notes + n] = inverse[notes + n]! * b + inverse[2 * notes + n]! * f;
  }
}
