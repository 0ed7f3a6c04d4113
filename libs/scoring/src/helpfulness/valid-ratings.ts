import type { Dataset } from '../data/dataset';
import type { Parameters } from '../parameters';

/**
 * Ratings that were made without knowing what others said: within 48 hours of the note (later the public tables
 * show others' ratings) and before the note got its latest status. For notes from before statuses were
 * recorded, the first five within 48 hours (note_ratings.py `get_ratings_before_note_status_and_public_tsv`).
 *
 * @param ratings ascending indices into the dataset
 * @param statusTime when a note got its latest helpful or not helpful status; null when never
 */
export function independentRatings(
  data: Dataset,
  ratings: Uint32Array,
  statusTime: (note: number) => number | null,
  parameters: Parameters['helpfulness'],
): Uint32Array {
  const kept = new Uint32Array(ratings.length);
  let count = 0;
  for (let from = 0; from < ratings.length; ) {
    const note = data.note[ratings[from]!]!;
    const start = count;
    const publicFrom = data.noteCreatedAt[note]! + parameters.publicDelay;
    const historical = data.noteCreatedAt[note]! < parameters.statusTimesSince;
    const decided = historical ? null : statusTime(note);
    let to = from;
    for (; to < ratings.length && data.note[ratings[to]!] === note; to++) {
      const time = data.ratingCreatedAt[ratings[to]!]!;
      if (time < publicFrom && (decided === null || time < decided)) kept[count++] = ratings[to]!;
    }
    if (historical && count - start > parameters.maxHistoricalValidRatings) {
      const byTime = Array.from(kept.subarray(start, count)).sort((a, b) => data.ratingCreatedAt[a]! - data.ratingCreatedAt[b]! || a - b);
      const first = byTime.slice(0, parameters.maxHistoricalValidRatings).sort((a, b) => a - b);
      kept.set(first, start);
      count = start + first.length;
    }
    from = to;
  }
  return kept.slice(0, count);
}
