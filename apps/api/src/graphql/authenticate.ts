import { ViewerResolver } from '@bridgenotes/contributors';
import { AppError } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { refusalOf, toGraphQLError } from './errors';
import { RateLimits } from './rate-limits';
import { RequestContext } from './request-context';

/** From credentials to a request context, the same for HTTP and WebSocket. */
@Injectable()
export class Authenticate {
  constructor(
    private readonly viewers: ViewerResolver,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @param authorization the header, or whatever the client of a websocket sent under that name
   * @throws a GraphQLError with INVALID_TOKEN, INVALID_API_KEY, RATE_LIMITED or DATABASE_UNAVAILABLE
   */
  async context(authorization: unknown, address: string): Promise<RequestContext> {
    try {
      return new RequestContext(await this.viewers.resolve(authorization, address));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      // Guessing keys is limited by address; whoever guesses has no other name.
      const refused = refusal.kind === 'unauthenticated' ? await this.limits.spend({ limitKey: `address:${address}` }, 'refused-login').then(() => refusal, (limited: unknown) => limited) : refusal;
      throw refused instanceof AppError ? toGraphQLError(refused) : refused;
    }
  }
}
