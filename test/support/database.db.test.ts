import { query } from '@bridgenotes/embedded-postgres/testing';
import { migrations } from '@bridgenotes/migrations';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from './database';

describe('test databases', () => {
  const made: TestDatabase[] = [];
  afterAll(() => Promise.all(made.map((database) => database.drop())));

  it('are migrated and separate, also when made at the same time', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    made.push(one, two);
    expect(await query(one.url, 'SELECT name FROM migrations')).toHaveLength(migrations.length);
    await query(one.url, 'CREATE TABLE only_here (id int)');
    expect(await query(two.url, "SELECT to_regclass('only_here') AS found")).toEqual([{ found: null }]);
  });

  it('can be empty', async () => {
    const empty = await createEmptyDatabase();
    made.push(empty);
    expect(await query(empty.url, "SELECT to_regclass('migrations') AS found")).toEqual([{ found: null }]);
  });

  it('are gone after drop, although a connection is open', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await expect(query(database.url, 'SELECT 1')).rejects.toThrow(/does not exist/);
    await client.end().catch(() => undefined);
  });

  it('let connections end that are about to', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const answer = client.query<{ slept: string }>("SELECT 'yes' AS slept FROM pg_sleep(0.1)").finally(() => client.end());
    await database.drop();
    expect((await answer).rows).toEqual([{ slept: 'yes' }]);
  });
});
