import { createClient } from 'graphql-ws';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Answer, type House, openHouse } from './house';

let house: House;
let ada: string;
let ben: string;
let noteId: string;

const WRITE = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id text } } }';
const RATE = 'mutation ($input: RateNoteInput!) { rateNote(input: $input) { note { id } } }';
const note = (given: Record<string, unknown> = {}) => ({
  input: { statementUrl: 'https://news.example.org/a', classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'The figure is 12, see https://stats.example.org/table', trustworthySources: true, ...given },
});
const codes = (answer: Answer<unknown>) => (answer.errors ?? []).map((error) => error.extensions.code);

beforeAll(async () => {
  house = await openHouse({ GRAPHQL_MAX_COST: '2000', MAX_BODY_KILOBYTES: '64' });
  [ada, ben] = await Promise.all([house.join('ada'), house.join('ben')]);
  const written = await house.ask<{ writeNote: { note: { id: string } } }>(WRITE, note(), ada);
  noteId = written.data.writeNote.note.id;
});
afterAll(() => house?.close());

describe('notes that are refused', () => {
  it.each([
    ['of 10,000 characters', { text: 'x'.repeat(10_000) }, 'NOTE_TOO_LONG'],
    ['without text', { text: '  ' }, 'NOTE_EMPTY'],
    ['that call a statement misleading without a source', { text: 'Just wrong.' }, 'NOTE_SOURCE_REQUIRED'],
    ['without a reason', { tags: [] }, 'NOTE_TAGS_REQUIRED'],
    ['with a reason of the other side', { tags: ['notMisleadingPersonalOpinion'] }, 'NOTE_TAG_MISMATCH'],
    ['with an unknown tag', { tags: ['misleadingNonsense'] }, 'QUERY_INVALID'],
    ['with an unknown classification', { classification: 'PERHAPS' }, 'QUERY_INVALID'],
    ['on something that is no URL', { statementUrl: 'javascript:alert(1)' }, 'INVALID_URL'],
    ['on a statement that does not exist', { statementUrl: undefined, statementId: Buffer.from('Statement:1').toString('base64url') }, 'NOT_FOUND'],
    ['on an id of another kind', { statementUrl: undefined, statementId: Buffer.from('Note:1').toString('base64url') }, 'INVALID_ID'],
  ])('%s', async (_, given, code) => {
    const answer = await house.ask(WRITE, note(given), ben);
    expect(codes(answer)).toEqual([code]);
    expect(answer.errors![0]!.message.length).toBeGreaterThan(20);
  });

  it('leave nothing behind', async () => {
    const answer = await house.ask<{ statements: { nodes: { noteCount: number }[] } }>('{ statements { nodes { noteCount } } }');
    expect(answer.data.statements.nodes).toEqual([{ noteCount: 1 }]);
  });

  it('a second one of the same contributor on the same statement, also in the same instant', async () => {
    expect(codes(await house.ask(WRITE, note(), ada))).toEqual(['NOTE_ALREADY_WRITTEN']);
    const many = await Promise.all(Array.from({ length: 8 }, () => house.ask(WRITE, note({ statementUrl: 'https://news.example.org/instant' }), ben)));
    expect(many.flatMap(codes).sort()).toEqual(Array<string>(7).fill('NOTE_ALREADY_WRITTEN'));
  });
});

describe('ratings that are refused', () => {
  const rate = (given: Record<string, unknown>, token?: string) => house.ask(RATE, { input: { noteId, level: 'HELPFUL', tags: ['helpfulClear'], ...given } }, token);

  it('of nobody', async () => expect(codes(await rate({}))).toEqual(['SIGN_IN_REQUIRED']));
  it('of the author', async () => expect(codes(await rate({}, ada))).toEqual(['RATING_OWN_NOTE']));
  it('with a tag of the other level', async () => expect(codes(await rate({ tags: ['notHelpfulIncorrect'] }, ben))).toEqual(['RATING_TAG_MISMATCH']));
  it('of a note that does not exist', async () => expect(codes(await rate({ noteId: Buffer.from('Note:1').toString('base64url') }, ben))).toEqual(['NOT_FOUND']));
  it('while a proper one is taken, many times at once, as one', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => rate({}, ben)));
    expect(many.flatMap(codes)).toEqual([]);
  });
});

