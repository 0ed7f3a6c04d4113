import { escapeText } from './html.rules';
import { UNLISTED_PAGES } from './pages.rules';

/** What a search engine is told of one address. */
export interface Listed {
  readonly url: string;
  readonly changedAt: Date;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const list = (outer: string, inner: string, rows: readonly Listed[]): string =>
  `${HEAD}<${outer} ${NAMESPACE}>\n${rows.map(({ url, changedAt }) => `  <${inner}><loc>${escapeText(url)}</loc><lastmod>${changedAt.toISOString()}</lastmod></${inner}>\n`).join('')}</${outer}>\n`;

/** A page of a sitemap (sitemaps.org, protocol 0.9: at most 50,000 addresses). */
export const sitemapPage = (rows: readonly Listed[]): string => list('urlset', 'url', rows);

/** The list of all pages of a sitemap. */
export const sitemapIndex = (pages: readonly Listed[]): string => list('sitemapindex', 'sitemap', pages);

/** What robots are asked to leave alone, and where the sitemap is (RFC 9309). */
export const robotsText = (origin: string): string =>
  ['User-agent: *', ...['/graphql', ...UNLISTED_PAGES.map((page) => `/${page}`)].map((path) => `Disallow: ${path}`), 'Allow: /', '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
