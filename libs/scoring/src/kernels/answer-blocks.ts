/** Sums of each note, and places for those of each rater. */
export const NOTE_SUMS = 5;
export const RATER_SUMS = 10;

/**
 * For each part of a model whether it is free (1 or 0), then the ridge of each: intercept and factor of notes;
 * intercept, factor and reputation of raters.
 */
export const TERM = { free: { noteIntercept: 0, noteFactor: 1, raterIntercept: 2, raterFactor: 3, reputation: 4 }, ridge: { noteIntercept: 5, noteFactor: 6, raterIntercept: 7, raterFactor: 8, reputation: 9 } } as const;
export const TERMS = 10;

/** Half the gradient of the notes `first` … `last` − 1; vectors hold mu, a free place, two numbers a note, four a rater. */
export function gradientOfNotes(noteSums: Float64Array, terms: Float64Array, point: Float64Array, gradient: Float64Array, first: number, last: number): void {
  for (let n = first; n < last; n++) {
    const at = 2 + 2 * n;
    gradient[at] = terms[0]! * (noteSums[NOTE_SUMS * n]! + terms[5]! * point[at]!);
    gradient[at + 1] = terms[1]! * (noteSums[NOTE_SUMS * n + 1]! + terms[6]! * point[at + 1]!);
  }
}

/** The same of raters. @returns the sum of their slopes */
export function gradientOfRaters(raterSums: Float64Array, terms: Float64Array, notes: number, point: Float64Array, gradient: Float64Array, first: number, last: number): number {
  let slopes = 0;
  for (let u = first; u < last; u++) {
    const at = 2 + 2 * notes + 4 * u;
    const sums = RATER_SUMS * u;
    slopes += raterSums[sums]!;
    gradient[at] = terms[2]! * (raterSums[sums]! + terms[7]! * point[at]!);
    gradient[at + 1] = terms[3]! * (raterSums[sums + 1]! + terms[8]! * point[at + 1]!);
    gradient[at + 2] = terms[4]! * (raterSums[sums + 2]! + terms[9]! * point[at + 2]!);
    gradient[at + 3] = 0;
  }
  return slopes;
}

/** The inverse of half the Hessian of each note alone: entries (b,b), (b,f), (f,f); 0 for what is not free. */
export function invertNotes(noteSums: Float64Array, terms: Float64Array, inverse: Float64Array, first: number, last: number): void {
  const both01 = terms[0]! * terms[1]!;
  for (let n = first; n < last; n++) {
    const at = NOTE_SUMS * n + 2;
    const b = noteSums[at]! + terms[5]!;
    const f = noteSums[at + 2]! + terms[6]!;
    const both = both01 * noteSums[at + 1]!;
    const scale = inverted(b * f - both * both);
    inverse[3 * n] = terms[0]! * f * scale;
    inverse[3 * n + 1] = -both * scale;
    inverse[3 * n + 2] = terms[1]! * b * scale;
  }
}

/** The same of each rater, by cofactors: its 3×3 block row by row from the diagonal on. @returns the sum of their bends */
export function invertRaters(raterSums: Float64Array, terms: Float64Array, inverse: Float64Array, first: number, last: number): number {
  const [freeA, freeG, freeR] = [terms[2]!, terms[3]!, terms[4]!];
  const [both, withReputation, ofReputation] = [freeA * freeG, freeA * freeR, freeG * freeR];
  let bends = 0;
  for (let u = first; u < last; u++) {
    const at = RATER_SUMS * u + 3;
    bends += raterSums[at]!;
    const aa = raterSums[at]! + terms[7]!;
    const ag = both * raterSums[at + 1]!;
    const ar = withReputation * raterSums[at + 2]!;
    const gg = raterSums[at + 3]! + terms[8]!;
    const gr = ofReputation * raterSums[at + 5]!;
    const rr = raterSums[at + 4]! + terms[9]!;
    const one = gg * rr - gr * gr;
    const two = ar * gr - ag * rr;
    const three = ag * gr - ar * gg;
    const scale = inverted(aa * one + ag * two + ar * three);
    const k = 6 * u;
    inverse[k] = one * scale * freeA;
    inverse[k + 1] = two * scale;
    inverse[k + 2] = three * scale;
    inverse[k + 3] = (aa * rr - ar * ar) * scale * freeG;
    inverse[k + 4] = (ag * ar - aa * gr) * scale;
    inverse[k + 5] = (aa * gg - ag * ag) * scale * freeR;
  }
  return bends;
}

/** Multiplies the notes' part of a vector. */
export function multiplyNotes(inverse: Float64Array, vector: Float64Array, out: Float64Array, first: number, last: number): void {
  for (let n = first; n < last; n++) {
    const at = 2 + 2 * n;
    const k = 3 * n;
    const b = vector[at]!;
    const f = vector[at + 1]!;
    out[at] = inverse[k]! * b + inverse[k + 1]! * f;
    out[at + 1] = inverse[k + 1]! * b + inverse[k + 2]! * f;
  }
}

/** Multiplies the raters' part. */
export function multiplyRaters(inverse: Float64Array, notes: number, vector: Float64Array, out: Float64Array, first: number, last: number): void {
  for (let u = first; u < last; u++) {
    const at = 2 + 2 * notes + 4 * u;
    const k = 6 * u;
    const a = vector[at]!;
    const g = vector[at + 1]!;
    const r = vector[at + 2]!;
    out[at] = inverse[k]! * a + inverse[k + 1]! * g + inverse[k + 2]! * r;
    out[at + 1] = inverse[k + 1]! * a + inverse[k + 3]! * g + inverse[k + 4]! * r;
    out[at + 2] = inverse[k + 2]! * a + inverse[k + 4]! * g + inverse[k + 5]! * r;
    out[at + 3] = 0;
  }
}

/** What nothing bends (no answer and no ridge) has no gradient either. */
export function inverted(value: number): number {
  return value > 0 ? 1 / value : 0;
}
