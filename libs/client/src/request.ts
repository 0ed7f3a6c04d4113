import type { TypedDocument } from '@bridgenotes/api-contract';
import { BridgenotesError, refusal, type GraphQLAnswerError } from './errors';

/** Where a server is, and who asks. */
export interface Connection {
  /** Where it answers GraphQL, such as `https://notes.example/graphql`; on its own pages `/graphql` will do. */
  readonly endpoint: string;
  /** The value of the header `Authorization`, asked for again before every request; null for a reader without a login. */
  readonly authorization?: () => string | null;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch;
}

export interface RequestOptions {
  /** Ends the request; it then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** An operation without variables needs none given. */
export type VariablesAndOptions<Variables> = Record<string, never> extends Variables ? [variables?: Variables, options?: RequestOptions] : [variables: Variables, options?: RequestOptions];

/**
 * Asks the server one thing.
 * @throws BridgenotesError for a refusal, and where the server cannot be reached
 */
export async function request<Result, Variables>(connection: Connection, document: TypedDocument<Result, Variables>, variables: Variables | undefined, { signal }: RequestOptions = {}): Promise<Result> {
  const authorization = connection.authorization?.() ?? null;
  const ask = connection.fetch ?? fetch;
  let response: Response;
  let answer: { data?: Result | null; errors?: readonly GraphQLAnswerError[] };
  try {
    response = await ask(connection.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(authorization !== null && { authorization }) },
      body: JSON.stringify({ query: document, variables: variables ?? {} }),
      credentials: 'omit',
      ...(signal && { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new BridgenotesError('NETWORK', `${connection.endpoint} cannot be reached.`, {}, { cause });
  }
  try {
    answer = (await response.json()) as typeof answer;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new BridgenotesError('UNEXPECTED_ANSWER', `${connection.endpoint} answered with status ${response.status} and no JSON.`, { status: response.status }, { cause });
  }
  if (answer.errors !== undefined && answer.errors.length > 0) throw refusal(answer.errors);
  if (answer.data == null) throw new BridgenotesError('UNEXPECTED_ANSWER', `${connection.endpoint} answered with status ${response.status} and no data.`, { status: response.status });
  return answer.data;
}
