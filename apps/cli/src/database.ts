import type { Environment } from '@bridgenotes/platform';
import { databaseChoice } from './config';
import { untilStopped } from './stop';
import { say } from './terminal';

/** A database to work on. */
export interface OpenDatabase {
  url: string;
  /** Ends our use of it; stops the embedded server when nobody else uses it. */
  close(): Promise<void>;
}

/**
 * The platform's database as it is: the one of DATABASE_URL, or the embedded one, which is joined when
 * `bridgenotes start` runs and started when not.
 */
export async function databaseUrl(environment: Environment): Promise<OpenDatabase> {
  const choice = databaseChoice(environment);
  if (choice.kind === 'own') return { url: choice.url, close: () => Promise.resolve() };
  const { startEmbeddedPostgres } = await import('@bridgenotes/embedded-postgres');
  const server = await startEmbeddedPostgres({ dataDir: choice.dataDir, log: say, stopOnSignals: false });
  return { url: server.url, close: async () => void (await server.stop()) };
}

/**
 * Runs some work on the platform's database. The embedded one is migrated first; yours is left as it is.
 * @throws Stopped by Ctrl-C, see `untilStopped`
 */
export async function withDatabase<Result>(environment: Environment, work: (url: string, signal: AbortSignal) => Promise<Result>): Promise<Result> {
  let close = () => Promise.resolve();
  try {
    return await untilStopped(async (signal) => {
      const database = await databaseUrl(environment);
      close = () => database.close();
      if (databaseChoice(environment).kind === 'embedded') await (await import('./migrate/migrate')).migrate(database.url);
      signal.throwIfAborted();
      return work(database.url, signal);
    });
  } finally {
    await close();
  }
}
