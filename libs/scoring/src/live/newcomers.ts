import { solve } from '../fit/place-notes';
import type { Parameters } from '../parameters';
import type { Frozen } from './frozen';

/** A rating of a note that the last run placed. */
export interface PlacedRating {
  /** 0, ½ or 1. */
  value: number;
  /** Of the note. */
  intercept: number;
  factor: number;
}

/**
 * Places a rater who has come to enough ratings since the last run, among its frozen notes: one exact 2×2 ridge system, as
 * the next run's fit would solve it if nobody else had moved.
 * @returns null for who has too few ratings still, and where a run of an earlier version left nothing to go by
 */
export function placeNewcomer(ratings: readonly PlacedRating[], { mu, ratingsPerRater }: Frozen, { fit, prefilter }: Parameters): { intercept: number; factor: number } | null {
  if (ratings.length < prefilter.minRatingsPerRater || ratingsPerRater === undefined) return null;
  const sums = { count: ratings.length, f: 0, ff: 0, y: 0, yf: 0 };
  for (const { value, intercept: b, factor: f } of ratings) {
    const y = value - mu - b;
    sums.f += f;
    sums.ff += f * f;
    sums.y += y;
    sums.yf += y * f;
  }
  // to a rater a note is what a rater is to a note
  const { intercept, factor } = solve(sums, ratingsPerRater, { ...fit, noteInterceptPenalty: fit.raterInterceptPenalty ?? fit.interceptPenalty });
  return { intercept, factor };
}
