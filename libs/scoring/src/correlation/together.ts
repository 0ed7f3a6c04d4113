import { NO_STATEMENT, type Dataset } from '../data/dataset';
import { ln } from '../gaussian/logarithm';

/** Which raters are taken for one because they rate the same at the same time. */
export interface TogetherParameters {
  /** Two ratings of a note are made together within this time, in milliseconds. windowMillis */
  readonly window: number;
  /** Raters of fewer statements are left alone. minUniquePosts */
  readonly minStatements: number;
  /** Two raters are one from this normalized pointwise mutual information of their statements on… smoothedNpmiThreshold */
  readonly minInformation: number;
  /** …with so many statements added to each of theirs. pmiRegularization */
  readonly informationPrior: number;
  /** Or where statements rated together are this share of all of the one with fewer… minimumRatingProportionThreshold */
  readonly minShare: number;
  /** …and so many more. minSimPseudocounts */
  readonly sharePrior: number;
}

/** Of more ratings within the window the nearest so many count. */
const MOST_NEIGHBOURS = 0xffff;
/** Raters are taken in so many portions, each of which is found among the turns anew: a quarter of the memory. */
const PORTIONS = 4;

/** Raters who rate the same notes at the same time. Takes 13 bytes a rating while it works. */
export function joinTogether(data: Dataset, parameters: TogetherParameters, join: (a: number, b: number) => void): void {
  const notes = notesByStatement(data);
  const { totals, all } = statementsOfRaters(data, notes);
  const turns = turnsOf(data, notes, totals, parameters);
  const least = leastTogether(all, parameters);
  const size = Math.ceil(data.raterCount / PORTIONS);
  const counts = new Uint32Array(data.raterCount);
  const lastStatement = new Uint32Array(data.raterCount).fill(NO_STATEMENT);
  const met = new Uint32Array(data.raterCount);
  for (let first = 0; first < data.raterCount; first += size) {
    const { starts, places } = placesOfRaters(turns, first, Math.min(data.raterCount, first + size));
    for (let left = first; left - first < starts.length - 1; left++) {
      const others = meet(turns, left, places, starts[left - first]!, starts[left - first + 1]!, { counts, lastStatement, met });
      const enough = others === 0 ? 0 : least(totals[left]!);
      for (let k = 0; k < others; k++) {
        const right = met[k]!;
        const together = counts[right]!;
        if (together >= enough && isOne(together, totals[left]!, totals[right]!, all, parameters)) join(left, right);
        counts[right] = 0;
        lastStatement[right] = NO_STATEMENT;
      }
    }
  }
}

/**
 * Whether two raters are one.
 * @param together statements they rated together
 * @param all statements of all raters, added up
 */
export function isOne(together: number, left: number, right: number, all: number, parameters: TogetherParameters): boolean {
  if (together / (Math.min(left, right) + parameters.sharePrior) >= parameters.minShare) return true;
  // the information of a pair that is all there is has no norm
  if (together >= all) return false;
  const prior = parameters.informationPrior;
  const information = ln((together * all) / ((left + prior) * (right + prior)));
  return information / -ln(together / all) >= parameters.minInformation;
}

/**
 * With fewer statements together a rater of so many statements is one with nobody: what would do for a rater of as few
 * as may be, less one for rounding. Spares nearly all pairs their logarithms.
 */
function leastTogether(all: number, parameters: TogetherParameters): (total: number) => number {
  const known = new Map<number, number>();
  return (total) => {
    let least = known.get(total);
    if (least === undefined) {
      least = 1;
      while (least < total && !isOne(least, total, parameters.minStatements, all, parameters)) least++;
      known.set(total, least);
    }
    return least - 1;
  };
}

/** Ratings by statement, note and time, of raters with enough statements. */
interface Turns {
  rater: Uint32Array;
  statement: Uint32Array;
  /** How many before and after it are of the same note and within the window. */
  before: Uint16Array;
  after: Uint16Array;
}

