import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { migrations } from './index';
import { DataSource } from 'typeorm';
import { afterAll, describe, expect, it } from 'vitest';

const databases: TestDatabase[] = [];
const open = async (database: TestDatabase) => {
  databases.push(database);
  return new DataSource({ type: 'postgres', url: database.url, migrations, migrationsTableName: 'migrations' }).initialize();
};

/** Everything that a migration can leave behind in the schema. */
const leftovers = (dataSource: DataSource) =>
  dataSource.query<{ name: string }[]>(`
    SELECT relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = 'public' AND relname NOT LIKE 'migrations%' AND pg_class.oid NOT IN (SELECT indexrelid FROM pg_index WHERE indrelid = 'migrations'::regclass)
    UNION ALL SELECT proname FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace WHERE nspname = 'public'
    UNION ALL SELECT typname FROM pg_type JOIN pg_namespace ON pg_namespace.oid = typnamespace WHERE nspname = 'public' AND typname NOT LIKE '%migrations%'
    ORDER BY 1`);

afterAll(() => Promise.all(databases.map((database) => database.drop())));

describe('migrations', () => {
  it('go all the way up and all the way down again', async () => {
    const dataSource = await open(await createEmptyDatabase());
    try {
      expect(await dataSource.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
      expect((await leftovers(dataSource)).length).toBeGreaterThan(0);
      for (const _ of migrations) await dataSource.undoLastMigration({ transaction: 'each' });
      expect(await leftovers(dataSource)).toEqual([]);
      expect(await dataSource.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
    } finally {
      await dataSource.destroy();
    }
  });

  it('go down where keys hold scopes that an earlier version did not know, and keep the other keys', async () => {
    const dataSource = await open(await createTestDatabase());
    try {
      const scopes = ['read', 'notes:write', 'requests:write', 'views:write', 'ai-notes:write', 'authors:vouch', 'webhooks:write'];
      for (const [i, scope] of scopes.entries()) await dataSource.query(`INSERT INTO api_keys (name, prefix, hash, scopes, created_at) VALUES ($1, $1, decode(repeat($2, 32), 'hex'), ARRAY[$1], now())`, [scope, `0${i}`]);
      const kept = async () => (await dataSource.query<{ scope: string }[]>('SELECT scopes[1] AS scope FROM api_keys ORDER BY id')).map(({ scope }) => scope);
      const downTo = async (last: string) => {
        while ((await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1'))[0]!.name !== last) await dataSource.undoLastMigration({ transaction: 'each' });
      };
      await downTo('Collaboration1764000023000');
      expect(await kept()).toEqual(['read', 'notes:write', 'requests:write', 'views:write']);
      await downTo('Needed1764000019000');
      expect(await kept()).toEqual(['read', 'notes:write']);
    } finally {
      await dataSource.destroy();
    }
  });

  it('take from the keys of programs who registered these, and from no other key who made it', async () => {
    const dataSource = await open(await createTestDatabase());
    try {
      const before = 'Publication1764000034000';
      while ((await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1'))[0]!.name !== before) await dataSource.undoLastMigration({ transaction: 'each' });
      const [owner, admin, program] = (await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, joined_at) SELECT name, now() FROM unnest(ARRAY['owner', 'admin', 'program']) name RETURNING id`)).map(({ id }) => id);
      await dataSource.query(`INSERT INTO programs (contributor_id, owner_id, name, card_version, registered_at) VALUES ($1, $2, 'program', 1, now())`, [program, owner]);
      const keys: [string, string | undefined, string | undefined][] = [['made by who registered it', program, owner], ['made by an admin', program, admin], ['of a person', owner, admin]];
      for (const [i, [name, contributor, creator]] of keys.entries()) await dataSource.query(`INSERT INTO api_keys (name, prefix, hash, scopes, contributor_id, created_by, created_at) VALUES ($1, $1, decode(repeat($2, 32), 'hex'), '{read}', $3, $4, now())`, [name, `0${i}`, contributor, creator]);
      const creators = async () => (await dataSource.query<{ created_by: string | null }[]>('SELECT created_by FROM api_keys ORDER BY hash')).map((row) => row.created_by);
      await dataSource.runMigrations({ transaction: 'each' });
      expect(await creators()).toEqual([null, admin, admin]);
      await dataSource.undoLastMigration({ transaction: 'each' });
      expect(await creators()).toEqual([owner, admin, admin]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('name every constraint and index themselves', async () => {
    const dataSource = await open(await createTestDatabase());
    try {
      const generated = await dataSource.query<{ name: string }[]>(
        `SELECT conname AS name FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace
         WHERE nspname = 'public' AND contype <> 'n' AND conrelid <> 'migrations'::regclass AND conname ~ '(_pkey|_key|_fkey|_check)[0-9]*$'`,
      );
      expect(generated).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});
