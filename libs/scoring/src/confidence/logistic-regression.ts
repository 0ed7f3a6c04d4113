import { decompose, solveWith, triangle } from '../dimensions/cholesky';
import { exp, logOnePlus } from '../reputation/exponential';
import type { LogisticWeights } from './confidence-parameters';

const MAX_STEPS = 100;
const TOLERANCE = 1e-10;
const LARGEST = 500;
const LEAST_DEVIATION = 1e-9;

/** Probability from log odds, the same bits on every machine. */
function sigmoid(z: number): number {
  const e = exp(-Math.min(Math.abs(z), LARGEST));
  return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** The probability of a yes. */
export function probabilityOf({ bias, weights, means, scales }: LogisticWeights, features: ArrayLike<number>): number {
  return sigmoid(weights.reduce((sum, weight, j) => sum + (weight * (features[j]! - means[j]!)) / scales[j]!, bias));
}

/**
 * The minimum of the mean cross-entropy plus `penalty`/2 · Σ weight² over standardised features; the bias is free.
 * Newton's method from 0, each step halved until the objective falls; the objective is strictly convex, so this is
 * the only minimum. Features that never differ get (next to) no weight.
 * @throws RangeError when there are not both yes and no
 */
export function fitLogisticRegression(rows: readonly Float64Array[], yes: readonly boolean[], penalty: number): LogisticWeights {
  if (!yes.includes(true) || !yes.includes(false)) throw new RangeError('all examples are of one kind; both are needed');
  const width = rows[0]!.length;
  const means = Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  const scales = means.map((mean, j) => {
    const deviation = Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - mean) * (row[j]! - mean), 0) / rows.length);
    // what is left of a feature that never differs is rounding
    return deviation < LEAST_DEVIATION * Math.max(1, Math.abs(mean)) ? 1 : deviation;
  });
  const examples = rows.map((row) => Float64Array.from([1, ...Array.from(row, (value, j) => (value - means[j]!) / scales[j]!)]));
  let beta = new Float64Array(width + 1);
  let loss = lossOf(examples, yes, beta, penalty);
  for (let step = 0; step < MAX_STEPS; step++) {
    const direction = newtonStep(examples, yes, beta, penalty);
    let length = 1;
    let next = beta;
    let reached = Infinity;
    for (; length > 1e-9; length /= 2) {
      next = beta.map((value, j) => value + length * direction[j]!);
      reached = lossOf(examples, yes, next, penalty);
      if (reached <= loss) break;
    }
    if (!(reached <= loss)) break;
    beta = next;
    loss = reached;
    if (direction.every((value) => Math.abs(value) < TOLERANCE)) break;
  }
  const [bias = 0, ...weights] = beta;
  return { bias, weights, means, scales };
}

const logOdds = (x: Float64Array, beta: Float64Array): number => x.reduce((sum, value, j) => sum + value * beta[j]!, 0);

function lossOf(examples: readonly Float64Array[], yes: readonly boolean[], beta: Float64Array, penalty: number): number {
  const total = examples.reduce((sum, x, i) => {
    const z = logOdds(x, beta) * (yes[i]! ? 1 : -1);
    return sum + logOnePlus(exp(-Math.min(Math.abs(z), LARGEST))) + Math.max(0, -z);
  }, 0);
  return total / examples.length + (penalty / 2) * beta.reduce((sum, value, j) => sum + (j === 0 ? 0 : value * value), 0);
}

function newtonStep(examples: readonly Float64Array[], yes: readonly boolean[], beta: Float64Array, penalty: number): Float64Array {
  const size = beta.length;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(triangle(size));
  examples.forEach((x, i) => {
    const p = sigmoid(logOdds(x, beta));
    const error = (p - (yes[i]! ? 1 : 0)) / examples.length;
    const weight = (p * (1 - p)) / examples.length;
    for (let j = 0; j < size; j++) {
      gradient[j]! += error * x[j]!;
      for (let k = 0; k <= j; k++) hessian[triangle(j) + k]! += weight * x[j]! * x[k]!;
    }
  });
  for (let j = 0; j < size; j++) {
    if (j > 0) gradient[j]! += penalty * beta[j]!;
    // the bias may have no curvature left where all examples are certain
    hessian[triangle(j) + j]! += j > 0 ? penalty : 1e-9;
  }
  const step = gradient.map((value) => -value);
  decompose(hessian, 0, size);
  solveWith(hessian, 0, size, step, 0);
  return step;
}
