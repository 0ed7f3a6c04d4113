/**
 * What stands in the place of `{{value}}` in a text: numbers and lists as the language writes them. Words that came from elsewhere
 * keep their own direction in a text that is written from right to left.
 * @param format "list", "number", or nothing
 */
export function written(value: unknown, format: string | undefined, language: string, direction: 'ltr' | 'rtl'): string {
  if (typeof value === 'number') return value.toLocaleString(language);
  const words = format === 'list' ? new Intl.ListFormat(language).format(value as readonly string[]) : String(value);
  if (direction === 'ltr') return words;
  // A number that was written already has its sign on the left, as everywhere where digits run that way.
  return /\p{L}/u.test(words) ? `\u2068${words}\u2069` : `\u2066${words.replace(/[\u200e\u200f\u061c]/g, '')}\u2069`;
}
