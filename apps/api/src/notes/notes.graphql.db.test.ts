import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../create-api';

interface Answer {
  readonly data: Record<string, never> | null;
  readonly errors?: { message: string; extensions: { code: string } }[];
}
type Dig = (path: string) => unknown;

let database: TestDatabase;
let close: () => Promise<void>;
let url: string;
let ann: string;
let bob: string;

async function ask(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<{ at: Dig; codes: string[]; message: string | undefined }> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query, variables }) });
  const { data, errors = [] } = (await response.json()) as Answer;
  return {
    at: (path) => path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data),
    codes: errors.map((error) => error.extensions.code),
    message: errors[0]?.message,
  };
}

async function join(name: string): Promise<string> {
  const token = (await ask('mutation ($name: String!) { developmentLogin(input: { name: $name }) { token } }', { name })).at('developmentLogin.token') as string;
  const alias = (await ask('{ aliasOffers }', {}, token)).at('aliasOffers.0');
  await ask('mutation ($alias: String!) { chooseAlias(input: { alias: $alias }) { contributor { id } } }', { alias }, token);
  return token;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: 'for tests only, at least 32 characters long', RATE_LIMIT_WRITES_PER_MINUTE: '100000' });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
  close = () => app.close();
  [ann, bob] = [await join('ann'), await join('bob')];
});
afterAll(async () => {
  await close();
  await database.drop();
});

const ADD = 'mutation ($input: AddStatementInput!) { addStatement(input: $input) { created statement { id url canonicalUrl platform externalId quotedText authorName statedOn mediaUrls language noteCount } } }';
const WRITE = `mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id text tags sources classification trustworthySources isMediaNote deletedAt
  author { alias } statement { id canonicalUrl noteCount } } } }`;
const DELETE = 'mutation ($id: ID!) { deleteNote(input: { noteId: $id }) { note { id text sources deletedAt statement { noteCount } } } }';
const NOTE = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'The figure is for 2019. www.stats.example.org/rain', trustworthySources: true };

