import type { OtherOptimum } from '../output';
import type { Parameters } from '../parameters';
import { factorize, type Factorization, type Start } from './factorize';
import type { RatingMatrix } from './rating-matrix';

/** Size of the factors of a further start: as large as those of real notes, so that it begins in a valley of its own. */
const SPREAD = 0.5;
/** Optima whose losses differ by less are the same one: the fit stops that close to it. */
const SAME_LOSS = 1e-9;

/**
 * Fits the model from `fit.starts` starts and keeps the optimum with the lowest loss. The first start is the one that a
 * single fit has; of equal optima it is kept, so that further starts change nothing unless they find a better one.
 * The others are fixed patterns: the same matrix gives the same result. What they end in is reported beside the summary.
 */
export function factorizeFromStarts(matrix: RatingMatrix, fit: Parameters['fit'], onSweep?: (sweeps: number) => void): Factorization {
  const first = factorize(matrix, fit, undefined, onSweep);
  if (fit.starts <= 1) return first;
  const all = [first];
  for (let k = 1; k < fit.starts; k++) all.push(factorize(matrix, fit, pattern(matrix.notes.length, k), onSweep));
  const best = all.reduce((kept, other) => (other.summary.loss < kept.summary.loss - SAME_LOSS ? other : kept));
  const otherStarts = all.filter((other) => other !== best).map((other) => compare(best, other));
  return { model: best.model, summary: { ...best.summary, sweeps: all.reduce((sum, { summary }) => sum + summary.sweeps, 0), otherStarts } };
}

/** Fractional parts of multiples of √2, √3, √5 …: evenly spread, and no two alike. */
function pattern(notes: number, k: number): Start {
  const step = Math.sqrt(PRIMES[(k - 1) % PRIMES.length]!) * Math.ceil(k / PRIMES.length);
  return { noteIntercept: new Float64Array(notes), noteFactor: Float64Array.from({ length: notes }, (_, n) => SPREAD * (2 * (((n + 1) * step) % 1) - 1)) };
}

const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19] as const;

/** How another optimum sees the sides. Which of them is called negative means nothing, so the axis is turned where that fits better. */
function compare(best: Factorization, other: Factorization): OtherOptimum {
  return {
    loss: other.summary.loss,
    flippedRaters: flips(best.model.raterFactor, other.model.raterFactor),
    flippedNotes: flips(best.model.noteFactor, other.model.noteFactor),
  };
}

function flips(a: Float64Array, b: Float64Array): number {
  let different = 0;
  for (let i = 0; i < a.length; i++) if (a[i]! < 0 !== b[i]! < 0) different++;
  return Math.min(different, a.length - different);
}
