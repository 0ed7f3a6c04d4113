import { AppError } from '@bridgenotes/platform';
import { urlsIn } from '@bridgenotes/notes';
import { canonicalUrl, type StatementPlatform } from '@bridgenotes/statements';

/** What has to be known of a statement to tell what it links to. */
export interface LinkingStatement {
  readonly canonicalUrl: string | null;
  readonly givenUrl: string | null;
  readonly platform: StatementPlatform | null;
  readonly quotedText: string | null;
}

export interface Link {
  /** The one name of its target, as far as it is known without following it. */
  readonly url: string;
  /** The URL to follow. */
  readonly href: string;
}

/** Places whose pages are what others link to; of a post elsewhere, the link in its text is what it is about. */
const PAGES: readonly (StatementPlatform | null)[] = ['WEB', 'WIKIPEDIA', 'YOUTUBE'];

/**
 * The links of a statement, each once: a page is its own link; of posts and quotes those that stand in their words, and
 * a post whose words hold none, or are not known, is its own.
 */
export function linksOf({ canonicalUrl: own, givenUrl, platform, quotedText }: LinkingStatement): Link[] {
  const self = own === null ? [] : [{ url: own, href: givenUrl ?? own }];
  if (own !== null && PAGES.includes(platform)) return self;
  const inText = new Map(urlsIn(quotedText ?? '').flatMap(({ href }) => linkTo(href)).filter(({ url }) => url !== own).map((link) => [link.url, link]));
  return inText.size > 0 ? [...inText.values()] : self;
}

function linkTo(href: string): Link[] {
  try {
    return [{ url: canonicalUrl(href).url, href }];
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** The front page of a site: nothing that can be said of it fits everything it will ever have. */
export function isBareDomain(url: string): boolean {
  const { pathname, search, hash } = new URL(url);
  return pathname.replace(/\/+$/, '') === '' && search === '' && hash === '';
}

/** The one link that notes on links can be about; null where there is none, or several, or only a site. */
export function singleLink(statement: LinkingStatement): Link | null {
  const [link, ...more] = linksOf(statement);
  return link === undefined || more.length > 0 || isBareDomain(link.url) ? null : link;
}

/** @throws LINK_NOT_SINGLE, LINK_BARE_DOMAIN */
export function requireSingleLink(statement: LinkingStatement): Link {
  const links = linksOf(statement);
  const [link] = links;
  if (link === undefined || links.length > 1) throw new AppError('LINK_NOT_SINGLE', { count: links.length });
  if (isBareDomain(link.url)) throw new AppError('LINK_BARE_DOMAIN', { url: link.url });
  return link;
}

/** Whether following the URL may lead to another one: the post of a platform that was recognised is where it is. */
export const mayRedirect = ({ href }: Link): boolean => canonicalUrl(href).externalId === null;

/** Whether a link note still finds new statements: it was found helpful within its first days, or these are not over. */
export function findsNewStatements(note: { readonly createdAt: Date; readonly firstHelpfulAt: Date | null }, now: Date, days: number): boolean {
  const end = note.createdAt.getTime() + days * 86_400_000;
  return (note.firstHelpfulAt ?? now).getTime() <= end;
}
