import { NO_STATEMENT, type Dataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';

/** Ratings by note and level, called votes here: who gave which, and which pairs of raters agree often. */
export interface Agreements {
  /** Pairs who agree on more than `minSeed` statements, most first, then by rater index. */
  seeds: { left: number; right: number; statements: number }[];
  /** Votes of a rater who agrees often enough with anybody; none for others. */
  votesOf(rater: number): readonly number[];
  /** Raters, of those, who gave a vote; ascending. */
  ratersOf(vote: number): readonly number[];
  statementOf(vote: number): number;
}

const LEVELS = 3;
const NOBODY: readonly number[] = [];

/**
 * Counts on how many statements each two raters gave some note the same rating
 * (quasi_clique_detection.py `_get_pair_counts`), among recent notes that call a known statement misleading. One rater at
 * a time: memory for one row of the table of pairs, and for the pairs that agree very often.
 */
export function agreements(data: Dataset, parameters: { recency: number; minAligned: number; minSeed: number }): Agreements {
  const raters = new Map<number, number[]>();
  const votes: (number[] | undefined)[] = new Array<number[] | undefined>(data.raterCount).fill(undefined);
  for (const i of recentRatings(data, parameters.recency)) {
    const vote = data.note[i]! * LEVELS + data.level[i]!;
    const who = raters.get(vote);
    if (who === undefined) raters.set(vote, [data.rater[i]!]);
    else who.push(data.rater[i]!);
    (votes[data.rater[i]!] ??= []).push(vote);
  }
  const statementOf = (vote: number): number => data.statement[(vote - (vote % LEVELS)) / LEVELS]!;
  const seeds: Agreements['seeds'] = [];
  const agrees = new Uint8Array(data.raterCount);
  const counts = new Uint32Array(data.raterCount);
  const lastStatement = new Int32Array(data.raterCount).fill(-1);
  votes.forEach((own, left) => {
    if (own === undefined || own.length < parameters.minAligned) return;
    const met: number[] = [];
    // by statement, so that each counts once for a pair
    for (const vote of [...own].sort((a, b) => statementOf(a) - statementOf(b) || a - b)) {
      const statement = statementOf(vote);
      for (const right of raters.get(vote)!) {
        if (right <= left || lastStatement[right] === statement) continue;
        lastStatement[right] = statement;
        if (counts[right] === 0) met.push(right);
        counts[right]!++;
      }
    }
    for (const right of met) {
      const statements = counts[right]!;
      if (statements >= parameters.minAligned) agrees[left] = agrees[right] = 1;
      if (statements > parameters.minSeed) seeds.push({ left, right, statements });
      counts[right] = 0;
      lastStatement[right] = -1;
    }
  });
  seeds.sort((a, b) => b.statements - a.statements || a.left - b.left || a.right - b.right);
  const known = new Map([...raters].map(([vote, who]) => [vote, who.filter((u) => agrees[u] === 1)]));
  return {
    seeds,
    votesOf: (rater) => (agrees[rater] === 1 ? votes[rater]! : NOBODY),
    ratersOf: (vote) => known.get(vote) ?? NOBODY,
    statementOf,
  };
}

function recentRatings(data: Dataset, recency: number): RatingSet {
  let newest = -Infinity;
  for (let n = 0; n < data.noteCount; n++) {
    if (data.firstRating[n + 1]! > data.firstRating[n]!) newest = Math.max(newest, data.noteCreatedAt[n]!);
  }
  return RatingSet.ranges(data.ratingCount, (add) => {
    for (let n = 0; n < data.noteCount; n++) {
      const counts = data.noteCreatedAt[n]! > newest - recency && data.misleading[n] === 1 && data.statement[n] !== NO_STATEMENT;
      if (counts) add(data.firstRating[n]!, data.firstRating[n + 1]!);
    }
  });
}
