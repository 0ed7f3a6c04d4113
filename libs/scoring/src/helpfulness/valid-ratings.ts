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
  const historical = (n: number): boolean => data.noteCreatedAt[n]! < parameters.statusTimesSince;
  const until = data.noteCreatedAt.map((created, n) => Math.min(created + parameters.publicDelay, (historical(n) ? null : statusTime(n)) ?? Infinity));
  const inTime = ratings.filter((i) => data.ratingCreatedAt[i]! < until[data.note[i]!]!);
  const most = parameters.maxHistoricalValidRatings;
  const last = new Float64Array(data.noteCount).fill(Infinity);
  const surplus = new Set<number>();
  for (let n = 0; n < data.noteCount; n++) {
    if (!historical(n)) continue;
    const own = [...inTime.within(data.firstRating[n]!, data.firstRating[n + 1]!)];
    if (own.length <= most) continue;
    const times = new Float64Array(own.map((i) => data.ratingCreatedAt[i]!)).sort();
    last[n] = times[most - 1]!;
    if (times[most]! > last[n]!) continue;
    // of those made in that very moment, the first in the order of ratings
    const together = own.filter((i) => data.ratingCreatedAt[i] === last[n]);
    for (const i of together.slice(most - times.indexOf(last[n]!))) surplus.add(i);
  }
  if (!last.some((time) => time < Infinity)) return inTime;
  return inTime.filter((i) => data.ratingCreatedAt[i]! <= last[data.note[i]!]! && !surplus.has(i));
}
