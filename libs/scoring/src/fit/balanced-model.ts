import type { Model } from './model';

/** Ratings of a fit, note by note; notes and raters have dense numbers of this fit. */
export interface RatingTable {
  count: number;
  /** What the numbers mean in the dataset. */
  notes: Uint32Array;
  raters: Uint32Array;
  /** Ratings of note n are firstOf[n] … firstOf[n + 1] − 1. */
  firstOf: Uint32Array;
  rater: Uint32Array;
  /** 0, ½ or 1. */
  value: Float64Array;
}

/** Weights of the objective in its summed form: squared parameters, and |intercept · factor| of a note. */
export interface BalancedRidge {
  mu: number;
  raterIntercept: number;
  raterFactor: number;
  noteIntercept: number;
  noteFactor: number;
  slant: number;
}

/** Sums over the ratings of one note or rater, each weighed: of 1, f, f², y and y·f. */
interface System {
  a: number;
  f: number;
  ff: number;
  y: number;
  yf: number;
}

/** Squared errors, each by its rater's weight, plus all penalties. */
export function balancedObjective(table: RatingTable, weight: Float64Array, ridge: BalancedRidge, model: Model): { squaredError: number; objective: number } {
  const { mu, noteIntercept, noteFactor, raterIntercept, raterFactor } = model;
  let squaredError = 0;
  let penalty = ridge.mu * mu * mu;
  for (let n = 0; n < table.notes.length; n++) {
    const b = noteIntercept[n]!;
    const f = noteFactor[n]!;
    for (let i = table.firstOf[n]!; i < table.firstOf[n + 1]!; i++) {
      const u = table.rater[i]!;
      const error = table.value[i]! - mu - raterIntercept[u]! - b - raterFactor[u]! * f;
      squaredError += weight[u]! * error * error;
    }
    penalty += ridge.noteIntercept * b * b + ridge.noteFactor * f * f + ridge.slant * Math.abs(b * f);
  }
  for (let u = 0; u < table.raters.length; u++) {
    penalty += ridge.raterIntercept * raterIntercept[u]! * raterIntercept[u]! + ridge.raterFactor * raterFactor[u]! * raterFactor[u]!;
  }
  return { squaredError, objective: squaredError + penalty };
}

/** Sets each note to what minimises the objective with all raters as they are. @returns the largest step */
export function solveBalancedNotes(table: RatingTable, weight: Float64Array, ridge: BalancedRidge, model: Model): number {
  let largest = 0;
  for (let n = 0; n < table.notes.length; n++) {
    const system: System = { a: ridge.noteIntercept, f: 0, ff: ridge.noteFactor, y: 0, yf: 0 };
    for (let i = table.firstOf[n]!; i < table.firstOf[n + 1]!; i++) {
      const u = table.rater[i]!;
      const w = weight[u]!;
      const f = model.raterFactor[u]!;
      const y = table.value[i]! - model.mu - model.raterIntercept[u]!;
      system.a += w;
      system.f += w * f;
      system.ff += w * f * f;
      system.y += w * y;
      system.yf += w * y * f;
    }
    const [b, f] = placeOneNote(system, ridge.slant);
    largest = Math.max(largest, Math.abs(b - model.noteIntercept[n]!), Math.abs(f - model.noteFactor[n]!));
    model.noteIntercept[n] = b;
    model.noteFactor[n] = f;
  }
  return largest;
}

/**
 * Where a·b² + 2f·b·g + ff·g² − 2y·b − 2yf·g + slant·|b·g| is least. On each side of the kink that is a plain 2×2 system,
 * if it has its minimum there; else the least lies on the kink, where intercept or factor is 0.
 */
export function placeOneNote({ a, f, ff, y, yf }: System, slant: number): [intercept: number, factor: number] {
  let best: [number, number] = [y / a, 0];
  let least = -(y * y) / a;
  const consider = (b: number, g: number): void => {
    const value = a * b * b + 2 * f * b * g + ff * g * g - 2 * y * b - 2 * yf * g + slant * Math.abs(b * g);
    if (value >= least) return;
    least = value;
    best = [b, g];
  };
  consider(0, yf / ff);
  for (const sign of [1, -1]) {
    const cross = f + (sign * slant) / 2;
    const determinant = a * ff - cross * cross;
    if (determinant <= 0) continue;
    const b = (ff * y - cross * yf) / determinant;
    const g = (a * yf - cross * y) / determinant;
    if (sign * b * g > 0) consider(b, g);
  }
  return best;
}

/** Of each rater: ratings, then sums of the notes' factors, their squares, what the intercepts leave, and that times the factor. */
function sumsOfRaters({ notes, raters, firstOf, rater, value }: RatingTable, { noteIntercept, noteFactor }: Model): Float64Array {
  const sums = new Float64Array(5 * raters.length);
  for (let n = 0; n < notes.length; n++) {
    const g = noteFactor[n]!;
    for (let i = firstOf[n]!; i < firstOf[n + 1]!; i++) {
      const at = 5 * rater[i]!;
      const y = value[i]! - noteIntercept[n]!;
      sums[at]! += 1;
      sums[at + 1]! += g;
      sums[at + 2]! += g * g;
      sums[at + 3]! += y;
      sums[at + 4]! += y * g;
    }
  }
  return sums;
}

/** Sets all raters and mu, together, to what minimises the objective with all notes as they are. @returns the largest step */
export function solveBalancedRaters(table: RatingTable, weight: Float64Array, ridge: BalancedRidge, model: Model): number {
  const raters = table.raters.length;
  const sums = sumsOfRaters(table, model);
  // without mu, and how much of each unit of mu a rater takes over
  const own = new Float64Array(2 * raters);
  const perMu = new Float64Array(2 * raters);
  let residual = 0;
  let curvature = ridge.mu;
  for (let u = 0; u < raters; u++) {
    const w = weight[u]!;
    const count = w * sums[5 * u]!;
    const g = w * sums[5 * u + 1]!;
    const gg = w * sums[5 * u + 2]!;
    const y = w * sums[5 * u + 3]!;
    const yg = w * sums[5 * u + 4]!;
    const a = count + ridge.raterIntercept;
    const d = gg + ridge.raterFactor;
    const determinant = a * d - g * g;
    own[2 * u] = (d * y - g * yg) / determinant;
    own[2 * u + 1] = (a * yg - g * y) / determinant;
    perMu[2 * u] = (d * count - g * g) / determinant;
    perMu[2 * u + 1] = (a * g - g * count) / determinant;
    residual += y - count * own[2 * u]! - g * own[2 * u + 1]!;
    curvature += count - count * perMu[2 * u]! - g * perMu[2 * u + 1]!;
  }
  const mu = residual / curvature;
  let largest = Math.abs(mu - model.mu);
  model.mu = mu;
  for (let u = 0; u < raters; u++) {
    const b = own[2 * u]! - mu * perMu[2 * u]!;
    const f = own[2 * u + 1]! - mu * perMu[2 * u + 1]!;
    largest = Math.max(largest, Math.abs(b - model.raterIntercept[u]!), Math.abs(f - model.raterFactor[u]!));
    model.raterIntercept[u] = b;
    model.raterFactor[u] = f;
  }
  return largest;
}
