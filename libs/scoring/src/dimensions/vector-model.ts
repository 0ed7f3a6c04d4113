import type { Ridge } from '../fit/model';
import { addOuter, decompose, solveWith, triangle } from './cholesky';

/** Ratings with dense indices, ascending by note; values 0, 0.5 and 1. */
export interface VectorRatings {
  notes: number;
  raters: number;
  note: Uint32Array;
  rater: Uint32Array;
  value: Float64Array;
}

/**
 * rating of note n by rater u ≈ mu + intercept of u + intercept of n + factors of u · factors of n. Both sides are rows
 * of `order` = dimensions + 1 numbers: the intercept, then the factors.
 */
export interface VectorModel {
  order: number;
  mu: number;
  notes: Float64Array;
  raters: Float64Array;
}

/** What a look at all ratings finds, raters and mu being the best for the notes. */
export interface VectorVisit {
  /** Squared error plus penalties. */
  objective: number;
  /** Half the gradient by the notes. */
  gradient: Float64Array;
  /** The notes' own curvatures, decomposed. */
  curvature: Float64Array;
}

/** Ratings of each rater, as indices: of rater u those from `start[u]` to `start[u + 1]` − 1. */
export interface ByRater {
  start: Uint32Array;
  rating: Uint32Array;
}

export function indexByRater({ raters, rater }: VectorRatings): ByRater {
  const start = new Uint32Array(raters + 1);
  for (const u of rater) start[u + 1]!++;
  for (let u = 0; u < raters; u++) start[u + 1]! += start[u]!;
  const next = start.slice();
  const rating = new Uint32Array(rater.length);
  for (let i = 0; i < rater.length; i++) rating[next[rater[i]!]!++] = i;
  return { start, rating };
}

/** Given the notes, sets raters and mu to the values that minimise the objective, all at once and exactly. */
export function solveVectorRaters(ratings: VectorRatings, { start, rating }: ByRater, ridge: Ridge, model: VectorModel): void {
  const { order, notes, raters } = model;
  const matrix = new Float64Array(triangle(order));
  const sums = new Float64Array(order);
  const perMu = new Float64Array(raters.length);
  let residual = 0;
  let curvature = rating.length + ridge.mu;
  for (let u = 0; u < ratings.raters; u++) {
    beginMatrix(matrix, 0, order, ridge.raterIntercept, ridge.raterFactor);
    const at = u * order;
    raters.fill(0, at, at + order);
    sums.fill(0);
    for (let k = start[u]!; k < start[u + 1]!; k++) {
      const i = rating[k]!;
      const n = ratings.note[i]! * order;
      const value = ratings.value[i]! - notes[n]!;
      addOuter(matrix, 0, order, notes, n + 1);
      raters[at]! += value;
      sums[0]! += 1;
      for (let d = 1; d < order; d++) {
        raters[at + d]! += value * notes[n + d]!;
        sums[d]! += notes[n + d]!;
      }
    }
    residual += raters[at]!;
    for (let d = 0; d < order; d++) perMu[at + d] = sums[d]!;
    decompose(matrix, 0, order);
    solveWith(matrix, 0, order, raters, at);
    solveWith(matrix, 0, order, perMu, at);
    for (let d = 0; d < order; d++) {
      residual -= sums[d]! * raters[at + d]!;
      curvature -= sums[d]! * perMu[at + d]!;
    }
  }
  model.mu = residual / curvature;
  for (let i = 0; i < raters.length; i++) raters[i]! -= model.mu * perMu[i]!;
}

/** The objective, its gradient, and the curvature of each note alone. */
export function visitVectorNotes(ratings: VectorRatings, ridge: Ridge, model: VectorModel): VectorVisit {
  const { order, mu, notes, raters } = model;
  const size = triangle(order);
  const gradient = new Float64Array(notes.length);
  const curvature = new Float64Array(ratings.notes * size);
  let objective = ridge.mu * mu * mu + penaltyOf(notes, order, ridge.noteIntercept, ridge.noteFactor) + penaltyOf(raters, order, ridge.raterIntercept, ridge.raterFactor);
  for (let n = 0; n < ratings.notes; n++) {
    beginMatrix(curvature, n * size, order, ridge.noteIntercept, ridge.noteFactor);
    for (let d = 0; d < order; d++) gradient[n * order + d] = notes[n * order + d]! * (d === 0 ? ridge.noteIntercept : ridge.noteFactor);
  }
  for (let i = 0; i < ratings.note.length; i++) {
    const n = ratings.note[i]! * order;
    const u = ratings.rater[i]! * order;
    let error = ratings.value[i]! - mu - notes[n]! - raters[u]!;
    for (let d = 1; d < order; d++) error -= notes[n + d]! * raters[u + d]!;
    objective += error * error;
    gradient[n]! -= error;
    for (let d = 1; d < order; d++) gradient[n + d]! -= error * raters[u + d]!;
    addOuter(curvature, ratings.note[i]! * size, order, raters, u + 1);
  }
  for (let n = 0; n < ratings.notes; n++) decompose(curvature, n * size, order);
  return { objective, gradient, curvature };
}

/** Inverse curvatures of the notes times a vector; applied to the gradient, a step of alternating least squares. */
export function alternatingStep(curvature: Float64Array, order: number, vector: Float64Array, out: Float64Array = new Float64Array(vector.length)): Float64Array {
  out.set(vector);
  for (let n = 0; n < out.length / order; n++) solveWith(curvature, n * triangle(order), order, out, n * order);
  return out;
}

export function beginMatrix(matrix: Float64Array, at: number, order: number, interceptRidge: number, factorRidge: number): void {
  matrix.fill(0, at, at + triangle(order));
  for (let d = 0; d < order; d++) matrix[at + triangle(d) + d] = d === 0 ? interceptRidge : factorRidge;
}

function penaltyOf(rows: Float64Array, order: number, interceptRidge: number, factorRidge: number): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += (i % order === 0 ? interceptRidge : factorRidge) * rows[i]! * rows[i]!;
  return sum;
}