describe('statements over GraphQL', () => {
  it('are added once, whatever variant of the URL, and found by id, URL, search and node', async () => {
    const first = await ask(ADD, { input: { url: 'https://twitter.com/a/status/123?s=20' } }, ann);
    expect(first.at('addStatement')).toEqual({
      created: true,
      statement: { id: expect.any(String) as string, url: 'https://twitter.com/a/status/123?s=20', canonicalUrl: 'https://x.com/i/status/123', platform: 'X', externalId: '123', quotedText: null, authorName: null, statedOn: null, mediaUrls: [], language: null, noteCount: 0 },
    });
    const second = await ask(ADD, { input: { url: 'https://x.com/b/status/123/photo/1' } }, bob);
    expect(second.at('addStatement.created')).toBe(false);
    const id = first.at('addStatement.statement.id');
    expect(second.at('addStatement.statement.id')).toBe(id);

    const found = await ask('query ($id: ID!) { byId: statement(id: $id) { id } byUrl: statement(url: "https://x.com/i/web/status/123") { id } none: statement(url: "https://x.com/a/status/9") { id } statements(search: "https://fxtwitter.com/c/status/123") { nodes { id } } node(id: $id) { __typename id } }', { id });
    expect([found.at('byId.id'), found.at('byUrl.id'), found.at('none'), found.at('statements.nodes'), found.at('node')]).toEqual([id, id, null, [{ id }], { __typename: 'Statement', id }]);
  });

  it('are quotes too, with day and media', async () => {
    const { at } = await ask(ADD, { input: { quotedText: 'Die Flüsse sind trocken', authorName: 'A B', statedOn: '2026-02-28', platform: 'RADIO', language: 'de', mediaUrls: ['https://example.org/v.mp4'] } }, ann);
    expect(at('addStatement.statement')).toMatchObject({ url: null, quotedText: 'Die Flüsse sind trocken', statedOn: '2026-02-28', platform: 'RADIO', language: 'de', mediaUrls: ['https://example.org/v.mp4'] });
    expect((await ask('{ statements(search: "flusse") { nodes { quotedText } pageInfo { hasNextPage } } }')).at('statements.nodes')).toEqual([{ quotedText: 'Die Flüsse sind trocken' }]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['INVALID_URL', ADD, { input: { url: 'http://localhost/' } }],
    ['INVALID_STATEMENT', ADD, { input: {} }],
    ['INVALID_INPUT', '{ statement { id } }', {}],
    ['INVALID_INPUT', '{ statements(order: RELEVANCE) { nodes { id } } }', {}],
    ['INVALID_ID', '{ statement(id: "abc") { id } }', {}],
    ['INVALID_CURSOR', '{ statements(after: "abc") { nodes { id } } }', {}],
    ['INVALID_PAGE_SIZE', '{ statements(first: 101) { nodes { id } } }', {}],
  ])('refuse with %s, case %#', async (code, query, variables) => {
    expect((await ask(query, variables, ann)).codes).toEqual([code]);
  });

  it('are added by contributors only', async () => {
    expect((await ask(ADD, { input: { url: 'https://example.org/x' } })).codes).toEqual(['SIGN_IN_REQUIRED']);
    expect((await ask('{ statement(url: "https://example.org/x") { id } }')).at('statement')).toBeNull();
  });
});

describe('notes over GraphQL', () => {
  it('are written on a URL, listed everywhere, and deleted by their author', async () => {
    const written = await ask(WRITE, { input: { ...NOTE, statementUrl: 'https://www.example.org/rain/?utm_source=a' } }, ann);
    expect(written.codes).toEqual([]);
    expect(written.at('writeNote.note')).toMatchObject({ ...NOTE, sources: ['https://www.stats.example.org/rain'], isMediaNote: false, deletedAt: null, statement: { canonicalUrl: 'https://example.org/rain', noteCount: 1 } });
    const [id, alias, statementId] = [written.at('writeNote.note.id'), written.at('writeNote.note.author.alias'), written.at('writeNote.note.statement.id')];
    await ask(WRITE, { input: { ...NOTE, statementId, classification: 'NOT_MISLEADING', tags: [], text: 'It is right.' } }, bob);

    const { at } = await ask(
      `query ($id: ID!) { note(id: $id) { author { alias notes(first: 5) { nodes { id } } } } node(id: $id) { ... on Note { text } }
        newestNotes(first: 1) { nodes { text } pageInfo { hasNextPage } }
        statement(url: "example.org/rain") { noteCount notes(first: 1) { nodes { text } pageInfo { hasNextPage endCursor } } } }`,
      { id },
    );
    expect([at('note.author.alias'), at('note.author.notes.nodes'), at('node.text')]).toEqual([alias, [{ id }], NOTE.text]);
    expect([at('newestNotes.nodes.0.text'), at('newestNotes.pageInfo.hasNextPage')]).toEqual(['It is right.', true]);
    expect([at('statement.noteCount'), at('statement.notes.nodes.0.text'), at('statement.notes.pageInfo.hasNextPage')]).toEqual([2, 'It is right.', true]);
    const rest = await ask('query ($after: String) { statement(url: "example.org/rain") { notes(first: 1, after: $after) { nodes { text } pageInfo { hasNextPage } } } }', { after: at('statement.notes.pageInfo.endCursor') });
    expect([rest.at('statement.notes.nodes.0.text'), rest.at('statement.notes.pageInfo.hasNextPage')]).toEqual([NOTE.text, false]);

    expect((await ask(DELETE, { id }, bob)).codes).toEqual(['NOT_YOUR_NOTE']);
    expect((await ask(DELETE, { id })).codes).toEqual(['SIGN_IN_REQUIRED']);
    for (const _ of ['once', 'and once more']) {
      const deleted = await ask(DELETE, { id }, ann);
      expect(deleted.at('deleteNote.note')).toEqual({ id, text: null, sources: [], deletedAt: expect.any(String) as string, statement: { noteCount: 1 } });
    }
    expect((await ask('query ($id: ID!) { note(id: $id) { text deletedAt } }', { id })).at('note.text')).toBeNull();
  });

  it.each<[string, Record<string, unknown>]>([
    ['NOTE_ALREADY_WRITTEN', {}],
    ['NOTE_SOURCE_REQUIRED', { text: 'Trust me.' }],
    ['NOTE_TAGS_REQUIRED', { tags: [] }],
    ['NOTE_TAG_MISMATCH', { tags: ['notMisleadingOther'] }],
    ['NOTE_EMPTY', { text: ' ' }],
    ['NOTE_TOO_LONG', { text: `www.example.org ${'a'.repeat(10_000)}` }],
    ['INVALID_URL', { statementUrl: 'http://10.0.0.1/' }],
    ['INVALID_INPUT', { statementUrl: null }],
    ['INVALID_ID', { statementUrl: null, statementId: 'Tm90ZTox' }],
    ['NOT_FOUND', { statementUrl: null, statementId: Buffer.from('Statement:1').toString('base64url') }],
  ])('refuse with %s, case %#', async (code, change) => {
    const input = { ...NOTE, statementUrl: 'https://example.org/refusals' };
    if (code === 'NOTE_ALREADY_WRITTEN') await ask(WRITE, { input }, ann);
    expect((await ask(WRITE, { input: { ...input, ...change } }, ann)).codes).toEqual([code]);
  });
});
