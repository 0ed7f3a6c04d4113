import { WANTED } from '../kernels/logistic';
import { gradientAt, type LogisticProblem } from './logistic-problem';

/** Gradient descent as X trains its factorizations. matrix_factorization.py `_fit_model` */
export interface AdamParameters {
  readonly learningRate: number;
  /** Training ends when a step changes the mean loss by no more than this… */
  readonly convergence: number;
  /** …or raises it after so many steps. */
  readonly minSteps: number;
  /** Upper limit of steps. Ours */
  readonly maxSteps: number;
  /** The gradient is scaled down to this length. clip_grad_norm_ */
  readonly maxGradient: number;
}

/** Decay of the running means of gradients and of their squares, and what keeps the quotient finite (Kingma & Ba 2015). */
const DECAY = 0.9;
const SQUARE_DECAY = 0.999;
const EPSILON = 1e-8;

/**
 * Moves the free parts of the model downhill by Adam. Its strides are long and of equal length in every direction, so
 * that it passes over narrow valleys, where a few ratings are explained by factors of their own; that decides where a
 * model of a rare answer ends. How a step changes the loss is told by the mean of the slopes at its ends.
 * @returns the steps it took
 */
export function descend(problem: LogisticProblem, parameters: AdamParameters): number {
  const { point, count } = problem.model;
  const [mean, square, step, before] = [0, 1, 2, 3].map(() => new Float64Array(point.length)) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const gradient = new Float64Array(point.length);
  gradientAt(problem, WANTED.slopes, gradient);
  let left = 1;
  let squareLeft = 1;
  let change = -Infinity;
  let steps = 0;
  while (steps < parameters.maxSteps && Math.abs(change) > parameters.convergence && !(steps > parameters.minSteps && change > 0)) {
    let squares = 0;
    for (let k = 0; k < point.length; k++) squares += gradient[k]! * gradient[k]!;
    // gradients are halves
    const scale = 2 / count;
    const clipped = scale * Math.min(1, parameters.maxGradient / (scale * Math.sqrt(squares) + 1e-6));
    left *= DECAY;
    squareLeft *= SQUARE_DECAY;
    for (let k = 0; k < point.length; k++) {
      const g = clipped * gradient[k]!;
      mean[k] = DECAY * mean[k]! + (1 - DECAY) * g;
      square[k] = SQUARE_DECAY * square[k]! + (1 - SQUARE_DECAY) * g * g;
      step[k] = (-parameters.learningRate * (mean[k]! / (1 - left))) / (Math.sqrt(square[k]! / (1 - squareLeft)) + EPSILON);
      point[k]! += step[k]!;
    }
    before.set(gradient);
    gradientAt(problem, WANTED.slopes, gradient);
    change = 0;
    for (let k = 0; k < point.length; k++) change += (before[k]! + gradient[k]!) * step[k]!;
    change /= count;
    steps++;
  }
  return steps;
}
