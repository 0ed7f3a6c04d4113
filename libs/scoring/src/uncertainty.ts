import { valueOfLevel, type Dataset } from './data/dataset';
import type { RatingSet } from './data/rating-set';
import { ridgeOfSize } from './fit/model';
import type { PlacedNotes } from './fit/placing';
import type { Round } from './fit/fitted-round';
import type { ScoreInterval } from './output';
import type { Parameters } from './parameters';

/** Share of notes whose intercept is to lie within its interval. */
export const INTERVAL_CONFIDENCE = 0.9;
/** A normal variable is within so many standard deviations of its mean with that probability. */
const DEVIATIONS = 1.6448536269514722;

/** How sure a model is of its notes, by dataset index; NaN for notes it did not place, or where it had too few ratings to tell. */
export interface Uncertainty {
  /** Standard deviation of each note's intercept. */
  deviation: Float64Array;
  /** Standard deviation of what the model leaves unexplained of one rating; NaN where that cannot be told. */
  residual: number;
  /** What is left of it once single raters are forgotten; null where that cannot be told. */
  typical: TypicalDoubt | null;
}

/** How sure a model is of a note whose raters are as surely placed as those of ratings are on average. */
export interface TypicalDoubt {
  /** What the model leaves unexplained of one rating, squared. */
  variance: number;
  /** A rater's covariance without that factor: of the intercept, of intercept with factor, of the factor. Mean over ratings. */
  ofRater: readonly [intercept: number, both: number, factor: number];
}

/** What a model has to hand over; arrays go by dataset index. */
export interface FittedModel {
  /** Ratings the model sees. */
  inScope: RatingSet;
  /** Raters as they were frozen. */
  second: Pick<Round, 'mu' | 'raterIntercept' | 'raterFactor' | 'summary' | 'axes'>;
  placed: Pick<PlacedNotes, 'intercept' | 'factor'>;
}

/** Ridge systems of one side (notes, or raters) at the optimum, each 2×2: [[a, c], [c, d]]. */
interface Systems {
  count: Float64Array;
  sum: Float64Array;
  squares: Float64Array;
  /** Ridge on intercepts and on factors. */
  ridge: readonly [intercept: number, factor: number];
}

/**
 * Laplace's approximation at the optimum: around it the objective is a parabola, so what the ratings say of a note is
 * a normal distribution whose covariance is the residual variance times the inverse of the note's 2×2 curvature,
 * ridge included. The raters it was placed among are uncertain too, by their own curvature; each adds its variance
 * times the square of its weight in the note's intercept (delta method; that errors of raters hang together is left
 * out). The residual variance is the sum of squared errors over the degrees of freedom that the fits left.
 */
export function measureUncertainty(data: Dataset, model: FittedModel, fit: Parameters['fit']): Uncertainty {
  const { second, placed } = model;
  const ratings = model.inScope.filter((i) => !Number.isNaN(second.raterFactor[data.rater[i]!]!) && !Number.isNaN(placed.intercept[data.note[i]!]!));
  const deviation = new Float64Array(data.noteCount).fill(NaN);
  // measured along one axis only
  if (second.summary === null || second.axes !== undefined) return { deviation, residual: NaN, typical: null };
  const ridge = ridgeOfSize(second.summary, fit);
  const notes = systemsOf(ratings, data.note, data.noteCount, (i) => second.raterFactor[data.rater[i]!]!, [ridge.noteIntercept, ridge.noteFactor]);
  const raters = systemsOf(ratings, data.rater, data.raterCount, (i) => placed.factor[data.note[i]!]!, [ridge.raterIntercept, ridge.raterFactor]);
  let squaredError = 0;
  for (const i of ratings) squaredError += square(errorOf(data, model, i));
  const left = ratings.length - 1 - parametersOf(notes) - parametersOf(raters);
  if (!(left > 0)) return { deviation, residual: NaN, typical: null };
  const variance = squaredError / left;

  const ofRaters = new Float64Array(data.noteCount);
  const means = [0, 0, 0] as [number, number, number];
  for (const i of ratings) {
    const [n, u] = [data.note[i]!, data.rater[i]!];
    const [bb, bf] = inverse(notes, n);
    const weight = bb + bf * second.raterFactor[u]!;
    const x = placed.factor[n]!;
    const [ii, ix, xx] = inverse(raters, u);
    ofRaters[n]! += square(weight) * (ii + 2 * x * ix + x * x * xx);
    means[0] += ii / ratings.length;
    means[1] += ix / ratings.length;
    means[2] += xx / ratings.length;
  }
  for (let n = 0; n < data.noteCount; n++) {
    if (notes.count[n] !== 0) deviation[n] = Math.sqrt(variance * (inverse(notes, n)[0] + ofRaters[n]!));
  }
  return { deviation, residual: Math.sqrt(variance), typical: { variance, ofRater: means } };
}

