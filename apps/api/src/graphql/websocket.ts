import { AppError } from '@bridgenotes/platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type ExecutionArgs, execute, GraphQLError, type GraphQLFormattedError, parse, specifiedRules, subscribe, validate } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import { PinoLogger } from 'nestjs-pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { API_CONFIG, type ApiConfig } from '../config';
import { Authenticate } from './authenticate';
import { addressOf } from './client-address';
import { closeReason, closeWhenRightsEnd, ConnectionCounts, isRefusal } from './connections';
import { formatError, toGraphQLError } from './errors';
import { checkCost, limitRules } from './limits';
import { RateLimits } from './rate-limits';
import type { RequestContext } from './request-context';

/** Of the registry of RFC 6455: clients come back by themselves, which they do not when they were forbidden. */
const TRY_AGAIN_LATER = 1013;

interface Connected extends Record<PropertyKey, unknown> {
  request: IncomingMessage;
  socket: WebSocket;
}

/**
 * GraphQL over WebSocket (graphql-ws) at /graphql, with the same limits, codes and access as over HTTP. It is set up
 * here and not by the framework, because the framework's offers no place for limits.
 */
@Injectable()
export class WebSocketDoor implements OnApplicationShutdown {
  #close: () => Promise<void> = async () => {};

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly authenticate: Authenticate,
    private readonly limits: RateLimits,
    private readonly logger: PinoLogger,
  ) {}

  open(server: Server): void {
    const counts = new ConnectionCounts();
    const sockets = new WebSocketServer({
      server,
      path: '/graphql',
      maxPayload: this.config.MAX_BODY_KILOBYTES * 1024,
      verifyClient: ({ req }, answer) => {
        const given = counts.of(this.#address(req)) + 1;
        const limit = this.config.MAX_CONNECTIONS_PER_ADDRESS;
        if (given <= limit) answer(true);
        else answer(false, 429, new AppError('BATCH_TOO_LARGE', { given, limit, what: 'connections' }).message);
      },
    });
    sockets.on('connection', (socket, request) => counts.add(this.#address(request), socket));
    const schema = this.schemaHost.schema;
    const rules = [...specifiedRules, ...limitRules(this.config)];
    const format = formatError(this.logger.logger);
    const formatAll = (errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] => errors.map((error) => format(withCode(error), error));

    const subscriptions = useServer<{ authorization?: unknown; Authorization?: unknown }, Connected>(
      {
        onConnect: async ({ extra, connectionParams }) => {
          try {
            const { viewer } = await this.#context(extra.request, connectionParams);
            closeWhenRightsEnd(extra.socket, viewer, this.config.WEBSOCKET_RECHECK_SECONDS, async () => (await this.#context(extra.request, connectionParams)).viewer);
            return true;
          } catch (error) {
            // Thrown on, it would be printed as a fault of ours, and anybody could fill the log.
            if (!(error instanceof GraphQLError)) throw error;
            extra.socket.close(isRefusal(error) ? CloseCode.Forbidden : TRY_AGAIN_LATER, closeReason(error));
            return false;
          }
        },
        onSubscribe: async (context, _id, payload) => {
          // This one is among them already, so any number that arrive at once are counted right.
          const given = Object.keys(context.subscriptions).length;
          const limit = this.config.MAX_SUBSCRIPTIONS_PER_CONNECTION;
          if (given > limit) return [toGraphQLError(new AppError('BATCH_TOO_LARGE', { given, limit, what: 'operations' }))];
          let document;
          try {
            document = parse(payload.query, { maxTokens: this.config.GRAPHQL_MAX_TOKENS });
          } catch (error) {
            return [toGraphQLError(new AppError('QUERY_INVALID', { reason: (error as Error).message }))];
          }
          const problems = validate(schema, document, rules);
          if (problems.length > 0) return problems;
          try {
            checkCost(this.config, { schema, document, operationName: payload.operationName ?? null, variables: payload.variables ?? null });
            const contextValue = await this.#context(context.extra.request, context.connectionParams);
            const mutates = document.definitions.some((definition) => definition.kind === 'OperationDefinition' && definition.operation === 'mutation');
            await this.limits.spend(contextValue.viewer, mutates ? 'write' : 'read');
            return { schema, document, operationName: payload.operationName ?? undefined, variableValues: payload.variables ?? undefined, contextValue } satisfies ExecutionArgs;
          } catch (error) {
            if (error instanceof GraphQLError) return [error];
            if (error instanceof AppError) return [toGraphQLError(error)];
            throw error;
          }
        },
        onError: (_context, _id, _payload, errors) => formatAll(errors),
        onNext: (_context, _id, _payload, _args, result) => (result.errors === undefined ? undefined : { ...result, errors: formatAll(result.errors) }),
        execute,
        subscribe,
      },
      sockets,
    );
    this.#close = async () => {
      await subscriptions.dispose();
      sockets.close();
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#close();
  }

  #context(request: IncomingMessage, parameters: Readonly<Record<string, unknown>> | undefined): Promise<RequestContext> {
    const given = parameters?.['authorization'] ?? parameters?.['Authorization'] ?? request.headers.authorization;
    return this.authenticate.context(given, this.#address(request));
  }

  #address(request: IncomingMessage): string {
    return addressOf(request, this.config.TRUST_PROXY_HOPS);
  }
}

/** graphql-js gives its validation errors no code; over HTTP Apollo adds one, here we do. */
function withCode(error: GraphQLError): GraphQLFormattedError {
  const json = error.toJSON();
  return json.extensions?.['code'] === undefined && error.originalError == null && error.path === undefined ? { ...json, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } } : json;
}
