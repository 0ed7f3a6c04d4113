import { AppError } from '@bridgenotes/platform';
import type { Page, PlatformRule } from './page';
import { PLATFORM_RULES } from './platforms.rules';
import { MAX_URL_LENGTH, publicUrl } from './public-url.rules';
import { decoded, normalFragment, normalPath, normalQuery, normalPercent, siteHost } from './url-text.rules';
import { wrappedUrl } from './wrappers.rules';

/** Platforms whose posts a URL can be recognised as; WEB is any other page. */
export const URL_PLATFORMS = [...PLATFORM_RULES.map((rule) => rule.platform), 'WEB'] as const;
export type UrlPlatform = (typeof URL_PLATFORMS)[number];

/** What a URL names: two URLs name the same statement exactly when `url` is equal. */
export interface CanonicalUrl {
  readonly url: string;
  readonly platform: UrlPlatform;
  /** The post's id on its platform; null when the page is no single post. */
  readonly externalId: string | null;
}

/**
 * The one name of what a URL shows. It is a name first and a link second: always https, without "www." and mobile
 * hosts, user tracking, fragment (except a client-side route), default port and trailing slash; link shims and AMP
 * viewers are looked through; the variants of one post on a known platform become one.
 *
 * Written on the WHATWG parser alone: a general normaliser that decodes paths gives `/%2541` and `/A` one name after
 * two passes, and what is decoded twice is not the same page.
 * @throws INVALID_URL
 */
export function canonicalUrl(given: string): CanonicalUrl {
  let url = publicUrl(given);
  for (let inner = wrappedUrl(url); inner !== null; inner = wrappedUrl(url)) url = publicUrl(inner);

  url.protocol = 'https:';
  const host = siteHost(url.hostname);
  const page: Page = {
    host,
    path: normalPercent(url.pathname).split('/').filter(Boolean),
    query: firstValues(url.search),
  };
  const rule: PlatformRule<UrlPlatform> = PLATFORM_RULES.find((candidate) => candidate.owns(host))!;
  // A port that is not the scheme's own is another server, even below a platform's host name.
  const post = url.port === '' ? rule.post(page) : null;
  const ownHost = rule.host === undefined ? host : typeof rule.host === 'string' ? rule.host : rule.host(host);
  const result = post?.url ?? `https://${ownHost}${url.port === '' ? '' : `:${url.port}`}${normalPath(url.pathname)}${normalQuery(url.search, rule.tracking)}${normalFragment(url.hash)}`;
  if (result.length > MAX_URL_LENGTH) throw new AppError('INVALID_URL', { given: `${result.slice(0, 120)}…`, reason: `it has ${result.length} characters when escaped; allowed: ${MAX_URL_LENGTH}` });
  return { url: result, platform: post === null && rule.platform === 'MASTODON' ? 'WEB' : rule.platform, externalId: post?.externalId ?? null };
}

function firstValues(search: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const part of search.replace(/^\?/, '').split('&')) {
    const [name = '', ...rest] = part.split('=');
    if (!values.has(decoded(name))) values.set(decoded(name), decoded(rest.join('=')));
  }
  return values;
}
