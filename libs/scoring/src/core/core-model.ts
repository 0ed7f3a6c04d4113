import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { orNull } from '../data/missing';
import { keepRaters, prefilter, selectScope, type Scope } from '../data/scope';
import type { Round } from '../fit/fitted-round';
import { placeBalanced } from '../fit/balanced-fit';
import type { BalancedFit } from '../fit/balanced-parameters';
import { placeNotes } from '../fit/place-notes';
import type { FrozenRaters, PlacedNotes } from '../fit/placing';
import type { Voices } from '../correlation/post-selection';
import { haveScores } from '../helpfulness/helpfulness';
import type { ModelScores, ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import { recallDiligenceOfNotes } from '../recall/recalled';
import { gatherFacts, judgeNotes, type ModelFacts } from './judge';
import { prescore, type Prescored } from './prescore';
import { holdWithout, placeWithout, type HeldIntercepts, type SetAside } from './set-aside';
import type { Verdicts } from './verdicts';

/** All results of one factorization model; arrays go by dataset index. */
export interface ModelResult extends Placing {
  /** Those of this model. */
  parameters: Parameters;
  scope: Scope;
  verdicts: Verdicts;
}

/** What a model computes from nothing but its ratings, before any rule; arrays go by dataset index. */
export interface Placing {
  prescored: Prescored;
  placed: PlacedNotes;
  /** How much reputed raters complain of each note's care: intercepts of the low-diligence model, NaN where it has none. */
  lowDiligence: Float64Array;
  setAside: SetAside;
  /** Where the notes stand without the raters set aside. */
  held: HeldIntercepts;
  factsOf: ModelFacts;
  /** Ratings of a note by raters who have a helpfulness score, high or low. */
  finalRoundRatings: Uint32Array;
}

/** A placing as it can be stored and taken over by another thread or machine: plain data without what the run tells anyhow. */
export type GivenPlacing = Omit<Placing, 'setAside' | 'factsOf'>;

/** The name of the core model among all others. */
export const CORE_NAME = 'Core';

/** What the models of one run share. */
export interface RunShare {
  /** Ratings that count at all. */
  admitted: RatingSet;
  /** People who have one voice between them; undefined where all have their own. */
  voices: Voices | undefined;
  /** Raters without whom helpful notes have to hold. */
  setAside: SetAside;
  /** What models that came before computed: one that sees the same ratings with the same parameters takes it over. */
  placings: { key: string; inScope: RatingSet; placing: Placing }[];
  /** By the name of a model: what somebody else computed from the same data with the same parameters. */
  given: ReadonlyMap<string, GivenPlacing>;
}

/**
 * Runs a model: fits the raters, places every note among them, applies the rules.
 * @param name as in the parameters
 */
export function runModel(
  data: Dataset,
  share: RunShare,
  name: string,
  parameters: Parameters,
  onProgress: ProgressListener,
): ModelResult {
  onProgress({ step: 'select ratings', done: 0, total: 1 });
  const scope = selectScope(data, share.admitted, parameters);
  const placing = sharedPlacing(data, scope.inScope, name, parameters, share, onProgress);
  onProgress({ step: 'apply rules', done: 0, total: 1 });
  return { parameters, scope, ...placing, verdicts: judgeNotes(scope.captured, placing.factsOf, parameters) };
}

/** Fits and places only where no model did so before with the same ratings and numbers. */
function sharedPlacing(
  data: Dataset,
  inScope: RatingSet,
  name: string,
  parameters: Parameters,
  share: RunShare,
  onProgress: ProgressListener,
): Placing {
  const key = placingKey(parameters);
  const known = share.placings.find((entry) => entry.key === key && entry.inScope.equals(inScope));
  if (known !== undefined) return known.placing;
  const { setAside } = share;
  const given = share.given.get(name) ?? fitAndPlace(data, inScope, parameters, setAside, onProgress);
  const factsOf = gatherFacts(data, inScope, given.prescored, given.placed, given.lowDiligence, given.held, parameters);
  const placing = { ...given, setAside, factsOf };
  share.placings.push({ key, inScope, placing });
  return placing;
}

/** The same for models whose placing is the same where they see the same ratings. */
export function placingKey(parameters: Parameters): string {
  return JSON.stringify({ ...parameters, rules: { ...parameters.rules, ...RULES_AFTER_PLACING }, ...NOT_OF_PLACING });
}

/** Rules that only look at placed notes: models may differ in them and share the rest. */
const RULES_AFTER_PLACING: Partial<Parameters['rules']> = {
  firmRejectThreshold: null,
  usesUpperBound: true,
  minMinorityNetHelpfulRatings: null,
  minMinorityNetHelpfulRatio: null,
};

/** Sections that place no note. */
const NOT_OF_PLACING = { scope: null, models: null, gaussian: null, publishing: null } as const;

/** The long part of a model: everything it computes from nothing but its ratings. */
export function fitAndPlace(
  data: Dataset,
  inScope: RatingSet,
  parameters: Parameters,
  setAside: SetAside,
  onProgress: ProgressListener,
): GivenPlacing {
  const prescored = prescore(data, inScope, parameters, onProgress);
  onProgress({ step: 'place notes', done: 0, total: 1 });
  const inModel = Uint8Array.from(prescored.second.raterFactor, (f) => (Number.isNaN(f) ? 0 : 1));
  const ratings = placeableRatings(data, inScope, inModel, parameters);
  const raters = frozen(prescored.second);
  const perNote = ratingsPerNote(prescored.second);
  const { balanced } = parameters.fit;
  if (balanced !== undefined) return placeInBalance(data, inScope, prescored, ratings, parameters, balanced, setAside);
  const placed = placeNotes(data, ratings, raters, perNote, parameters.fit);
  const held = placeWithout(data, inScope, setAside, placed.intercept, raters, perNote, parameters);
  const lowDiligence = recallDiligenceOfNotes(data, ratings, prescored.diligence, parameters.diligence);
  return { prescored, placed, lowDiligence, held, finalRoundRatings: countFinalRound(data, inScope, prescored, inModel) };
}

/** The same for a model with an objective of its own, where placing notes moves raters, too. */
function placeInBalance(
  data: Dataset,
  inScope: RatingSet,
  prescored: Prescored,
  ratings: RatingSet,
  parameters: Parameters,
  balanced: BalancedFit,
  setAside: SetAside,
): GivenPlacing {
  const place = (some: RatingSet): Round => placeBalanced(data, some, prescored.second, parameters.fit, balanced);
  const final = place(ratings);
  const inModel = Uint8Array.from(prescored.second.raterFactor, (f) => (Number.isNaN(f) ? 0 : 1));
  const held = holdWithout(data, inScope, setAside, final.noteIntercept, (rest) => place(placeableRatings(data, rest, inModel, parameters)).noteIntercept);
  const unknown = new Float64Array(data.noteCount).fill(NaN);
  const placed = { intercept: final.noteIntercept, factor: final.noteFactor, interceptMin: unknown, interceptMax: unknown, frame: { ratingsPerNote: ratingsPerNote(final), extremes: [] } };
  const lowDiligence = recallDiligenceOfNotes(data, ratings, prescored.diligence, parameters.diligence);
  const finalRoundRatings = countFinalRound(data, inScope, prescored, inModel);
  return { prescored: { ...prescored, second: final }, placed, lowDiligence, held, finalRoundRatings };
}

/**
 * Ratings that place notes: of notes with enough ratings, by frozen raters.
 * @param counts by rater: 1 where the ratings count
 */
export function placeableRatings(data: Dataset, inScope: RatingSet, counts: Uint8Array, parameters: Parameters): RatingSet {
  return keepRaters(data, prefilter(data, inScope, 0, parameters.prefilter.minRatingsPerNote), counts);
}

/** Raters as a round left them. */
export function frozen({ mu, raterIntercept, raterFactor, axes }: Round): FrozenRaters {
  return { mu, intercept: raterIntercept, factor: raterFactor, axes: axes?.raters };
}

/** Ratings for each note of a round, which sets how strongly notes are held back; 1 for an empty round. */
export function ratingsPerNote({ summary }: Round): number {
  return summary === null ? 1 : summary.ratings / summary.notes;
}

/** What a model's scores of a note are read from, by the same index. */
export type ScoredNotes = Pick<ModelResult, 'verdicts' | 'held' | 'finalRoundRatings'> & { placed: Pick<PlacedNotes, 'intercept' | 'factor' | 'interceptMin' | 'interceptMax'> };

/** What the model says of a note, as published; all null where it has no say. */
export function modelScores({ verdicts, placed, held, finalRoundRatings }: ScoredNotes, n: number, usesBounds: boolean): ModelScores {
  if (!verdicts.has(n)) return NO_SCORES;
  return {
    intercept: orNull(placed.intercept[n]!),
    factor: orNull(placed.factor[n]!),
    interceptMin: usesBounds ? orNull(placed.interceptMin[n]!) : null,
    interceptMax: usesBounds ? orNull(placed.interceptMax[n]!) : null,
    interceptNoHighVolume: orNull(held.noHighVolume[n]!),
    interceptNoCorrelated: orNull(held.noCorrelated[n]!),
    numFinalRoundRatings: finalRoundRatings[n]!,
    coreStatus: verdicts.statusOf(n) ?? null,
    coreRules: verdicts.rulesOf(n),
    activeFilterTags: verdicts.activeFilterTagsOf(n),
  };
}

const NO_SCORES: ModelScores = {
  intercept: null,
  factor: null,
  interceptMin: null,
  interceptMax: null,
  interceptNoHighVolume: null,
  interceptNoCorrelated: null,
  numFinalRoundRatings: null,
  coreStatus: null,
  coreRules: [],
  activeFilterTags: [],
};

/** 1 for raters whom the model placed, or who have a helpfulness score in it, high or low. */
export function scoredRaters({ raterCounts, authors }: Prescored, inModel: Uint8Array): Uint8Array {
  const have = haveScores(raterCounts, authors);
  return inModel.map((is, u) => is | have[u]!);
}

/** X counts ratings of everyone with a helpfulness score here, whether they took part or not. */
function countFinalRound(data: Dataset, inScope: RatingSet, prescored: Prescored, inModel: Uint8Array): Uint32Array {
  return keepRaters(data, inScope, scoredRaters(prescored, inModel)).countRuns(data.firstRating);
}
