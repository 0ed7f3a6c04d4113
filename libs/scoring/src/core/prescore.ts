import type { Dataset } from '../data/dataset';
import { peopleOf } from '../data/people';
import type { RatingSet } from '../data/rating-set';
import { keepRaters, prefilter } from '../data/scope';
import type { Round } from '../fit/fitted-round';
import { authorRecordOf, isAboveThreshold, rateAuthors, rateRaters, recordOf, type AuthorScores, type RaterCounts } from '../helpfulness/helpfulness';
import { harassmentPenalties } from '../helpfulness/harassment';
import { independentRatings } from '../helpfulness/valid-ratings';
import type { ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import { recallDiligence, recallHarassment, recallRound } from '../recall/recalled';
import type { DiligentRaters } from '../reputation/diligence';
import { FIRST_ROUND_RULES } from '../rules/core-rules';
import { applyCoreRules, firstFacts } from '../rules/rule';
import { tagSumsBy, tagThresholds } from '../tags/tag-filter';
import type { ModelStatus, NotHelpfulTag } from '../vocabulary';

/** What is known before notes are placed: the viewpoint axis, and who is helpful. */
export interface Prescored {
  /** Fit of all raters with enough ratings. */
  first: Round;
  /** Fit of the helpful ones among them. */
  second: Round;
  authors: AuthorScores;
  raterCounts: RaterCounts;
  /** By rater: 1 where the ratings count in the second round. */
  above: Uint8Array;
  tagThresholds: Record<NotHelpfulTag, number>;
  /** How much a note is agreed to be abusive; NaN where too few say. */
  harassment: Float64Array;
  /** Undefined where the second round is empty. */
  diligence: DiligentRaters | undefined;
}

/** First fit, first statuses, who is helpful, second fit (mf_base_scorer.py `_prescore_notes_and_users`). */
export function prescore(data: Dataset, inScope: RatingSet, parameters: Parameters, onProgress: ProgressListener): Prescored {
  const { minRatingsPerRater, minRatingsPerNote } = parameters.prefilter;
  const training = prefilter(data, inScope, minRatingsPerRater, minRatingsPerNote);
  const first = recallRound(data, training, undefined, parameters, 'first fit', onProgress);

  onProgress({ step: 'rate raters and authors', done: 0, total: 1 });
  const statuses = firstStatuses(data, inScope, first, parameters);
  const statusOf = (n: number): ModelStatus | null => statuses[n]!;
  if (!parameters.helpfulness.filtersRaters) return unfiltered(data, inScope, training, first, statuses, parameters);
  const statusTime = (n: number): number | null => data.history[n]?.timestampMillisOfLatestNonNMRStatus ?? null;
  const independent = independentRatings(data, inScope, statusTime, parameters.helpfulness);
  const raterCounts = rateRaters(data, independent, statusOf);
  const authors = rateAuthors(data, first.noteIntercept, statusOf, parameters.helpfulness);
  const aboveWith = (penalties: Float64Array): Uint8Array =>
    Uint8Array.from(penalties, (penalty, u) => (isAboveThreshold(authorRecordOf(authors, u), recordOf(raterCounts, u), parameters.helpfulness, penalty) ? 1 : 0));
  const unpenalized = keepRaters(data, training, aboveWith(new Float64Array(data.raterCount)));
  const harassment = recallHarassment(data, unpenalized, first, parameters.harassment);
  const above = aboveWith(harassmentPenalties(data, training, harassment, parameters.harassment));

  const helpful = keepRaters(data, training, above);
  const second = recallRound(data, helpful, first, parameters, 'second fit', onProgress);
  onProgress({ step: 'learn diligence', done: 0, total: 1 });
  const diligence = recallDiligence(data, helpful, second.raterFactor, parameters.diligence);
  return { first, second, authors, raterCounts, above, tagThresholds: thresholdsOf(data, inScope, second, statuses, parameters), harassment, diligence };
}

/** A model of few ratings takes every rater into its second round, which is the first one then. */
function unfiltered(
  data: Dataset,
  inScope: RatingSet,
  training: RatingSet,
  first: Round,
  statuses: (ModelStatus | null)[],
  parameters: Parameters,
): Prescored {
  const nobody = new Float64Array(peopleOf(data).count).fill(NaN);
  return {
    first,
    second: first,
    authors: { crhCrnhRatioDifference: nobody, meanNoteScore: nobody },
    raterCounts: new Uint32Array(4 * data.raterCount),
    above: Uint8Array.from(first.raterFactor, (f) => (Number.isNaN(f) ? 0 : 1)),
    tagThresholds: thresholdsOf(data, inScope, first, statuses, parameters),
    harassment: new Float64Array(data.noteCount).fill(NaN),
    diligence: recallDiligence(data, training, first.raterFactor, parameters.diligence),
  };
}

function thresholdsOf(
  data: Dataset,
  inScope: RatingSet,
  round: Round,
  statuses: (ModelStatus | null)[],
  parameters: Parameters,
): Record<NotHelpfulTag, number> {
  const sumsOf = tagSumsBy(data, inScope, round.noteFactor, round.raterFactor, parameters.tagFilter);
  const helpfulNotes = statuses.flatMap((status, n) => (status === 'CURRENTLY_RATED_HELPFUL' ? [n] : []));
  return tagThresholds(sumsOf, helpfulNotes, parameters.tagFilter);
}

/** Statuses after the first fit, which only tell who rates and writes well; null for notes it did not place. */
function firstStatuses(data: Dataset, inScope: RatingSet, first: Round, parameters: Parameters): (ModelStatus | null)[] {
  const ratings = inScope.countRuns(data.firstRating);
  return Array.from({ length: data.noteCount }, (_, n) => {
    const intercept = first.noteIntercept[n]!;
    if (Number.isNaN(intercept)) return null;
    const facts = firstFacts(intercept, first.noteFactor[n]!, ratings[n]!, data.misleading[n] === 1);
    return applyCoreRules(FIRST_ROUND_RULES, facts, parameters).status;
  });
}
