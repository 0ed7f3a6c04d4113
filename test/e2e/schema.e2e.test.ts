import { createApi } from '@bridgenotes/api';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type GraphQLSchema, isEnumType, isInputObjectType, isIntrospectionType, isInterfaceType, isObjectType, isSpecifiedScalarType, lexicographicSortSchema, printSchema } from 'graphql';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const contract = resolve(import.meta.dirname, '../../libs/api-contract/schema.graphql');

let database: TestDatabase;
let app: NestExpressApplication;
let schema: GraphQLSchema;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' }));
  schema = lexicographicSortSchema(app.get(GraphQLSchemaHost).schema);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

describe('the printed schema', () => {
  it('is the one that is committed; "npm run schema" prints it anew', async () => {
    await expect(`${printSchema(schema)}\n`).toMatchFileSnapshot(contract);
  });

  it('describes everything that a client sees', () => {
    const bare: string[] = [];
    const note = (place: string, described: { description?: string | null }) => {
      if (!described.description?.trim()) bare.push(place);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
      const root = type === schema.getQueryType() || type === schema.getMutationType() || type === schema.getSubscriptionType();
      if (!root) note(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          note(`${type.name}.${field.name}`, field);
          if ('args' in field) for (const argument of field.args) note(`${type.name}.${field.name}(${argument.name})`, argument);
        }
      }
    }
    expect(bare).toEqual([]);
  });

  it('takes one input a mutation', () => {
    const mutations = Object.values(schema.getMutationType()!.getFields());
    expect(mutations.length).toBeGreaterThan(0);
    for (const mutation of mutations) expect(mutation.args.map((argument) => argument.name), mutation.name).toEqual(['input']);
  });
});