function turnsOf(data: Dataset, notes: Uint32Array, totals: Uint32Array, { minStatements, window }: TogetherParameters): Turns {
  let count = 0;
  for (const n of notes) for (let i = data.firstRating[n]!; i < data.firstRating[n + 1]!; i++) if (totals[data.rater[i]!]! >= minStatements) count++;
  const turns: Turns = { rater: new Uint32Array(count), statement: new Uint32Array(count), before: new Uint16Array(count), after: new Uint16Array(count) };
  let from = 0;
  const times = data.ratingCreatedAt;
  for (const n of notes) {
    const own: number[] = [];
    for (let i = data.firstRating[n]!; i < data.firstRating[n + 1]!; i++) if (totals[data.rater[i]!]! >= minStatements) own.push(i);
    const inTime = sortedByTime(own, times);
    let [first, last] = [0, 0];
    for (let k = 0; k < own.length; k++) {
      const time = times[inTime[k]!]!;
      while (time - times[inTime[first]!]! > window) first++;
      while (last + 1 < own.length && times[inTime[last + 1]!]! - time <= window) last++;
      turns.rater[from + k] = data.rater[inTime[k]!]!;
      turns.statement[from + k] = data.statement[n]!;
      turns.before[from + k] = Math.min(MOST_NEIGHBOURS, k - first);
      turns.after[from + k] = Math.min(MOST_NEIGHBOURS, last - k);
    }
    from += own.length;
  }
  return turns;
}

/** By time, then by index. Whole milliseconds are sorted as plain numbers, time and place in one: no comparing function. */
function sortedByTime(ratings: number[], times: Float64Array): number[] {
  const count = ratings.length;
  const start = ratings.reduce((least, i) => Math.min(least, times[i]!), Infinity);
  const keys = Float64Array.from(ratings, (i, k) => (times[i]! - start) * count + k);
  const exact = ratings.every((i, k) => Number.isInteger(times[i]! - start) && keys[k]! <= Number.MAX_SAFE_INTEGER);
  if (!exact) return ratings.sort((a, b) => times[a]! - times[b]! || a - b);
  return Array.from(keys.sort(), (key) => ratings[key - Math.floor(key / count) * count]!);
}

/** Where among the turns those of some raters are, ascending and so statement by statement; turns without neighbours are left out. */
function placesOfRaters({ rater, before, after }: Turns, first: number, end: number): { starts: Uint32Array; places: Uint32Array } {
  const starts = new Uint32Array(end - first + 1);
  const isIts = (at: number): boolean => rater[at]! >= first && rater[at]! < end && before[at]! + after[at]! > 0;
  for (let at = 0; at < rater.length; at++) if (isIts(at)) starts[rater[at]! - first + 1]!++;
  for (let u = 0; u < end - first; u++) starts[u + 1]! += starts[u]!;
  const places = new Uint32Array(starts[end - first]!);
  const next = starts.slice();
  for (let at = 0; at < rater.length; at++) if (isIts(at)) places[next[rater[at]! - first]!++] = at;
  return { starts, places };
}

interface Meetings {
  /** By rater: statements rated together with the rater at hand. */
  counts: Uint32Array;
  lastStatement: Uint32Array;
  /** Those whom the rater at hand met. */
  met: Uint32Array;
}

/** Counts with whom of the raters behind them a rater rated how many statements. @returns how many it met */
function meet(turns: Turns, left: number, places: Uint32Array, from: number, to: number, { counts, lastStatement, met }: Meetings): number {
  const { rater, statement, before, after } = turns;
  let others = 0;
  for (let p = from; p < to; p++) {
    const at = places[p]!;
    const about = statement[at]!;
    for (let next = at - before[at]!, end = at + after[at]!; next <= end; next++) {
      const right = rater[next]!;
      if (right <= left || lastStatement[right] === about) continue;
      lastStatement[right] = about;
      if (counts[right]!++ === 0) met[others++] = right;
    }
  }
  return others;
}

/** Notes on known statements, those on one statement together. */
function notesByStatement({ noteCount, statement }: Dataset): Uint32Array {
  const next = new Uint32Array(noteCount + 1);
  for (const s of statement) if (s !== NO_STATEMENT) next[s + 1]!++;
  for (let s = 0; s < noteCount; s++) next[s + 1]! += next[s]!;
  const notes = new Uint32Array(next[noteCount]!);
  for (let n = 0; n < noteCount; n++) if (statement[n] !== NO_STATEMENT) notes[next[statement[n]!]!++] = n;
  return notes;
}

/** On how many known statements each rater rated, and the sum of that. */
function statementsOfRaters(data: Dataset, notes: Uint32Array): { totals: Uint32Array; all: number } {
  const totals = new Uint32Array(data.raterCount);
  const last = new Uint32Array(data.raterCount).fill(NO_STATEMENT);
  let all = 0;
  for (const n of notes) {
    const about = data.statement[n]!;
    for (let i = data.firstRating[n]!; i < data.firstRating[n + 1]!; i++) {
      const u = data.rater[i]!;
      if (last[u] === about) continue;
      last[u] = about;
      totals[u]!++;
      all++;
    }
  }
  return { totals, all };
}
