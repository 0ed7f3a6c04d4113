export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './errors';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start';
