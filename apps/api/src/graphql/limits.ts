import { AppError } from '@bridgenotes/platform';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type ValidationContext, type ValidationRule } from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import type { ApiConfig } from '../config';
import { toGraphQLError } from './errors';

type Limits = Pick<ApiConfig, 'GRAPHQL_MAX_DEPTH' | 'GRAPHQL_MAX_COST' | 'GRAPHQL_MAX_ALIASES' | 'GRAPHQL_MAX_TOKENS' | 'GRAPHQL_INTROSPECTION'>;

const refuseWith = (error: () => AppError) => ({ propagateOnRejection: false, onReject: [(context: ValidationContext | null) => context?.reportError(toGraphQLError(error()))] });

/** As Apollo's own rule and that of graphql-js, with our code and status. */
const refuseIntrospection: ValidationRule = (context) => ({
  Field({ name }) {
    if (name.value === '__schema' || name.value === '__type') context.reportError(toGraphQLError(new AppError('INTROSPECTION_DISABLED')));
  },
});

/** Rules of shape, checked before anything runs, over HTTP and over WebSocket alike. */
export function limitRules(limits: Limits): ValidationRule[] {
  return [
    maxDepthRule({ n: limits.GRAPHQL_MAX_DEPTH, flattenFragments: true, ignoreIntrospection: true, ...refuseWith(() => new AppError('QUERY_TOO_DEEP', { limit: limits.GRAPHQL_MAX_DEPTH })) }),
    maxAliasesRule({ n: limits.GRAPHQL_MAX_ALIASES, allowList: [], ...refuseWith(() => new AppError('QUERY_TOO_COMPLEX', { limit: limits.GRAPHQL_MAX_COST })) }),
    ...(limits.GRAPHQL_INTROSPECTION ? [] : [refuseIntrospection]),
  ] as unknown as ValidationRule[];
}

/** A field costs 1, and a list as many times its row as it may have: `first` rows, or one for each URL given. */
const rowsEstimator: ComplexityEstimator = ({ args, childComplexity }) => {
  const values = Object.values(args as Record<string, unknown>);
  const first = (args as { first?: unknown }).first;
  const longest = Math.max(1, typeof first === 'number' ? first : 1, ...values.map((value) => (Array.isArray(value) ? value.length : 1)));
  return 1 + longest * childComplexity;
};

/** The cost of an operation. @throws a GraphQLError with QUERY_TOO_COMPLEX, or QUERY_INVALID for variables that do not fit */
export function checkCost(limits: Limits, given: { schema: GraphQLSchema; document: DocumentNode; operationName?: string | null; variables?: Record<string, unknown> | null }): number {
  const cost = costOf(given);
  if (cost > limits.GRAPHQL_MAX_COST) throw toGraphQLError(new AppError('QUERY_TOO_COMPLEX', { limit: limits.GRAPHQL_MAX_COST }));
  return cost;
}

function costOf(given: { schema: GraphQLSchema; document: DocumentNode; operationName?: string | null; variables?: Record<string, unknown> | null }): number {
  try {
    return getComplexity({
      schema: given.schema,
      query: given.document,
      operationName: given.operationName ?? undefined,
      variables: given.variables ?? {},
      estimators: [fieldExtensionsEstimator(), rowsEstimator],
    });
  } catch (error) {
    // It reads the variables before GraphQL itself does.
    throw error instanceof GraphQLError ? toGraphQLError(new AppError('QUERY_INVALID', { reason: error.message })) : error;
  }
}
