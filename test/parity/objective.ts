import { CORE_PARAMETERS, type ScoringInput } from '@bridgenotes/scoring';

/** Ratings of one round of the core model, worked out here anew, with the parameters that a scorer gave the raters. */
export interface RatedRound {
  /** By rating: dense numbers of note and rater, and 0, ½ or 1. */
  note: number[];
  rater: number[];
  value: number[];
  notes: string[];
  raters: string[];
}

/** Parameters by id; some raters, notes and mu may be missing. */
export interface GivenParameters {
  raters: ReadonlyMap<string, Pair>;
  notes?: ReadonlyMap<string, Pair>;
  mu?: number;
}

const { scope, prefilter, fit } = CORE_PARAMETERS;

/** Ratings that the core model fits: those of notes with 5, of raters with 10 of them, of notes with 5 again; then of some raters. */
export function roundOf(input: ScoringInput, takes: (rater: string) => boolean): RatedRound {
  return select(input, prefilter.minRatingsPerRater, takes);
}

/** Ratings that place notes: of notes with 5 ratings, by some raters. */
function placeable(input: ScoringInput, takes: (rater: string) => boolean): RatedRound {
  return select(input, 0, takes);
}

function select({ notes, raters, ratings }: ScoringInput, minRatingsPerRater: number, takes: (rater: string) => boolean): RatedRound {
  const isAdmitted = (n: number): boolean => (notes.misleading[n] === 1 || notes.createdAtMillis[n]! > scope.notMisleadingNotesSince) && notes.outOfScope[n] === 0;
  const isOfPopulation = (u: number): boolean => raters.modelingGroup[u] === -1 || scope.modelingGroups!.includes(raters.modelingGroup[u]!);
  let kept = Array.from({ length: ratings.count }, (_, i) => i).filter((i) => isAdmitted(ratings.note[i]!) && isOfPopulation(ratings.rater[i]!));
  const frequent = (key: Uint32Array, least: number): void => {
    const counts = new Map<number, number>();
    for (const i of kept) counts.set(key[i]!, (counts.get(key[i]!) ?? 0) + 1);
    kept = kept.filter((i) => counts.get(key[i]!)! >= least);
  };
  frequent(ratings.note, prefilter.minRatingsPerNote);
  frequent(ratings.rater, minRatingsPerRater);
  frequent(ratings.note, prefilter.minRatingsPerNote);
  kept = kept.filter((i) => takes(raters.id[ratings.rater[i]!]!));
  const [noteNumber, raterNumber] = [numbers(kept, ratings.note), numbers(kept, ratings.rater)];
  return {
    note: kept.map((i) => noteNumber.get(ratings.note[i]!)!),
    rater: kept.map((i) => raterNumber.get(ratings.rater[i]!)!),
    value: kept.map((i) => ratings.level[i]! / 2),
    notes: [...noteNumber.keys()].map((n) => notes.id[n]!),
    raters: [...raterNumber.keys()].map((u) => raters.id[u]!),
  };
}

function numbers(kept: number[], key: Uint32Array): Map<number, number> {
  const known = new Map<number, number>();
  for (const i of kept) if (!known.has(key[i]!)) known.set(key[i]!, known.size);
  return known;
}

type Pair = readonly [intercept: number, factor: number];

/**
 * X's objective (matrix_factorization.py `_get_loss`): the mean squared error, plus the penalties on mean squared parameters.
 * Where notes, mu or some raters are not given, those that make it least stand in for them: nothing that fits the others
 * is better.
 */
