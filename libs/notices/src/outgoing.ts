import { ANY_ADDRESS, AppError, Outbound, OutboundError, type OutboundAnswer, type OutboundRequest } from '@bridgenotes/platform';
import { publicUrl } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { NoticesConfig } from './notices.config';

const TIMEOUT_MILLIS = 10_000;

/** Posts to addresses that others gave us: never into our own network, unless the operator says so. */
@Injectable()
export class Outgoing {
  readonly #outbound: Outbound;

  constructor(private readonly config: NoticesConfig) {
    // Nothing that they answer is read: a receiver cannot keep us busy with a body.
    this.#outbound = new Outbound({ timeoutMillis: TIMEOUT_MILLIS, maxBodyBytes: 0, ...(config.allowPrivateAddresses && { allows: ANY_ADDRESS }) });
  }

  /** Why an address is not one that messages can go to; null where it is. */
  problemWith(url: string): string | null {
    if (!URL.canParse(url) || url.length > 2048) return 'it is no URL';
    const { protocol, username, password } = new URL(url);
    if (username !== '' || password !== '') return 'it has a user name or password';
    if (protocol !== 'https:' && !(protocol === 'http:' && this.config.allowPrivateAddresses)) return 'it is not https';
    if (!this.config.allowPrivateAddresses && !isPublic(url)) return 'its host is not on the public internet';
    return null;
  }

  /** @returns the answer, or in words why there is none */
  async post(url: string, request: Omit<OutboundRequest, 'method' | 'maxRedirects'>): Promise<OutboundAnswer | string> {
    const problem = this.problemWith(url);
    if (problem !== null) return problem;
    try {
      return await this.#outbound.ask(url, { ...request, method: 'POST' });
    } catch (error) {
      if (error instanceof OutboundError) return error.message;
      throw error;
    }
  }
}

function isPublic(url: string): boolean {
  try {
    return publicUrl(url).href !== '';
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
