import { AppError, textUpTo } from '@bridgenotes/platform';
import type { StatementPlatform } from './statement-platforms';
import { canonicalUrl } from './url/canonical-url.rules';
import { publicUrl } from './url/public-url.rules';

export const MAX_QUOTE_LENGTH = 10_000;
export const MAX_AUTHOR_NAME_LENGTH = 200;
export const MAX_MEDIA_URLS = 10;

/** What a person gives of a statement: a URL, or a quote, or a URL and what it said. */
export interface GivenStatement {
  readonly url?: string | null;
  readonly quotedText?: string | null;
  readonly authorName?: string | null;
  /** YYYY-MM-DD */
  readonly statedOn?: string | null;
  readonly platform?: StatementPlatform | null;
  readonly language?: string | null;
  readonly mediaUrls?: readonly string[] | null;
}

/** A statement that may be stored. Exactly one of `canonicalUrl` and `quoteKey` is there: what makes it the same as another. */
export interface StatementValue {
  readonly canonicalUrl: string | null;
  readonly givenUrl: string | null;
  readonly platform: StatementPlatform | null;
  readonly externalId: string | null;
  readonly quotedText: string | null;
  readonly authorName: string | null;
  readonly statedOn: string | null;
  /** Text, author and date in their normal forms; what is stored is its SHA-256. */
  readonly quoteKey: string | null;
  readonly language: string | null;
  readonly mediaUrls: readonly string[];
}

/** @throws INVALID_URL, INVALID_INPUT, INVALID_STATEMENT */
export function statementValue(given: GivenStatement, now: Date): StatementValue {
  if (given.url == null && given.quotedText == null) throw new AppError('INVALID_STATEMENT', { reason: 'it has neither a url nor a quotedText; allowed: one of them, or both' });
  const canonical = given.url == null ? null : canonicalUrl(given.url);
  if (canonical !== null && given.platform != null && given.platform !== canonical.platform) {
    throw new AppError('INVALID_STATEMENT', { reason: `its url is one of ${canonical.platform}, but platform says ${given.platform}; allowed: leave platform out when there is a url` });
  }
  const quotedText = given.quotedText == null ? null : textUpTo(MAX_QUOTE_LENGTH, 'quotedText', given.quotedText);
  const authorName = given.authorName == null ? null : textUpTo(MAX_AUTHOR_NAME_LENGTH, 'authorName', given.authorName).replace(/\s+/g, ' ');
  const statedOn = given.statedOn == null ? null : checkedDate(given.statedOn, now);
  return {
    canonicalUrl: canonical?.url ?? null,
    givenUrl: given.url == null ? null : publicUrl(given.url).href,
    platform: canonical?.platform ?? given.platform ?? null,
    externalId: canonical?.externalId ?? null,
    quotedText,
    authorName,
    statedOn,
    quoteKey: canonical === null && quotedText !== null ? quoteKey(quotedText, authorName, statedOn) : null,
    language: given.language == null ? null : canonicalLanguage(given.language),
    mediaUrls: checkedMedia(given.mediaUrls ?? []),
  };
}

/** The same quote with other white space or another way to type an accent is the same; other words, author or day are not. */
export function quoteKey(text: string, authorName: string | null, statedOn: string | null): string {
  const normal = (part: string | null) => (part ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return JSON.stringify([normal(text), normal(authorName), statedOn ?? '']);
}

/** A BCP 47 language tag in its canonical form, "PT-br" as "pt-BR". @throws INVALID_INPUT */
export function canonicalLanguage(given: string): string {
  const refused = new AppError('INVALID_INPUT', { field: 'language', given: `"${given.slice(0, 40)}"`, allowed: 'a BCP 47 language tag such as "en", "pt-BR" or "zh-Hant"' });
  try {
    const tag = given.length > 35 ? undefined : Intl.getCanonicalLocales(given)[0];
    if (tag !== undefined) return tag;
  } catch {
    throw refused;
  }
  throw refused;
}

/** A day that exists, from year 1 on, and is nowhere still to come: the day that begins first is 14 hours ahead of UTC. */
function checkedDate(given: string, now: Date): string {
  const latest = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(given) && given >= '0001-01-01' && new Date(`${given}T00:00:00Z`).toJSON()?.slice(0, 10) === given;
  if (!exists || given > latest) throw new AppError('INVALID_INPUT', { field: 'statedOn', given: `"${given.slice(0, 20)}"`, allowed: `a day as YYYY-MM-DD, not after ${latest}` });
  return given;
}

/** Media are files, not posts: their query says which, so it is kept as given. */
function checkedMedia(given: readonly string[]): string[] {
  if (given.length > MAX_MEDIA_URLS) throw new AppError('INVALID_INPUT', { field: 'mediaUrls', given: `${given.length} URLs`, allowed: `at most ${MAX_MEDIA_URLS}` });
  return [...new Set(given.map((url) => publicUrl(url).href))];
}