export function objectiveOf(round: RatedRound, given: GivenParameters): number {
  const { interceptPenalty, factorPenalty } = fit;
  const count = round.note.length;
  const notes = round.notes.map((id): Pair => given.notes?.get(id) ?? [0, 0]);
  const raters = round.raters.map((id): Pair => given.raters.get(id) ?? [0, 0]);
  let mu = given.mu ?? 0;
  const best = (own: number[], others: readonly Pair[], otherOf: 'note' | 'rater', size: number): Pair =>
    solve(own, others, { value: round.value, rater: round[otherOf] }, mu, (interceptPenalty * count) / size, (factorPenalty * count) / size);
  const errorOf = (i: number): number => {
    const [b, g] = raters[round.rater[i]!]!;
    const [c, f] = notes[round.note[i]!]!;
    return round.value[i]! - mu - b - c - g * f;
  };
  const ofNote = ratingsOf(round.note, round.notes.length);
  const ofRater = ratingsOf(round.rater, round.raters.length);
  for (let pass = 0; pass < 500; pass++) {
    const before = mu;
    if (given.notes === undefined) ofNote.forEach((own, n) => (notes[n] = best(own, raters, 'rater', notes.length)));
    ofRater.forEach((own, u) => {
      if (!given.raters.has(round.raters[u]!)) raters[u] = best(own, notes, 'note', raters.length);
    });
    if (given.mu === undefined) mu += (round.note.reduce((sum, _, i) => sum + errorOf(i), 0) - interceptPenalty * count * mu) / (count * (1 + interceptPenalty));
    if (Math.abs(mu - before) < 1e-12) break;
  }
  const meanSquare = (values: readonly number[]): number => values.reduce((sum, v) => sum + v * v, 0) / values.length;
  const intercepts = meanSquare(raters.map(([b]) => b)) + meanSquare(notes.map(([b]) => b)) + mu * mu;
  const factors = meanSquare(raters.map(([, f]) => f)) + meanSquare(notes.map(([, f]) => f));
  return meanSquare(round.note.map((_, i) => errorOf(i))) + interceptPenalty * intercepts + factorPenalty * factors;
}

/** The exact 2×2 system of one note (or rater), given those of the other side. */
function solve(own: number[], others: readonly Pair[], { value, rater }: Pick<RatedRound, 'value' | 'rater'>, mu: number, interceptRidge: number, factorRidge: number): Pair {
  let [a, d, f, y, yf] = [interceptRidge, factorRidge, 0, 0, 0];
  for (const i of own) {
    const [b, g] = others[rater[i]!]!;
    const rest = value[i]! - mu - b;
    a += 1;
    d += g * g;
    f += g;
    y += rest;
    yf += rest * g;
  }
  return [(d * y - f * yf) / (a * d - f * f), (a * yf - f * y) / (a * d - f * f)];
}

function ratingsOf(key: number[], size: number): number[][] {
  const lists: number[][] = Array.from({ length: size }, () => []);
  key.forEach((k, i) => lists[k]!.push(i));
  return lists;
}

/**
 * Where notes stand among raters as a scorer left them: exactly, by their own 2×2 systems (mf_base_scorer.py, the final
 * round). A mu that is not told is the one that brings intercepts nearest to `toward`.
 * @param ratingsPerNote of the round that told the raters
 */
export function placeAmong(input: ScoringInput, raters: GivenParameters['raters'], ratingsPerNote: number, mu: number | null, toward: ReadonlyMap<string, number>): Map<string, Pair> {
  const round = placeable(input, (id) => raters.has(id));
  const all = round.raters.map((id) => raters.get(id)!);
  const ofNote = ratingsOf(round.note, round.notes.length);
  const at = (value: number): Map<string, Pair> => new Map(round.notes.map((id, n) => [id, solve(ofNote[n]!, all, round, value, fit.interceptPenalty * ratingsPerNote, fit.factorPenalty * ratingsPerNote)]));
  if (mu !== null) return at(mu);
  // intercepts are linear in mu
  const [none, one] = [at(0), at(1)];
  let [above, below] = [0, 0];
  for (const [id, wanted] of toward) {
    const start = none.get(id)?.[0];
    if (start === undefined) continue;
    const slope = one.get(id)![0] - start;
    above += slope * (wanted - start);
    below += slope * slope;
  }
  return at(above / below);
}
