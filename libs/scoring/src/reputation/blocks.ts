import { inverted, invertNotes, invertRaters, multiplyNotes, multiplyRaters } from '../kernels/answer-blocks';
import { ANSWER_STEP, ANSWER_WORD, answerBlocks } from '../kernels/answer-frame';
import type { LogisticModel } from './logistic-model';
import { freedom, termsOf, type LogisticProblem } from './logistic-problem';

/**
 * An approximate inverse of the Hessian: exact for each note and for each rater; it leaves out how they bend each
 * other. What is not free has an inverse of 0.
 */
export class BlockInverse {
  #mu = 0;
  readonly #model: LogisticModel;
  readonly #notes: Float64Array;
  readonly #raters: Float64Array;

  constructor({ model }: LogisticProblem) {
    this.#model = model;
    this.#notes = model.shared?.frame.noteInverse ?? new Float64Array(3 * model.notes.length);
    this.#raters = model.shared?.frame.raterInverse ?? new Float64Array(6 * model.raters.length);
  }

  /** Takes over the curvatures that the last visit left in the rows; those of large models were inverted there. */
  update(problem: LogisticProblem): void {
    const { rows, notes, raters, shared } = this.#model;
    let curve: number;
    if (shared === undefined) {
      const terms = termsOf(problem);
      invertNotes(rows.noteSums, terms, this.#notes, 0, notes.length);
      curve = invertRaters(rows.raterSums, terms, this.#raters, 0, raters.length, problem.ridge.mu);
    } else {
      curve = problem.ridge.mu + shared.bends;
    }
    this.#mu = freedom(problem).mu * inverted(curve);
  }

  /** Multiplies a vector, laid out like the point. */
  apply(vector: Float64Array, out: Float64Array): void {
    const { notes, raters, shared, space, point } = this.#model;
    out[0] = this.#mu * vector[0]!;
    out[1] = 0;
    if (shared === undefined) {
      multiplyNotes(this.#notes, vector, out, 0, notes.length);
      multiplyRaters(this.#raters, notes.length, vector, out, 0, raters.length);
      return;
    }
    const { words } = shared.frame;
    words[ANSWER_WORD.a] = vector.byteOffset;
    words[ANSWER_WORD.a + 1] = out.byteOffset;
    space.run(shared.frame, ANSWER_STEP.multiplyNotes, answerBlocks(notes.length), point.length);
    space.run(shared.frame, ANSWER_STEP.multiplyRaters, answerBlocks(raters.length), point.length);
  }
}
