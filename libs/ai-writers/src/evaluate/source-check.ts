import { Outbound, OutboundError, type OutboundFailure, type OutboundOptions } from '@bridgenotes/platform';
import { urlsIn } from '@bridgenotes/notes';
import type { UrlFinding } from './evaluation.rules';

/** Says of every link of a text whether it is sound. */
export interface SourceCheck {
  check(text: string): Promise<UrlFinding[]>;
}

/** Links of one note that are followed; a note has room for many, and nobody reads them all. */
const MOST_LINKS = 10;
const REDIRECTS = 5;
/** Servers that do not like to be asked for heads only answer one of these. */
const ASK_AGAIN = [400, 403, 404, 405, 406, 409, 429, 500, 501, 503];

const REASONS: Readonly<Record<OutboundFailure, string>> = {
  ADDRESS_REFUSED: 'its host is not on the public internet',
  URL_REFUSED: 'it is no http or https URL without credentials',
  TIMED_OUT: 'its server did not answer in time',
  TOO_LARGE: 'it answers with too much',
  TOO_MANY_REDIRECTS: 'it leads from page to page',
  UNREACHABLE: 'its server cannot be reached',
};

/** Follows links: sound is what answers 200, as X has it. HEAD first, then GET, whose body is not read. */
export class FollowedSources implements SourceCheck {
  readonly #outbound: Outbound;

  constructor(options: Omit<OutboundOptions, 'maxBodyBytes'>) {
    this.#outbound = new Outbound({ ...options, maxBodyBytes: 0 });
  }

  async check(text: string): Promise<UrlFinding[]> {
    const urls = [...new Set(urlsIn(text).map(({ href }) => href))];
    const followed = await Promise.all(urls.slice(0, MOST_LINKS).map((url) => this.#follow(url)));
    return [...followed, ...urls.slice(MOST_LINKS).map((url) => ({ url, reachable: false, httpStatus: null, reason: `only ${MOST_LINKS} links of a note are followed` }))];
  }

  async #follow(url: string): Promise<UrlFinding> {
    try {
      const head = await this.#outbound.ask(url, { method: 'HEAD', maxRedirects: REDIRECTS });
      const { status } = ASK_AGAIN.includes(head.status) ? await this.#outbound.ask(url, { method: 'GET', maxRedirects: REDIRECTS }) : head;
      return { url, reachable: status === 200, httpStatus: status, reason: status === 200 ? null : `its server answers ${status}` };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return { url, reachable: false, httpStatus: null, reason: REASONS[error.failure] };
    }
  }
}

/** For a server without internet: sound is what is on a domain of a list, or below one. */
export class TrustedSources implements SourceCheck {
  constructor(private readonly domains: readonly string[]) {}

  async check(text: string): Promise<UrlFinding[]> {
    return [...new Set(urlsIn(text).map(({ href }) => href))].map((url) => {
      const host = new URL(url).hostname;
      const reachable = this.domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
      return { url, reachable, httpStatus: null, reason: reachable ? null : 'its domain is not on the list of this community' };
    });
  }
}
