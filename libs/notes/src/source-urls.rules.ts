import { AppError } from '@bridgenotes/platform';
import { publicUrl } from '@bridgenotes/statements';

/** A URL as it stands in a text, and as it is followed. */
export interface SourceUrl {
  readonly text: string;
  readonly href: string;
}

// Letters of scripts that are written without spaces end a URL: in "https://example.org/aによると" the sentence goes on.
// They are URL characters only when percent-escaped; letters of other scripts may stand in a path as they are.
const OTHER_LETTER = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}]`;
const CANDIDATE = new RegExp(String.raw`(?<!${OTHER_LETTER}|[@/._-])(?:https?:\/\/|www\.)(?:[\w\-.~:/?#@!$&'()*+,;=%]|${OTHER_LETTER})+`, 'giu');

/**
 * The URLs of a text that everyone can follow, in their order: those that begin with http://, https:// or www.
 * A sentence's final punctuation and a bracket that was opened before the URL do not belong to it.
 */
export function urlsIn(text: string): SourceUrl[] {
  const urls: SourceUrl[] = [];
  for (const [candidate] of text.matchAll(CANDIDATE)) {
    const url = withoutSentence(candidate);
    const href = publicHref(url);
    if (href !== null) urls.push({ text: url, href });
  }
  return urls;
}

function withoutSentence(candidate: string): string {
  let unopened = candidate.split(')').length - candidate.split('(').length;
  let end = candidate.length;
  for (; end > 0; end--) {
    const last = candidate[end - 1]!;
    if (last === ')' ? unopened-- <= 0 : !/[.,;:!?'*~]/.test(last)) break;
  }
  return candidate.slice(0, end);
}

function publicHref(url: string): string | null {
  try {
    return publicUrl(url).href;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
