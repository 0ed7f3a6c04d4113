import type { Dataset } from './data/dataset';
import { countLevels, levelsOf, totalOf, type LevelTable } from './data/counts';
import { keepRaters, prefilter, selectScope, type Scope } from './data/scope';
import { placeNotes, type PlacedNotes } from './fit/place-notes';
import { fitRound, type Round } from './fit/round';
import {
  isAboveThreshold,
  rateAuthors,
  rateRaters,
  type AuthorRecord,
  type RaterRecord,
} from './helpfulness/helpfulness';
import { independentRatings } from './helpfulness/valid-ratings';
import type { FitSummary, ModelScores, ProgressListener, RuleTrace } from './output';
import type { Parameters } from './parameters';
import { FINAL_RULES, FIRST_ROUND_RULES } from './rules/core-rules';
import { tagFilter } from './rules/filter-rules';
import { applyCoreRules, ruleLabel, type NoteFacts } from './rules/rule';
import { weighIncorrect, type IncorrectTags } from './tags/incorrect';
import { outlierTags, tagThresholds, weighTags } from './tags/tag-filter';
import type { ModelStatus, NotHelpfulTag } from './vocabulary';

/** What the core model says of one note. */
export interface CoreVerdict {
  status: ModelStatus;
  fired: string[];
  trace: RuleTrace[];
  outlierTags: NotHelpfulTag[];
}

/** All results of the core model; arrays go by dataset index, NaN where the model has no value. */
export interface CoreResult {
  scope: Scope;
  firstRound: FitSummary | null;
  secondRound: FitSummary | null;
  firstRaterIntercept: Float64Array;
  firstRaterFactor: Float64Array;
  firstNoteIntercept: Float64Array;
  raterIntercept: Float64Array;
  raterFactor: Float64Array;
  placed: PlacedNotes;
  authors: Map<string, AuthorRecord>;
  raterRecords: (RaterRecord | undefined)[];
  /** By rater: ratings count in the second round. */
  above: Uint8Array;
  /** By note; undefined for notes the core model has no say on. */
  verdicts: (CoreVerdict | undefined)[];
  /** Ratings of a note by raters who have a helpfulness score; 0 for notes without. */
  finalRoundRatings: Uint32Array;
  tagThresholds: Record<NotHelpfulTag, number>;
}

/**
 * Runs the core model: first fit, who is helpful, second fit, then every note placed among the frozen raters
 * (mf_base_scorer.py `_prescore_notes_and_users`, `score_final`).
 * @param withTopics whether notes marked outOfScope take part
 */
