import { NOTE_SUMS, RATER_SUMS } from '../kernels/logistic';
import { freedom, type LogisticProblem } from './logistic-problem';

/**
 * An approximate inverse of the Hessian: exact for each note and for each rater; it leaves out how they bend each
 * other. What is not free has an inverse of 0.
 */
export class BlockInverse {
  #mu = 0;
  readonly #notes: Float64Array;
  readonly #raters: Float64Array;

  constructor({ model: { notes, raters } }: LogisticProblem) {
    this.#notes = new Float64Array(3 * notes.length);
    this.#raters = new Float64Array(6 * raters.length);
  }

  /** Takes over the curvatures that the last visit left in the rows. */
  update(problem: LogisticProblem): void {
    const { model, ridge } = problem;
    const { noteSums, raterSums } = model.rows;
    const free = freedom(problem);
    for (let n = 0; n < model.notes.length; n++) {
      const at = NOTE_SUMS * n + 2;
      const b = noteSums[at]! + ridge.noteIntercept;
      const f = noteSums[at + 2]! + ridge.noteFactor;
      const both = free.noteIntercept * free.noteFactor * noteSums[at + 1]!;
      const inverse = inverted(b * f - both * both);
      this.#notes[3 * n] = free.noteIntercept * f * inverse;
      this.#notes[3 * n + 1] = -both * inverse;
      this.#notes[3 * n + 2] = free.noteFactor * b * inverse;
    }
    let curve = ridge.mu;
    for (let u = 0; u < model.raters.length; u++) {
      const at = RATER_SUMS * u + 3;
      curve += raterSums[at]!;
      this.#invert(
        6 * u,
        raterSums[at]! + ridge.raterIntercept,
        free.raterIntercept * free.raterFactor * raterSums[at + 1]!,
        free.raterIntercept * free.reputation * raterSums[at + 2]!,
        raterSums[at + 3]! + ridge.raterFactor,
        free.raterFactor * free.reputation * raterSums[at + 5]!,
        raterSums[at + 4]! + ridge.reputation,
      );
      this.#raters[6 * u]! *= free.raterIntercept;
      this.#raters[6 * u + 3]! *= free.raterFactor;
      this.#raters[6 * u + 5]! *= free.reputation;
    }
    this.#mu = free.mu * inverted(curve);
  }

  /** Multiplies a vector, laid out like the point. */
  apply(vector: Float64Array, out: Float64Array): void {
    const ofNotes = this.#notes;
    const ofRaters = this.#raters;
    out[0] = this.#mu * vector[0]!;
    out[1] = 0;
    let at = 2;
    for (let k = 0; k < ofNotes.length; k += 3) {
      const b = vector[at]!;
      const f = vector[at + 1]!;
      out[at] = ofNotes[k]! * b + ofNotes[k + 1]! * f;
      out[at + 1] = ofNotes[k + 1]! * b + ofNotes[k + 2]! * f;
      at += 2;
    }
    for (let k = 0; k < ofRaters.length; k += 6) {
      const a = vector[at]!;
      const g = vector[at + 1]!;
      const r = vector[at + 2]!;
      out[at] = ofRaters[k]! * a + ofRaters[k + 1]! * g + ofRaters[k + 2]! * r;
      out[at + 1] = ofRaters[k + 1]! * a + ofRaters[k + 3]! * g + ofRaters[k + 4]! * r;
      out[at + 2] = ofRaters[k + 2]! * a + ofRaters[k + 4]! * g + ofRaters[k + 5]! * r;
      out[at + 3] = 0;
      at += 4;
    }
  }

  /** Inverts a symmetric 3×3 block by its cofactors, given row by row from the diagonal on. */
  #invert(k: number, aa: number, ag: number, ar: number, gg: number, gr: number, rr: number): void {
    const first = gg * rr - gr * gr;
    const second = ar * gr - ag * rr;
    const third = ag * gr - ar * gg;
    const inverse = inverted(aa * first + ag * second + ar * third);
    this.#raters[k] = first * inverse;
    this.#raters[k + 1] = second * inverse;
    this.#raters[k + 2] = third * inverse;
    this.#raters[k + 3] = (aa * rr - ar * ar) * inverse;
    this.#raters[k + 4] = (ag * ar - aa * gr) * inverse;
    this.#raters[k + 5] = (aa * gg - ag * ag) * inverse;
  }
}

/** What nothing bends (no answer and no ridge) has no gradient either. */
function inverted(value: number): number {
  return value > 0 ? 1 / value : 0;
}
