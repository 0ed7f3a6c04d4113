import { AppError } from '@bridgenotes/platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type ExecutionArgs, execute, GraphQLError, type GraphQLFormattedError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, subscribe, validate } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import { PinoLogger } from 'nestjs-pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { API_CONFIG, type ApiConfig } from '../config';
import { Authenticate } from './authenticate';
import { addressOf } from './client-address';
import { formatError, toGraphQLError } from './errors';
import { checkCost, limitRules } from './limits';
import { RateLimits } from './rate-limits';
import type { RequestContext } from './request-context';

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
    const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: this.config.MAX_BODY_KILOBYTES * 1024 });
    const schema = this.schemaHost.schema;
    const rules = [...specifiedRules, ...limitRules(this.config), ...(this.config.GRAPHQL_INTROSPECTION ? [] : [NoSchemaIntrospectionCustomRule])];
    const format = formatError(this.logger.logger);
    const formatAll = (errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] => errors.map((error) => format(withCode(error), error));
    const running = new WeakMap<object, number>();

    const subscriptions = useServer<{ authorization?: unknown; Authorization?: unknown }, Connected>(
      {
        onConnect: async ({ extra, connectionParams }) => {
          try {
            await this.#context(extra.request, connectionParams);
            return true;
          } catch (error) {
            // Thrown on, it would be printed as a fault of ours, and anybody could fill the log.
            if (!(error instanceof GraphQLError)) throw error;
            extra.socket.close(CloseCode.Forbidden, closeReason(error));
            return false;
          }
        },
        onSubscribe: async (context, _id, payload) => {
          const counted = running.get(context.extra) ?? 0;
          const limit = this.config.MAX_SUBSCRIPTIONS_PER_CONNECTION;
          if (counted >= limit) return [toGraphQLError(new AppError('BATCH_TOO_LARGE', { given: counted + 1, limit, what: 'operations' }))];
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
            running.set(context.extra, counted + 1);
            return { schema, document, operationName: payload.operationName ?? undefined, variableValues: payload.variables ?? undefined, contextValue } satisfies ExecutionArgs;
          } catch (error) {
            if (error instanceof GraphQLError) return [error];
            if (error instanceof AppError) return [toGraphQLError(error)];
            throw error;
          }
        },
        onComplete: (context) => {
          running.set(context.extra, Math.max(0, (running.get(context.extra) ?? 1) - 1));
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
    return this.authenticate.context(given, addressOf(request, this.config.TRUST_PROXY_HOPS));
  }
}

/** A refusal where a closing socket has room for it: its code, then as much of its text as fits 123 bytes. */
const closeReason = (error: GraphQLError): string => Buffer.from(`${String(error.extensions['code'])}: ${error.message}`).subarray(0, 120).toString().replace(/\ufffd$/, '');

/** graphql-js gives its validation errors no code; over HTTP Apollo adds one, here we do. */
function withCode(error: GraphQLError): GraphQLFormattedError {
  const json = error.toJSON();
  return json.extensions?.['code'] === undefined && error.originalError == null && error.path === undefined ? { ...json, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } } : json;
}
