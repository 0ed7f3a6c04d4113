import { SUMS, type RatingRows } from '../kernels/row-sums';
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
    mu: (fit.globalInterceptPenalty ?? fit.interceptPenalty) * matrix.count,
    raterIntercept: (fit.raterInterceptPenalty ?? fit.interceptPenalty) * perRater,
    raterFactor: fit.factorPenalty * perRater,
    noteIntercept: (fit.noteInterceptPenalty ?? fit.interceptPenalty) * perNote,
    noteFactor: fit.factorPenalty * perNote,
  };
}

/**
 * Given the notes, sets raters and mu to the values that minimise the objective (all at once, exactly): each
 * rater is a 2×2 system whose right side depends linearly on mu, and what is left for mu is one equation.
 */
export function solveRaters(matrix: RatingMatrix, ridge: Ridge, model: Model): void {
  const { bounds, sums } = matrix.byRater;
  const { raterIntercept, raterFactor } = model;
  const raters = matrix.raters.length;
  const perMuIntercept = new Float64Array(raters);
  const perMuFactor = new Float64Array(raters);
  let residual = 0;
  let curvature = matrix.count + ridge.mu;
  sumOver(matrix, matrix.byRater, model.noteIntercept, model.noteFactor);
  for (let u = 0; u < raters; u++) {
    const at = SUMS * u;
    const count = bounds[3 * u + 3]! - bounds[3 * u]!;
    const sumX = sums[at + 1]!;
    const sumXX = sums[at + 3]!;
    const sumY = sumOfValues(bounds, u) - sums[at]!;
    const sumXY = sums[at + 4]! - sums[at + 2]!;
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

/**
 * Given raters and mu, evaluates the objective, its gradient and the curvature of each note.
 *
 * Residuals are never formed one by one. With t = v − mu − note intercept, which within a note depends on the level
 * alone, and g the note's factor, (t − b − f·g)² = t² + b² + f²g² − 2tb − 2tfg + 2bfg; the sums of t², f², bf and
 * tf belong to the note, those of b² and vb to the rater.
 */
export function visitNotes(matrix: RatingMatrix, ridge: Ridge, model: Model): NoteVisit {
  const { bounds, sums } = matrix.byNote;
  const { mu, noteIntercept, noteFactor, raterIntercept, raterFactor } = model;
  const notes = matrix.notes.length;
  const gradient = new Float64Array(2 * notes);
  const inverse = new Float64Array(3 * notes);
  let squaredError = 0;
  let penalty = ridge.mu * mu * mu;
  sumOver(matrix, matrix.byNote, raterIntercept, raterFactor);
  for (let n = 0; n < notes; n++) {
    const at = SUMS * n;
    const intercept = noteIntercept[n]!;
    const factor = noteFactor[n]!;
    const count = bounds[3 * n + 3]! - bounds[3 * n]!;
    const sumB = sums[at]!;
    const sumF = sums[at + 1]!;
    const sumBF = sums[at + 2]!;
    const sumFF = sums[at + 3]!;
    const level = mu + intercept;
    const sumV = sumOfValues(bounds, n);
    const sumT = sumV - count * level;
    const sumTF = sums[at + 4]! - level * sumF;
    const sumTT = sumOfSquaredValues(bounds, n) - level * (sumV + sumT);
    squaredError += sumTT + 2 * intercept * sumB + factor * (factor * sumFF - 2 * (sumTF - sumBF));
    penalty += ridge.noteIntercept * intercept * intercept + ridge.noteFactor * factor * factor;
    gradient[n] = ridge.noteIntercept * intercept - (sumT - sumB - factor * sumF);
    gradient[notes + n] = ridge.noteFactor * factor - (sumTF - sumBF - factor * sumFF);
    const a = count + ridge.noteIntercept;
    const d = sumFF + ridge.noteFactor;
    const determinant = a * d - sumF * sumF;
    inverse[n] = d / determinant;
    inverse[notes + n] = -sumF / determinant;
    inverse[2 * notes + n] = a / determinant;
  }
  const ratingsOf = matrix.byRater.bounds;
  for (let u = 0; u < raterIntercept.length; u++) {
    const b = raterIntercept[u]!;
    const f = raterFactor[u]!;
    const count = ratingsOf[3 * u + 3]! - ratingsOf[3 * u]!;
    squaredError += b * (count * (b + 2 * mu) - 2 * sumOfValues(ratingsOf, u));
    penalty += ridge.raterIntercept * b * b + ridge.raterFactor * f * f;
  }
  return { squaredError, objective: squaredError + penalty, gradient, inverse };
}

/** Fills in the other side's parameters and sums over the ratings of each row. */
function sumOver(matrix: RatingMatrix, rows: RatingRows, intercept: Float64Array, factor: Float64Array): void {
  const { pairs } = rows;
  for (let k = 0; k < intercept.length; k++) {
    pairs[2 * k] = intercept[k]!;
    pairs[2 * k + 1] = factor[k]!;
  }
  matrix.workspace.sumRows(rows);
}

function sumOfValues(bounds: Uint32Array, row: number): number {
  return 0.5 * (bounds[3 * row + 2]! - bounds[3 * row + 1]!) + (bounds[3 * row + 3]! - bounds[3 * row + 2]!);
}

function sumOfSquaredValues(bounds: Uint32Array, row: number): number {
  return 0.25 * (bounds[3 * row + 2]! - bounds[3 * row + 1]!) + (bounds[3 * row + 3]! - bounds[3 * row + 2]!);
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
