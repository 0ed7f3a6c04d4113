export type HelpfulnessLevel = 'HELPFUL' | 'SOMEWHAT_HELPFUL' | 'NOT_HELPFUL';

export const LEVELS = ['HELPFUL', 'SOMEWHAT_HELPFUL', 'NOT_HELPFUL'] as const satisfies readonly HelpfulnessLevel[];

/** Reasons that raters are offered, the commonest first; those that only old ratings carry are left out. */
const HELPFUL = ['helpfulGoodSources', 'helpfulClear', 'helpfulAddressesClaim', 'helpfulImportantContext', 'helpfulUnbiasedLanguage', 'helpfulOther'] as const;
const NOT_HELPFUL = [
  'notHelpfulSourcesMissingOrUnreliable',
  'notHelpfulIrrelevantSources',
  'notHelpfulIncorrect',
  'notHelpfulOpinionSpeculation',
  'notHelpfulMissingKeyPoints',
  'notHelpfulHardToUnderstand',
  'notHelpfulArgumentativeOrBiased',
  'notHelpfulNoteNotNeeded',
  'notHelpfulSpamHarassmentOrAbuse',
  'notHelpfulOther',
] as const;

export type OfferedReason = (typeof HELPFUL)[number] | (typeof NOT_HELPFUL)[number];

/** The reasons that go with each answer. */
export const OFFERED_REASONS: Readonly<Record<HelpfulnessLevel, readonly OfferedReason[]>> = { HELPFUL, SOMEWHAT_HELPFUL: [...HELPFUL, ...NOT_HELPFUL], NOT_HELPFUL };

/** What somebody says of a note. */
export interface GivenRating<Reason extends string = string> {
  readonly level: HelpfulnessLevel;
  readonly tags: readonly Reason[];
}

/** The same rating with another answer: reasons that do not go with it fall away. */
export function withLevel<Reason extends string>(rating: GivenRating<Reason> | null, level: HelpfulnessLevel): GivenRating<Reason> {
  const offered: readonly string[] = OFFERED_REASONS[level];
  return { level, tags: (rating?.tags ?? []).filter((tag) => offered.includes(tag)) };
}

/** The same rating with a reason more, or without it. */
export function withReasonToggled<Reason extends string>({ level, tags }: GivenRating<Reason>, reason: Reason): GivenRating<Reason> {
  return { level, tags: tags.includes(reason) ? tags.filter((tag) => tag !== reason) : [...tags, reason] };
}
