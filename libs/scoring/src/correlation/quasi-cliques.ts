import type { Dataset } from '../data/dataset';
import { agreements, type Agreements } from './agreements';
import { StatementCounts } from './statement-counts';

/** Groups of raters who keep rating the same notes the same way. quasi_clique_detection.py QuasiCliqueDetection */
export interface QuasiCliqueParameters {
  /** Where fewer people rate, groups are not looked for: where all rate everything, to agree is not to act together. Ours */
  readonly minActiveRaters: number;
  /** Notes older than the newest rated one by so much do not count. recencyCutoff */
  readonly recency: number;
  /** A seed is a pair with more common statements than this. minRaterPairCount */
  readonly minSeed: number;
  /** A candidate agrees with somebody on at least so many statements. minAlignedRatings */
  readonly minAligned: number;
  /** A rating is the group's when at least this share of it… noteInclusionThreshold */
  readonly shareOfRaters: number;
  /** …and at least so many, or all, gave it. minInclusionRatings */
  readonly minRatersOfRating: number;
  /** Each member shares in at least this part of the group's statements. raterInclusionThreshold */
  readonly shareOfStatements: number;
  /** minCliqueTweets, minCliqueRaters, maxCliqueSize */
  readonly minStatements: number;
  readonly minRaters: number;
  readonly maxRaters: number;
}

export const QUASI_CLIQUES: QuasiCliqueParameters = {
  minActiveRaters: 500,
  recency: 13 * 7 * 86_400_000,
  minSeed: 50,
  minAligned: 5,
  shareOfRaters: 0.25,
  minRatersOfRating: 4,
  shareOfStatements: 0.25,
  minStatements: 25,
  minRaters: 5,
  maxRaters: 2000,
};

/**
 * Finds groups greedily: the pair that agrees most is a seed, to which the rater who agrees most with the group is added
 * as long as the group stays dense. Raters of a grown group, large enough or not, are no seeds any more. Of equals the
 * one whose id is first goes first, where X leaves it to chance.
 * @returns groups of rater indices, each ascending
 */
export function quasiCliques(data: Dataset, parameters: QuasiCliqueParameters): number[][] {
  if (!hasRaters(data, parameters.minActiveRaters)) return [];
  const known = agreements(data, parameters);
  const shared = new StatementCounts(data.raterCount);
  const spent = new Uint8Array(data.raterCount);
  const groups: number[][] = [];
  for (const { left, right } of known.seeds) {
    if (spent[left] === 1 || spent[right] === 1) continue;
    const group = grow([left, right], known, shared, data.raterCount, parameters);
    for (const u of group) spent[u] = 1;
    if (group.length >= parameters.minRaters) groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

function hasRaters({ raterCount, rater }: Dataset, atLeast: number): boolean {
  const active = new Uint8Array(raterCount);
  let found = 0;
  for (let i = 0; i < rater.length && found < atLeast; i++) {
    if (active[rater[i]!] === 0) found++;
    active[rater[i]!] = 1;
  }
  return found >= atLeast;
}

/** 1 for members of any group. */
export function correlatedRaters(data: Dataset, parameters: QuasiCliqueParameters): Uint8Array {
  const correlated = new Uint8Array(data.raterCount);
  for (const group of quasiCliques(data, parameters)) for (const u of group) correlated[u] = 1;
  return correlated;
}

function grow(seed: number[], known: Agreements, shared: StatementCounts, raterCount: number, parameters: QuasiCliqueParameters): number[] {
  const members = [...seed];
  const isMember = new Uint8Array(raterCount);
  for (const u of seed) isMember[u] = 1;
  const votes = new Map<number, number>();
  for (const u of seed) count(u, known, votes);
  while (members.length < parameters.maxRaters + seed.length) {
    const candidate = bestCandidate(known, groupRatings(votes, members.length, parameters), isMember, shared);
    if (candidate === undefined) break;
    const more = [...members, candidate];
    const moreVotes = new Map(votes);
    count(candidate, known, moreVotes);
    if (!isDense(more, known, groupRatings(moreVotes, more.length, parameters), parameters)) break;
    members.push(candidate);
    isMember[candidate] = 1;
    count(candidate, known, votes);
  }
  return members;
}

/** Adds a rater's ratings to the votes of a group. */
function count(rater: number, known: Agreements, votes: Map<number, number>): void {
  for (const vote of known.votesOf(rater)) votes.set(vote, (votes.get(vote) ?? 0) + 1);
}

/** Ratings that enough of the group gave to be the group's own. */
function groupRatings(votes: ReadonlyMap<number, number>, size: number, parameters: QuasiCliqueParameters): Set<number> {
  const needed = Math.max(size * parameters.shareOfRaters, Math.min(size, parameters.minRatersOfRating));
  return new Set([...votes].filter(([, given]) => given >= needed).map(([vote]) => vote));
}

/** The rater outside of the group who shares its ratings on most statements. */
function bestCandidate(known: Agreements, ratings: ReadonlySet<number>, isMember: Uint8Array, shared: StatementCounts): number | undefined {
  for (const vote of [...ratings].sort((a, b) => known.statementOf(a) - known.statementOf(b))) {
    for (const u of known.ratersOf(vote)) if (isMember[u] === 0) shared.add(u, known.statementOf(vote));
  }
  let best: number | undefined;
  let most = 0;
  for (const u of shared.raters) {
    const statements = shared.of(u);
    if (statements < most || (statements === most && best !== undefined && u > best) || !known.agrees(u)) continue;
    best = u;
    most = statements;
  }
  shared.clear();
  return best;
}

function isDense(members: readonly number[], known: Agreements, ratings: ReadonlySet<number>, parameters: QuasiCliqueParameters): boolean {
  const statements = new Set([...ratings].map((vote) => known.statementOf(vote)));
  if (statements.size < parameters.minStatements) return false;
  return members.every((u) => {
    const own = new Set<number>();
    for (const vote of known.votesOf(u)) if (ratings.has(vote)) own.add(known.statementOf(vote));
    // X counts members by their shared ratings: one without any is not missed
    return own.size === 0 || own.size >= parameters.shareOfStatements * statements.size;
  });
}
