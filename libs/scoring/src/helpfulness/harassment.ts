import { valueOfLevel, type Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { prefilter } from '../data/scope';
import { descend } from '../reputation/adam';
import { fitLogistic, vectorsFor, type FitReport } from '../reputation/fit-logistic';
import { countYes, openModel, readPart, writePart } from '../reputation/logistic-model';
import { tagMask } from '../vocabulary';
import type { HarassmentParameters } from './harassment-parameters';

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
  for (let n = 0; n < data.noteCount; n++) {
    const score = harassment[n]!;
    // comparison with NaN is false
    if (!(score >= parameters.minScore)) continue;
    const penalty = parameters.penalty * (parameters.scales ? score / parameters.minScore : 1);
    for (const i of ratings.within(data.firstRating[n]!, data.firstRating[n + 1]!)) if (valueOfLevel(data.level[i]!) === HELPFUL) penalties[data.rater[i]!]! += penalty;
  }
  return penalties;
}
