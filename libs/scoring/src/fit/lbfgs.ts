interface Pair {
  step: Float64Array;
  change: Float64Array;
  inverseProduct: number;
}

/** Remembered pairs of steps and changes of the gradient: the curvature that limited-memory BFGS has seen. */
export class CurvatureMemory {
  readonly #limit: number;
  readonly #pairs: Pair[] = [];
  /** Vectors of forgotten pairs, for the next ones. */
  readonly #spare: Pair[] = [];
  #vector: Float64Array = new Float64Array(0);

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Remembers a pair, by copying it, when it shows positive curvature; others would spoil the direction. */
  remember(step: Float64Array, change: Float64Array): void {
    const product = dot(step, change);
    if (product > 1e-14 * Math.sqrt(dot(step, step) * dot(change, change))) this.keep(step, change, product);
  }

  /** The same where the product of step and change is known, and large enough. */
  keep(step: Float64Array, change: Float64Array, product: number): void {
    const oldest = this.#pairs.length === this.#limit ? this.#pairs.shift() : this.#spare.pop();
    const pair = oldest ?? { step: new Float64Array(step.length), change: new Float64Array(step.length), inverseProduct: 0 };
    pair.step.set(step);
    pair.change.set(change);
    pair.inverseProduct = 1 / product;
    this.#pairs.push(pair);
  }

  forget(): void {
    this.#spare.push(...this.#pairs.splice(0));
  }

  /**
   * Approximate inverse Hessian times `gradient` by the two-loop recursion (Nocedal & Wright, Numerical
   * Optimization, algorithm 7.4), with `applyInitial` as the initial inverse Hessian.
   * @param result where the product is written
   */
  direction(gradient: Float64Array, applyInitial: (vector: Float64Array, out: Float64Array) => void, result = new Float64Array(gradient.length)): Float64Array {
    const vector = this.#vector.length === gradient.length ? this.#vector : (this.#vector = new Float64Array(gradient.length));
    vector.set(gradient);
    const weights = new Float64Array(this.#pairs.length);
    for (let k = this.#pairs.length - 1; k >= 0; k--) {
      const pair = this.#pairs[k]!;
      const weight = pair.inverseProduct * dot(pair.step, vector);
      weights[k] = weight;
      addScaled(vector, -weight, pair.change);
    }
    applyInitial(vector, result);
    for (let k = 0; k < this.#pairs.length; k++) {
      const pair = this.#pairs[k]!;
      addScaled(result, weights[k]! - pair.inverseProduct * dot(pair.change, result), pair.step);
    }
    return result;
  }
}

/**
 * Adds up in four sums, of which none waits for another. What comes after the last four stands inside of the loop: V8
 * compiles a loop while it first runs, knows nothing yet of what comes behind, and would give the machine code up there
 * at every call.
 */
export function dot(a: Float64Array, b: Float64Array): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; ; i += 4) {
    if (i + 4 > a.length) {
      for (; i < a.length; i++) first += a[i]! * b[i]!;
      return first + second + (third + fourth);
    }
    first += a[i]! * b[i]!;
    second += a[i + 1]! * b[i + 1]!;
    third += a[i + 2]! * b[i + 2]!;
    fourth += a[i + 3]! * b[i + 3]!;
  }
}

/** target += scale · vector */
export function addScaled(target: Float64Array, scale: number, vector: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i]! += scale * vector[i]!;
}

/** Largest magnitude in a vector; 0 when empty. */
export function largest(vector: Float64Array): number {
  let max = 0;
  let sum = 0;
  for (let i = 0; i < vector.length; i++) {
    const size = Math.abs(vector[i]!);
    sum += size;
    if (size > max) max = size;
  }
  // comparisons pass over NaN, a sum does not
  return Number.isNaN(sum) ? NaN : max;
}