/**
 * The same for one note from the sums over its ratings, without knowing how surely each of its raters is placed.
 * @param factor of the note
 * @param perNote ratings for each note of the second round
 */
export function deviationAmongTypical(
  { variance, ofRater: [ii, ix, xx] }: TypicalDoubt,
  sums: { count: number; f: number; ff: number },
  factor: number,
  perNote: number,
  fit: Parameters['fit'],
): number {
  const a = sums.count + (fit.noteInterceptPenalty ?? fit.interceptPenalty) * perNote;
  const d = sums.ff + fit.factorPenalty * perNote;
  const determinant = a * d - sums.f * sums.f;
  const [bb, bf] = [d / determinant, -sums.f / determinant];
  const weights = bb * bb * sums.count + 2 * bb * bf * sums.f + bf * bf * sums.ff;
  return Math.sqrt(variance * (bb + weights * (ii + 2 * factor * ix + factor * factor * xx)));
}

/** The interval of one note; null where the model has no number for it. */
export function intervalOf(intercept: number, deviation: number): ScoreInterval | null {
  if (Number.isNaN(intercept) || Number.isNaN(deviation)) return null;
  const half = DEVIATIONS * deviation;
  return { low: intercept - half, high: intercept + half, confidence: INTERVAL_CONFIDENCE };
}

function errorOf(data: Dataset, { second, placed }: FittedModel, i: number): number {
  const [n, u] = [data.note[i]!, data.rater[i]!];
  const expected = second.mu + second.raterIntercept[u]! + placed.intercept[n]! + second.raterFactor[u]! * placed.factor[n]!;
  return valueOfLevel(data.level[i]!) - expected;
}

/** Sums of the other side's factors over the ratings of each note, or of each rater. */
function systemsOf(
  ratings: RatingSet,
  key: Uint32Array,
  keys: number,
  factorOf: (rating: number) => number,
  ridge: Systems['ridge'],
): Systems {
  const [count, sum, squares] = [new Float64Array(keys), new Float64Array(keys), new Float64Array(keys)];
  for (const i of ratings) {
    const k = key[i]!;
    const f = factorOf(i);
    count[k]!++;
    sum[k]! += f;
    squares[k]! += f * f;
  }
  return { count, sum, squares, ridge };
}

/** Inverse of a system: intercept with itself, with the factor, and the factor with itself. */
function inverse({ count, sum, squares, ridge }: Systems, k: number): [number, number, number] {
  const a = count[k]! + ridge[0];
  const d = squares[k]! + ridge[1];
  const c = sum[k]!;
  const determinant = a * d - c * c;
  return [d / determinant, -c / determinant, a / determinant];
}

/** How many parameters the ratings really decide: a parameter that its ridge holds back counts less than one. */
function parametersOf(systems: Systems): number {
  let total = 0;
  for (let k = 0; k < systems.count.length; k++) {
    if (systems.count[k] === 0) continue;
    const [ii, ix, xx] = inverse(systems, k);
    total += ii * systems.count[k]! + 2 * ix * systems.sum[k]! + xx * systems.squares[k]!;
  }
  return total;
}

function square(value: number): number {
  return value * value;
}
