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
  const first = new Set<number>();
  const historical = (n: number): boolean => data.noteCreatedAt[n]! < parameters.statusTimesSince;
  const isIndependent = (i: number): boolean => {
    const n = data.note[i]!;
    const decided = historical(n) ? null : statusTime(n);
    const time = data.ratingCreatedAt[i]!;
    return time < data.noteCreatedAt[n]! + parameters.publicDelay && (decided === null || time < decided);
  };
  const inTime = ratings.filter(isIndependent);
  for (let n = 0; n < data.noteCount; n++) {
    if (!historical(n)) continue;
    const byTime = [...inTime.within(data.firstRating[n]!, data.firstRating[n + 1]!)].sort((a, b) => data.ratingCreatedAt[a]! - data.ratingCreatedAt[b]! || a - b);
    for (const i of byTime.slice(0, parameters.maxHistoricalValidRatings)) first.add(i);
  }
  return inTime.filter((i) => !historical(data.note[i]!) || first.has(i));
}
