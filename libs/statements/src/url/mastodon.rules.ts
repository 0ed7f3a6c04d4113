import type { Page, Post } from './page';

/**
 * Mastodon and its kin run on any host: /@NAME/ID, /users/NAME/statuses/ID, the old web clients' /web/… and /deck/…,
 * and /ID/embed. Ids are 14 to 20 digits, except on servers older than 2017, whose first posts only the unmistakable
 * /users/ form tells from a year or a page number. A post seen through another server than its own has another id
 * there; only a look-up could tell.
 */
export function mastodonPost({ host, path }: Page): Post | null {
  const [first = '', second = '', third = '', fourth = ''] = path[0] === 'web' || path[0] === 'deck' ? path.slice(1) : path;
  const byName = first === 'users' && third === 'statuses';
  const name = byName ? second : first.startsWith('@') ? first.slice(1) : '';
  const id = byName ? fourth : second;
  if (!/^[\w.-]+(@[\w.-]+)?$/.test(name)) return null;

  const page = `https://${host}`;
  if (/^\d{14,20}$/.test(id)) return { url: `${page}/@${name.toLowerCase()}/${id}`, externalId: `${host}/${id}` };
  return byName && /^\d{1,13}$/.test(id) ? { url: `${page}/users/${name.toLowerCase()}/statuses/${id}`, externalId: `${host}/${id}` } : null;
}
