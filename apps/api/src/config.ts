import { evaluatorFields } from '@bridgenotes/ai-writers';
import { signInFields } from '@bridgenotes/contributors';
import { noticeFields } from '@bridgenotes/notices';
import { communityFields, databaseFields, field, logFields } from '@bridgenotes/platform';
import { scoringFields } from '@bridgenotes/scoring-runs';
import { z } from 'zod';
import { embeddingFields } from './embedding/embedding.config';
import { webFields } from './web/web.config';

/** Everything the api reads from its environment; docs/operating.md lists the same names. */
export const apiConfig = z.object({
  ...databaseFields,
  ...logFields,
  ...signInFields,
  ...communityFields,
  ...noticeFields,
  ...evaluatorFields,
  ...webFields,
  ...embeddingFields,
  BRIDGENOTES_VERSION: scoringFields.BRIDGENOTES_VERSION,
  HOST: z.string().default('0.0.0.0').describe('the address to listen on'),
  PORT: field.whole(4000, 0, 65535).describe('0 picks a free port'),
  TRUST_PROXY_HOPS: field.whole(0, 0, 10).describe('reverse proxies in front, so that X-Forwarded-For is believed that far'),
  CORS_ORIGINS: z.string().default('*').describe('"*" or origins separated by commas; requests carry no cookies, so "*" is safe'),
  GRAPHQL_PAGE: field.flag(true).describe('serve the query page at /graphql'),
  GRAPHQL_INTROSPECTION: field.flag(true).describe('answer questions about the schema'),
  GRAPHQL_MAX_DEPTH: field.whole(12, 3, 50).describe('levels a query may be nested'),
  GRAPHQL_MAX_COST: field.whole(20_000, 100, 10_000_000).describe('fields a query may ask for, each as often as its lists may have rows'),
  GRAPHQL_MAX_ALIASES: field.whole(30, 1, 1000).describe('aliases in a query'),
  GRAPHQL_MAX_TOKENS: field.whole(4_000, 100, 100_000).describe('words and signs in a query'),
  MAX_BODY_KILOBYTES: field.whole(256, 16, 10_240).describe('size of a request'),
  RATE_LIMIT_READS_PER_MINUTE: field.whole(600, 1, 1_000_000).describe('queries a minute, for each API key, person or address'),
  RATE_LIMIT_WRITES_PER_MINUTE: field.whole(60, 1, 1_000_000).describe('mutations a minute, for each API key, person or address'),
  RATE_LIMIT_REFUSED_LOGINS_PER_MINUTE: field.whole(30, 1, 1_000_000).describe('refused credentials a minute, for each address'),
  MAX_SUBSCRIPTIONS_PER_CONNECTION: field.whole(20, 1, 1000).describe('operations at once on one WebSocket'),
  MAX_CONNECTIONS_PER_ADDRESS: field.whole(100, 1, 100_000).describe('WebSockets at once from one address, for each api process'),
  WEBSOCKET_RECHECK_SECONDS: field.whole(60, 1, 3600).describe('how long a WebSocket may outlive its token, its API key or the rights of its person'),
});

export type ApiConfig = Readonly<z.infer<typeof apiConfig>>;
export const API_CONFIG = Symbol('ApiConfig');
