import { countLevels, levelsOf, totalOf } from '../data/counts';
import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { orNull } from '../data/missing';
import type { PlacedNotes } from '../fit/place-notes';
import type { RuleTrace } from '../output';
import type { Parameters } from '../parameters';
import { FINAL_RULES } from '../rules/core-rules';
import { applyCoreRules, firedLabels, type NoteFacts } from '../rules/rule';
import { weighIncorrect } from '../tags/incorrect';
import { outlierTags, weighTags } from '../tags/tag-filter';
import type { ModelStatus, NotHelpfulTag } from '../vocabulary';
import type { Prescored } from './prescore';
import type { HeldIntercepts } from './set-aside';

/** What the core model says of one note. */
export interface CoreVerdict {
  status: ModelStatus;
  /** Labels of the rules that set a status, in order. */
  fired: string[];
  trace: RuleTrace[];
  /** Tags that make the note an outlier, whether that changed its status or not. */
  outlierTags: NotHelpfulTag[];
}

/**
 * What the rules need to know of every note (note_ratings.py `compute_scored_notes`).
 * @param inScope ratings the model sees
 * @param incorrectRates by rater, to go by more ratings than these
 */
export function gatherFacts(
  data: Dataset,
  inScope: RatingSet,
  prescored: Prescored,
  placed: Pick<PlacedNotes, 'intercept' | 'factor' | 'interceptMax'>,
  lowDiligence: Float64Array,
  held: HeldIntercepts,
  parameters: Parameters,
  incorrectRates?: Float64Array,
): ModelFacts {
  const { raterFactor } = prescored.second;
  const levels = countLevels(data, inScope, () => true);
  const negative = countLevels(data, inScope, (u) => raterFactor[u]! < 0);
  const positive = countLevels(data, inScope, (u) => raterFactor[u]! >= 0);
  const weights = weighTags(data, inScope, placed.factor, raterFactor, parameters.tagFilter);
  const incorrect = weighIncorrect(data, inScope, placed.factor, raterFactor, parameters.incorrectFilter, incorrectRates);
  return (n) => ({
    intercept: orNull(placed.intercept[n]!),
    factor: orNull(placed.factor[n]!),
    interceptMax: orNull(placed.interceptMax[n]!),
    numRatings: totalOf(levelsOf(levels, n)),
    misleading: data.misleading[n] === 1,
    wasHelpful: data.history[n]?.currentStatus === 'CURRENTLY_RATED_HELPFUL',
    negative: levelsOf(negative, n),
    positive: levelsOf(positive, n),
    outlierTags: outlierTags(weights, n, prescored.tagThresholds, parameters.tagFilter),
    incorrect: incorrect[n] ?? null,
    lowDiligence: orNull(lowDiligence[n]!),
    interceptNoHighVolume: orNull(held.noHighVolume[n]!),
    interceptNoCorrelated: orNull(held.noCorrelated[n]!),
  });
}

/** Tells what is known of a note. */
export type ModelFacts = (note: number) => NoteFacts;

/**
 * Applies the final rules to every captured note.
 * @param wantsTrace for which notes the evaluated rules are written down
 * @returns by note; undefined for notes the model has no say on
 */
export function judgeNotes(
  captured: Uint8Array,
  factsOf: ModelFacts,
  parameters: Parameters,
  wantsTrace: (note: number) => boolean,
): (CoreVerdict | undefined)[] {
  return Array.from(captured, (taken, n) => {
    if (taken === 0) return undefined;
    const known = factsOf(n);
    const facts = parameters.rules.usesUpperBound ? known : { ...known, interceptMax: null };
    const trace: RuleTrace[] = [];
    const { status, fired } = applyCoreRules(FINAL_RULES, facts, parameters, wantsTrace(n) ? trace : undefined);
    return { status, fired: firedLabels(FINAL_RULES, fired), trace, outlierTags: [...facts.outlierTags] };
  });
}
