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
