import { exp, logOnePlus } from '../reputation/exponential';

/** Answers that are evaluated at once: their columns stay in the cache. */
export const BLOCK = 2048;

/** Columns of up to {@link BLOCK} answers to evaluate, then to be read. */
export interface AnswerBlock {
  /** Log odds of a yes. */
  odds: Float64Array;
  /** Weight of each answer, above 0 for a yes and below 0 for a no. */
  weights: Float64Array;
  /** Weighted cross-entropy. */
  losses: Float64Array;
  /** Half of its first and second derivative by the log odds. */
  slopes: Float64Array;
  bends: Float64Array;
  /** Fills in losses, slopes and bends of the first so many answers. */
  evaluate(count: number): void;
}

/** What the SIMD kernel does for two answers at once, in plain TypeScript, bit for bit. */
export function evaluateAnswers({ odds, weights, losses, slopes, bends }: Omit<AnswerBlock, 'evaluate'>, count: number): void {
  for (let k = 0; k < count; k++) {
    const x = odds[k]!;
    const w = Math.abs(weights[k]!);
    const yes = weights[k]! > 0;
    const size = Math.abs(x);
    const small = exp(-size);
    const unlikely = small / (1 + small);
    const likely = 1 - unlikely;
    losses[k] = w * (logOnePlus(small) + ((yes ? x < 0 : x > 0) ? size : 0));
    slopes[k] = w * ((x >= 0 ? likely : unlikely) - (yes ? 1 : 0)) * 0.5;
    bends[k] = w * unlikely * likely * 0.5;
  }
}

/** Bytes of the columns. */
export const BLOCK_BYTES = 5 * 8 * BLOCK;

/** Lays the columns out in a buffer, from `start`. */
export function layOutAnswers(buffer: ArrayBufferLike, start: number): Omit<AnswerBlock, 'evaluate'> {
  const column = (index: number): Float64Array => new Float64Array(buffer, start + index * 8 * BLOCK, BLOCK);
  return { odds: column(0), weights: column(1), losses: column(2), slopes: column(3), bends: column(4) };
}
