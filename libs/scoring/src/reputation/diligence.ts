import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { RATING_TAGS } from '../vocabulary';
import type { DiligenceParameters } from './diligence-parameters';
import { fitLogistic } from './fit-logistic';
import { answersOf, blankModel, type Answers, type LogisticModel, type LogisticPart, type LogisticRidge } from './logistic-model';

/** What the low-diligence model learnt of raters; arrays by dataset index, NaN for raters it did not see. */
export interface DiligentRaters {
  /** Global intercepts after the second and the third round. */
  muSecond: number;
  muThird: number;
  interceptSecond: Float64Array;
  interceptThird: Float64Array;
  factor: Float64Array;
  /** How telling the rater's complaints are: scales the note's intercept. */
  reputation: Float64Array;
  /** Ratings per note and per rater, which the penalties of later fits simulate. */
  perNote: number;
  perRater: number;
}

/**
 * Learns from the ratings of the second round how raters use the tags of low diligence
 * (reputation_matrix_factorization.py `train_model_prescoring`), in three rounds: everything but reputation; everything
 * but the intercepts of notes; intercepts alone, where ratings of reputed raters and of notes with few ratings weigh more.
 *
 * @param raterFactor of the helpfulness model: where the viewpoint axis starts
 * @returns undefined without ratings
 */
export function learnDiligence(
  data: Dataset,
  ratings: RatingSet,
  raterFactor: Float64Array,
  parameters: DiligenceParameters,
): DiligentRaters | undefined {
  if (ratings.length === 0) return undefined;
  const answers = complaints(data, ratings, parameters);
  const perNote = answers.count / answers.notes.length;
  const perRater = answers.count / answers.raters.length;
  const ridge = ridgeOf(perNote, perRater, parameters);
  const model = blankModel(answers);
  answers.raters.forEach((u, k) => (model.raterFactor[k] = raterFactor[u]!));
  const fit = (weight: Float64Array, free: readonly LogisticPart[]) => fitLogistic(answers, weight, ridge, model, free, parameters.learning);

  fit(yesWeights(answers, parameters.yesWeight[0]), ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor']);
  fit(yesWeights(answers, parameters.yesWeight[1]), ['mu', 'noteFactor', 'raterIntercept', 'raterFactor', 'reputation']);
  const muSecond = model.mu[0]!;
  const interceptSecond = model.raterIntercept.slice();
  fit(reputedWeights(answers, model.reputation, parameters), ['mu', 'noteIntercept', 'raterIntercept']);

  const byRater = (values: Float64Array): Float64Array => spread(values, answers.raters, data.raterCount);
  return {
    muSecond,
    muThird: model.mu[0]!,
    interceptSecond: byRater(interceptSecond),
    interceptThird: byRater(model.raterIntercept),
    factor: byRater(model.raterFactor),
    reputation: byRater(model.reputation),
    perNote,
    perRater,
  };
}

/**
 * Places notes among the raters of {@link learnDiligence}: first their factors, then their intercepts
 * (`train_model_final`). Every note is a convex problem of its own.
 * @returns intercepts by note, NaN without ratings
 */
export function diligenceOfNotes(
  data: Dataset,
  ratings: RatingSet,
  raters: DiligentRaters | undefined,
  parameters: DiligenceParameters,
): Float64Array {
  if (raters === undefined || ratings.length === 0) return new Float64Array(data.noteCount).fill(NaN);
  const answers = complaints(data, ratings, parameters);
  const ridge = ridgeOf(raters.perNote, raters.perRater, parameters);
  const model: LogisticModel = {
    ...blankModel(answers),
    mu: Float64Array.of(raters.muSecond),
    raterIntercept: Float64Array.from(answers.raters, (u) => raters.interceptSecond[u]!),
    raterFactor: Float64Array.from(answers.raters, (u) => raters.factor[u]!),
    reputation: Float64Array.from(answers.raters, (u) => raters.reputation[u]!),
  };
  fitLogistic(answers, yesWeights(answers, parameters.yesWeight[1]), ridge, model, ['noteFactor'], parameters.solver);
  model.mu = Float64Array.of(raters.muThird);
  model.raterIntercept = Float64Array.from(answers.raters, (u) => raters.interceptThird[u]!);
  fitLogistic(answers, reputedWeights(answers, model.reputation, parameters), ridge, model, ['noteIntercept'], parameters.solver);
  return spread(model.noteIntercept, answers.notes, data.noteCount);
}

function complaints(data: Dataset, ratings: RatingSet, parameters: DiligenceParameters): Answers {
  const mask = RATING_TAGS.reduce((bits, tag, bit) => (parameters.tags.includes(tag) ? bits | (1 << bit) : bits), 0);
  return answersOf(data, ratings, (i) => (data.tags[i]! & mask) !== 0);
}

function ridgeOf(perNote: number, perRater: number, parameters: DiligenceParameters): LogisticRidge {
  return {
    mu: 0,
    noteIntercept: parameters.notePenalty * perNote,
    noteFactor: parameters.factorPenalty * perNote,
    raterIntercept: parameters.raterPenalty * perRater,
    raterFactor: parameters.factorPenalty * perRater,
    reputation: parameters.reputationPenalty * perRater,
  };
}

function yesWeights(answers: Answers, yesWeight: number): Float64Array {
  return Float64Array.from(answers.yes, (yes) => (yes === 1 ? yesWeight : 1));
}

/** Weights of the third round; each note's are divided by the root of their sum (weighted_loss.py). */
function reputedWeights(answers: Answers, reputation: Float64Array, parameters: DiligenceParameters): Float64Array {
  const { smoothing, yesWeight } = parameters;
  const trust = reputation.map((r) => (smoothing + Math.sqrt(Math.max(0, r))) / (1 + smoothing));
  const weight = yesWeights(answers, yesWeight[2]).map((w, k) => w * trust[answers.rater[k]!]!);
  // never 0, even where nobody is trusted
  const total = new Float64Array(answers.notes.length).fill(1 / 1_048_576);
  for (let k = 0; k < answers.count; k++) total[answers.note[k]!]! += weight[k]!;
  return weight.map((w, k) => w / Math.sqrt(total[answers.note[k]!]!));
}

function spread(values: Float64Array, members: Uint32Array, count: number): Float64Array {
  const all = new Float64Array(count).fill(NaN);
  members.forEach((member, k) => (all[member] = values[k]!));
  return all;
}
