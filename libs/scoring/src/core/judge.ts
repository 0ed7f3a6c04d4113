import { countLevels, levelsOf, totalOf } from '../data/counts';
import type { Dataset } from '../data/dataset';
import { orNull } from '../data/missing';
import type { Scope } from '../data/scope';
import type { PlacedNotes } from '../fit/place-notes';
import type { RuleTrace } from '../output';
import type { Parameters } from '../parameters';
import { FINAL_RULES } from '../rules/core-rules';
import { applyCoreRules } from '../rules/rule';
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
 * Applies the final rules to every captured note (note_ratings.py `compute_scored_notes`).
 * @returns by note; undefined for notes the core model has no say on
 */
export function judgeNotes(
  data: Dataset,
  scope: Scope,
  prescored: Prescored,
  placed: PlacedNotes,
  lowDiligence: Float64Array,
  held: HeldIntercepts,
  parameters: Parameters,
): (CoreVerdict | undefined)[] {
  const { raterFactor } = prescored.second;
  const levels = countLevels(data, scope.inScope, () => true);
  const negative = countLevels(data, scope.inScope, (u) => raterFactor[u]! < 0);
  const positive = countLevels(data, scope.inScope, (u) => raterFactor[u]! >= 0);
  const weights = weighTags(data, scope.inScope, placed.factor, raterFactor, parameters.tagFilter);
  const incorrect = weighIncorrect(data, scope.inScope, placed.factor, raterFactor, parameters.incorrectFilter);
  return Array.from({ length: data.noteCount }, (_, n) => {
    if (scope.captured[n] === 0) return undefined;
    const outliers = outlierTags(weights, n, prescored.tagThresholds, parameters.tagFilter);
    const facts = {
      intercept: orNull(placed.intercept[n]!),
      factor: orNull(placed.factor[n]!),
      interceptMax: orNull(placed.interceptMax[n]!),
      numRatings: totalOf(levelsOf(levels, n)),
      misleading: data.misleading[n] === 1,
      wasHelpful: data.history[n]?.currentStatus === 'CURRENTLY_RATED_HELPFUL',
      negative: levelsOf(negative, n),
      positive: levelsOf(positive, n),
      outlierTags: outliers,
      incorrect: incorrect[n] ?? null,
      lowDiligence: orNull(lowDiligence[n]!),
      interceptNoHighVolume: orNull(held.noHighVolume[n]!),
    };
    return { ...applyCoreRules(FINAL_RULES, facts, parameters), outlierTags: outliers };
  });
}
