import { valueOfLevel, type Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { placeInDimensions } from '../dimensions/place-vectors';
import type { Parameters } from '../parameters';
import type { FrozenRaters, PlacedNotes, PlacingFrame } from './placing';

/** Sums over the ratings of one note: all a 2×2 ridge system needs. */
export interface Sums {
  count: number;
  f: number;
  ff: number;
  y: number;
  yf: number;
}

/**
 * Places each note by its ratings with raters and mu frozen: one exact 2×2 ridge system a note
 * (mf_base_scorer.py `_score_notes_and_users`). The ridge simulates `ratingsPerNote` of the second round.
 *
 * The bounds repeat that with one more rater added to each note, as lenient as the strictest rater and with
 * the lowest, a zero and the highest factor (pseudo_raters.py). Those fits take their ridge from their own
 * number of ratings per note, since X's copy of the fit does not carry the ratio over.
 *
 * @param ratings those of the final round: of placeable notes and of frozen raters, ascending
 * @param given the frame of an earlier placing, to place some notes as they would have been among all of it
 */
export function placeNotes(
  data: Dataset,
  ratings: RatingSet,
  raters: FrozenRaters,
  ratingsPerNote: number,
  fit: Parameters['fit'],
  given?: PlacingFrame,
): PlacedNotes {
  if (raters.axes !== undefined) return placeInDimensions(data, ratings, raters, ratingsPerNote, fit);
  const intercept = new Float64Array(data.noteCount).fill(NaN);
  const factor = intercept.slice();
  const interceptMin = intercept.slice();
  const interceptMax = intercept.slice();
  const frame = given ?? frameOf(data, ratings, raters);
  const { ratingsPerNote: perNote, extremes } = frame;
  for (let n = 0; n < data.noteCount; n++) {
    const sums = sumsOfNote(data, ratings.within(data.firstRating[n]!, data.firstRating[n + 1]!), raters);
    if (sums.count === 0) continue;
    const place = solve(sums, ratingsPerNote, fit);
    intercept[n] = place.intercept;
    factor[n] = place.factor;
    let low = solve(sums, perNote, fit).intercept;
    let high = low;
    for (const extreme of extremes) {
      const bound = solve(withRating(sums, 1 - raters.mu - extreme.intercept, extreme.factor), perNote + 1, fit).intercept;
      low = Math.min(low, bound);
      high = Math.max(high, bound);
    }
    interceptMin[n] = low;
    interceptMax[n] = high;
  }
  return { intercept, factor, interceptMin, interceptMax, frame };
}

/** Sums of one note over ratings of frozen raters. */
export function sumsOfNote(data: Dataset, ratings: Iterable<number>, raters: FrozenRaters): Sums {
  const { mu, intercept, factor } = raters;
  let count = 0;
  let sumF = 0;
  let sumFF = 0;
  let sumY = 0;
  let sumYF = 0;
  for (const i of ratings) {
    const u = data.rater[i]!;
    const f = factor[u]!;
    const y = valueOfLevel(data.level[i]!) - mu - intercept[u]!;
    count++;
    sumF += f;
    sumFF += f * f;
    sumY += y;
    sumYF += y * f;
  }
  return { count, f: sumF, ff: sumFF, y: sumY, yf: sumYF };
}

function withRating(sums: Sums, y: number, f: number): Sums {
  return { count: sums.count + 1, f: sums.f + f, ff: sums.ff + f * f, y: sums.y + y, yf: sums.yf + y * f };
}

/** Where a note or a rater stands. */
export interface Place {
  intercept: number;
  factor: number;
}

/** The note's exact place: what minimises its squared errors and its ridge. */
export function solve(sums: Sums, ratingsPerNote: number, fit: Parameters['fit']): Place {
  const a = sums.count + (fit.noteInterceptPenalty ?? fit.interceptPenalty) * ratingsPerNote;
  const d = sums.ff + fit.factorPenalty * ratingsPerNote;
  const determinant = a * d - sums.f * sums.f;
  return { intercept: (d * sums.y - sums.f * sums.yf) / determinant, factor: (a * sums.yf - sums.f * sums.y) / determinant };
}

/** What the bounds of notes go by, among these ratings. */
function frameOf(data: Dataset, ratings: RatingSet, raters: FrozenRaters): PlacingFrame {
  const rated = ratings.countRuns(data.firstRating).reduce((notes, count) => notes + (count > 0 ? 1 : 0), 0);
  let [strictest, lowest, highest] = [Infinity, Infinity, -Infinity];
  ratings.countBy(data.rater, data.raterCount).forEach((count, u) => {
    if (count === 0) return;
    strictest = Math.min(strictest, raters.intercept[u]!);
    lowest = Math.min(lowest, raters.factor[u]!);
    highest = Math.max(highest, raters.factor[u]!);
  });
  return { ratingsPerNote: ratings.length / rated, extremes: [lowest, 0, highest].map((factor) => ({ intercept: strictest, factor })) };
}
