import type { Level } from './answer.rules';

/** What a key does while one rates. */
export type Stroke = { readonly does: 'level'; readonly level: Level } | { readonly does: 'reason'; readonly place: number } | { readonly does: 'send' | 'skip' | 'undo' | 'source' | 'help' };

const LEVEL_KEYS: Readonly<Record<string, Level>> = { '1': 'HELPFUL', '2': 'SOMEWHAT_HELPFUL', '3': 'NOT_HELPFUL', y: 'HELPFUL', s: 'SOMEWHAT_HELPFUL', n: 'NOT_HELPFUL' };
const OTHER_KEYS = { enter: 'send', k: 'skip', u: 'undo', o: 'source', '?': 'help', '؟': 'help' } as const;
/** Letters and digits, but no Latin ones. */
const OTHER_SCRIPT = /^(?!\p{Script=Latin})[\p{L}\p{Nd}]$/u;
/** The letters that are left, for reasons in their order. */
const REASON_KEYS = [...'abcdefgijlmpqrtvwxz'];

/** The letter of a reason. @param place from 0 */
export const reasonKey = (place: number): string => REASON_KEYS[place]!;

/**
 * What a key means; null for all others. On keyboards of another script a key means what its place means on a Latin one.
 * @param key, code as a keyboard event names them
 */
export function strokeOf(key: string, code = ''): Stroke | null {
  const latin = OTHER_SCRIPT.test(key) ? /^(?:Key|Digit)(.)$/.exec(code)?.[1] : undefined;
  const small = (latin ?? key).toLowerCase();
  const level = LEVEL_KEYS[small];
  if (level !== undefined) return { does: 'level', level };
  if (small in OTHER_KEYS) return { does: OTHER_KEYS[small as keyof typeof OTHER_KEYS] };
  const place = REASON_KEYS.indexOf(small);
  return place < 0 ? null : { does: 'reason', place };
}
