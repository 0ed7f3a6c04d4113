/** What went wrong before the server could say so, in the same form as its own codes. */
export type ClientErrorCode =
  /** The server could not be reached. */
  | 'NETWORK'
  /** Something answered that is no Bridgenotes server. */
  | 'UNEXPECTED_ANSWER';

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** A request that has no result: refused by the server, with a code of its list (docs/api.md), or not answered by it. */
export class BridgenotesError extends Error {
  override readonly name = 'BridgenotesError';

  constructor(
    readonly code: ClientErrorCode | (string & {}),
    message: string,
    readonly details: ErrorDetails = {},
    options?: { cause: unknown },
  ) {
    super(message, options);
  }
}

/** An error as GraphQL tells it. */
export interface GraphQLAnswerError {
  readonly message?: string;
  readonly extensions?: { readonly code?: string; readonly details?: ErrorDetails };
}

/** The first of the errors in an answer: one refusal is enough for there being no result. */
export function refusal(errors: readonly GraphQLAnswerError[]): BridgenotesError {
  const { message = 'The server refused without saying why.', extensions = {} } = errors[0] ?? {};
  return new BridgenotesError(extensions.code ?? 'UNEXPECTED_ANSWER', message, extensions.details ?? {});
}
