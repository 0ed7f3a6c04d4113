import { valueOfLevel, type Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { prefilter } from '../data/scope';
import { descend, type AdamParameters } from '../reputation/adam';
import { fitLogistic, vectorsFor, type FitReport, type LogisticSolver } from '../reputation/fit-logistic';
import { countYes, openModel, readPart, writePart } from '../reputation/logistic-model';
import { tagMask } from '../vocabulary';

/** Which notes raters of all views call harassment or abuse, and what it costs to call them helpful. tag_consensus.py, mf_base_scorer.py */
export interface HarassmentParameters {
  /** Ratings from before the present tags do not count. constants.py lastRatingTagsChangeTimeMillis */
  readonly tagsSince: number;
  /** prepare_tag_data minNumRatingsPerRater, minNumRatersPerNote */
  readonly minRatingsPerRater: number;
  readonly minRatingsPerNote: number;
  /** Weights of mean squared parameters, as in the fit of helpfulness. matrix_factorization.py */
  readonly interceptPenalty: number;
  readonly factorPenalty: number;
  /** How much larger factors start than in the fit of helpfulness. tag_consensus.py */
  readonly startFactor: number;
  /** Notes from this intercept on are abusive. minimumHarassmentScoreToPenalize */
  readonly minScore: number;
  /** Valid ratings that a rater loses for calling a note of that intercept helpful. tagConsensusHarassmentHelpfulRatingPenalty */
  readonly penalty: number;
  /** Whether they grow with the intercept. multiplyPenaltyByHarassmentScore */
  readonly scales: boolean;
  /** The first stretch of the fit, as X goes; the solver goes on to the optimum from there. */
  readonly descent: AdamParameters;
  readonly solver: LogisticSolver;
}

export const HARASSMENT: HarassmentParameters = {
  tagsSince: 1_639_699_200_000,
  minRatingsPerRater: 10,
  minRatingsPerNote: 5,
  interceptPenalty: 0.15,
  factorPenalty: 0.03,
  startFactor: 2,
  minScore: 2,
  penalty: 10,
  scales: true,
  descent: { learningRate: 2, convergence: 1e-4, minSteps: 100, maxSteps: 400, maxGradient: 1 },
  solver: { maxPasses: 300, tolerance: 3e-3, stragglers: 3e-4, maxStep: 2, memory: 3 },
};

const HARASSMENT_TAG = tagMask(['notHelpfulSpamHarassmentOrAbuse']);
const OTHER_TAG = tagMask(['notHelpfulOther']);
const HELPFUL = 1;
const FREE = ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor'] as const;

/**
 * How much raters of different views agree that a note is spam, harassment or abuse: the note's intercept in a logistic
 * model of that tag (tag_consensus.py `train_tag_model`). A rating with the tag is a yes; without it, one that finds the
 * note helpful or gives "other" as its reason is a no; the rest says nothing. Yes and no weigh as much in all.
 *
 * @param ratings of the second round, before any penalty
 * @param factors of the first fit, where the viewpoint axis starts; NaN where it had no such note or rater
 * @returns intercepts by note; NaN for notes with too few such ratings, and everywhere where all are yes or all are no
 */
export function harassmentOfNotes(
  data: Dataset,
  ratings: RatingSet,
  factors: { noteFactor: Float64Array; raterFactor: Float64Array },
  parameters: HarassmentParameters,
  report: FitReport = () => undefined,
): Float64Array {
  const intercepts = new Float64Array(data.noteCount).fill(NaN);
  const telling = ratings.filter(
    (i) =>
      data.ratingCreatedAt[i]! >= parameters.tagsSince &&
      (valueOfLevel(data.level[i]!) === HELPFUL || (data.tags[i]! & (HARASSMENT_TAG | OTHER_TAG)) !== 0),
  );
  const kept = prefilter(data, telling, parameters.minRatingsPerRater, parameters.minRatingsPerNote);
  const model = openModel(data, kept, (i) => (data.tags[i]! & HARASSMENT_TAG) !== 0, { vectors: vectorsFor(parameters.solver) });
  const { count, notes, raters } = model;
  const yes = countYes(model);
  if (yes > 0 && yes < count) {
    const start = (factor: number): number => (Number.isNaN(factor) ? 0 : parameters.startFactor * factor);
    writePart(model, 'noteFactor', (k) => start(factors.noteFactor[notes[k]!]!));
    writePart(model, 'raterFactor', (k) => start(factors.raterFactor[raters[k]!]!));
    const [perNote, perRater] = [count / notes.length, count / raters.length];
    const ridge = {
      mu: parameters.interceptPenalty * count,
      noteIntercept: parameters.interceptPenalty * perNote,
      noteFactor: parameters.factorPenalty * perNote,
      raterIntercept: parameters.interceptPenalty * perRater,
      raterFactor: parameters.factorPenalty * perRater,
      reputation: 0,
    };
    const problem = { model, yesWeight: (count - yes) / yes, ridge, free: FREE };
    report('abuse, by long strides', descend(problem, parameters.descent), count);
    report('abuse, to the minimum', fitLogistic(problem, parameters.solver).passes, count);
    readPart(model, 'noteIntercept').forEach((intercept, k) => (intercepts[notes[k]!] = intercept));
  }
  model.space.close();
  return intercepts;
}

/**
 * What each rater loses for having called abusive notes helpful, in valid ratings (helpfulness_scores.py
 * `compute_general_helpfulness_scores`). By rater.
 *
 * @param ratings of the first fit
 */
export function harassmentPenalties(
  data: Dataset,
  ratings: RatingSet,
  harassment: Float64Array,
  parameters: HarassmentParameters,
): Float64Array {
  const penalties = new Float64Array(data.raterCount);
  for (const i of ratings) {
    const score = harassment[data.note[i]!]!;
    // comparison with NaN is false
    if (valueOfLevel(data.level[i]!) !== HELPFUL || !(score >= parameters.minScore)) continue;
    penalties[data.rater[i]!]! += parameters.penalty * (parameters.scales ? score / parameters.minScore : 1);
  }
  return penalties;
}
