import { CurvatureMemory } from '../fit/lbfgs';
import { WANTED } from '../kernels/logistic';
import { BlockInverse } from './blocks';
import { gradientAt, type LogisticProblem } from './logistic-problem';
import { vectorsOf } from './shared-vectors';

/** How a logistic model is fitted. */
export interface LogisticSolver {
  /** Upper limit of passes over the answers. */
  readonly maxPasses: number;
  /** The fit is done when the next step would move no parameter by more than this. */
  readonly tolerance: number;
  /** No step moves a parameter by more than this: log odds bend too much for longer ones to be of use. */
  readonly maxStep: number;
  /** Pairs of steps and gradients that L-BFGS remembers. */
  readonly memory: number;
}

/** Vectors that {@link fitLogistic} works with; more than long strides need. */
export function vectorsFor({ memory }: LogisticSolver): number {
  return 6 + 2 * memory;
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
  const { point } = problem.model;
  const vectors = vectorsOf(problem.model);
  const memory = new CurvatureMemory(solver.memory, vectors);
  const blocks = new BlockInverse(problem);
  const precondition = (from: Float64Array, to: Float64Array): void => blocks.apply(from, to);
  const [here, gradient, direction, step, change] = [vectors.make(), vectors.make(), vectors.make(), vectors.make(), vectors.make()];
  vectors.copy(point, here);
  gradientAt(problem, WANTED.curves, gradient);
  let passes = 1;
  while (passes < solver.maxPasses) {
    blocks.update(problem);
    memory.direction(gradient, precondition, direction);
    const reach = vectors.largest(direction);
    if (reach <= solver.tolerance) break;
    const fall = vectors.dot(gradient, direction);
    vectors.copy(gradient, change);
    const longest = Math.min(1, solver.maxStep / reach);
    let length = longest;
    let left: number;
    for (;;) {
      vectors.walk(here, direction, -length, step, point);
      gradientAt(problem, WANTED.curves, gradient);
      passes++;
      left = vectors.dot(gradient, direction);
      if (-left <= STEEPEST_END * fall || passes >= solver.maxPasses || length < NO_STEP) break;
      length *= Math.max(SHORTEST, Math.min(LONGEST, fall / (fall - left)));
    }
    if (length < longest) memory.forget();
    vectors.addScaled(here, 1, step);
    vectors.subtractFrom(gradient, change);
    // the product of step and change, which both slopes tell
    if (fall - left > LEAST_BEND * fall) memory.keep(step, change, length * (fall - left));
  }
  return { passes };
}