describe('credentials that are refused', () => {
  const viewer = (token: string) => house.ask('{ viewer { role } }', {}, token);

  it.each([
    ['no token at all', 'nonsense', 'INVALID_TOKEN'],
    ['an unknown API key', `bn_${'a'.repeat(8)}_${'b'.repeat(43)}`, 'INVALID_API_KEY'],
    ['an unsigned token', `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"ada"}').toString('base64url')}.`, 'INVALID_TOKEN'],
  ])('%s', async (_, token, code) => {
    const answer = await viewer(token);
    expect(codes(answer)).toEqual([code]);
    expect(answer.status).toBe(401);
  });

  it('a token that was changed', async () => {
    const [head, payload, signature] = ada.split('.') as [string, string, string];
    const other = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), sub: 'admin' })).toString('base64url');
    expect(codes(await viewer([head, other, signature].join('.')))).toEqual(['INVALID_TOKEN']);
    expect(codes(await viewer(ada))).toEqual([]);
  });

  it('a contributor who asks for what is an admin’s', async () => {
    expect(codes(await house.ask('{ apiKeys { nodes { name } } }', {}, ada))).toEqual(['FORBIDDEN']);
  });
});

describe('queries that are refused', () => {
  it('too deep', async () => {
    const deep = `{ newestNotes { nodes ${'{ statement { notes { nodes '.repeat(6)} { id } ${'} } }'.repeat(6)} } }`;
    expect(codes(await house.ask(deep))).toContain('QUERY_TOO_DEEP');
  });

  it('too costly', async () => {
    expect(codes(await house.ask('{ newestNotes(first: 100) { nodes { statement { notes(first: 100) { nodes { id } } } } } }'))).toEqual(['QUERY_TOO_COMPLEX']);
  });

  it('with too many aliases', async () => {
    expect(codes(await house.ask(`{ ${Array.from({ length: 50 }, (_, i) => `a${i}: viewer { role }`).join(' ')} }`))).toContain('QUERY_TOO_COMPLEX');
  });

  it('with too large a page, or none', async () => {
    expect(codes(await house.ask('{ newestNotes(first: 101) { nodes { id } } }'))).toEqual(['INVALID_PAGE_SIZE']);
    expect(codes(await house.ask('{ newestNotes(first: 0) { nodes { id } } }'))).toEqual(['INVALID_PAGE_SIZE']);
  });

  it('with a cursor that was made up', async () => {
    expect(codes(await house.ask('{ newestNotes(after: "WzFd") { nodes { id } } }'))).toEqual(['INVALID_CURSOR']);
  });

  it('for more than 100 URLs', async () => {
    const urls = Array.from({ length: 101 }, (_, i) => `https://news.example.org/${i}`);
    expect(codes(await house.ask('query ($urls: [String!]!) { surfacedNotes(urls: $urls) { url } }', { urls }))).toEqual(['BATCH_TOO_LARGE']);
  });

  it('that are none', async () => {
    expect(codes(await house.ask('{ statement('))).toEqual(['QUERY_INVALID']);
    expect(codes(await house.ask('{ nothing }'))).toEqual(['QUERY_INVALID']);
  });

  it.each([
    ['several in one request', JSON.stringify([{ query: '{ viewer { role } }' }, { query: '{ viewer { role } }' }]), 'BATCH_TOO_LARGE', 429],
    ['a body that is no JSON', '{"query": ', 'QUERY_INVALID', 400],
    ['a body that is too large', JSON.stringify({ query: `# ${'x'.repeat(70_000)}\n{ viewer { role } }` }), 'QUERY_INVALID', 400],
  ])('%s', async (_, body, code, status) => {
    const response = await fetch(house.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect([response.status, codes((await response.json()) as Answer<unknown>)]).toEqual([status, [code]]);
  });

  it('in the same way over a WebSocket', async () => {
    const client = createClient({ url: house.url.replace('http', 'ws'), webSocketImpl: WebSocket, lazy: true });
    const first = (query: string) => new Promise<unknown>((resolve) => client.subscribe({ query }, { next: resolve, error: resolve, complete: () => resolve('complete') }));
    const deep = `{ newestNotes { nodes ${'{ statement { notes { nodes '.repeat(6)} { id } ${'} } }'.repeat(6)} } }`;
    expect(await first(deep)).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'QUERY_TOO_DEEP' }) as unknown })]);
    expect(await first('{ nothing }')).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'QUERY_INVALID' }) as unknown })]);
    expect(await first('{ viewer { role } }')).toEqual({ data: { viewer: { role: 'READER' } } });
    expect(await first(`mutation { withdrawRating(input: {noteId: "${noteId}"}) { note { id } } }`)).toMatchObject({ errors: [{ extensions: { code: 'SIGN_IN_REQUIRED' } }] });
    await client.dispose();
  });

  it('a connection with a wrong token', async () => {
    const client = createClient({ url: house.url.replace('http', 'ws'), webSocketImpl: WebSocket, lazy: true, retryAttempts: 0, connectionParams: { authorization: 'Bearer nonsense' } });
    const result = await new Promise<unknown>((resolve) => client.subscribe({ query: '{ viewer { role } }' }, { next: resolve, error: resolve, complete: () => resolve('complete') }));
    expect(JSON.stringify(result) + String((result as { reason?: string }).reason)).toMatch(/INVALID_TOKEN|bearer token was refused|Forbidden/);
    await client.dispose();
  });
});

