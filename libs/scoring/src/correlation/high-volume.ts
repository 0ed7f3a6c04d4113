import type { Dataset } from '../data/dataset';
import { quantile } from '../data/quantile';

/** Which raters count as unusually busy. process_data.py tag_high_volume_raters */
export interface HighVolumeParameters {
  /** Lengths, in milliseconds, of the windows that end at the latest rating. */
  readonly windows: readonly number[];
  /** Of the raters active in a window, those above this quantile of the number of ratings. */
  readonly quantile: number;
  /** With fewer rated notes nobody counts as busy. constants.py minNumNotesForProdData */
  readonly minNotes: number;
}

const DAY = 86_400_000;

export const HIGH_VOLUME: HighVolumeParameters = { windows: [7 * DAY, 28 * DAY], quantile: 0.999, minNotes: 200 };

/** 1 for each rater who rated far more than others lately, whatever the notes were. */
export function highVolumeRaters(data: Dataset, parameters: HighVolumeParameters): Uint8Array {
  const busy = new Uint8Array(data.raterCount);
  if (ratedNotes(data) < parameters.minNotes) return busy;
  const { ratingCount, ratingCreatedAt, rater } = data;
  let latest = -Infinity;
  for (let i = 0; i < ratingCount; i++) latest = Math.max(latest, ratingCreatedAt[i]!);
  for (const window of parameters.windows) {
    const counts = new Float64Array(data.raterCount);
    for (let i = 0; i < ratingCount; i++) if (ratingCreatedAt[i]! > latest - window) counts[rater[i]!]!++;
    const limit = quantile(counts.filter((count) => count > 0), parameters.quantile);
    counts.forEach((count, u) => {
      if (count > limit) busy[u] = 1;
    });
  }
  return busy;
}

function ratedNotes(data: Dataset): number {
  let rated = 0;
  for (let n = 0; n < data.noteCount; n++) if (data.firstRating[n + 1]! > data.firstRating[n]!) rated++;
  return rated;
}
