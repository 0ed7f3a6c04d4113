import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkCost, limitRules } from './limits';

const schema = buildSchema(`
  type Query { statement: Statement statements(first: Int = 20): Connection many(urls: [String!]!): [Statement!]! }
  type Connection { nodes: [Statement!]! }
  type Statement { id: ID parent: Statement notes(first: Int = 20): NoteConnection }
  type NoteConnection { nodes: [Note!]! }
  type Note { id: ID text: String statement: Statement }
`);
const limits = { GRAPHQL_MAX_DEPTH: 5, GRAPHQL_MAX_COST: 500, GRAPHQL_MAX_ALIASES: 3, GRAPHQL_MAX_TOKENS: 1000, GRAPHQL_INTROSPECTION: true };
const codes = (query: string, given: Partial<typeof limits> = {}) => validate(schema, parse(query), [...specifiedRules, ...limitRules({ ...limits, ...given })]).map((error) => error.extensions['code']);
const cost = (query: string, variables?: Record<string, unknown>) => checkCost(limits, { schema, document: parse(query), variables: variables ?? null });

describe('depth', () => {
  it('may reach the limit', () => expect(codes('{ statement { parent { parent { parent { id } } } } }')).toEqual([]));
  it('may not pass it', () => expect(codes('{ statement { parent { parent { parent { parent { id } } } } } }')).toEqual(['QUERY_TOO_DEEP']));
  it('may not hide in a fragment', () => {
    expect(codes('{ statement { parent { ...Deep } } } fragment Deep on Statement { parent { parent { parent { id } } } }')).toEqual(['QUERY_TOO_DEEP']);
  });
});

describe('aliases', () => {
  it('may be a few', () => expect(codes('{ a: statement { id } b: statement { id } }')).toEqual([]));
  it('may not multiply a field', () => expect(codes('{ a: statement { id } b: statement { id } c: statement { id } d: statement { id } }')).toEqual(['QUERY_TOO_COMPLEX']));
});

describe('introspection', () => {
  const asked = ['{ __schema { types { name } } }', '{ __type(name: "Note") { name } }', '{ ...All } fragment All on Query { __schema { types { name } } }'];
  it('may be asked for', () => expect(asked.map((query) => codes(query))).toEqual([[], [], []]));
  it('may not where it is turned off, the name of a type aside', () => {
    expect(asked.map((query) => codes(query, { GRAPHQL_INTROSPECTION: false }))).toEqual(asked.map(() => ['INTROSPECTION_DISABLED']));
    expect(codes('{ __typename statement { __typename } }', { GRAPHQL_INTROSPECTION: false })).toEqual([]);
  });
});

describe('cost', () => {
  it('counts a list as many times its row as it may have', () => {
    expect(cost('{ statements(first: 10) { nodes { id } } }')).toBe(1 + 10 * 2);
    expect(cost('query ($first: Int) { statements(first: $first) { nodes { id } } }', { first: 50 })).toBe(1 + 50 * 2);
    expect(cost('query ($urls: [String!]!) { many(urls: $urls) { id } }', { urls: Array<string>(100).fill('u') })).toBe(101);
  });
  it('may not pass the limit by nesting lists', () => {
    expect(() => cost('{ statements(first: 100) { nodes { notes(first: 100) { nodes { text } } } } }')).toThrow('allowed: a cost of 500');
  });
});
