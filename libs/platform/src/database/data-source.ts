import type { DataSourceOptions } from 'typeorm';

/** Options of a PostgreSQL data source; a migration runs only when it is asked for, and the schema is never synchronised. */
export function dataSourceOptions(given: { url: string; entities: DataSourceOptions['entities']; poolSize?: number; migrations?: DataSourceOptions['migrations'] }): DataSourceOptions {
  return {
    type: 'postgres',
    url: given.url,
    entities: given.entities,
    migrations: given.migrations ?? [],
    migrationsTableName: 'migrations',
    synchronize: false,
    poolSize: given.poolSize ?? 10,
    // Timestamps are compared and written in UTC whatever the server's zone.
    extra: { options: '-c TimeZone=UTC' },
  };
}

/** The PostgreSQL name of a violated constraint, or null when the error is something else. */
export function violatedConstraint(error: unknown): string | null {
  const driver = (error as { driverError?: { code?: string; constraint?: string } } | null)?.driverError;
  return driver?.code?.startsWith('23') ? (driver.constraint ?? null) : null;
}

/** No connection (08), nobody let in (28, 3D, 53300), a server that ends or begins (57P): PostgreSQL, appendix A, error codes. */
const UNREACHABLE_STATE = /^(08|28|3D|57P|53300)/;
const BROKEN_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT']);
/** What pg and its pool say themselves; these errors have no code. */
const UNREACHABLE_TEXT = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;

/** Why the database could not be reached, without addresses or names; null when the error is something else. */
export function whyUnreachable(error: unknown): string | null {
  const { code, message, syscall } = ((error as { driverError?: unknown } | null)?.driverError ?? error ?? {}) as { code?: unknown; message?: unknown; syscall?: unknown };
  if (typeof code === 'string') return UNREACHABLE_STATE.test(code) || BROKEN_SOCKET.has(code) || syscall === 'connect' ? code : null;
  return typeof message === 'string' && UNREACHABLE_TEXT.test(message) ? message : null;
}
