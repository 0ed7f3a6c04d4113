import { CurvatureMemory } from '../fit/lbfgs';
import { RATER_SUMS } from '../kernels/answer-blocks';
import { WANTED } from '../kernels/answer-frame';
import { multiplyByInverse } from './blocks';
import type { LogisticModel } from './logistic-model';
import { countFree, gradientAt, type LogisticProblem } from './logistic-problem';
import { vectorsOf } from './model-vectors';

/** How a logistic model is fitted. */
export interface LogisticSolver {
  /** Upper limit of passes over the answers. */
  readonly maxPasses: number;
  /** The fit is done when the next step would move no parameter by more than this… */
  readonly tolerance: number;
  /**
   * …but, in large models, for this share of those that are free. Among millions there are always some, of few answers, that go from one
   * side of a saddle to the other long after all else has come to rest.
   */
  readonly stragglers: number;
  /**
   * Log odds bend too much for longer steps to be of use: the whole step of a small model is shortened until no parameter
   * moves by more than this; of a large one, whatever would change log odds by more is cut down by itself.
   */
  readonly maxStep: number;
  /** Pairs of steps and gradients that L-BFGS remembers. */
  readonly memory: number;
}

/** Vectors that {@link fitLogistic} works with; at least as many as long strides need. */
export function vectorsFor({ memory }: LogisticSolver): number {
  return Math.max(5, 4 + 2 * memory);
}

/** Is told of every fit how many passes over how many answers it took. */
export type FitReport = (fit: string, passes: number, answers: number) => void;

/** A step is taken unless its end rises more steeply than this share of how its beginning fell… */
const STEEPEST_END = 0.9;
/** …else it is cut to where the slope would be nothing if it changed evenly, within these limits. */
const SHORTEST = 0.1;
const LONGEST = 0.7;
const NO_STEP = 1e-6;
/** A step along which the slope changed by less than this share of it tells nothing of the curvature. */
const LEAST_BEND = 1e-9;

/**
 * Moves the free parts of the model to a minimum: L-BFGS, preconditioned by the blocks of the Hessian. Steps are judged
 * by slopes alone, so that no logarithm has to be taken. All other parts stay as they are.
 * @returns the passes it took
 */
export function fitLogistic(problem: LogisticProblem, solver: LogisticSolver): { passes: number } {
  const { point, isLarge } = problem.model;
  const stragglers = isLarge ? Math.floor(solver.stragglers * countFree(problem)) : 0;
  const vectors = vectorsOf(problem.model);
  const precondition = (from: Float64Array, to: Float64Array): void => multiplyByInverse(problem, from, to);
  const [here, gradient, direction, change] = [vectors.make(), vectors.make(), vectors.make(), vectors.make()];
  const memory = new CurvatureMemory(solver.memory, vectors, change);
  vectors.copy(point, here);
  gradientAt(problem, WANTED.curves, gradient);
  let passes = 1;
  while (passes < solver.maxPasses) {
    memory.direction(gradient, precondition, direction);
    const { largest, larger } = vectors.reach(direction, solver.tolerance);
    if (larger <= stragglers) break;
    const longest = isLarge || largest <= solver.maxStep ? 1 : solver.maxStep / largest;
    if (isLarge && largest > solver.maxStep) holdBack(problem.model, direction, solver.maxStep);
    const fall = vectors.dot(gradient, direction);
    vectors.copy(gradient, change);
    let length = longest;
    let left: number;
    for (;;) {
      vectors.walk(here, direction, -length, point);
      gradientAt(problem, WANTED.curves, gradient);
      passes++;
      left = vectors.dot(gradient, direction);
      if (-left <= STEEPEST_END * fall || passes >= solver.maxPasses || length < NO_STEP) break;
      length *= Math.max(SHORTEST, Math.min(LONGEST, fall / (fall - left)));
    }
    if (length < longest) memory.forget();
    vectors.copy(point, here);
    vectors.subtractFrom(gradient, change);
    // the product of step and change, which both slopes tell
    if (fall - left > LEAST_BEND * fall) memory.keep(direction, change, length * (fall - left), -length);
  }
  return { passes };
}

/**
 * Cuts down what would change log odds by more than `most`: each intercept by itself, each factor and reputation of a
 * rater by what it is multiplied with in the rater's answers (root of the mean square, weighted by their bends). A rater
 * of a hundred thousand answers may have a factor of −40 among notes of 0.05, and should get there in few steps.
 */
function holdBack({ notes, rows: { raterSums } }: LogisticModel, direction: Float64Array, most: number): void {
  const first = 2 + 2 * notes.length;
  for (let k = 0; k < first; k++) direction[k] = within(direction[k]!, most);
  for (let k = first, sums = 0; k < direction.length; k += 4, sums += RATER_SUMS) {
    const bends = raterSums[sums + 3]!;
    direction[k] = within(direction[k]!, most);
    direction[k + 1] = within(direction[k + 1]!, most * Math.sqrt(bends / raterSums[sums + 6]!));
    direction[k + 2] = within(direction[k + 2]!, most * Math.sqrt(bends / raterSums[sums + 7]!));
  }
}

function within(value: number, most: number): number {
  return value > most ? most : value < -most ? -most : value;
}
