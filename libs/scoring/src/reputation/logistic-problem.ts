import { TERM, TERMS } from '../kernels/answer-blocks';
import { ANSWER_NUMBER, ANSWER_STEP, ANSWER_WORD, answerBlocks, PARTIALS, WANTED, type Wanted } from '../kernels/answer-frame';
import { logOnePlus, exp } from './exponential';
import { placeOf, readPart, type LogisticModel, type LogisticPart, type LogisticRidge } from './logistic-model';

/** What a fit minimises: the weighted cross-entropy of the answers plus ridge, over the free parts of a model. */
export interface LogisticProblem {
  model: LogisticModel;
  /** How much heavier a yes weighs than a no. */
  yesWeight: number;
  ridge: LogisticRidge;
  free: readonly LogisticPart[];
}

/**
 * Half the gradient at the model's point, laid out like it; 0 for what is not free. With
 * `WANTED.curves` it leaves the curvatures of notes and raters in the sums of the model's rows, and their inverses.
 * @param gradient one of the model's vectors
 */
export function gradientAt(problem: LogisticProblem, wanted: Wanted, gradient: Float64Array): void {
  const { model, ridge } = problem;
  const { frame, space, notes, raters, count } = model;
  tellScale(problem);
  frame.numbers.set(termsOf(problem), ANSWER_NUMBER.terms);
  frame.words[ANSWER_WORD.wanted] = wanted;
  frame.words[ANSWER_WORD.gradient] = gradient.byteOffset;
  recordRaters(model);
  space.run(frame, ANSWER_STEP.notes, answerBlocks(notes.length), count);
  space.run(frame, ANSWER_STEP.raters, answerBlocks(raters.length), count);
  gradient[0] = freedom(problem).mu * (sumOfBlocks(model, 0) + ridge.mu * model.point[0]!);
  gradient[1] = 0;
  if (wanted === WANTED.curves) model.bends = sumOfBlocks(model, 1);
}

/** Has the raters written down in single precision, from where sums over notes read them. */
export function recordRaters({ space, frame, raters }: LogisticModel): void {
  space.run(frame, ANSWER_STEP.recordRaters, answerBlocks(raters.length), raters.length);
}

/** What blocks of raters have handed over, added up in their order. */
function sumOfBlocks({ frame: { partials }, raters }: LogisticModel, which: number): number {
  const blocks = answerBlocks(raters.length);
  let sum = 0;
  for (let block = 0; block < blocks; block++) sum += partials[PARTIALS * block + which]!;
  return sum;
}

/** What is free, and the ridge, as the kernels want them. */
function termsOf(problem: LogisticProblem): Float64Array {
  const free = freedom(problem);
  const terms = new Float64Array(TERMS);
  for (const part of ['noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor', 'reputation'] as const) {
    terms[TERM.free[part]] = free[part];
    terms[TERM.ridge[part]] = problem.ridge[part];
  }
  return terms;
}

/** Writes down for the kernels what all answers share. They are given halves of the weights, so that gradients and curvatures are halves, as those of the ridge are. */
export function tellScale({ model: { frame, point }, yesWeight }: LogisticProblem): void {
  frame.numbers[ANSWER_NUMBER.mu] = point[0]!;
  frame.numbers[ANSWER_NUMBER.yesWeight] = 0.5 * yesWeight;
  frame.numbers[ANSWER_NUMBER.noWeight] = 0.5;
}

/** 1 for each part that is free, 0 for the others. */
export function freedom({ free }: LogisticProblem): Record<LogisticPart, number> {
  const of = (part: LogisticPart): number => (free.includes(part) ? 1 : 0);
  return {
    mu: of('mu'),
    noteIntercept: of('noteIntercept'),
    noteFactor: of('noteFactor'),
    raterIntercept: of('raterIntercept'),
    raterFactor: of('raterFactor'),
    reputation: of('reputation'),
  };
}

/** How many single parameters are free. */
export function countFree({ model, free }: LogisticProblem): number {
  return free.reduce((sum, part) => sum + placeOf(model, part).count, 0);
}

/** The objective itself, which no solver needs: for comparisons. */
export function objectiveOf({ model, yesWeight, ridge }: LogisticProblem): number {
  const { notes, raters, bounds, answers, noteWeights } = model.rows;
  let objective = 0;
  noteWeights.forEach((noteWeight, n) => {
    for (let at = bounds[2 * n]!; at < bounds[2 * n + 2]!; at++) {
      const u = 4 * answers[at]!;
      const odds = model.point[0]! + raters[u]! + notes[2 * n]! * raters[u + 2]! + notes[2 * n + 1]! * raters[u + 1]!;
      const yes = at < bounds[2 * n + 1]!;
      const against = yes ? -odds : odds;
      objective += (yes ? yesWeight : 1) * noteWeight * raters[u + 3]! * (logOnePlus(exp(-Math.abs(odds))) + Math.max(0, against));
    }
  });
  for (const part of ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor', 'reputation'] as const) {
    for (const value of readPart(model, part)) objective += ridge[part] * value * value;
  }
  return objective;
}
