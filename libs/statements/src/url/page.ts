/** A web page as platform rules see it. */
export interface Page {
  /** The site's host, see `siteHost`. */
  readonly host: string;
  /** The parts of the path that are not empty, with normal percent escapes. */
  readonly path: readonly string[];
  /** The first value of each query parameter, decoded. */
  readonly query: ReadonlyMap<string, string>;
}

/** One post of a platform: its canonical URL, and its id there. */
export interface Post {
  readonly url: string;
  readonly externalId: string;
}

/** What is known of one platform. */
export interface PlatformRule<Platform extends string = string> {
  readonly platform: Platform;
  /** Whether a site (after `siteHost`) belongs to it. */
  readonly owns: (host: string) => boolean;
  /** The one host its pages are known under, when it has several that show the same. */
  readonly host?: string | ((host: string) => string);
  /** Query parameters that tell nothing of a page there, lower case. */
  readonly tracking?: readonly string[];
  /** The post a page shows, or null for any other page. */
  readonly post: (page: Page) => Post | null;
}

export const oneOf = (...hosts: readonly string[]) => (host: string): boolean => hosts.includes(host);
export const isDigits = (text: string | undefined): text is string => text !== undefined && /^[1-9]\d{0,24}$/.test(text);
