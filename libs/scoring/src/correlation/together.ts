import { NO_STATEMENT, type Dataset } from '../data/dataset';
import { ln } from '../gaussian/logarithm';
import { firstLook, isCrowd } from './first-look';
import { ranksOf } from './ranks';
import { StatementCounts } from './statement-counts';
import { suspects } from './suspects';
import { turnsOf, type Turns } from './turns';

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

/** Members are looked at closely in portions of this part of all turns: where that is everybody, it saves memory. */
const PORTION = 0.25;

/**
 * Raters who rate the same notes at the same time. Takes eight bytes a rating where a crowd rates at once.
 *
 * Each pair is found from the one with fewer statements, who shares many of these with the other. That rules out nearly
 * everybody before any turn is gathered, and most of the others before any pair is counted.
 */
export function joinTogether(data: Dataset, parameters: TogetherParameters, join: (a: number, b: number) => void): void {
  const notes = notesByStatement(data);
  const { totals, all } = statementsOfRaters(data, notes);
  const ranks = ranksOf(totals, parameters.minStatements, (total) => leastTogether(total, all, parameters));
  const { members } = ranks;
  const needed = Uint32Array.from(members, (u) => ranks.needed[u]!);
  const possible = isCrowd(data, notes, ranks, parameters.window) ? undefined : firstLook(data, notes, ranks, parameters.window);
  const turns = turnsOf(data, notes, members, possible ?? ranks.rank.map(Math.sign), parameters.window);
  const counts = turnsOfEach(turns, possible === undefined ? suspects(turns, needed) : Uint8Array.from(members, (u) => possible[u]!));
  const together = new StatementCounts(members.length);
  for (let first = 0; first < members.length; ) {
    const own = ownTurns(turns, counts, first, data.statement);
    for (let left = first; left < first + own.members; left++) {
      meet(turns, own, left, together);
      for (const right of together.raters) {
        const shared = together.of(right);
        if (shared >= needed[left]! && isOne(shared, totals[members[left]!]!, totals[members[right]!]!, all, parameters)) join(members[left]!, members[right]!);
      }
      together.clear();
    }
    first += own.members;
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

/** How many turns each of the chosen members has; 0 for others. */
function turnsOfEach({ member, firstTurn }: Turns, chosen: Uint8Array): Uint32Array {
  const counts = new Uint32Array(chosen.length);
  for (let turn = 0, end = firstTurn[firstTurn.length - 1]!; turn < end; turn++) if (chosen[member[turn]!] === 1) counts[member[turn]!]!++;
  return counts;
}

/** Turns of some members, one after the other. */
interface OwnTurns {
  first: number;
  members: number;
  /** Those of member `first + k` are starts[k] … starts[k + 1] − 1. */
  starts: Uint32Array;
  /** Among all turns, ascending. */
  turns: Uint32Array;
  /** What each is about. */
  statements: Uint32Array;
}

/** @param counts of turns that are wanted, by member @param first member of this portion; as many follow as it has room for */
function ownTurns({ member, notes, firstTurn }: Turns, counts: Uint32Array, first: number, statement: Uint32Array): OwnTurns {
  const all = firstTurn[notes.length]!;
  let [end, count] = [first, 0];
  while (end < counts.length && (end === first || count + counts[end]! <= PORTION * all)) count += counts[end++]!;
  const starts = new Uint32Array(end - first + 1);
  for (let k = first; k < end; k++) starts[k - first + 1] = starts[k - first]! + counts[k]!;
  const [turns, statements] = [new Uint32Array(count), new Uint32Array(count)];
  const next = starts.slice();
  for (let k = 0; k < notes.length && count > 0; k++) {
    for (let turn = firstTurn[k]!; turn < firstTurn[k + 1]!; turn++) {
      const its = member[turn]!;
      if (its < first || its >= end || counts[its] === 0) continue;
      const at = next[its - first]!++;
      turns[at] = turn;
      statements[at] = statement[notes[k]!]!;
    }
  }
  return { first, members: end - first, starts, turns, statements };
}

/** Counts with whom of a higher number a member rated how many statements together. */
function meet(all: Turns, { first, starts, turns, statements }: OwnTurns, left: number, together: StatementCounts): void {
  for (let at = starts[left - first]!; at < starts[left - first + 1]!; at++) {
    const turn = turns[at]!;
    for (let next = turn - all.before[turn]!, end = turn + all.after[turn]!; next <= end; next++) {
      const right = all.member[next]!;
      if (right > left) together.add(right, statements[at]!);
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
function statementsOfRaters({ statement, firstRating, rater, raterCount }: Dataset, notes: Uint32Array): { totals: Uint32Array; all: number } {
  const totals = new Uint32Array(raterCount);
  const last = new Uint32Array(raterCount).fill(NO_STATEMENT);
  for (let k = 0; k < notes.length; k++) {
    const n = notes[k]!;
    const about = statement[n]!;
    // most statements have one note, which nobody rates twice
    const isOnly = about !== statement[notes[k - 1]!] && about !== statement[notes[k + 1]!];
    if (isOnly) for (let i = firstRating[n]!; i < firstRating[n + 1]!; i++) totals[rater[i]!]!++;
    else
      for (let i = firstRating[n]!; i < firstRating[n + 1]!; i++) {
        const u = rater[i]!;
        if (last[u] !== about) totals[u]!++;
        last[u] = about;
      }
  }
  return { totals, all: totals.reduce((sum, total) => sum + total, 0) };
}
