export { AppError, assertUnreachable, errorText } from './errors/app-error';
export { ENGLISH, ERROR_CODES, type Catalogue, type ErrorCode, type ErrorDetails, type RefusalKind } from './errors/catalogue';
export { Clock, ManualClock, SystemClock } from './clock';
export { ROLES, SCOPES, anonymous, hasRole, requireContributor, requireSignedIn, type Role, type Scope, type Viewer } from './viewer';
export { databaseFields, field, logFields, readConfig, type Environment } from './config/config';
export { dataSourceOptions, violatedConstraint } from './database/data-source';
export { MAX_PAGE_SIZE, checkPageSize, decodeCursor, encodeCursor, keysetPage, toPage, type KeysetOrder, type Page, type PageRequest } from './database/keyset';
export { OUTBOX_TOPICS, OutboxEntry, type OutboxTopic } from './outbox/outbox.entity';
export { putInOutbox, relayOutbox } from './outbox/outbox';
