import { NOTE_SUMS, RATER_SUMS, WANTED, type AnswerScale, type Wanted } from '../kernels/logistic';
import { logOnePlus, exp } from './exponential';
import { readPart, type LogisticModel, type LogisticPart, type LogisticRidge } from './logistic-model';

/** What a fit minimises: the weighted cross-entropy of the answers plus ridge, over the free parts of a model. */
export interface LogisticProblem {
  model: LogisticModel;
  /** How much heavier a yes weighs than a no. */
  yesWeight: number;
  ridge: LogisticRidge;
  free: readonly LogisticPart[];
}

/** The kernel is given halves of the weights, so that gradients and curvatures are halves, as those of the ridge are. */
export function scaleOf({ model, yesWeight }: LogisticProblem): AnswerScale {
  return { mu: model.point[0]!, yesWeight: 0.5 * yesWeight, noWeight: 0.5 };
}

/**
 * Half the gradient at the model's point, laid out like it; 0 for what is not free. Leaves the curvatures of notes, and
 * those of raters where they are wanted, in the sums of the model's rows.
 */
export function gradientAt(problem: LogisticProblem, wanted: Wanted, gradient: Float64Array): void {
  const { model, ridge } = problem;
  const { point, rows, space, notes, raters } = model;
  const { noteSums, raterSums } = rows;
  raterSums.fill(0);
  space.visit(rows, scaleOf(problem), 0, notes.length, wanted);
  const free = freedom(problem);
  for (let n = 0; n < notes.length; n++) {
    const at = 2 + 2 * n;
    gradient[at] = free.noteIntercept * (noteSums[NOTE_SUMS * n]! + ridge.noteIntercept * point[at]!);
    gradient[at + 1] = free.noteFactor * (noteSums[NOTE_SUMS * n + 1]! + ridge.noteFactor * point[at + 1]!);
  }
  if (wanted === WANTED.notes) return;
  let slopeOfAll = 0;
  for (let u = 0; u < raters.length; u++) {
    const at = 2 + 2 * notes.length + 4 * u;
    const sums = RATER_SUMS * u;
    slopeOfAll += raterSums[sums]!;
    gradient[at] = free.raterIntercept * (raterSums[sums]! + ridge.raterIntercept * point[at]!);
    gradient[at + 1] = free.raterFactor * (raterSums[sums + 1]! + ridge.raterFactor * point[at + 1]!);
    gradient[at + 2] = free.reputation * (raterSums[sums + 2]! + ridge.reputation * point[at + 2]!);
    gradient[at + 3] = 0;
  }
  gradient[0] = free.mu * (slopeOfAll + ridge.mu * point[0]!);
  gradient[1] = 0;
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
