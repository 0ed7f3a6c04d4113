/** What can be said of a source by looking at its address. */
export interface Source {
  readonly href: string;
  /** Its host as people know it, without "www.". */
  readonly domain: string;
  /** The rest of the address, decoded where it can be; empty for a whole site. */
  readonly path: string;
  readonly kind: SourceKind;
}
export type SourceKind = 'sameStatement' | 'sameSite' | 'wholeSite' | 'document' | 'table' | 'picture' | 'video' | 'archive' | 'encyclopedia' | 'shortened' | 'page';

const HOSTS: readonly (readonly [RegExp, SourceKind])[] = [
  [/(^|\.)(archive\.(org|today|ph|is)|web\.archive\.org|perma\.cc|webcitation\.org)$/, 'archive'],
  [/(^|\.)(youtube\.com|youtu\.be|vimeo\.com|tiktok\.com|twitch\.tv|dailymotion\.com)$/, 'video'],
  [/(^|\.)wikipedia\.org$/, 'encyclopedia'],
  [/^(bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly|cutt\.ly|rb\.gy)$/, 'shortened'],
];
const ENDINGS: readonly (readonly [RegExp, SourceKind])[] = [
  [/\.(pdf|docx?|odt|rtf|epub)$/i, 'document'],
  [/\.(csv|xlsx?|ods|tsv|json)$/i, 'table'],
  [/\.(png|jpe?g|gif|webp|avif|svg)$/i, 'picture'],
  [/\.(mp4|webm|mov|m4v)$/i, 'video'],
];

/** @param statementUrl of the statement that the source speaks about @throws TypeError for what is no address */
export function describeSource(href: string, statementUrl: string | null): Source {
  const url = new URL(href);
  const domain = domainOf(url);
  const path = readable(url.pathname === '/' ? '' : url.pathname) + url.search;
  return { href, domain, path, kind: kindOf(url, domain, statementUrl) };
}

function kindOf(url: URL, domain: string, statementUrl: string | null): SourceKind {
  if (statementUrl !== null && URL.canParse(statementUrl)) {
    const statement = new URL(statementUrl);
    if (sameAddress(url, statement)) return 'sameStatement';
    // Whoever posts on a large platform does not speak for it.
    if (domainOf(statement) === domain && !HOSTS.some(([host]) => host.test(domain))) return 'sameSite';
  }
  const found = HOSTS.find(([host]) => host.test(domain)) ?? ENDINGS.find(([ending]) => ending.test(url.pathname));
  if (found !== undefined) return found[1];
  return url.pathname === '/' && url.search === '' ? 'wholeSite' : 'page';
}

const domainOf = ({ hostname }: URL): string => hostname.replace(/^(www|m|mobile|amp)\.(?=[^.]+\.)/, '');

/** Whether two addresses lead to one page, as far as can be seen: whatever their scheme, "www.", a last slash, the place on the page, or where somebody came from. */
export function sameAddress(one: URL, other: URL): boolean {
  return nameOf(one) === nameOf(other);
}

function nameOf(url: URL): string {
  const query = [...url.searchParams].filter(([key]) => !/^(utm_\w+|fbclid|gclid|igshid|ref_src|mc_[ce]id)$/i.test(key)).sort();
  return JSON.stringify([domainOf(url), url.port, url.pathname.replace(/\/+$/, ''), query]);
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
