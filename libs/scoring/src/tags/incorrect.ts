import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import type { Parameters } from '../parameters';
import { HELPFUL_TAGS, RATING_TAGS, tagMask } from '../vocabulary';

/** How often raters near a note call it incorrect, against how often they call anything so. */
export interface IncorrectTags {
  /** Ratings by near raters with the tag. */
  tagged: number;
  /** Ratings by near raters with any not-helpful tag. */
  voters: number;
  /** tagged / ln(1 + expected), where expected sums each voter's own rate; null where nothing was expected. */
  surprise: number | null;
}

/** How often each rater uses the tag among all ratings with some not-helpful tag; NaN for raters without any. */
export function incorrectRates(data: Dataset, ratings: RatingSet): Float64Array {
  const tagged = new Uint32Array(data.raterCount);
  const all = new Uint32Array(data.raterCount);
  for (const i of ratings) {
    if ((data.tags[i]! & NOT_HELPFUL_MASK) === 0) continue;
    if ((data.tags[i]! & INCORRECT_MASK) !== 0) tagged[data.rater[i]!]!++;
    all[data.rater[i]!]!++;
  }
  return Float64Array.from(all, (count, u) => tagged[u]! / count);
}

const NOT_HELPFUL_MASK = RATING_TAGS.reduce((mask, _, bit) => (bit < HELPFUL_TAGS.length ? mask : mask | (1 << bit)), 0);
const INCORRECT_MASK = tagMask(['notHelpfulIncorrect']);

/**
 * Weighs the tag "incorrect" by how freely each rater uses it (incorrect_filter.py). Only ratings with some
 * not-helpful tag count, by raters whose factor is within 0.3 of the note's once both are cut off at ±0.4.
 *
 * @param ratings those the model sees
 * @param noteFactor,raterFactor by dataset index, NaN where the model has no such note or rater
 * @param rates by rater, to go by more ratings than these
 * @returns by note; undefined where no such rating counts
 */
export function weighIncorrect(
  data: Dataset,
  ratings: RatingSet,
  noteFactor: Float64Array,
  raterFactor: Float64Array,
  parameters: Parameters['incorrectFilter'],
  rates: Float64Array = incorrectRates(data, ratings),
): (IncorrectTags | undefined)[] {
  const critical = ratings.filter((i) => (data.tags[i]! & NOT_HELPFUL_MASK) !== 0);
  const isIncorrect = (i: number): number => ((data.tags[i]! & INCORRECT_MASK) === 0 ? 0 : 1);
  const cut = (factor: number): number => Math.min(parameters.factorLimit, Math.max(-parameters.factorLimit, factor));
  const sums = new Array<{ tagged: number; voters: number; expected: number } | undefined>(data.noteCount).fill(undefined);
  for (const i of critical) {
    const [n, u] = [data.note[i]!, data.rater[i]!];
    // comparisons with NaN are false: unknown raters and notes do not count
    if (!(Math.abs(cut(raterFactor[u]!) - cut(noteFactor[n]!)) < parameters.maxDistance)) continue;
    const sum = (sums[n] ??= { tagged: 0, voters: 0, expected: 0 });
    sum.tagged += isIncorrect(i);
    sum.voters++;
    sum.expected += rates[u]!;
  }
  return sums.map((sum) => {
    if (sum === undefined) return undefined;
    const surprise = sum.expected > 0 ? sum.tagged / Math.log(1 + sum.expected) : null;
    return { tagged: sum.tagged, voters: sum.voters, surprise };
  });
}
