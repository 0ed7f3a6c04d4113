/** The pages of the web client, as its router has them (tested); `:id` stands for one part of a path. */
export const PAGES = [
  '/',
  '/search',
  '/statements/:id',
  '/statement',
  '/notes/:id',
  '/rate',
  '/write',
  '/sign-in',
  '/sign-in/callback',
  '/join',
  '/me',
  '/me/history',
  '/me/notices',
  '/me/settings',
  '/contributors/:id',
  '/how-it-works',
  '/runs',
  '/runs/:id',
  '/data',
  '/transparency',
  '/status',
  '/admin',
  '/admin/contributors',
  '/admin/api-keys',
  '/admin/runs',
  '/admin/configuration',
] as const;

/** Pages that are for one person, or the same thing in any number of ways: nothing for a search engine. By the first part of their paths. */
export const UNLISTED_PAGES = ['admin', 'join', 'me', 'rate', 'search', 'sign-in', 'write'] as const;

/** What a page is about, where that is known before the client runs. */
export type PageSubject =
  | { readonly kind: 'statement'; readonly id: string }
  | { readonly kind: 'statement-by-url'; readonly url: string }
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'page'; readonly path: string; readonly listed: boolean }
  | { readonly kind: 'unknown' };

/**
 * What the web client shows at a path.
 * @param path as in the request, still escaped
 * @param url the parameter of that name
 */
export function pageAt(path: string, url: string | null): PageSubject {
  const parts = partsOf(path).map(decoded);
  if (!PAGES.some((page) => fits(partsOf(page), parts))) return { kind: 'unknown' };
  const [name = '', id = ''] = parts;
  if (name === 'statement') return url === null ? { kind: 'unknown' } : { kind: 'statement-by-url', url };
  if (name === 'statements') return { kind: 'statement', id };
  if (name === 'notes') return { kind: 'note', id };
  return { kind: 'page', path: `/${parts.map(encodeURIComponent).join('/')}`, listed: !(UNLISTED_PAGES as readonly string[]).includes(name) };
}

const partsOf = (path: string): string[] => path.replace(/^\/|\/$/g, '').split('/');

const fits = (page: readonly string[], parts: readonly string[]): boolean =>
  page.length === parts.length && page.every((part, i) => (part === ':id' ? /^[^/]+$/.test(parts[i]!) : part === parts[i]));

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
