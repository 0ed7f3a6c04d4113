import { ANY_ADDRESS, AppError, Outbound, OutboundError, type OutboundAnswer, type OutboundFailure } from '@bridgenotes/platform';
import { publicUrl } from '@bridgenotes/statements';
import { MediaFailureError, type MediaFailure } from '../media.failure';
import type { Addresses } from './addresses';

export interface FetchLimits {
  /** For all of it, redirects included. */
  readonly seconds: number;
  readonly bytes: number;
  readonly redirects: number;
  readonly ports: readonly number[];
  /** Names of hosts that may lead to private addresses. */
  readonly privateHosts: readonly string[];
}

export interface Fetched {
  /** Where the redirects ended. */
  readonly url: string;
  readonly body: Buffer;
}

/**
 * Fetches what strangers name: every hop of the way has to be a URL that a statement could have, on an allowed port; that
 * it leads to a public address is what `Outbound` sees to.
 * @param want 'body' reads what is there, 'place' only follows redirects
 * @param addresses how names are resolved; the system's way when left out
 * @throws MediaFailureError
 */
export async function fetchMedia(url: string, limits: FetchLimits, want: 'body' | 'place', addresses?: Addresses): Promise<Fetched> {
  const end = performance.now() + limits.seconds * 1000;
  let here = allowedUrl(url, limits);
  for (let hop = 0; hop <= limits.redirects; hop++) {
    const answer = await ask(here, limits, Math.max(1, Math.ceil(end - performance.now())), want === 'body' ? limits.bytes : 0, addresses);
    const { location } = answer.headers;
    if (location === undefined || ![301, 302, 303, 307, 308].includes(answer.status)) return { url: here.href, body: bodyOf(answer) };
    here = allowedUrl(location, limits, here);
  }
  throw new MediaFailureError('TOO_MANY_REDIRECTS', `more than ${limits.redirects}`);
}

/** @throws MediaFailureError FORBIDDEN_ADDRESS */
function allowedUrl(given: string, limits: FetchLimits, base?: URL): URL {
  try {
    const url = publicUrl(new URL(given, base).href);
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    if (!limits.ports.includes(port)) throw new MediaFailureError('FORBIDDEN_ADDRESS', `port ${port}`);
    return url;
  } catch (error) {
    if (error instanceof AppError || error instanceof TypeError) throw new MediaFailureError('FORBIDDEN_ADDRESS', error.message);
    throw error;
  }
}

const FAILURES: Readonly<Record<OutboundFailure, MediaFailure>> = {
  ADDRESS_REFUSED: 'FORBIDDEN_ADDRESS', URL_REFUSED: 'FORBIDDEN_ADDRESS', TIMED_OUT: 'TOO_SLOW', TOO_LARGE: 'TOO_LARGE', TOO_MANY_REDIRECTS: 'TOO_MANY_REDIRECTS', UNREACHABLE: 'UNREACHABLE',
};

async function ask(url: URL, limits: FetchLimits, timeoutMillis: number, maxBodyBytes: number, addresses?: Addresses): Promise<OutboundAnswer> {
  const allows = limits.privateHosts.includes(url.hostname) ? ANY_ADDRESS : undefined;
  try {
    return await new Outbound({ timeoutMillis, maxBodyBytes, allows, resolve: addresses }).ask(url.href);
  } catch (error) {
    if (error instanceof OutboundError) throw new MediaFailureError(FAILURES[error.failure], error.message);
    throw error;
  }
}

/** @throws MediaFailureError UNAVAILABLE, REFUSED */
function bodyOf({ status, body }: OutboundAnswer): Buffer {
  if (status === 429 || status >= 500) throw new MediaFailureError('UNAVAILABLE', `status ${status}`);
  if (status < 200 || status >= 300) throw new MediaFailureError('REFUSED', `status ${status}`);
  return body;
}
