import { LEVELS, OFFERED_REASONS, type HelpfulnessLevel, type OfferedReason } from '../notes/rating-tags.rules';

export { LEVELS, OFFERED_REASONS as REASONS };
export type Level = HelpfulnessLevel;
export type Reason = OfferedReason;

/** What a key does while one rates. */
export type Stroke = { readonly does: 'level'; readonly level: Level } | { readonly does: 'reason'; readonly place: number } | { readonly does: 'send' | 'skip' | 'undo' | 'source' | 'help' };

const LEVEL_KEYS: Readonly<Record<string, Level>> = { '1': 'HELPFUL', '2': 'SOMEWHAT_HELPFUL', '3': 'NOT_HELPFUL', y: 'HELPFUL', s: 'SOMEWHAT_HELPFUL', n: 'NOT_HELPFUL' };
const OTHER_KEYS = { enter: 'send', k: 'skip', u: 'undo', o: 'source', '?': 'help' } as const;
/** The letters that are left, for reasons in their order. */
const REASON_KEYS = [...'abcdefgijlmpqrtvwxz'];

/** The letter of a reason. @param place from 0 */
export const reasonKey = (place: number): string => REASON_KEYS[place]!;

/** What a key means; null for all others. @param key as a keyboard event names it */
export function strokeOf(key: string): Stroke | null {
  const small = key.toLowerCase();
  const level = LEVEL_KEYS[small];
  if (level !== undefined) return { does: 'level', level };
  if (small in OTHER_KEYS) return { does: OTHER_KEYS[small as keyof typeof OTHER_KEYS] };
  const place = REASON_KEYS.indexOf(small);
  return place < 0 ? null : { does: 'reason', place };
}

/** What somebody has ticked so far. */
export interface Answer {
  readonly level: Level | null;
  readonly reasons: readonly Reason[];
  /** For a note about a picture, video or link that is helpful: where. */
  readonly spread: 'EVERYWHERE' | 'THIS_STATEMENT' | null;
}
export const NO_ANSWER: Answer = { level: null, reasons: [], spread: null };

/** Another level keeps the reasons that go with it, too. */
export function withLevel(answer: Answer, level: Level): Answer {
  return { level, reasons: answer.reasons.filter((reason) => OFFERED_REASONS[level].includes(reason)), spread: level === 'NOT_HELPFUL' ? null : answer.spread };
}

/** Ticks a reason, or takes it away; one that does not go with the level changes nothing. */
export function withReason(answer: Answer, reason: Reason | undefined): Answer {
  const { level, reasons } = answer;
  if (level === null || reason === undefined || !OFFERED_REASONS[level].includes(reason)) return answer;
  const ticked = reasons.includes(reason) ? reasons.filter((each) => each !== reason) : [...reasons, reason];
  return { ...answer, reasons: OFFERED_REASONS[level].filter((each) => ticked.includes(each)) };
}
