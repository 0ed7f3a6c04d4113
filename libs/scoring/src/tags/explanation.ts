import type { Parameters } from '../parameters';
import type { HelpfulTag, NotHelpfulTag, RatingTag } from '../vocabulary';

/**
 * Order in which tags win a tie, first to last (constants.py helpfulTagsAndTieBreakOrder; the published
 * documentation lists another order, but published statuses follow the code).
 */
export const HELPFUL_TIE_ORDER: readonly HelpfulTag[] = [
  'helpfulInformative',
  'helpfulClear',
  'helpfulImportantContext',
  'helpfulAddressesClaim',
  'helpfulGoodSources',
  'helpfulEmpathetic',
  'helpfulUniqueContext',
  'helpfulUnbiasedLanguage',
  'helpfulOther',
];

/** Same for not-helpful tags (constants.py notHelpfulTagsAndTieBreakOrder). */
export const NOT_HELPFUL_TIE_ORDER: readonly NotHelpfulTag[] = [
  'notHelpfulOutdated',
  'notHelpfulSpamHarassmentOrAbuse',
  'notHelpfulHardToUnderstand',
  'notHelpfulOffTopic',
  'notHelpfulIncorrect',
  'notHelpfulArgumentativeOrBiased',
  'notHelpfulNoteNotNeeded',
  'notHelpfulMissingKeyPoints',
  'notHelpfulOpinionSpeculationOrBias',
  'notHelpfulOpinionSpeculation',
  'notHelpfulSourcesMissingOrUnreliable',
  'notHelpfulIrrelevantSources',
  'notHelpfulOther',
];

/** Tags given often enough to explain a status, the most given first (explanation_tags.py). */
export function explainingTags(
  tieOrder: readonly RatingTag[],
  countOf: (tag: RatingTag) => number,
  parameters: Parameters['explanation'],
): RatingTag[] {
  return mostGiven(tieOrder, countOf, parameters.minRatingsToGetTag);
}

/** Tags given at least so often, the most given first; of equals that which comes first. */
export function mostGiven<Tag extends RatingTag>(tieOrder: readonly Tag[], countOf: (tag: Tag) => number, atLeast: number): Tag[] {
  const tags: Tag[] = [];
  const counts: number[] = [];
  for (const tag of tieOrder) {
    const count = countOf(tag);
    if (count < atLeast) continue;
    let place = tags.length;
    for (; place > 0 && counts[place - 1]! < count; place--) {
      tags[place] = tags[place - 1]!;
      counts[place] = counts[place - 1]!;
    }
    tags[place] = tag;
    counts[place] = count;
  }
  return tags;
}
