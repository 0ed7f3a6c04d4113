export type Level = 'HELPFUL' | 'SOMEWHAT_HELPFUL' | 'NOT_HELPFUL';

export const LEVELS = ['HELPFUL', 'SOMEWHAT_HELPFUL', 'NOT_HELPFUL'] as const satisfies readonly Level[];

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

export type Reason = (typeof HELPFUL)[number] | (typeof NOT_HELPFUL)[number];

/** The reasons that go with each answer. */
export const REASONS: Readonly<Record<Level, readonly Reason[]>> = { HELPFUL, SOMEWHAT_HELPFUL: [...HELPFUL, ...NOT_HELPFUL], NOT_HELPFUL };

/** What somebody says of a note, or has ticked so far. */
export interface Answer {
  readonly level: Level | null;
  readonly reasons: readonly Reason[];
  /** For a note about a picture, video or link that is helpful: where. */
  readonly spread: 'EVERYWHERE' | 'THIS_STATEMENT' | null;
}
export const NO_ANSWER: Answer = { level: null, reasons: [], spread: null };

/** A rating as the server tells it; reasons that are no longer offered are left out. */
export const answerOf = (rating: { readonly level: Level; readonly tags: readonly string[] } | null): Answer =>
  rating === null ? NO_ANSWER : { level: rating.level, reasons: REASONS[rating.level].filter((reason) => rating.tags.includes(reason)), spread: null };

/** Another level keeps the reasons that go with it, too. */
export function withLevel(answer: Answer, level: Level): Answer {
  return { level, reasons: answer.reasons.filter((reason) => REASONS[level].includes(reason)), spread: level === 'NOT_HELPFUL' ? null : answer.spread };
}

/** Ticks a reason, or takes it away; one that does not go with the level changes nothing. */
export function withReason(answer: Answer, reason: Reason | undefined): Answer {
  const { level, reasons } = answer;
  if (level === null || reason === undefined || !REASONS[level].includes(reason)) return answer;
  const ticked = reasons.includes(reason) ? reasons.filter((each) => each !== reason) : [...reasons, reason];
  return { ...answer, reasons: REASONS[level].filter((each) => ticked.includes(each)) };
}
