import type { Dataset } from '../data/dataset';
import { valueAt } from '../data/quantile';
import type { RatingSet } from '../data/rating-set';

/** Distances fall into so many ranges of equal width, one or two of which are looked at closely. */
const RANGES = 4096;

/**
 * Quantile of the distances between note and rater over all ratings that have one, as `quantile` tells it; NaN where none
 * has. The ratings are walked twice, so that nothing is held of each.
 * @param note,rater places by dataset index, NaN for who has none
 */
export function quantileOfDistances(data: Pick<Dataset, 'note' | 'rater'>, ratings: RatingSet, note: Float64Array, rater: Float64Array, q: number): number {
  const scale = Math.min(RANGES / (farthest(note) + farthest(rater)), Number.MAX_VALUE);
  const counts = new Uint32Array(RANGES);
  for (const i of ratings) {
    const distance = Math.abs(note[data.note[i]!]! - rater[data.rater[i]!]!);
    // comparison with NaN is false
    if (distance >= 0) counts[rangeOf(distance, scale)]!++;
  }
  const length = counts.reduce((sum, count) => sum + count, 0);
  if (length === 0) return NaN;
  const position = (length - 1) * q;
  let [range, before] = [0, 0];
  while (before + counts[range]! <= Math.floor(position)) before += counts[range++]!;
  const following = counts.findIndex((count, k) => k > range && count > 0);
  const close = new Float64Array(counts[range]! + (counts[following] ?? 0));
  let found = 0;
  for (const i of ratings) {
    const distance = Math.abs(note[data.note[i]!]! - rater[data.rater[i]!]!);
    if (!(distance >= 0)) continue;
    const its = rangeOf(distance, scale);
    if (its === range || its === following) close[found++] = distance;
  }
  return valueAt(close, position - before);
}

function rangeOf(distance: number, scale: number): number {
  return Math.min(RANGES - 1, distance * scale) | 0;
}

function farthest(places: Float64Array): number {
  let most = 0;
  for (let k = 0; k < places.length; k++) if (Math.abs(places[k]!) > most) most = Math.abs(places[k]!);
  return most;
}
