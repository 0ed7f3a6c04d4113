import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { RATING_TAGS } from '../vocabulary';
import type { DiligenceParameters } from './diligence-parameters';
import { fitLogistic, vectorsFor, type FitReport } from './fit-logistic';
import { openModel, readPart, writePart, type LogisticModel, type LogisticPart, type LogisticRidge } from './logistic-model';
import { placeLogistic } from './place-logistic';

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
  report: FitReport = () => undefined,
): DiligentRaters | undefined {
  if (ratings.length === 0) return undefined;
  const model = complaints(data, ratings, parameters, vectorsFor(parameters.learning));
  const perNote = model.count / model.notes.length;
  const perRater = model.count / model.raters.length;
  const ridge = ridgeOf(perNote, perRater, parameters);
  const { yesWeight, learning } = parameters;
  writePart(model, 'raterFactor', (k) => raterFactor[model.raters[k]!]!);
  const fit = (round: 0 | 1 | 2, free: readonly LogisticPart[]): void => {
    const { passes } = fitLogistic({ model, yesWeight: yesWeight[round], ridge, free }, learning);
    report(`low diligence, round ${round + 1}`, passes, model.count);
  };

  fit(0, ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor']);
  fit(1, ['mu', 'noteFactor', 'raterIntercept', 'raterFactor', 'reputation']);
  const muSecond = model.point[0]!;
  const interceptSecond = readPart(model, 'raterIntercept');
  weighByReputation(model, parameters);
  fit(2, ['mu', 'noteIntercept', 'raterIntercept']);

  const byRater = (values: Float64Array): Float64Array => spread(values, model.raters, data.raterCount);
  const learnt = {
    muSecond,
    muThird: model.point[0]!,
    interceptSecond: byRater(interceptSecond),
    interceptThird: byRater(readPart(model, 'raterIntercept')),
    factor: byRater(readPart(model, 'raterFactor')),
    reputation: byRater(readPart(model, 'reputation')),
    perNote,
    perRater,
  };
  model.space.close();
  return learnt;
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
  report: FitReport = () => undefined,
): Float64Array {
  if (raters === undefined || ratings.length === 0) return new Float64Array(data.noteCount).fill(NaN);
  const model = complaints(data, ratings, parameters, 0);
  const ridge = ridgeOf(raters.perNote, raters.perRater, parameters);
  const { yesWeight, placing } = parameters;
  const set = (part: LogisticPart, values: Float64Array): void => writePart(model, part, (k) => values[model.raters[k]!]!);
  model.point[0] = raters.muSecond;
  set('raterIntercept', raters.interceptSecond);
  set('raterFactor', raters.factor);
  set('reputation', raters.reputation);
  const steps = placeLogistic({ model, yesWeight: yesWeight[1], ridge, free: ['noteFactor'] }, 'noteFactor', placing);
  model.point[0] = raters.muThird;
  set('raterIntercept', raters.interceptThird);
  weighByReputation(model, parameters);
  const more = placeLogistic({ model, yesWeight: yesWeight[2], ridge, free: ['noteIntercept'] }, 'noteIntercept', placing);
  report('low diligence, placing notes', steps + more, model.count);
  const intercepts = spread(readPart(model, 'noteIntercept'), model.notes, data.noteCount);
  model.space.close();
  return intercepts;
}

function complaints(data: Dataset, ratings: RatingSet, parameters: DiligenceParameters, vectors: number): LogisticModel {
  const mask = RATING_TAGS.reduce((bits, tag, bit) => (parameters.tags.includes(tag) ? bits | (1 << bit) : bits), 0);
  return openModel(data, ratings, (i) => (data.tags[i]! & mask) !== 0, { vectors });
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

/** Weights of the third round; each note's are divided by the root of their sum (weighted_loss.py). */
function weighByReputation(model: LogisticModel, { smoothing, yesWeight }: DiligenceParameters): void {
  const { bounds, answers, raters, noteWeights } = model.rows;
  for (let u = 0; u < model.raters.length; u++) raters[4 * u + 3] = (smoothing + Math.sqrt(Math.max(0, raters[4 * u + 2]!))) / (1 + smoothing);
  for (let n = 0; n < model.notes.length; n++) {
    // never 0, even where nobody is trusted
    let total = 1 / 1_048_576;
    for (let at = bounds[2 * n]!; at < bounds[2 * n + 2]!; at++) {
      total += (at < bounds[2 * n + 1]! ? yesWeight[2] : 1) * raters[4 * answers[at]! + 3]!;
    }
    noteWeights[n] = 1 / Math.sqrt(total);
  }
}

function spread(values: Float64Array, members: Uint32Array, count: number): Float64Array {
  const all = new Float64Array(count).fill(NaN);
  members.forEach((member, k) => (all[member] = values[k]!));
  return all;
}
