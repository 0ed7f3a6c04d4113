/** No word is longer than this many characters in the index; PostgreSQL's own limit is 2046 bytes. */
const MAX_WORD_LENGTH = 100;
/** A query of more words than this is a text, not a search; the rest is left out. */
const MAX_QUERY_WORDS = 32;

// Word boundaries by Unicode's rules and, for scripts written without spaces, ICU's dictionaries. The locale does not
// matter for that, but must be one for all, as the index and a query must be cut alike.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * The words of a text in any language, folded so that case, width and accents do not matter: lower case, NFKC, and
 * without the marks that people leave out when they type (Latin, Greek and Cyrillic accents, Hebrew points, Arabic
 * vowel signs and lengthening). Vowel signs of Indic scripts and kana's voicing marks make other words and stay.
 */
export function wordsOf(text: string): string[] {
  const folded = text.toLowerCase().normalize('NFKD').replace(/\u0640|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g, '').normalize('NFKC').toLowerCase();
  // Unicode takes "example.org" and "first_name" for one word each; people search for a part of them.
  const apart = folded.replace(/(?<=\p{L})[._:](?=\p{L})/gu, ' ');
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(apart)) if (isWordLike) words.push(Array.from(segment).slice(0, MAX_WORD_LENGTH).join(''));
  return words;
}

/** The words of a URL's host and path, as a person would read them. */
export function wordsOfUrl(url: string): string[] {
  const { hostname, pathname } = new URL(url);
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // Not UTF-8: its escapes are then its words.
  }
  return wordsOf(`${hostname} ${path}`.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
}

/** The distinct words a statement is found by. */
export function searchWords(statement: { readonly quotedText: string | null; readonly authorName: string | null; readonly canonicalUrl: string | null }): string[] {
  const { quotedText, authorName, canonicalUrl } = statement;
  return [...new Set([...wordsOf(quotedText ?? ''), ...wordsOf(authorName ?? ''), ...(canonicalUrl === null ? [] : wordsOfUrl(canonicalUrl))])];
}

/**
 * A tsquery for statements with all words of a search, the last of which may still be being typed; null without any
 * word. It is written as PostgreSQL reads it, not parsed from what was typed, so no operator gets in.
 */
export function searchQuery(search: string): string | null {
  const words = [...new Set(wordsOf(search))].slice(0, MAX_QUERY_WORDS);
  const quoted = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`);
  return quoted.length === 0 ? null : `${quoted.join(' & ')}:*`;
}
