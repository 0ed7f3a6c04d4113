import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as httpRequest, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address';

export const OUTBOUND_FAILURES = ['ADDRESS_REFUSED', 'URL_REFUSED', 'TIMED_OUT', 'TOO_LARGE', 'TOO_MANY_REDIRECTS', 'UNREACHABLE'] as const;
export type OutboundFailure = (typeof OUTBOUND_FAILURES)[number];

/** Why a URL that somebody else chose was not, or could not be, asked. Not for clients as it is: rooms say what it means to them. */
export class OutboundError extends Error {
  constructor(
    readonly failure: OutboundFailure,
    message: string,
  ) {
    super(message);
    this.name = 'OutboundError';
  }
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Redirects to follow; each is checked like the first URL. None when left out. Only GET and HEAD follow. */
  readonly maxRedirects?: number;
}

/** What a server answered, whatever its status. */
export interface OutboundAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

type Resolve = (hostname: string, options: LookupOptions, answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

export interface OutboundOptions {
  /** For the whole of a request, its redirects and its body. */
  readonly timeoutMillis: number;
  /** The most of a body that is read; a longer one is TOO_LARGE. 0 reads none, and takes any. */
  readonly maxBodyBytes: number;
  /** Which addresses may be asked: those of the public internet, when left out. `ANY_ADDRESS` is for development and tests. */
  readonly allows?: (address: string) => boolean;
  /** How names become addresses; the system's way when left out. */
  readonly resolve?: Resolve;
}

export const ANY_ADDRESS = (): boolean => true;

/**
 * Asks servers whose URL somebody else chose: the source of a note, a webhook, a picture. Such a URL may point into our
 * own network, by its host, by a name that resolves to a private address, or by a redirect; the address is therefore
 * checked where the connection is made, after the name was resolved and for every hop. Only http and https, no
 * credentials in the URL, one connection a request, and nothing is kept open.
 */
export class Outbound {
  constructor(private readonly options: OutboundOptions) {}

  /** @throws OutboundError; an answer with any status is an answer */
  async ask(url: string, request: OutboundRequest = {}): Promise<OutboundAnswer> {
    const signal = AbortSignal.timeout(this.options.timeoutMillis);
    let target = this.#checked(url);
    for (let hops = 0; ; hops += 1) {
      const answer = await this.#once(target, request, signal);
      const location = answer.headers.location;
      const moved = (request.maxRedirects ?? 0) > 0 && location !== undefined && [301, 302, 303, 307, 308].includes(answer.status) && request.method !== 'POST';
      if (!moved) return answer;
      if (hops >= request.maxRedirects!) throw new OutboundError('TOO_MANY_REDIRECTS', `more than ${request.maxRedirects} redirects`);
      target = this.#checked(location, target);
    }
  }

  #checked(given: string, base?: URL): URL {
    const url = URL.canParse(given, base?.href) ? new URL(given, base) : null;
    if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new OutboundError('URL_REFUSED', 'it is no http or https URL');
    if (url.username !== '' || url.password !== '') throw new OutboundError('URL_REFUSED', 'it has a user name or password');
    // An address as a host is never looked up, so the look-up would not meet it.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0) this.#checkAddress(host);
    return url;
  }

  #checkAddress(address: string): void {
    if (!(this.options.allows ?? isPublicAddress)(address)) throw new OutboundError('ADDRESS_REFUSED', 'its address is not on the public internet');
  }

  readonly #lookup: LookupFunction = (hostname, given, answer) => {
    const resolve: Resolve = this.options.resolve ?? ((name, options, done) => systemLookup(name, { ...options, all: true }, done));
    resolve(hostname, { ...given, all: true }, (error, addresses) => {
      if (error !== null) return answer(error, []);
      try {
        // One private address among public ones is enough: which of them is taken is not ours to say.
        for (const { address } of addresses) this.#checkAddress(address);
      } catch (refused) {
        return answer(refused as NodeJS.ErrnoException, []);
      }
      const first = addresses[0];
      if (first === undefined) return answer(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), []);
      if (given.all === true) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };

  #once(url: URL, { method = 'GET', headers, body }: OutboundRequest, signal: AbortSignal): Promise<OutboundAnswer> {
    const options: RequestOptions = { method, headers: { 'user-agent': 'Bridgenotes', accept: '*/*', ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) }, signal, lookup: this.#lookup, agent: false };
    return new Promise<OutboundAnswer>((resolve, reject) => {
      const fail = (error: Error) => reject(failureOf(error, signal));
      const request: ClientRequest = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
        void this.#bodyOf(response).then(
          (read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read, url: url.href }),
          fail,
        ).finally(() => request.destroy());
      });
      request.on('error', fail);
      request.end(body);
    });
  }

  async #bodyOf(response: IncomingMessage): Promise<Buffer> {
    const limit = this.options.maxBodyBytes;
    const parts: Buffer[] = [];
    if (limit === 0) return Buffer.alloc(0);
    let length = 0;
    for await (const part of response as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > limit) throw new OutboundError('TOO_LARGE', `it answers with more than ${limit} bytes`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
}

function failureOf(error: Error, signal: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error;
  if (signal.aborted) return new OutboundError('TIMED_OUT', 'it did not answer in time');
  return new OutboundError('UNREACHABLE', (error as NodeJS.ErrnoException).code ?? error.message);
}
