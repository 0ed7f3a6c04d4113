import { AppError, ENGLISH, whyUnreachable, type ErrorCode, type RefusalKind } from '@bridgenotes/platform';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';

const HTTP_STATUS: Record<RefusalKind, number> = {
  'bad-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
  internal: 500,
};

/** A refusal as GraphQL's own error, for the places where no resolver runs: context, validation, transport. */
export function toGraphQLError(error: AppError): GraphQLError {
  return new GraphQLError(error.message, { extensions: { code: error.code, details: error.details, http: { status: HTTP_STATUS[error.kind] } }, originalError: error });
}

export const httpStatus = (error: AppError): number => HTTP_STATUS[error.kind];

/** What an error refuses, also one of the database that it cannot be reached; null for what was not foreseen. */
export function refusalOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof GraphQLError) return error.originalError == null ? null : refusalOf(error.originalError);
  const reason = whyUnreachable(error);
  return reason === null ? null : new AppError('DATABASE_UNAVAILABLE', { reason });
}

/** Operators hear when a request was refused for want of a database. It is no fault of the request: neither its path nor a stack would help. */
export function logOutage(logger: Logger, refusal: AppError): void {
  if (refusal.code === 'DATABASE_UNAVAILABLE') logger.error({ ...refusal.details }, 'the database cannot be reached');
}

/** Apollo's own codes, all of which say that the request itself was wrong. */
const REQUEST_ERRORS = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']);

const isOurCode = (code: unknown): code is ErrorCode => typeof code === 'string' && code in ENGLISH;

/**
 * Every error that leaves the server has a code of the closed list. What was not foreseen is logged whole under a
 * reference, and only the reference is told.
 */
export function formatError(logger: Logger) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
    const cause = unwrapResolverError(thrown);
    const foreseen = refusalOf(cause);
    if (foreseen !== null) {
      logOutage(logger, foreseen);
      return { ...place, message: foreseen.message, extensions: { code: foreseen.code, details: foreseen.details } };
    }

    const code = formatted.extensions?.['code'];
    if (isOurCode(code)) return { ...place, message: formatted.message, extensions: { code, details: formatted.extensions?.['details'] ?? {} } };
    if (typeof code === 'string' && REQUEST_ERRORS.has(code)) {
      const refusal = new AppError('QUERY_INVALID', { reason: formatted.message });
      return { ...place, message: refusal.message, extensions: { code: refusal.code, details: refusal.details } };
    }

    const reference = randomUUID();
    logger.error({ err: cause, reference, path: formatted.path }, 'unforeseen error');
    const refusal = new AppError('INTERNAL', { reference });
    return { ...place, message: refusal.message, extensions: { code: refusal.code, details: refusal.details } };
  };
}
