import { readConfig, type Environment } from '@bridgenotes/platform';
import { resolve } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from './repository';

/** What the commands themselves read; the api and the worker read their own. */
const cliConfig = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'allowed: postgres://user:password@host:port/database').optional().describe('a PostgreSQL of your own instead of the embedded one'),
  BRIDGENOTES_DATA_DIR: z.string().optional().describe('the folder of the embedded database'),
});

/** Where the database is: a server of the user's, or the folder of the embedded one. */
export type DatabaseChoice = { kind: 'own'; url: string } | { kind: 'embedded'; dataDir: string };

/** @throws INVALID_CONFIGURATION, NO_CLONE */
export function databaseChoice(environment: Environment): DatabaseChoice {
  const config = readConfig(cliConfig, environment);
  if (config.DATABASE_URL) return { kind: 'own', url: config.DATABASE_URL };
  return { kind: 'embedded', dataDir: config.BRIDGENOTES_DATA_DIR ?? resolve(repositoryRoot(), '.bridgenotes/postgres') };
}
