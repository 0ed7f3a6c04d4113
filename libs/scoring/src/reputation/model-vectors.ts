import type { Vectors } from '../fit/lbfgs';
import { ANSWER_NUMBER, ANSWER_STEP, ANSWER_WORD, NUMBERS_PER_BLOCK, PARTIALS, type AnswerStep } from '../kernels/answer-frame';
import type { LogisticModel } from './logistic-model';

/** One stride of Adam: how the gradient is scaled, how means decay, and what share of them is not of their start. */
export interface AdamStride {
  scale: number;
  learningRate: number;
  decay: number;
  squareDecay: number;
  meanLeft: number;
  squareLeft: number;
  epsilon: number;
}

export interface ModelVectors extends Vectors {
  /** The largest magnitude in a vector, and how many are larger than `size`. */
  reach(vector: Float64Array, size: number): { largest: number; larger: number };
  /** Moves the model's point, and keeps the running means. */
  adam(stride: AdamStride, gradient: Float64Array, mean: Float64Array, square: Float64Array, step: Float64Array): void;
}

/** Vectors as long as the model's point, in its memory, where threads share the work. Those of earlier calls are taken back. */
export function vectorsOf({ point, frame, vectors, space }: LogisticModel): ModelVectors {
  const { words, numbers, partials } = frame;
  const blocks = Math.ceil(point.length / NUMBERS_PER_BLOCK);
  let made = 0;
  const run = (step: AnswerStep, scale: number, ...operands: Float64Array[]): void => {
    words[ANSWER_WORD.length] = point.length;
    operands.forEach((vector, k) => (words[ANSWER_WORD.a + k] = vector.byteOffset));
    numbers[ANSWER_NUMBER.scale] = scale;
    space.run(frame, step, blocks, point.length);
  };
  const total = (): number => {
    let sum = 0;
    for (let block = 0; block < blocks; block++) sum += partials[PARTIALS * block]!;
    return sum;
  };
  const reach = (vector: Float64Array, size: number): { largest: number; larger: number } => {
    run(ANSWER_STEP.largest, size, vector);
    let [largest, larger] = [0, 0];
    for (let block = 0; block < blocks; block++) {
      largest = Math.max(largest, partials[PARTIALS * block]!);
      larger += partials[PARTIALS * block + 1]!;
    }
    return { largest, larger };
  };
  return {
    make() {
      const vector = vectors[made++];
      if (vector === undefined) throw new RangeError(`a solver needs more than the ${vectors.length} vectors that its model was opened for`);
      for (let k = 0; k < vector.length; k++) vector[k] = 0;
      return vector;
    },
    dot(a, b) {
      run(ANSWER_STEP.dot, 0, a, b);
      return total();
    },
    addScaled(target, scale, vector, then = target) {
      run(ANSWER_STEP.addScaled, scale, target, vector, then);
      return total();
    },
    walk: (from, direction, length, to) => run(ANSWER_STEP.walk, length, from, direction, to),
    copy: (from, to, scale = 1) => run(ANSWER_STEP.copy, scale, to, from),
    subtractFrom: (after, before) => run(ANSWER_STEP.subtract, 0, after, before),
    largest: (vector) => reach(vector, 0).largest,
    reach,
    adam({ scale, learningRate, decay, squareDecay, meanLeft, squareLeft, epsilon }, gradient, mean, square, step) {
      const { learningRate: rate, decay: of, squareDecay: ofSquares, meanLeft: left, squareLeft: leftOfSquares, epsilon: least } = ANSWER_NUMBER;
      numbers[rate] = learningRate;
      numbers[of] = decay;
      numbers[ofSquares] = squareDecay;
      numbers[left] = meanLeft;
      numbers[leftOfSquares] = squareLeft;
      numbers[least] = epsilon;
      run(ANSWER_STEP.adam, scale, point, gradient, mean, square, step);
    },
  };
}
