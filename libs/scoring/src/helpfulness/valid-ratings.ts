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
  const kept: number[] = [];
  for (let from = 0; from < ratings.length; ) {
    const note = data.note[ratings[from]!]!;
    let to = from;
    while (to < ratings.length && data.note[ratings[to]!] === note) to++;
    const written = data.noteCreatedAt[note]!;
    const early = ratings.subarray(from, to).filter((i) => data.ratingCreatedAt[i]! - written < parameters.publicDelay);
    if (written < parameters.statusTimesSince) {
      const first = Array.from(early).sort((a, b) => data.ratingCreatedAt[a]! - data.ratingCreatedAt[b]! || a - b);
      for (const i of first.slice(0, parameters.maxHistoricalValidRatings).sort((a, b) => a - b)) kept.push(i);
    } else {
      const decided = statusTime(note);
      for (const i of early) if (decided === null || data.ratingCreatedAt[i]! < decided) kept.push(i);
    }
    from = to;
  }
  return Uint32Array.from(kept);
}
