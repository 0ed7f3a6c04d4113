import { ANSWER_NUMBER, ANSWER_STEP, ANSWER_WORD, answerBlocks, PARTIALS } from '../kernels/answer-frame';
import { recordRaters, tellScale, type LogisticProblem } from './logistic-problem';

/** How notes are placed among frozen raters. */
export interface PlacingSolver {
  /** Upper limit of steps a note. */
  readonly maxSteps: number;
  /** A note is placed after the first Newton step of no more than this. */
  readonly tolerance: number;
}

/**
 * Moves one parameter of every note to its optimum, with all else frozen: a convex problem of its own for each note,
 * by Newton's method, kept between the ends known to be too low and too high.
 * @returns passes over the answers, the mean over notes
 */
export function placeLogistic(problem: LogisticProblem, part: 'noteIntercept' | 'noteFactor', { maxSteps, tolerance }: PlacingSolver): number {
  const { space, notes, frame, count } = problem.model;
  tellScale(problem);
  recordRaters(problem.model);
  frame.words[ANSWER_WORD.part] = part === 'noteIntercept' ? 0 : 1;
  frame.words[ANSWER_WORD.maxSteps] = maxSteps;
  frame.numbers[ANSWER_NUMBER.ridge] = problem.ridge[part];
  frame.numbers[ANSWER_NUMBER.tolerance] = tolerance;
  const blocks = answerBlocks(notes.length);
  space.run(frame, ANSWER_STEP.place, blocks, count);
  let steps = 0;
  for (let block = 0; block < blocks; block++) steps += frame.partials[PARTIALS * block]!;
  return steps / notes.length;
}
