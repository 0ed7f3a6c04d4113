import { AppError } from './errors/app-error';

/** Characters as people count them for a limit: code points of the composed form, so that "é" is 1 however it was typed. */
export const characterCount = (text: string): number => Array.from(text).length;

/**
 * Text as it is stored: Unicode NFC, "\n" line ends, no space around it.
 * @throws INVALID_INPUT for half a surrogate pair or a control character other than tab and line end, which a
 * database or a reader's screen cannot hold, and for a direction override, which shows other words than are there
 */
export function plainText(field: string, given: string): string {
  const text = given.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const bad = /\p{Surrogate}|(?![\t\n])\p{Cc}|[\u202a-\u202e]/u.exec(text)?.[0];
  if (bad === undefined) return text;
  const code = bad.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  throw new AppError('INVALID_INPUT', { field, given: `a text with the character U+${code} at ${text.indexOf(bad)}`, allowed: 'letters, signs, spaces, tabs and line ends' });
}

/** @throws INVALID_INPUT unless the text, as stored, has 1 to `limit` characters */
export function textUpTo(limit: number, field: string, given: string): string {
  const text = plainText(field, given);
  const length = characterCount(text);
  if (length === 0 || length > limit) throw new AppError('INVALID_INPUT', { field, given: length === 0 ? 'empty' : `${length} characters long`, allowed: `1 to ${limit} characters` });
  return text;
}
