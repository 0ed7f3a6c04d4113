import { visitAnswers, type Answers, type LogisticModel, type LogisticPart, type LogisticRidge } from './logistic-model';

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
 * Moves the free parts of `model` downhill by Adam. Its strides are long and of equal length in every direction, so that
 * it passes over narrow valleys, where a few ratings are explained by factors of their own; that decides where a model
 * of a rare answer ends.
 * @returns the steps it took
 */
export function descend(
  answers: Answers,
  weight: Float64Array,
  ridge: LogisticRidge,
  model: LogisticModel,
  free: readonly LogisticPart[],
  parameters: AdamParameters,
): number {
  const mean = new Map(free.map((part) => [part, new Float64Array(model[part].length)]));
  const square = new Map(free.map((part) => [part, new Float64Array(model[part].length)]));
  let visit = visitAnswers(answers, weight, ridge, model);
  let loss = visit.objective / answers.count;
  let before = Infinity;
  let left = 1;
  let squareLeft = 1;
  let steps = 0;
  while (steps < parameters.maxSteps && Math.abs(loss - before) > parameters.convergence && !(steps > parameters.minSteps && loss > before)) {
    const { gradient } = visit;
    // gradients are halves
    const scale = 2 / answers.count;
    const length = scale * Math.sqrt(free.reduce((sum, part) => sum + gradient[part].reduce((s, g) => s + g * g, 0), 0));
    const clipped = scale * Math.min(1, parameters.maxGradient / (length + 1e-6));
    left *= DECAY;
    squareLeft *= SQUARE_DECAY;
    for (const part of free) {
      const [m, s, value] = [mean.get(part)!, square.get(part)!, model[part]];
      for (let k = 0; k < value.length; k++) {
        const g = clipped * gradient[part][k]!;
        m[k] = DECAY * m[k]! + (1 - DECAY) * g;
        s[k] = SQUARE_DECAY * s[k]! + (1 - SQUARE_DECAY) * g * g;
        value[k]! -= (parameters.learningRate * (m[k]! / (1 - left))) / (Math.sqrt(s[k]! / (1 - squareLeft)) + EPSILON);
      }
    }
    before = loss;
    visit = visitAnswers(answers, weight, ridge, model);
    loss = visit.objective / answers.count;
    steps++;
  }
  return steps;
}
