/** Vectors of one length, and who does their arithmetic. */
export interface Vectors {
  /** A vector of zeros. */
  make(): Float64Array;
  dot(a: Float64Array, b: Float64Array): number;
  /** target += scale · vector. @returns the product of the target with `then` */
  addScaled(target: Float64Array, scale: number, vector: Float64Array, then?: Float64Array): number;
  /** to = from + length · direction */
  walk(from: Float64Array, direction: Float64Array, length: number, to: Float64Array): void;
  /** to = scale · from; without `scale` the same. */
  copy(from: Float64Array, to: Float64Array, scale?: number): void;
  /** before = after − before */
  subtractFrom(after: Float64Array, before: Float64Array): void;
  largest(vector: Float64Array): number;
}

/** Vectors on this thread. */
export function plainVectors(length: number): Vectors {
  return {
    make: () => new Float64Array(length),
    dot,
    addScaled(target, scale, vector, then) {
      addScaled(target, scale, vector);
      return then === undefined ? 0 : dot(target, then);
    },
    walk(from, direction, far, to) {
      for (let k = 0; k < to.length; k++) to[k] = from[k]! + far * direction[k]!;
    },
    // by hand: the built-in copy is slow where memory is shared
    copy(from, to, scale = 1) {
      for (let k = 0; k < to.length; k++) to[k] = scale * from[k]!;
    },
    subtractFrom(after, before) {
      for (let k = 0; k < after.length; k++) before[k] = after[k]! - before[k]!;
    },
    largest,
  };
}

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
  readonly #vectors: Vectors;
  readonly #vector: Float64Array;

  /** @param scratch overwritten by {@link direction}; free for other use in between */
  constructor(limit: number, vectors: Vectors, scratch = vectors.make()) {
    this.#limit = limit;
    this.#vectors = vectors;
    this.#vector = scratch;
  }

  /** Remembers a pair, by copying it, when it shows positive curvature; others would spoil the direction. */
  remember(step: Float64Array, change: Float64Array): void {
    const { dot: times } = this.#vectors;
    const product = times(step, change);
    if (product > 1e-14 * Math.sqrt(times(step, step) * times(change, change))) this.keep(step, change, product);
  }

  /** The same where the product of step and change is known, and large enough. @param length the step is `length` times `step` */
  keep(step: Float64Array, change: Float64Array, product: number, length = 1): void {
    const oldest = this.#pairs.length === this.#limit ? this.#pairs.shift() : this.#spare.pop();
    const pair = oldest ?? { step: this.#vectors.make(), change: this.#vectors.make(), inverseProduct: 0 };
    this.#vectors.copy(step, pair.step, length);
    this.#vectors.copy(change, pair.change);
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
  direction(gradient: Float64Array, applyInitial: (vector: Float64Array, out: Float64Array) => void, result = this.#vectors.make()): Float64Array {
    const vectors = this.#vectors;
    const vector = this.#vector;
    vectors.copy(gradient, vector);
    const weights = new Float64Array(this.#pairs.length);
    const last = this.#pairs.at(-1);
    let product = last === undefined ? 0 : vectors.dot(last.step, vector);
    for (let k = this.#pairs.length - 1; k >= 0; k--) {
      const pair = this.#pairs[k]!;
      const weight = pair.inverseProduct * product;
      weights[k] = weight;
      product = vectors.addScaled(vector, -weight, pair.change, this.#pairs[k - 1]?.step);
    }
    applyInitial(vector, result);
    const first = this.#pairs[0];
    product = first === undefined ? 0 : vectors.dot(first.change, result);
    for (let k = 0; k < this.#pairs.length; k++) {
      const pair = this.#pairs[k]!;
      product = vectors.addScaled(result, weights[k]! - pair.inverseProduct * product, pair.step, this.#pairs[k + 1]?.change);
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
