import { WANTED } from '../kernels/answer-frame';
import { gradientAt, type LogisticProblem } from './logistic-problem';
import { vectorsOf, type AdamStride } from './model-vectors';

/** Gradient descent as X trains its factorizations. matrix_factorization.py `_fit_model` */
export interface AdamParameters {
  readonly learningRate: number;
  /** Training ends when a step changes the mean loss by no more than this… */
  readonly convergence: number;
  /** …or raises it after so many steps. */
  readonly minSteps: number;
  /** Upper limit of steps. Ours */
  readonly maxSteps: number;
  /** The same for large models: their valleys are those of thousands of answers, and told apart long before. Ours */
  readonly maxStepsIfLarge: number;
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
  const { count, isLarge } = problem.model;
  const most = isLarge ? parameters.maxStepsIfLarge : parameters.maxSteps;
  const vectors = vectorsOf(problem.model);
  const [mean, square, step, before, gradient] = [vectors.make(), vectors.make(), vectors.make(), vectors.make(), vectors.make()];
  gradientAt(problem, WANTED.slopes, gradient);
  let left = 1;
  let squareLeft = 1;
  let change = -Infinity;
  let steps = 0;
  while (steps < most && Math.abs(change) > parameters.convergence && !(steps > parameters.minSteps && change > 0)) {
    const squares = vectors.dot(gradient, gradient);
    // gradients are halves
    const scale = 2 / count;
    const clipped = scale * Math.min(1, parameters.maxGradient / (scale * Math.sqrt(squares) + 1e-6));
    left *= DECAY;
    squareLeft *= SQUARE_DECAY;
    const stride: AdamStride = { scale: clipped, learningRate: parameters.learningRate, decay: DECAY, squareDecay: SQUARE_DECAY, meanLeft: 1 - left, squareLeft: 1 - squareLeft, epsilon: EPSILON };
    vectors.adam(stride, gradient, mean, square, step);
    vectors.copy(gradient, before);
    gradientAt(problem, WANTED.slopes, gradient);
    vectors.addScaled(before, 1, gradient);
    change = vectors.dot(before, step) / count;
    steps++;
  }
  return steps;
}