export function runCoreModel(
  data: Dataset,
  parameters: Parameters,
  withTopics: boolean,
  onProgress: ProgressListener,
): CoreResult {
  onProgress({ step: 'select ratings', done: 0, total: 1 });
  const scope = selectScope(data, parameters, withTopics);
  const { minRatingsPerRater, minRatingsPerNote } = parameters.prefilter;
  const training = prefilter(data, scope.inScope, minRatingsPerRater, minRatingsPerNote);
  const first = fitRound(data, training, undefined, parameters, 'first fit', onProgress);

  onProgress({ step: 'rate raters and authors', done: 0, total: 1 });
  const levels = countLevels(data, scope.inScope, () => true);
  const none = countLevels(data, new Uint32Array(), () => true);
  const firstStatus = (n: number): ModelStatus | null =>
    Number.isNaN(first.noteIntercept[n]!)
      ? null
      : applyCoreRules(FIRST_ROUND_RULES, factsOf(data, n, first, null, levels, none, none, [], undefined), parameters).status;
  const statuses = Array.from({ length: data.noteCount }, (_, n) => firstStatus(n));
  const statusOf = (n: number): ModelStatus | null => statuses[n]!;
  const statusTime = (n: number): number | null => data.history[n]?.timestampMillisOfLatestNonNMRStatus ?? null;
  const independent = independentRatings(data, scope.inScope, statusTime, parameters.helpfulness);
  const raterRecords = rateRaters(data, independent, statusOf);
  const authors = rateAuthors(data, first.noteIntercept, statusOf, parameters.helpfulness);
  const above = Uint8Array.from(data.raterId, (id, u) =>
    isAboveThreshold(authors.get(id), raterRecords[u], parameters.helpfulness) ? 1 : 0,
  );

  const secondRatings = keepRaters(data, training, above);
  const second = fitRound(data, secondRatings, first, parameters, 'second fit', onProgress);
  const secondWeights = weighTags(data, scope.inScope, second.noteFactor, second.raterFactor, parameters.tagFilter);
  const helpfulNotes = Uint32Array.from(
    statuses.flatMap((status, n) => (status === 'CURRENTLY_RATED_HELPFUL' ? [n] : [])),
  );
  const thresholds = tagThresholds(secondWeights, helpfulNotes, parameters.tagFilter);

  onProgress({ step: 'place notes', done: 0, total: 1 });
  const inModel = Uint8Array.from(second.raterFactor, (f) => (Number.isNaN(f) ? 0 : 1));
  const finalRatings = keepRaters(data, prefilter(data, scope.inScope, 0, minRatingsPerNote), inModel);
  const frozen = { mu: second.mu, intercept: second.raterIntercept, factor: second.raterFactor };
  const ratingsPerNote = second.summary === null ? 1 : second.summary.ratings / second.summary.notes;
  const placed = placeNotes(data, finalRatings, frozen, ratingsPerNote, parameters.fit);

  onProgress({ step: 'apply rules', done: 0, total: 1 });
  const negative = countLevels(data, scope.inScope, (u) => second.raterFactor[u]! < 0);
  const positive = countLevels(data, scope.inScope, (u) => second.raterFactor[u]! >= 0);
  const weights = weighTags(data, scope.inScope, placed.factor, second.raterFactor, parameters.tagFilter);
  const incorrect = weighIncorrect(data, scope.inScope, placed.factor, second.raterFactor, parameters.incorrectFilter);
  const verdicts = Array.from({ length: data.noteCount }, (_, n): CoreVerdict | undefined => {
    if (scope.captured[n] === 0) return undefined;
    const outliers = outlierTags(weights, n, thresholds, parameters.tagFilter);
    const facts = factsOf(data, n, placedRound(placed), placed.interceptMax, levels, negative, positive, outliers, incorrect[n]);
    return { ...applyCoreRules(FINAL_RULES, facts, parameters), outlierTags: outliers };
  });
  const scored = (u: number) =>
    inModel[u] === 1 || raterRecords[u] !== undefined || authors.has(data.raterId[u]!) ? 1 : 0;
  const finalRoundRatings = new Uint32Array(data.noteCount);
  for (const i of scope.inScope) finalRoundRatings[data.note[i]!]! += scored(data.rater[i]!);

  return {
    scope,
    firstRound: first.summary,
    secondRound: second.summary,
    firstRaterIntercept: first.raterIntercept,
    firstRaterFactor: first.raterFactor,
    firstNoteIntercept: first.noteIntercept,
    raterIntercept: second.raterIntercept,
    raterFactor: second.raterFactor,
    placed,
    authors,
    raterRecords,
    above,
    verdicts,
    finalRoundRatings,
    tagThresholds: thresholds,
  };
}

function placedRound(placed: PlacedNotes): Pick<Round, 'noteIntercept' | 'noteFactor'> {
  return { noteIntercept: placed.intercept, noteFactor: placed.factor };
}

function factsOf(
  data: Dataset,
  n: number,
  round: Pick<Round, 'noteIntercept' | 'noteFactor'>,
  interceptMax: Float64Array | null,
  levels: LevelTable,
  negative: LevelTable,
  positive: LevelTable,
  outliers: NotHelpfulTag[],
  incorrect: IncorrectTags | undefined,
): NoteFacts {
  return {
    intercept: orNull(round.noteIntercept[n]!),
    factor: orNull(round.noteFactor[n]!),
    interceptMax: interceptMax === null ? null : orNull(interceptMax[n]!),
    numRatings: totalOf(levelsOf(levels, n)),
    misleading: data.misleading[n] === 1,
    wasHelpful: data.history[n]?.currentStatus === 'CURRENTLY_RATED_HELPFUL',
    negative: levelsOf(negative, n),
    positive: levelsOf(positive, n),
    outlierTags: outliers,
    incorrect: incorrect ?? null,
  };
}

/** NaN marks a missing value inside; outside it is null. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
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
    numFinalRoundRatings: verdict === undefined ? null : model.finalRoundRatings[n]!,
    coreStatus: verdict?.status ?? null,
    coreRules: verdict?.fired ?? [],
    activeFilterTags: verdict?.fired.includes(ruleLabel(tagFilter)) === true ? verdict.outlierTags : [],
  };
}
