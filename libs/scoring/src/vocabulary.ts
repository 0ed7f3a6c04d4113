/**
 * The words of Community Notes, spelled exactly as in X's public tables, so that
 * clients and files can use them unchanged. Every room takes them from here.
 */

/** How useful a rater found a note. The index of a level is its code in {@link RatingColumns.level}. */
export const HELPFULNESS_LEVELS = ['NOT_HELPFUL', 'SOMEWHAT_HELPFUL', 'HELPFUL'] as const;
export type HelpfulnessLevel = (typeof HELPFULNESS_LEVELS)[number];

/** What a note says about its statement. */
export const NOTE_CLASSIFICATIONS = ['NOT_MISLEADING', 'MISINFORMED_OR_POTENTIALLY_MISLEADING'] as const;
export type NoteClassification = (typeof NOTE_CLASSIFICATIONS)[number];

/** Reasons why a statement may be misleading, in the column order of the public notes table. */
export const MISLEADING_TAGS = [
  'misleadingOther',
  'misleadingFactualError',
  'misleadingManipulatedMedia',
  'misleadingOutdatedInformation',
  'misleadingMissingImportantContext',
  'misleadingUnverifiedClaimAsFact',
  'misleadingSatire',
] as const;
export type MisleadingTag = (typeof MISLEADING_TAGS)[number];

/** Reasons why a statement is not misleading, in the column order of the public notes table. */
export const NOT_MISLEADING_TAGS = [
  'notMisleadingOther',
  'notMisleadingFactuallyCorrect',
  'notMisleadingOutdatedButNotWhenWritten',
  'notMisleadingClearlySatire',
  'notMisleadingPersonalOpinion',
] as const;
export type NotMisleadingTag = (typeof NOT_MISLEADING_TAGS)[number];

/** What was good about a note, in the column order of the public ratings table. */
export const HELPFUL_TAGS = [
  'helpfulOther',
  'helpfulInformative',
  'helpfulClear',
  'helpfulEmpathetic',
  'helpfulGoodSources',
  'helpfulUniqueContext',
  'helpfulAddressesClaim',
  'helpfulImportantContext',
  'helpfulUnbiasedLanguage',
] as const;
export type HelpfulTag = (typeof HELPFUL_TAGS)[number];

/** What was bad about a note, in the column order of the public ratings table. */
export const NOT_HELPFUL_TAGS = [
  'notHelpfulOther',
  'notHelpfulIncorrect',
  'notHelpfulSourcesMissingOrUnreliable',
  'notHelpfulOpinionSpeculationOrBias',
  'notHelpfulMissingKeyPoints',
  'notHelpfulOutdated',
  'notHelpfulHardToUnderstand',
  'notHelpfulArgumentativeOrBiased',
  'notHelpfulOffTopic',
  'notHelpfulSpamHarassmentOrAbuse',
  'notHelpfulIrrelevantSources',
  'notHelpfulOpinionSpeculation',
  'notHelpfulNoteNotNeeded',
] as const;
export type NotHelpfulTag = (typeof NOT_HELPFUL_TAGS)[number];

/**
 * All tags of a rating. The index of a tag is its bit in a rating's tag mask
 * (`mask & (1 << index)`), 22 bits in all.
 */
export const RATING_TAGS = [...HELPFUL_TAGS, ...NOT_HELPFUL_TAGS] as const;
export type RatingTag = (typeof RATING_TAGS)[number];

/** Tags that the rating form stopped offering on 2021-06-30; older ratings still carry them. */
export const DEPRECATED_RATING_TAGS = [
  'helpfulInformative',
  'helpfulEmpathetic',
  'helpfulUniqueContext',
  'notHelpfulOpinionSpeculationOrBias',
  'notHelpfulOutdated',
  'notHelpfulOffTopic',
] as const satisfies readonly RatingTag[];

/** Where a rating came from: offered by the product, or asked of a random sample of raters. */
export const RATING_SOURCES = ['DEFAULT', 'POPULATION_SAMPLED'] as const;
export type RatingSource = (typeof RATING_SOURCES)[number];

/** The status of a note that everyone sees. */
export const NOTE_STATUSES = [
  'NEEDS_MORE_RATINGS',
  'CURRENTLY_RATED_HELPFUL',
  'CURRENTLY_RATED_NOT_HELPFUL',
] as const;
export type NoteStatus = (typeof NOTE_STATUSES)[number];

/**
 * What one model says of a note. FIRM_REJECT: no later model may call it helpful.
 * NEEDS_YOUR_HELP: on its way to helpful, but too few raters of the weaker side agree so far.
 */
export const MODEL_STATUSES = [...NOTE_STATUSES, 'FIRM_REJECT', 'NEEDS_YOUR_HELP'] as const;
export type ModelStatus = (typeof MODEL_STATUSES)[number];

const BIT_OF_TAG: ReadonlyMap<string, number> = new Map(RATING_TAGS.map((tag, bit) => [tag, bit]));

/** The tag mask of a rating. @throws RangeError for a word that is no rating tag. */
export function tagMask(tags: Iterable<RatingTag>): number {
  let mask = 0;
  for (const tag of tags) {
    const bit = BIT_OF_TAG.get(tag);
    if (bit === undefined) throw new RangeError(`unknown rating tag ${tag}; allowed are ${RATING_TAGS.join(', ')}`);
    mask |= 1 << bit;
  }
  return mask >>> 0;
}

/** The tags of a mask, in bit order. */
export function tagsOfMask(mask: number): RatingTag[] {
  return RATING_TAGS.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

/**
 * Where a contributor stands on the way to writing notes, spelled as in the public userEnrollment table
 * (contributor_state.py); the index is the code in the helpfulness scores.
 */
export const ENROLLMENT_STATES = [
  'earnedIn',
  'atRisk',
  'earnedOutNoAcknowledge',
  'earnedOutAcknowledged',
  'newUser',
  'removed',
  'apiTestUser',
  'apiEarnedIn',
  'apiEarnedOut',
] as const;
export type EnrollmentState = (typeof ENROLLMENT_STATES)[number];

/** The models that a contributor's ratings go to, spelled as in the public userEnrollment table. */
export const MODELING_POPULATIONS = ['CORE', 'CORE_WITH_TOPICS', 'EXPANSION', 'EXPANSION_PLUS'] as const;
export type ModelingPopulation = (typeof MODELING_POPULATIONS)[number];
