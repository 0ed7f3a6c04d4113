import { NO_STATEMENT, type Dataset } from '../data/dataset';
import { ln } from '../gaussian/logarithm';
import { StatementCounts } from './statement-counts';
import { noteOf, turnsOf, type Turns } from './turns';

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

/** Raters are taken in so many portions, each of which is found among the turns anew: a quarter of the memory. */
const PORTIONS = 4;

/**
 * Raters who rate the same notes at the same time. Takes ten bytes a rating while it works.
 *
 * Each pair is found from the one with fewer statements, who shares many of these with the other. So nearly everybody is
 * done with before half of the turns: where nobody was met often by then, too few are left for anybody to be.
 */
export function joinTogether(data: Dataset, parameters: TogetherParameters, join: (a: number, b: number) => void): void {
  const notes = notesByStatement(data);
  const { totals, all } = statementsOfRaters(data, notes);
  const enough = Uint8Array.from(totals, (total) => (total >= parameters.minStatements ? 1 : 0));
  const turns = turnsOf(data, notes, enough, parameters.window);
  const needed = totals.map((total, u) => (turns.ofRater[u] === 0 ? 0 : leastTogether(total, all, parameters)));
  const counts = new Uint32Array(data.raterCount);
  const together = new StatementCounts(data.raterCount);
  const size = Math.ceil(data.raterCount / PORTIONS);
  for (let first = 0; first < data.raterCount; first += size) {
    const own = turnsOfRaters(turns, needed, first, Math.min(data.raterCount, first + size));
    for (let k = 0; k + 1 < own.starts.length; k++) {
      const left = first + k;
      if (!mayShare(turns, own, k, left, needed[left]!, counts)) continue;
      meet(turns, own, k, left, data.statement, together);
      for (const right of together.raters) {
        const shared = together.of(right);
        if (shared >= needed[left]! && isOne(shared, totals[left]!, totals[right]!, all, parameters)) join(left, right);
      }
      together.clear();
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
 * With fewer statements together a rater of so many statements is one with nobody who has as many or more: what would do
 * for two raters like this, less one for rounding.
 */
function leastTogether(total: number, all: number, parameters: TogetherParameters): number {
  let [below, least] = [0, total];
  while (least - below > 1) {
    const middle = (below + least) >>> 1;
    if (isOne(middle, total, total, all, parameters)) least = middle;
    else below = middle;
  }
  return least - 1;
}

/** Turns of some raters, one after the other; none of who has too few to be one with anybody. */
interface OwnTurns {
  /** The k-th rater's are starts[k] … starts[k + 1] − 1. */
  starts: Uint32Array;
  /** Among all turns, ascending. */
  turn: Uint32Array;
  /** As in {@link Turns}; here, so that they are read in order. */
  before: Uint16Array;
  after: Uint16Array;
}

function turnsOfRaters({ rater, before, after, firstTurn, ofRater }: Turns, needed: Uint32Array, first: number, end: number): OwnTurns {
  const starts = new Uint32Array(end - first + 1);
  for (let u = first; u < end; u++) starts[u - first + 1] = starts[u - first]! + (ofRater[u]! < needed[u]! ? 0 : ofRater[u]!);
  const count = starts[end - first]!;
  const own: OwnTurns = { starts, turn: new Uint32Array(count), before: new Uint16Array(count), after: new Uint16Array(count) };
  const next = starts.slice();
  const turns = firstTurn[firstTurn.length - 1]!;
  for (let turn = 0; turn < turns; turn++) {
    const u = rater[turn]!;
    if (u < first || u >= end || ofRater[u]! < needed[u]!) continue;
    const at = next[u - first]!++;
    own.turn[at] = turn;
    own.before[at] = before[turn]!;
    own.after[at] = after[turn]!;
  }
  return own;
}

/**
 * Whether the k-th rater, whose number is `left`, may share so many statements with anybody.
 * @param counts all 0, and left so
 */
function mayShare({ rater }: Turns, { starts, turn, before, after }: OwnTurns, k: number, left: number, needed: number, counts: Uint32Array): boolean {
  const from = starts[k]!;
  const to = starts[k + 1]!;
  let most = 0;
  let at = from;
  for (; at < to && most + to - at >= needed; at++) {
    for (let next = turn[at]! - before[at]!, end = turn[at]! + after[at]!; next <= end; next++) {
      const times = counts[rater[next]!]!++;
      if (times >= most) most = times + 1;
    }
    // the rater's own turn is among them
    counts[left] = 0;
  }
  const reached = at === to && from < to && most >= needed;
  for (at--; at >= from; at--) {
    for (let next = turn[at]! - before[at]!, end = turn[at]! + after[at]!; next <= end; next++) counts[rater[next]!] = 0;
  }
  return reached;
}

/** Counts with whom the k-th rater, whose number is `left`, rated how many statements together. */
function meet(turns: Turns, { starts, turn, before, after }: OwnTurns, k: number, left: number, statement: Uint32Array, together: StatementCounts): void {
  for (let at = starts[k]!; at < starts[k + 1]!; at++) {
    const about = statement[noteOf(turns, turn[at]!)]!;
    for (let next = turn[at]! - before[at]!, end = turn[at]! + after[at]!; next <= end; next++) {
      const right = turns.rater[next]!;
      if (right !== left) together.add(right, about);
    }
  }
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
