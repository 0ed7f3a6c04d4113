import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { Inject } from '@nestjs/common';
import { AppError } from '@bridgenotes/platform';
import { API_CONFIG, type ApiConfig } from '../config';
import { toGraphQLError } from './errors';
import { checkCost } from './limits';
import { RateLimits } from './rate-limits';
import type { RequestContext } from './request-context';

/** Counts and weighs every operation that arrives over HTTP, before anything of it runs. */
@Plugin()
export class LimitsPlugin implements ApolloServerPlugin<RequestContext> {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly limits: RateLimits,
  ) {}

  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    const { config, limits } = this;
    return {
      async didResolveOperation({ request, document, operation, schema, contextValue }) {
        checkCost(config, { schema, document, operationName: request.operationName ?? null, variables: request.variables ?? null });
        await limits.spend(contextValue.viewer, operation?.operation === 'mutation' ? 'write' : 'read').catch((error: unknown) => {
          throw error instanceof AppError ? toGraphQLError(error) : error;
        });
      },
    };
  }
}
