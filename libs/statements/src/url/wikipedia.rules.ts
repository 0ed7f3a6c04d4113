import { decoded } from './url-text.rules';
import type { Page, Post } from './page';

/** "en.m.wikipedia.org" is the mobile view of "en.wikipedia.org". */
export const wikipediaHost = (host: string): string => host.replace('.m.wikipedia.org', '.wikipedia.org');

/**
 * An article: /wiki/TITLE or /w/index.php?title=TITLE, spaces as underscores. One revision or difference of it
 * (oldid, diff) is a page of its own.
 */
export function wikipediaPage({ host, path, query }: Page): Post | null {
  if (['oldid', 'diff', 'curid', 'action', 'search'].some((name) => query.has(name))) return null;
  const given = path[0] === 'wiki' && path.length > 1 ? decodedPath(path.slice(1).join('/')) : path[0] === 'w' && path[1] === 'index.php' ? query.get('title') : undefined;
  const title = given?.replaceAll(' ', '_').replace(/\/+/g, '/').replace(/^[_/]+|[_/]+$/g, '');
  if (title === undefined || title === '' || title.split('/').some((part) => part === '.' || part === '..')) return null;
  const site = wikipediaHost(host);
  return { url: `https://${site}/wiki/${encodeURI(title).replaceAll('?', '%3F').replaceAll('#', '%23')}`, externalId: `${site.split('.', 1)[0]}:${title}` };
}

/** In a path "+" is itself. */
const decodedPath = (path: string) => decoded(path.replaceAll('+', '%2B'));
