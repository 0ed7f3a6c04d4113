import { NO_STATEMENT, type Dataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import { StatementCounts } from './statement-counts';

/** Ratings by note and level, called votes here: who gave which, and which pairs of raters agree often. */
export interface Agreements {
  /** Pairs who agree on more than `minSeed` statements, most first, then by rater index. */
  seeds: { left: number; right: number; statements: number }[];
  /** Whether a rater agrees with anybody on at least `minAligned` statements. */
  agrees(rater: number): boolean;
  /** Votes of a rater who agrees with anybody, ascending; none of others. */
  votesOf(rater: number): Uint32Array;
  /** Raters who gave a vote, ascending. */
  ratersOf(vote: number): Uint32Array;
  statementOf(vote: number): number;
}

const LEVELS = 3;
const NOTHING = new Uint32Array();

/**
 * Counts on how many statements raters gave some note the same rating (quasi_clique_detection.py `_get_pair_counts`), among
 * recent notes that call a known statement misleading. One rater at a time, and only those who gave as many votes as a
 * seed takes, or who are asked about.
 */
export function agreements(data: Dataset, { recency, minAligned, minSeed }: { recency: number; minAligned: number; minSeed: number }): Agreements {
  const { votesOf, ratersOf } = votesAmong(data, recentRatings(data, recency));
  const statementOf = (vote: number): number => data.statement[(vote - (vote % LEVELS)) / LEVELS]!;
  const shared = new StatementCounts(data.raterCount);
  // by statement, so that each counts once for a pair
  const inOrder = (rater: number): Uint32Array => votesOf(rater).slice().sort((a, b) => statementOf(a) - statementOf(b));

  const maySeed = Uint8Array.from({ length: data.raterCount }, (_, u) => (votesOf(u).length > minSeed ? 1 : 0));
  const seeds: Agreements['seeds'] = [];
  maySeed.forEach((may, left) => {
    if (may === 0) return;
    for (const vote of inOrder(left)) for (const right of ratersOf(vote)) if (right > left && maySeed[right] === 1) shared.add(right, statementOf(vote));
    for (const right of shared.raters) if (shared.of(right) > minSeed) seeds.push({ left, right, statements: shared.of(right) });
    shared.clear();
  });
  seeds.sort((a, b) => b.statements - a.statements || a.left - b.left || a.right - b.right);

  const findAgreement = (left: number): boolean => {
    for (const vote of inOrder(left)) for (const right of ratersOf(vote)) if (right !== left && shared.add(right, statementOf(vote)) >= minAligned) return true;
    return false;
  };
  const known = new Map<number, boolean>();
  const agrees = (rater: number): boolean => {
    let found = known.get(rater);
    if (found === undefined) {
      found = findAgreement(rater);
      shared.clear();
      known.set(rater, found);
    }
    return found;
  };
  return { seeds, agrees, votesOf: (rater) => (agrees(rater) ? votesOf(rater) : NOTHING), ratersOf, statementOf };
}

/** The votes that some ratings are, by who gave them and by what they are. */
function votesAmong({ noteCount, raterCount, note, rater, level }: Dataset, ratings: RatingSet): Pick<Agreements, 'votesOf' | 'ratersOf'> {
  const firstOfVote = new Uint32Array(LEVELS * noteCount + 1);
  const firstOfRater = new Uint32Array(raterCount + 1);
  for (const i of ratings) {
    firstOfVote[LEVELS * note[i]! + level[i]! + 1]!++;
    firstOfRater[rater[i]! + 1]!++;
  }
  for (const first of [firstOfVote, firstOfRater]) for (let k = 1; k < first.length; k++) first[k]! += first[k - 1]!;
  const [raters, votes] = [new Uint32Array(ratings.length), new Uint32Array(ratings.length)];
  const [nextOfVote, nextOfRater] = [firstOfVote.slice(), firstOfRater.slice()];
  for (const i of ratings) {
    const vote = LEVELS * note[i]! + level[i]!;
    raters[nextOfVote[vote]!++] = rater[i]!;
    votes[nextOfRater[rater[i]!]!++] = vote;
  }
  return {
    votesOf: (u) => votes.subarray(firstOfRater[u], firstOfRater[u + 1]),
    ratersOf: (vote) => raters.subarray(firstOfVote[vote], firstOfVote[vote + 1]),
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
