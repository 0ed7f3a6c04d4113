import { migrations } from '@bridgenotes/migrations';
import { createEmptyDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, pendingMigrations, revertMigration } from './migrate';

let database: TestDatabase;
beforeEach(async () => (database = await createEmptyDatabase()));
afterEach(() => database.drop());

const names = migrations.map(({ name }) => name);

async function tables(): Promise<string[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

describe('migrating', () => {
  it('runs everything once, in order, and then nothing', async () => {
    expect(await pendingMigrations(database.url)).toEqual(names);
    expect(await migrate(database.url)).toEqual(names);
    expect(await pendingMigrations(database.url)).toEqual([]);
    expect(await migrate(database.url)).toEqual([]);
  });

  it('is done once when several processes start in the same moment', async () => {
    const runs = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(runs.flat()).toEqual(names);
  });

  it('goes all the way back and forth again', async () => {
    await migrate(database.url);
    const schema = await tables();
    for (const name of [...names].reverse()) expect(await revertMigration(database.url)).toBe(name);
    expect(await revertMigration(database.url)).toBeUndefined();
    expect(await tables()).toEqual(['migrations']);
    expect(await migrate(database.url)).toEqual(names);
    expect(await tables()).toEqual(schema);
  });

  it('says why when there is no database', async () => {
    await expect(migrate('postgres://nobody:x@127.0.0.1:1/none')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('ECONNREFUSED') as string });
    await expect(migrate(database.url.replace(/\/[^/]+$/, '/no_such_database'))).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('does not exist') as string });
  });
});
