/** A page whose only purpose is to lead to another one: where that one's URL stands. */
interface Wrapper {
  readonly host: RegExp;
  readonly path: RegExp;
  readonly parameters: readonly string[];
}

const LINK_SHIMS: readonly Wrapper[] = [
  { host: /^(l|lm|www)\.facebook\.com$/, path: /^\/l\.php$/, parameters: ['u'] },
  { host: /^l\.(instagram|threads)\.com$/, path: /^\/$/, parameters: ['u'] },
  { host: /^(www\.)?google(\.[a-z]{2,3}){1,2}$/, path: /^\/url$/, parameters: ['url', 'q'] },
  { host: /^(www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  { host: /^out\.reddit\.com$/, path: /^\//, parameters: ['url'] },
];

/** The URL inside a link shim or an AMP viewer's page; null for a page of its own. */
export function wrappedUrl(url: URL): string | null {
  const shim = LINK_SHIMS.find((wrapper) => wrapper.host.test(url.hostname) && wrapper.path.test(url.pathname));
  for (const name of shim?.parameters ?? []) {
    const inner = url.searchParams.get(name);
    if (inner !== null && /^https?:\/\//i.test(inner)) return inner;
  }
  return ampOrigin(url);
}

/**
 * AMP pages in Google's viewer (google.com/amp/s/HOST/PATH) and cache (*.cdn.ampproject.org/c/s/HOST/PATH); the "s"
 * says https. An AMP page on its publisher's own path ("/story/amp") is left alone: a path does not say so reliably.
 */
function ampOrigin(url: URL): string | null {
  const viewer = /^(www\.)?google(\.[a-z]{2,3}){1,2}$/.test(url.hostname) ? /^\/amp\/(?:s\/)?(.+)$/ : null;
  const cache = /\.cdn\.ampproject\.org$/.test(url.hostname) ? /^\/[a-z](?:\/s)?\/(.+)$/ : null;
  const rest = (viewer ?? cache)?.exec(url.pathname)?.[1];
  return rest !== undefined && /^[^/]+\.[^/]+/.test(rest) ? `https://${rest}${url.search}` : null;
}