describe('the log', () => {
  it('stays silent about refusals, so that nobody can fill it with them', async () => {
    house.log.splice(0);
    expect(codes(await house.ask('{ apiKeys { nodes { id } } }'))).toEqual(['SIGN_IN_REQUIRED']);
    expect(codes(await house.ask('{ newestNotes(first: 0) { nodes { id } } }'))).toEqual(['INVALID_PAGE_SIZE']);
    expect(house.log).toEqual([]);
  });

  it('tells what was not foreseen, under the reference that the client got', async () => {
    house.log.splice(0);
    const client = new Client({ connectionString: house.databaseUrl });
    await client.connect();
    try {
      await client.query('ALTER TABLE statements RENAME TO gone');
      const answer = await house.ask('{ statements { nodes { id } } }');
      expect(codes(answer)).toEqual(['INTERNAL']);
      expect(JSON.stringify(answer.errors)).not.toContain('relation');
      expect(house.log).toHaveLength(1);
      expect(JSON.parse(house.log[0]!)).toMatchObject({ reference: answer.errors![0]!.extensions.details!['reference'], err: { message: 'relation "statements" does not exist' } });
    } finally {
      await client.query('ALTER TABLE gone RENAME TO statements');
      await client.end();
    }
  });
});

describe('what an operator can turn off', () => {
  it('introspection, the query page, and requests beyond a rate', async () => {
    const strict = await openHouse({ GRAPHQL_INTROSPECTION: '0', GRAPHQL_PAGE: '0', RATE_LIMIT_READS_PER_MINUTE: '3', BRIDGENOTES_DEVELOPMENT_LOGIN: '0' });
    try {
      const introspection = await strict.ask('{ __schema { types { name } } }');
      expect([codes(introspection), introspection.status]).toEqual([['INTROSPECTION_DISABLED'], 403]);
      const page = await fetch(strict.url, { headers: { accept: 'text/html' } });
      expect(await page.text()).not.toContain('Altair');
      expect(codes(await strict.ask('mutation { developmentLogin(input: {name: "ada"}) { token } }'))).toEqual(['DEVELOPMENT_LOGIN_DISABLED']);
      const many: Answer<unknown>[] = [];
      for (let i = 0; i < 5; i += 1) many.push(await strict.ask('{ viewer { role } }'));
      expect(many.map(codes)).toEqual([[], [], [], ['RATE_LIMITED'], ['RATE_LIMITED']]);
      expect(many.at(-1)!.status).toBe(429);
      const tables = await fetch(new URL('/data/exports.json', strict.url));
      expect([tables.status, Number(tables.headers.get('retry-after')) > 0, tables.headers.get('cache-control')]).toEqual([429, true, null]);
    } finally {
      await strict.close();
    }
  });

  it('while by default the page comes whole from this server', async () => {
    const page = await fetch(house.url, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(html).toContain('Altair');
    const foreign = [...html.matchAll(/(?:src|href)="(https?:)?\/\/[^"]+"/g)].map((match) => match[0]);
    expect(foreign).toEqual([]);
    const script = /src="([^"]+\.js)"/.exec(html)![1]!;
    expect((await fetch(new URL(script, `${house.url}/`))).headers.get('content-type')).toContain('javascript');
  });
});

describe('people who only read', () => {
  it('need no login', async () => {
    const answer = await house.ask<{ note: { text: string; author: { alias: string } } }>('query ($id: ID!) { note(id: $id) { text author { alias } } }', { id: noteId });
    expect(answer.data.note.text).toContain('The figure is 12');
    expect(answer.data.note.author.alias).not.toContain('ada');
  });
});
