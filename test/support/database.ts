import { createHash, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { migrations } from '@bridgenotes/migrations';
import { dataSourceOptions } from '@bridgenotes/platform';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { inject } from 'vitest';

/** A database of its own for one test file. */
export interface TestDatabase {
  /** Connection string. */
  url: string;
  /** Removes it, also when connections stay open. */
  drop(): Promise<void>;
}

/** A new database with every migration run: a copy of one that is migrated once a run. Takes about 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(await migratedTemplate());
}

/** A new database without any table, to try migrations on. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return { url: urlOf(name), drop: () => asAdmin((client) => dropDatabase(client, name)) };
}

const CLOSING_MILLIS = 500;
const POLL_MILLIS = 20;

/** A pool says that it has ended before its connections have: cut off then, they would fail whatever test is running. */
async function dropDatabase(client: Client, name: string): Promise<void> {
  const until = Date.now() + CLOSING_MILLIS;
  const isInUse = async (): Promise<boolean> => (await client.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend' LIMIT 1", [name])).rowCount === 1;
  while (Date.now() < until && (await isInUse())) await setTimeout(POLL_MILLIS);
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/**
 * The name of the migrated database. It tells its migrations by their text, so that one left on a lasting
 * server by another version is not used; it gets its name only when it is whole.
 */
async function migratedTemplate(): Promise<string> {
  const text = migrations.map((migration) => String(migration)).join('\n');
  const name = `migrated_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  await asAdmin(async (client) => {
    // Test files run side by side: the first migrates, the others wait for it. 0x7465_7374 is "test".
    await client.query('SELECT pg_advisory_lock($1)', [0x74657374]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${name}_draft WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}_draft TEMPLATE template0`);
    await migrate(urlOf(`${name}_draft`));
    await client.query(`ALTER DATABASE ${name}_draft RENAME TO ${name}`);
  });
  return name;
}

async function migrate(url: string): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions({ url, entities: [], migrations }));
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

async function asAdmin<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: inject('adminDatabaseUrl') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('adminDatabaseUrl'));
  url.pathname = `/${database}`;
  return url.href;
}
