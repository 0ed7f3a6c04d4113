/** Raters by how many statements they rated. */
export interface Ranks {
  /** By rater: from 1 to {@link RANKS}, the higher the more statements; 0 for raters who do not count. */
  rank: Uint8Array;
  /** By rater: at least so many statements together it takes to be one with anybody of the same rank or a higher one. */
  needed: Uint32Array;
  /** Raters of all ranks, the lowest first; those of one rank from the last to the first. */
  members: Uint32Array;
}

/** Each has made about the same part of all ratings. */
export const RANKS = 64;

/**
 * @param totals statements of each rater
 * @param minStatements raters of fewer do not count
 * @param leastOf so many statements together it takes at least to be one with somebody of as many or more; never falls with them
 */
export function ranksOf(totals: Uint32Array, minStatements: number, leastOf: (total: number) => number): Ranks {
  const ratersOf = new Uint32Array(totals.reduce((most, total) => Math.max(most, total), 0) + 1);
  for (const total of totals) if (total >= minStatements) ratersOf[total]!++;
  const all = ratersOf.reduce((sum, raters, total) => sum + raters * total, 0);
  const rankOf = new Uint8Array(ratersOf.length);
  const neededOf = new Uint32Array(ratersOf.length);
  let [below, rank, least] = [0, 0, 0];
  ratersOf.forEach((raters, total) => {
    if (raters === 0) return;
    const its = 1 + Math.floor((RANKS * below) / all);
    // who is the first of a rank has the fewest statements
    if (its !== rank) least = Math.max(1, leastOf(total));
    rank = its;
    rankOf[total] = rank;
    neededOf[total] = least;
    below += raters * total;
  });
  const rankOfRater = Uint8Array.from(totals, (total) => rankOf[total]!);
  return { rank: rankOfRater, needed: Uint32Array.from(totals, (total) => neededOf[total]!), members: byRank(rankOfRater) };
}

function byRank(rank: Uint8Array): Uint32Array {
  const next = new Uint32Array(RANKS + 2);
  for (const its of rank) next[its + 1]!++;
  // nobody of rank 0 is among them
  next[1] = 0;
  for (let its = 1; its <= RANKS; its++) next[its + 1]! += next[its]!;
  const members = new Uint32Array(next[RANKS + 1]!);
  for (let u = rank.length - 1; u >= 0; u--) if (rank[u]! > 0) members[next[rank[u]!]!++] = u;
  return members;
}
