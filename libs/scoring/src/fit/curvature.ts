import { NUMBER, PARTIAL, STEP, WORD } from '../kernels/frame';
import type { RatingMatrix } from './rating-matrix';
import { runOverNotes, total, type Visit } from './sweep';

/** A remembered pair of a step and how it changed the gradient; the vectors lie in the frame. */
interface Pair {
  /** Step · change. */
  product: number;
  /** Products of the older pairs' steps with this change, oldest first. */
  olderSteps: number[];
}

/**
 * What limited-memory BFGS has seen of the curvature. The two-loop recursion (Nocedal & Wright, Numerical
 * Optimization, algorithm 7.4) needs of long vectors only products that are known from before or that fall off while a
 * sweep writes the gradient (Chen, Wang & Zhou, "Large-scale L-BFGS using MapReduce", 2014); so a direction is three
 * walks over the notes instead of one for every product and every sum.
 */
export class CurvatureOfNotes {
  readonly #matrix: RatingMatrix;
  readonly #pairs: Pair[] = [];

  constructor(matrix: RatingMatrix) {
    this.#matrix = matrix;
    const { words } = matrix.frame;
    words[WORD.oldest] = 0;
    words[WORD.remembered] = 0;
    words[WORD.current] = 0;
  }

  /**
   * Remembers the step that led from one visit to the next where it shows positive curvature; others would spoil the
   * direction.
   * @returns products of the remembered steps with the gradient
   */
  remember(from: readonly number[], to: Visit): number[] {
    const { words } = this.#matrix.frame;
    const { stepStep, changeChange, stepChange } = to.moved;
    const products = to.stepGradient.slice(0, this.#pairs.length);
    if (!(stepChange > 1e-14 * Math.sqrt(stepStep * changeChange))) return products;
    const olderSteps = products.map((product, k) => product - from[k]!);
    this.#pairs.push({ product: stepChange, olderSteps });
    const all = [...products, to.stepGradient.at(-1)!];
    if (this.#pairs.length === words[WORD.slots]) {
      words[WORD.oldest] = (words[WORD.oldest]! + 1) % words[WORD.slots]!;
      this.#pairs.shift();
      for (const pair of this.#pairs) pair.olderSteps.shift();
      all.shift();
    }
    words[WORD.remembered] = this.#pairs.length;
    return all;
  }

  /** Forgets all pairs but keeps the place of the step just made. */
  forget(): void {
    const { words } = this.#matrix.frame;
    words[WORD.oldest] = (words[WORD.oldest]! + this.#pairs.length) % words[WORD.slots]!;
    words[WORD.remembered] = 0;
    this.#pairs.length = 0;
  }

  /**
   * Makes the direction, approximate inverse Hessian times gradient with the inverse of each note's own block as the first
   * guess, and moves the notes by −1 times it.
   * @param stepGradient products of the remembered steps with the gradient
   * @returns gradient · direction
   */
  leave(stepGradient: readonly number[]): number {
    const { frame } = this.#matrix;
    const pairs = this.#pairs;
    const changeWeights = new Float64Array(pairs.length);
    for (let k = pairs.length - 1; k >= 0; k--) {
      let rest = stepGradient[k]!;
      for (let newer = k + 1; newer < pairs.length; newer++) rest -= changeWeights[newer]! * pairs[newer]!.olderSteps[k]!;
      changeWeights[k] = rest / pairs[k]!.product;
    }
    frame.numbers.set(changeWeights, NUMBER.changeWeights);
    runOverNotes(this.#matrix, STEP.direct);
    let slope = total(this.#matrix, frame.notes, PARTIAL.direct.slope);
    const stepWeights = new Float64Array(pairs.length);
    for (let k = 0; k < pairs.length; k++) {
      let product = total(this.#matrix, frame.notes, PARTIAL.direct.changeDirection + k);
      for (let older = 0; older < k; older++) product += stepWeights[older]! * pairs[k]!.olderSteps[older]!;
      stepWeights[k] = changeWeights[k]! - product / pairs[k]!.product;
      slope += stepWeights[k]! * stepGradient[k]!;
    }
    frame.numbers.set(stepWeights, NUMBER.stepWeights);
    frame.numbers[NUMBER.length] = 1;
    runOverNotes(this.#matrix, STEP.leave);
    return slope;
  }
}
