import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule as NestGraphQLModule } from '@nestjs/graphql';
import { PinoLogger } from 'nestjs-pino';
import type { Request } from 'express';
import { AuthModule } from '../auth/auth.module';
import { API_CONFIG, type ApiConfig } from '../config';
import { AccessGuard } from './access';
import { Authenticate } from './authenticate';
import { addressOf } from './client-address';
import { ErrorFilter } from './error.filter';
import { formatError } from './errors';
import { limitRules } from './limits';
import { LimitsPlugin } from './limits.plugin';
import { NodeRegistry } from './node';
import { NodeResolver } from './node.resolver';
import { RateLimits } from './rate-limits';
import { WebSocketDoor } from './websocket';

@Module({
  imports: [AuthModule],
  providers: [RateLimits, Authenticate],
  exports: [RateLimits, Authenticate],
})
class DoorModule {}

/** The GraphQL door: transport, limits, access, error codes. Features add their resolvers beside it. */
@Module({
  imports: [
    DoorModule,
    NestGraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [DoorModule],
      inject: [API_CONFIG, Authenticate, PinoLogger],
      useFactory: (config: ApiConfig, authenticate: Authenticate, logger: PinoLogger) => ({
        path: '/graphql',
        autoSchemaFile: true,
        sortSchema: true,
        playground: false,
        graphiql: false,
        // `limitRules` refuse it where it is turned off.
        introspection: true,
        includeStacktraceInErrorResponses: false,
        persistedQueries: false,
        cache: 'bounded',
        parseOptions: { maxTokens: config.GRAPHQL_MAX_TOKENS },
        validationRules: limitRules(config),
        formatError: formatError(logger.logger),
        context: ({ req }: { req: Request }) => authenticate.context(req.headers.authorization, addressOf(req, config.TRUST_PROXY_HOPS)),
      }),
    }),
  ],
  providers: [NodeRegistry, NodeResolver, LimitsPlugin, WebSocketDoor, { provide: APP_GUARD, useClass: AccessGuard }, { provide: APP_FILTER, useClass: ErrorFilter }],
  exports: [DoorModule, NodeRegistry, WebSocketDoor],
})
export class GraphQLModule {}
