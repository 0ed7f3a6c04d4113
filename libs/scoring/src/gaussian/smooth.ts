import { exp } from '../reputation/exponential';
import type { GaussianParameters, SmoothingParameters } from './gaussian-parameters';
import { ln } from './logarithm';

/** Ratings of one note. */
export interface Voices {
  /** Who rated, as {@link Kernels} count them. */
  raters: number[];
  /** 0, 1 or 2 for each of them: NOT_HELPFUL, SOMEWHAT_HELPFUL, HELPFUL. */
  levels: number[];
}

const SQRT_2_PI = 2.5066282746310002;

/**
 * How strongly a rater of some viewpoint speaks for each viewpoint of a pass.
 * @param into where that goes, a number for each viewpoint
 */
export function kernelAt(factor: number, { viewpoints, bandwidth, normalized }: SmoothingParameters, into: Float64Array = new Float64Array(viewpoints.length)): Float64Array {
  const height = 1 / (bandwidth * SQRT_2_PI);
  let sum = 0;
  for (let q = 0; q < into.length; q++) {
    const distance = (factor - viewpoints[q]!) / bandwidth;
    into[q] = height * exp(-0.5 * distance * distance);
    sum += into[q]!;
  }
  // a rater beyond all viewpoints speaks for none
  if (normalized && sum !== 0) for (let q = 0; q < into.length; q++) into[q]! /= sum;
  return into;
}

/** What {@link kernelAt} gives for each rater of a pass, in one table; made when a rater is first asked for. */
export class Kernels {
  /** As many numbers a rater as there are viewpoints. */
  readonly weights: Float64Array;
  readonly #made: Uint8Array;

  /** @param factors viewpoint of each rater */
  constructor(
    readonly factors: Float64Array,
    readonly pass: SmoothingParameters,
  ) {
    this.weights = new Float64Array(factors.length * pass.viewpoints.length);
    this.#made = new Uint8Array(factors.length);
  }

  /** Where the rater's kernel begins in the table. */
  of(rater: number): number {
    const points = this.pass.viewpoints.length;
    const begin = rater * points;
    if (this.#made[rater] === 0) {
      this.#made[rater] = 1;
      kernelAt(this.factors[rater]!, this.pass, this.weights.subarray(begin, begin + points));
    }
    return begin;
  }
}

/**
 * How far raters of every viewpoint find a note helpful (or, with `against`, not helpful): the share of their ratings
 * is estimated at each viewpoint, nearer raters weighing more, and the geometric mean over viewpoints taken, so that one
 * viewpoint without agreement pulls it down (gaussian_scorer.py `_return_all_pts`,
 * `_gaussian_kernel_extrapolator_vectorized`).
 *
 * @param sums a place to add up in, from {@link sumsFor}: the same for all notes
 * @returns between `lowest` and `highest`; 0 where some viewpoint is out of reach of all raters
 */
export function agreement(voices: Voices, against: boolean, kernels: Kernels, shared: GaussianParameters, sums = sumsFor(kernels.pass)): number {
  const { pass } = kernels;
  const count = voices.raters.length;
  const heard = hear(voices, against, kernels, pass.oppositionWeight * surprise(voices, against ? 2 : 0, kernels, shared), sums);
  const { reach, weights, values } = sums;
  if (count === 0 || reach.some((weight) => weight < pass.minWeight)) return 0;
  const slant = heard.slant / count;
  const priorWeight = (pass.priorWeight * ln(Math.max(count, pass.priorRatings))) / ln(pass.priorRatings);
  const oneSided = Math.min(heard.negative, heard.positive) < shared.minRatersPerSide;
  const points = pass.viewpoints.length;
  let logs = 0;
  for (let q = 0; q < points; q++) {
    const leaning = pass.prior + (slant * pass.viewpoints[q]!) / 2;
    const prior = oneSided ? shared.oneSidedPrior : Math.max(pass.minPrior, Math.min(pass.prior, leaning));
    const mean = (values[q]! + prior * priorWeight) / (weights[q]! + priorWeight);
    logs += ln(Math.max(pass.lowest, Math.min(pass.highest, mean)));
  }
  return exp(logs / points);
}

/** Sums by viewpoint. */
type Sums = Record<'reach' | 'weights' | 'values', Float64Array>;

/**
 * Adds up by viewpoint what raters say.
 * @returns where their ratings lean, in sum, and how many of them stand on either side
 */
function hear({ raters, levels }: Voices, against: boolean, kernels: Kernels, opposition: number, { reach, weights, values }: Sums): Record<'slant' | 'negative' | 'positive', number> {
  const { pass, factors, weights: table } = kernels;
  const points = pass.viewpoints.length;
  const opposing = against ? 2 : 0;
  reach.fill(0);
  weights.fill(0);
  values.fill(0);
  let slant = 0;
  let negative = 0;
  let positive = 0;
  for (let k = 0; k < raters.length; k++) {
    const level = levels[k]!;
    const factor = factors[raters[k]!]!;
    const kernel = kernels.of(raters[k]!);
    const share = level === 1 ? pass.somewhatHelpful : level / 2;
    const value = against ? 1 - share : share;
    const factorOfWeight = level === opposing ? opposition : 1;
    for (let q = 0; q < points; q++) {
      const weight = table[kernel + q]!;
      reach[q]! += weight;
      weights[q]! += weight * factorOfWeight;
      values[q]! += weight * factorOfWeight * value;
    }
    slant += (against ? 1 - level : level - 1) * factor;
    if (factor < 0) negative++;
    else if (factor > 0) positive++;
  }
  return { slant, negative, positive };
}

export function sumsFor({ viewpoints }: SmoothingParameters): Sums {
  const sum = (): Float64Array => new Float64Array(viewpoints.length);
  return { reach: sum(), weights: sum(), values: sum() };
}

/** How much heavier opposition weighs: raters against the note count more when they hold unlike viewpoints. */
function surprise({ raters, levels }: Voices, opposing: number, { factors, pass }: Kernels, shared: GaussianParameters): number {
  let sum = 0;
  let count = 0;
  for (let k = 0; k < raters.length; k++) {
    if (levels[k] !== opposing) continue;
    sum += factors[raters[k]!]!;
    count++;
  }
  if (count === 0) return 1;
  const mean = sum / count;
  let unexpected = 0;
  for (let k = 0; k < raters.length; k++) {
    if (levels[k] === opposing) unexpected += 1 / (1 + exp(-shared.sharpness * (Math.abs(factors[raters[k]!]! - mean) - shared.expectedWidth)));
  }
  return Math.min(pass.surpriseLimit, 1 + (pass.surpriseSlope * unexpected) / raters.length);
}
