import { NUMBER, PARTIAL, STEP, WORD, type Side, type Step } from '../kernels/frame';
import type { Ridge } from './model';
import type { RatingMatrix } from './rating-matrix';

/** What a sweep finds at the notes as they are, with the raters and mu that suit them best. */
export interface Visit {
  mu: number;
  /** Sum of squared residuals. */
  squaredError: number;
  /** Squared error plus all penalties: the objective times the number of ratings. */
  objective: number;
  /** The most by which an alternating step would move a parameter of a note. */
  largest: number;
  /** Products of the last step and of its change of the gradient, where the notes have moved. */
  moved: { stepStep: number; changeChange: number; stepChange: number };
  /** Products of each remembered step, and of the last one, with the gradient. */
  stepGradient: number[];
}

/** Writes the penalties where the steps of a fit find them. */
export function setRidge({ frame: { numbers } }: RatingMatrix, ridge: Ridge): void {
  numbers[NUMBER.raterIntercept] = ridge.raterIntercept;
  numbers[NUMBER.raterFactor] = ridge.raterFactor;
  numbers[NUMBER.noteIntercept] = ridge.noteIntercept;
  numbers[NUMBER.noteFactor] = ridge.noteFactor;
}

/**
 * Solves for raters and mu, all at once and exactly, given the notes; then evaluates the notes. Reads each rating twice.
 * @param moved whether the notes have just gone along a direction
 */
export function sweep(matrix: RatingMatrix, ridge: Ridge, moved: boolean): Visit {
  const { frame, workspace, count } = matrix;
  const { notes, raters, numbers, words } = frame;
  workspace.run(frame, STEP.solveRaters, raters.blocks, count);
  const residual = total(matrix, raters, PARTIAL.solveRaters.residual);
  const curvature = total(matrix, raters, PARTIAL.solveRaters.curvature);
  const mu = residual / (count + ridge.mu - curvature);
  numbers[NUMBER.mu] = mu;
  workspace.run(frame, STEP.applyMu, raters.blocks, 4 * raters.count);
  const ofRaters = { squaredError: total(matrix, raters, PARTIAL.applyMu.squaredError), penalty: total(matrix, raters, PARTIAL.applyMu.penalty) };

  words[WORD.moved] = moved ? 1 : 0;
  workspace.run(frame, STEP.visitNotes, notes.blocks, count);
  const at = PARTIAL.visitNotes;
  const squaredError = total(matrix, notes, at.squaredError) + ofRaters.squaredError;
  const penalty = total(matrix, notes, at.penalty) + ofRaters.penalty + ridge.mu * mu * mu;
  const known = words[WORD.remembered]! + words[WORD.moved]!;
  return {
    mu,
    squaredError,
    objective: squaredError + penalty,
    largest: maximum(matrix, notes, at.largest),
    moved: {
      stepStep: total(matrix, notes, at.stepStep),
      changeChange: total(matrix, notes, at.changeChange),
      stepChange: total(matrix, notes, at.stepChange),
    },
    stepGradient: Array.from({ length: known }, (_, k) => total(matrix, notes, at.stepGradient + k)),
  };
}

/** Does one of the steps that walk over the notes alone. */
export function runOverNotes({ frame, workspace }: RatingMatrix, step: Step): void {
  workspace.run(frame, step, frame.notes.blocks, frame.notes.count * (4 + frame.words[WORD.remembered]!));
}

/** Adds up what the blocks have written, in their order. */
export function total({ frame }: RatingMatrix, { blocks }: Side, place: number): number {
  let sum = 0;
  for (let block = 0; block < blocks; block++) sum += frame.partials[block * frame.partialsPerBlock + place]!;
  return sum;
}

function maximum({ frame }: RatingMatrix, { blocks }: Side, place: number): number {
  let largest = 0;
  for (let block = 0; block < blocks; block++) largest = Math.max(largest, frame.partials[block * frame.partialsPerBlock + place]!);
  return largest;
}
