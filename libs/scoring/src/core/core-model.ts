import type { Dataset } from '../data/dataset';
import { orNull } from '../data/missing';
import { keepRaters, prefilter, selectScope, type Scope } from '../data/scope';
import { placeNotes, type PlacedNotes } from '../fit/place-notes';
import type { ModelScores, ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import { diligenceOfNotes } from '../reputation/diligence';
import { tagFilter } from '../rules/filter-rules';
import { ruleLabel } from '../rules/rule';
import { judgeNotes, type CoreVerdict } from './judge';
import { prescore, type Prescored } from './prescore';
import { placeWithout, type HeldIntercepts, type SetAside } from './set-aside';

/** All results of the core model; arrays go by dataset index. */
export interface CoreResult {
  scope: Scope;
  prescored: Prescored;
  placed: PlacedNotes;
  /** How much reputed raters complain of each note's care: intercepts of the low-diligence model, NaN where it has none. */
  lowDiligence: Float64Array;
  setAside: SetAside;
  /** Where the notes stand without the raters set aside. */
  held: HeldIntercepts;
  /** By note; undefined for notes the core model has no say on. */
  verdicts: (CoreVerdict | undefined)[];
  /** Ratings of a note by raters who have a helpfulness score, high or low. */
  finalRoundRatings: Uint32Array;
}

/**
 * Runs the core model: fits the raters, places every note among them, applies the rules.
 * @param withTopics whether notes marked outOfScope take part
 * @param setAside raters without whom helpful notes have to hold
 */
export function runCoreModel(
  data: Dataset,
  parameters: Parameters,
  withTopics: boolean,
  setAside: SetAside,
  onProgress: ProgressListener,
): CoreResult {
  onProgress({ step: 'select ratings', done: 0, total: 1 });
  const scope = selectScope(data, parameters, withTopics);
  const prescored = prescore(data, scope, parameters, onProgress);

  onProgress({ step: 'place notes', done: 0, total: 1 });
  const { mu, raterIntercept, raterFactor, summary } = prescored.second;
  const inModel = Uint8Array.from(raterFactor, (f) => (Number.isNaN(f) ? 0 : 1));
  const enoughRated = prefilter(data, scope.inScope, 0, parameters.prefilter.minRatingsPerNote);
  const ratings = keepRaters(data, enoughRated, inModel);
  const raters = { mu, intercept: raterIntercept, factor: raterFactor };
  const ratingsPerNote = summary === null ? 1 : summary.ratings / summary.notes;
  const placed = placeNotes(data, ratings, raters, ratingsPerNote, parameters.fit);
  const held = placeWithout(data, scope.inScope, setAside, placed.intercept, raters, ratingsPerNote, parameters);
  const lowDiligence = diligenceOfNotes(data, ratings, prescored.diligence, parameters.diligence);

  onProgress({ step: 'apply rules', done: 0, total: 1 });
  const verdicts = judgeNotes(data, scope, prescored, placed, lowDiligence, held, parameters);
  return { scope, prescored, placed, lowDiligence, setAside, held, verdicts, finalRoundRatings: countFinalRound(data, scope, prescored, inModel) };
}

/** What the model says of a note, as published; all null where it has no say. */
export function modelScores(model: CoreResult, n: number): ModelScores {
  const verdict = model.verdicts[n];
  const value = (column: Float64Array): number | null => (verdict === undefined ? null : orNull(column[n]!));
  return {
    intercept: value(model.placed.intercept),
    factor: value(model.placed.factor),
    interceptMin: value(model.placed.interceptMin),
    interceptMax: value(model.placed.interceptMax),
    interceptNoHighVolume: value(model.held.noHighVolume),
    numFinalRoundRatings: verdict === undefined ? null : model.finalRoundRatings[n]!,
    coreStatus: verdict?.status ?? null,
    coreRules: verdict?.fired ?? [],
    activeFilterTags: verdict?.fired.includes(ruleLabel(tagFilter)) === true ? verdict.outlierTags : [],
  };
}

/** X counts ratings of everyone with a helpfulness score here, whether they took part or not. */
function countFinalRound(data: Dataset, scope: Scope, prescored: Prescored, inModel: Uint8Array): Uint32Array {
  const { raterRecords, authors } = prescored;
  const scored = data.raterId.map((id, u) => inModel[u] === 1 || raterRecords[u] !== undefined || authors.has(id));
  const counts = new Uint32Array(data.noteCount);
  for (const i of scope.inScope) if (scored[data.rater[i]!]) counts[data.note[i]!]!++;
  return counts;
}
