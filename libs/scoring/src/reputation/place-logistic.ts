import { ANSWER_NUMBER, ANSWER_STEP, ANSWER_WORD, answerBlocks, PARTIALS } from '../kernels/answer-frame';
import { placeNote, type PlacingRule } from '../kernels/answer-steps';
import { scaleOf, tellScale, type LogisticProblem } from './logistic-problem';

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
export function placeLogistic(problem: LogisticProblem, part: 'noteIntercept' | 'noteFactor', solver: PlacingSolver): number {
  const { rows, space, notes, shared } = problem.model;
  const rule = { place: part === 'noteIntercept' ? 0 : 1, ridge: problem.ridge[part], ...solver };
  if (shared !== undefined) return placeTogether(problem, rule) / notes.length;
  const scale = scaleOf(problem);
  let steps = 0;
  for (let n = 0; n < notes.length; n++) steps += placeNote((...visit) => space.visit(...visit), rows, scale, n, rule);
  return steps / notes.length;
}

/** The same by threads, to the same bits. @returns passes over the answers of a note, added up over notes */
function placeTogether(problem: LogisticProblem, { place, ridge, maxSteps, tolerance }: PlacingRule): number {
  const { space, notes, shared, count } = problem.model;
  if (shared === undefined) return 0;
  const { frame } = shared;
  tellScale(problem);
  frame.words[ANSWER_WORD.part] = place;
  frame.words[ANSWER_WORD.maxSteps] = maxSteps;
  frame.numbers[ANSWER_NUMBER.ridge] = ridge;
  frame.numbers[ANSWER_NUMBER.tolerance] = tolerance;
  const blocks = answerBlocks(notes.length);
  space.run(frame, ANSWER_STEP.place, blocks, count);
  return frame.partials.subarray(0, PARTIALS * blocks).reduce((sum, steps, k) => sum + (k % PARTIALS === 0 ? steps : 0), 0);
}
