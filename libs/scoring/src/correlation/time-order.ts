import { NO_STATEMENT, type Dataset } from '../data/dataset';

/** Ratings of notes on known statements, by busy raters, each note's in the order of time; 8 bytes a rating. */
export interface TimeOrder {
  /** Ratings by note, then by time, then by rater. */
  byTime: Uint32Array;
  /** Where in `byTime` a rater's ratings stand, statement by statement. */
  placesOf(rater: number): Uint32Array;
}

/** @param minRatings of a rater, to be in it */
export function inTimeOrder(data: Dataset, minRatings: number): TimeOrder {
  const times = data.ratingCreatedAt;
  const totals = new Uint32Array(data.raterCount);
  for (let i = 0; i < data.ratingCount; i++) totals[data.rater[i]!]!++;
  const byTime = new Uint32Array(data.ratingCount);
  let count = 0;
  for (let n = 0; n < data.noteCount; n++) {
    if (data.statement[n] === NO_STATEMENT) continue;
    const from = count;
    let sorted = true;
    for (let i = data.firstRating[n]!; i < data.firstRating[n + 1]!; i++) {
      if (totals[data.rater[i]!]! < minRatings) continue;
      if (count > from && times[i]! < times[byTime[count - 1]!]!) sorted = false;
      byTime[count++] = i;
    }
    if (!sorted) byTime.subarray(from, count).sort((a, b) => times[a]! - times[b]! || a - b);
  }
  const known = byTime.subarray(0, count);
  const starts = new Uint32Array(data.raterCount + 1);
  for (const i of known) starts[data.rater[i]! + 1]!++;
  for (let u = 0; u < data.raterCount; u++) starts[u + 1]! += starts[u]!;
  const places = new Uint32Array(count);
  const next = starts.slice();
  known.forEach((i, at) => (places[next[data.rater[i]!]!++] = at));
  const statementAt = (at: number): number => data.statement[data.note[known[at]!]!]!;
  for (let u = 0; u < data.raterCount; u++) {
    const own = places.subarray(starts[u]!, starts[u + 1]!);
    if (!own.every((at, k) => k === 0 || statementAt(own[k - 1]!) <= statementAt(at))) own.sort((a, b) => statementAt(a) - statementAt(b) || a - b);
  }
  return { byTime: known, placesOf: (rater) => places.subarray(starts[rater]!, starts[rater + 1]!) };
}
