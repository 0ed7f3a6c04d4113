export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './errors';
export { freePort } from './server';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start';
