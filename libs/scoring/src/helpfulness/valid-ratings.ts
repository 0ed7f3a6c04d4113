import type { Dataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import type { Parameters } from '../parameters';

/**
 * Ratings that were made without knowing what others said: within 48 hours of the note (later the public tables
 * show others' ratings) and before the note got its latest status. For notes from before statuses were
 * recorded, the first five within 48 hours (note_ratings.py `get_ratings_before_note_status_and_public_tsv`).
 *
 * @param statusTime when a note got its latest helpful or not helpful status; null when never
 */
export function independentRatings(
  data: Dataset,
  ratings: RatingSet,
  statusTime: (note: number) => number | null,
  parameters: Parameters['helpfulness'],
): RatingSet {
  const { firstRating, ratingCreatedAt } = data;
  const historical = (n: number): boolean => data.noteCreatedAt[n]! < parameters.statusTimesSince;
  const until = data.noteCreatedAt.map((created, n) => Math.min(created + parameters.publicDelay, (historical(n) ? null : statusTime(n)) ?? Infinity));
  const inTime = ratings.earlier(firstRating, ratingCreatedAt, until);
  const surplus: number[] = [];
  for (let n = 0; n < data.noteCount; n++) {
    if (!historical(n)) continue;
    const own = [...inTime.within(firstRating[n]!, firstRating[n + 1]!)];
    if (own.length <= parameters.maxHistoricalValidRatings) continue;
    // of those made in the same moment, the first in the order of ratings
    own.sort((a, b) => ratingCreatedAt[a]! - ratingCreatedAt[b]! || a - b);
    for (const i of own.slice(parameters.maxHistoricalValidRatings)) surplus.push(i);
  }
  return surplus.length === 0 ? inTime : inTime.without(RatingSet.of(surplus));
}
