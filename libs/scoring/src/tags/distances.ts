import type { Dataset } from '../data/dataset';
import { valueAt } from '../data/quantile';
import type { RatingSet } from '../data/rating-set';

/** A part of all distances: those that differ from the middle by no more than half its width. */
interface Window {
  middle: number;
  half: number;
}

/** The distances in a window, and how many lie on either side of it. */
interface Seen {
  below: number;
  within: Float64Array;
  above: number;
}

/**
 * Quantile of the distances between note and rater over all ratings that have one, as `quantile` tells it; NaN where none
 * has. A sample tells about where it lies, so that one walk over all ratings finds it among the few distances near there;
 * should the sample be wrong, a second walk takes them all.
 * @param note,rater places by dataset index, NaN for who has none
 */
export function quantileOfDistances(data: Pick<Dataset, 'firstRating' | 'note' | 'rater'>, ratings: RatingSet, note: Float64Array, rater: Float64Array, q: number): number {
  const near = windowBySample(data, ratings, note, rater, q);
  return quantileIn(look(data, ratings, note, rater, near), q) ?? quantileIn(look(data, ratings, note, rater, EVERYTHING), q) ?? NaN;
}

/** Undefined where it does not lie in the window. */
function quantileIn({ below, within, above }: Seen, q: number): number | undefined {
  const position = (below + within.length + above - 1) * q - below;
  const isThere = position >= 0 && (Math.floor(position) + 1 < within.length || (above === 0 && within.length > 0));
  return isThere ? valueAt(within, position) : undefined;
}

/** Where the quantile should lie: six standard deviations of the sample on either side of its own. */
function windowBySample({ note: noteOf, rater: raterOf }: Pick<Dataset, 'note' | 'rater'>, ratings: RatingSet, note: Float64Array, rater: Float64Array, q: number): Window {
  const chosen = ratings.sample();
  const distances = new Float64Array(chosen.length);
  let found = 0;
  for (let k = 0; k < chosen.length; k++) {
    const distance = Math.abs(note[noteOf[chosen[k]!]!]! - rater[raterOf[chosen[k]!]!]!);
    // comparison with NaN is false
    if (distance >= 0) distances[found++] = distance;
  }
  const margin = 3 / Math.sqrt(found);
  if (q < margin || q + margin > 1) return EVERYTHING;
  const sample = distances.subarray(0, found);
  const [low, high] = [valueAt(sample, (q - margin) * (found - 1)), valueAt(sample, (q + margin) * (found - 1))];
  return { middle: (low + high) / 2, half: (high - low) / 2 };
}

function look({ firstRating, rater: raterOf }: Pick<Dataset, 'firstRating' | 'rater'>, ratings: RatingSet, note: Float64Array, rater: Float64Array, { middle, half }: Window): Seen {
  let within: Float64Array = new Float64Array(1024);
  let known = 0;
  let lower = 0;
  let found = 0;
  for (let n = 0; n < note.length; n++) {
    const place = note[n]!;
    if (Number.isNaN(place)) continue;
    for (const i of ratings.within(firstRating[n]!, firstRating[n + 1]!)) {
      const distance = Math.abs(place - rater[raterOf[i]!]!);
      // Comparison with NaN is false. Only the few in the window are a branch: any other would be taken as often as not.
      known += Number(distance >= 0);
      lower += Number(distance < middle);
      if (Math.abs(distance - middle) <= half) {
        if (found === within.length) within = longer(within);
        within[found++] = distance;
      }
    }
  }
  within = within.subarray(0, found);
  const below = lower - within.reduce((sum, distance) => sum + Number(distance < middle), 0);
  return { below, within, above: known - below - found };
}

const EVERYTHING: Window = { middle: 0, half: Infinity };

function longer(values: Float64Array): Float64Array {
  const copy = new Float64Array(2 * values.length);
  copy.set(values);
  return copy;
}
