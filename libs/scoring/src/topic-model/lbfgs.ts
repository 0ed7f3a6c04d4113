/** Remembered pairs of steps and changes of the gradient: the curvature that limited-memory BFGS has seen. */
export class CurvatureMemory {
  readonly #limit: number;
  readonly #pairs: { step: Float64Array; change: Float64Array; inverseProduct: number }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Remembers a pair when it shows positive curvature; others would spoil the direction. */
  remember(step: Float64Array, change: Float64Array): void {
    const product = dot(step, change);
    if (!(product > 1e-14 * Math.sqrt(dot(step, step) * dot(change, change)))) return;
    this.#pairs.push({ step, change, inverseProduct: 1 / product });
    if (this.#pairs.length > this.#limit) this.#pairs.shift();
  }

  forget(): void {
    this.#pairs.length = 0;
  }

  /**
   * Approximate inverse Hessian times `gradient` by the two-loop recursion (Nocedal & Wright, Numerical
   * Optimization, algorithm 7.4), with `applyInitial` as the initial inverse Hessian.
   */
  direction(gradient: Float64Array, applyInitial: (vector: Float64Array, out: Float64Array) => void): Float64Array {
    const vector = gradient.slice();
    const weights = new Float64Array(this.#pairs.length);
    for (let k = this.#pairs.length - 1; k >= 0; k--) {
      const pair = this.#pairs[k]!;
      const weight = pair.inverseProduct * dot(pair.step, vector);
      weights[k] = weight;
      addScaled(vector, -weight, pair.change);
    }
    const result = new Float64Array(vector.length);
    applyInitial(vector, result);
    for (let k = 0; k < this.#pairs.length; k++) {
      const pair = this.#pairs[k]!;
      addScaled(result, weights[k]! - pair.inverseProduct * dot(pair.change, result), pair.step);
    }
    return result;
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** target += scale · vector */
export function addScaled(target: Float64Array, scale: number, vector: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i]! += scale * vector[i]!;
}

/** Largest magnitude in a vector; 0 when empty. */
export function largest(vector: Float64Array): number {
  let max = 0;
  for (let i = 0; i < vector.length; i++) max = Math.max(max, Math.abs(vector[i]!));
  return max;
}
