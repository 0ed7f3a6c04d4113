import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { OperationTypeNode } from 'graphql';

export interface Apollo {
  readonly client: ApolloClient;
  /** Whose requests these are from now on. What somebody else was answered is forgotten. */
  use(token: string | null, whenRefused: () => void): void;
}

/** Apollo Client over one HTTP endpoint and one WebSocket, which opens with the first subscription. */
export function createApollo(): Apollo {
  let token: string | null | undefined;
  let refused = (): void => undefined;
  const authorization = () => (token == null ? {} : { authorization: `Bearer ${token}` });

  const socket = createClient({ url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`, connectionParams: authorization, lazy: true, retryAttempts: Infinity, shouldRetry: () => true });
  const withToken = new ApolloLink((operation, forward) => {
    operation.setContext((context) => ({ ...context, headers: { ...(context['headers'] as Record<string, string>), ...authorization() } }));
    return forward(operation);
  });
  const hearRefusals = new ErrorLink(({ error }) => {
    if (CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === 'INVALID_TOKEN')) refused();
  });
  const overHttp = ApolloLink.from([hearRefusals, withToken, new HttpLink({ uri: '/graphql' })]);
  const link = ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, new GraphQLWsLink(socket), overHttp);
  const client = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes: {} }), defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } } });

  return {
    client,
    use(next, whenRefused) {
      refused = whenRefused;
      if (token === next) return;
      const first = token === undefined;
      token = next;
      if (first) return;
      socket.terminate();
      // Whatever was asked for somebody else is aborted; pages ask anew, and tell by themselves what goes wrong then.
      client.resetStore().catch(() => undefined);
    },
  };
}
