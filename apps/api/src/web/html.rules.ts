const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// Halves of a character have no form in UTF-8, and control characters none in HTML and XML.
const UNPRINTABLE = /[\p{Surrogate}\p{Cc}\p{Noncharacter_Code_Point}]/gu;

/** A text that any document can hold, on one line. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').trim();

/** Text as it stands between tags and in attributes, of HTML and of XML. */
export const escapeText = (text: string): string => text.replace(UNPRINTABLE, (sign) => (sign === '\n' || sign === '\t' ? sign : '')).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/**
 * JSON as it may stand in a script element: nothing in it ends the element or begins a comment, and U+2028 and U+2029 are
 * written out, which end a line in scripts but not in JSON.
 */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The first characters of a text, with an ellipsis where it is longer. */
export function shortened(text: string, most: number): string {
  const signs = [...inOneLine(text)];
  return signs.length <= most ? signs.join('') : `${signs.slice(0, most - 1).join('').trimEnd()}…`;
}
