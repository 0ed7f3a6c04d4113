import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { dataSourceOptions } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: HOUSE_ENTITIES })).initialize();
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe('entities and migrated schema', () => {
  it('do not differ', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    // Foreign keys between rooms exist in the database only: an entity does not know the tables of other rooms.
    const differences = upQueries.map(({ query }) => query).filter((query) => !/DROP CONSTRAINT "\w+_fk"$/.test(query));
    expect(differences).toEqual([]);
  });
});
