/** First parts of the paths of the web client, each with what may follow. */
const PAGES: Readonly<Record<string, RegExp>> = {
  '': /^$/,
  search: /^$/,
  statements: /^[^/]+$/,
  statement: /^$/,
  notes: /^[^/]+$/,
  rate: /^$/,
  write: /^$/,
  me: /^(history|notices|settings)?$/,
  contributors: /^[^/]+$/,
  'how-it-works': /^$/,
  runs: /^[^/]*$/,
  data: /^$/,
  transparency: /^$/,
  status: /^$/,
  admin: /^(contributors|api-keys|runs|configuration)?$/,
  'sign-in': /^(callback)?$/,
  join: /^$/,
};

/** Pages that are for one person, or the same thing in any number of ways: nothing for a search engine. */
export const UNLISTED_PAGES = ['admin', 'join', 'me', 'rate', 'search', 'sign-in', 'write'] as const;

/** What a page is about, where that is known before the client runs. */
export type PageSubject =
  | { readonly kind: 'statement'; readonly id: string }
  | { readonly kind: 'statement-by-url'; readonly url: string }
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'page'; readonly name: string }
  | { readonly kind: 'unknown' };

/**
 * What the web client shows at a path.
 * @param path as in the request, still escaped
 * @param url the parameter of that name
 */
export function pageAt(path: string, url: string | null): PageSubject {
  const [name = '', ...rest] = path.replace(/^\/|\/$/g, '').split('/').map(decoded);
  const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined;
  if (page === undefined || !page.test(rest.join('/'))) return { kind: 'unknown' };
  if (name === 'statement') return url === null ? { kind: 'unknown' } : { kind: 'statement-by-url', url };
  if (name === 'statements') return { kind: 'statement', id: rest[0]! };
  if (name === 'notes') return { kind: 'note', id: rest[0]! };
  return { kind: 'page', name };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
