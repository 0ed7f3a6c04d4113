import { HOUSE_LISTENERS, HOUSE_MODULES } from '@bridgenotes/house';
import { ManualClock } from '@bridgenotes/platform';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house';

// What people see of requests over HTTP; what becomes of them is tested where it is decided (libs/requests).

const clock = new ManualClock(Date.now());
let house: House;
let database: Client;
let people: string[];
let moderator: string;

const REQUEST = 'mutation ($input: RequestNoteInput!) { requestNote(input: $input) { request { id outcome sources reason statement { id url } note { id } viewerMark } } }';
const FEED = '{ requestedStatements(first: 10) { nodes { requestCount visibleSince visibleUntil statement { url } sources { url count } requests { id reason sources viewerMark outcome } } pageInfo { hasNextPage } } }';
const MARK = 'mutation ($input: MarkRequestUnfoundedInput!) { markRequestUnfounded(input: $input) { request { outcome viewerMark } } }';

interface Feed {
  requestedStatements: { nodes: { requestCount: number; visibleSince: string; visibleUntil: string; statement: { url: string }; sources: object[]; requests: { id: string; viewerMark: string | null }[] }[] };
}

async function get<Data>(query: string, variables: object, token?: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, variables as Record<string, unknown>, token);
  expect(errors).toBeUndefined();
  return data;
}
const code = async (query: string, variables: object, token?: string) => (await house.ask(query, variables as Record<string, unknown>, token)).errors?.[0]?.extensions.code ?? 'done';
const request = async (token: string, statementUrl: string, more: object = {}) => (await get<{ requestNote: { request: { id: string } } }>(REQUEST, { input: { statementUrl, ...more } }, token)).requestNote.request;
const url = (name: string) => `https://news.example.org/${name}`;

beforeAll(async () => {
  house = await openHouse({}, clock, undefined, { requests: { visibleTo: 'contributors', unfoundedMarks: 2 } });
  database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  people = await Promise.all(Array.from({ length: 6 }, (_, i) => house.join(`asker ${i}`)));
  moderator = await house.join('mod', 'moderator');
});
afterAll(async () => {
  await database?.end();
  await house?.close();
});

describe('requests', () => {
  it('are heard by the worker', () => {
    expect(HOUSE_LISTENERS.map(({ name }) => name)).toContain('RequestOutcomes');
    expect(HOUSE_MODULES.map(({ name }) => name)).toContain('RequestsModule');
  });

  it('are made with sources and a reason, seen by their maker, and by writers without who asked', async () => {
    const made = await request(people[0]!, url('flood'), { sources: ['https://weather.example.org/2019'], reason: 'The picture is from 2019.' });
    expect(made).toMatchObject({ outcome: 'OPEN', sources: ['https://weather.example.org/2019'], reason: 'The picture is from 2019.', statement: { url: url('flood') }, note: null, viewerMark: null });
    for (const token of people.slice(1, 4)) await request(token, url('flood'), { sources: ['https://weather.example.org/2019'] });
    const { nodes } = (await get<Feed>(FEED, {}, people[5])).requestedStatements;
    expect(nodes).toMatchObject([{ requestCount: 4, visibleSince: clock.now().toISOString(), visibleUntil: new Date(clock.now().getTime() + 86_400_000).toISOString(), statement: { url: url('flood') }, sources: [{ url: 'https://weather.example.org/2019', count: 4 }] }]);
    expect(nodes[0]!.requests).toHaveLength(4);
    const mine = await get<{ myRequests: { nodes: object[] }; myRequestStanding: object }>('{ myRequests { nodes { id outcome statement { url } } } myRequestStanding { level eligible hits unfounded hitRate perDay left resetsAt } }', {}, people[0]);
    expect(mine).toEqual({ myRequests: { nodes: [{ id: made.id, outcome: 'OPEN', statement: { url: url('flood') } }] }, myRequestStanding: { level: 'NEW', eligible: 1, hits: 0, unfounded: 0, hitRate: 0, perDay: 5, left: 4, resetsAt: null } });
    const { __type } = await get<{ __type: { fields: { name: string }[] } }>('{ __type(name: "NoteRequest") { fields { name } } }', {});
    expect(__type.fields.map(({ name }) => name).sort()).toEqual(['id', 'madeAt', 'metAt', 'note', 'outcome', 'reason', 'sources', 'statement', 'viewerMark']);
  });

  it('are marked as unfounded by others, each once, and close then', async () => {
    const { id } = await request(people[4]!, url('joke'));
    expect(await code(MARK, { input: { requestId: id, reason: 'CLEARLY_A_JOKE' } }, people[4])).toBe('REQUEST_OWN');
    expect(await get(MARK, { input: { requestId: id, reason: 'CLEARLY_A_JOKE' } }, people[0])).toEqual({ markRequestUnfounded: { request: { outcome: 'OPEN', viewerMark: 'CLEARLY_A_JOKE' } } });
    expect(await code(MARK, { input: { requestId: id, reason: 'CLEARLY_A_JOKE' } }, people[0])).toBe('REQUEST_ALREADY_MARKED');
    expect(await get(MARK, { input: { requestId: id, reason: 'NO_CLAIM' } }, people[1])).toEqual({ markRequestUnfounded: { request: { outcome: 'UNFOUNDED', viewerMark: 'NO_CLAIM' } } });
    expect(await code(MARK, { input: { requestId: id, reason: 'BORING' } }, people[2])).toBe('QUERY_INVALID');
  });

  it('are limited a day, and the refusal says until when', async () => {
    for (let i = 0; i < 4; i++) await request(people[5]!, url(`limit-${i}`));
    await request(people[5]!, url('limit-4'));
    const { errors } = await house.ask(REQUEST, { input: { statementUrl: url('limit-5') } }, people[5]);
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('5 notes in 24 hours') as string, extensions: { code: 'REQUEST_LIMIT_REACHED', details: { limit: 5, resetsAt: new Date(clock.now().getTime() + 86_400_000).toISOString() } } });
  });

  it('are refused where something does not fit', async () => {
    const input = (more: object) => ({ input: more });
    expect(await code(REQUEST, input({}), people[3])).toBe('INVALID_INPUT');
    expect(await code(REQUEST, input({ statementUrl: url('x'), sources: ['http://127.0.0.1/'] }), people[3])).toBe('INVALID_URL');
    expect(await code(REQUEST, input({ statementUrl: url('x'), sources: [1, 2, 3, 4].map((i) => url(`${i}`)) }), people[3])).toBe('INVALID_INPUT');
    expect(await code(REQUEST, input({ statementUrl: url('flood') }), people[3])).toBe('REQUEST_ALREADY_MADE');
    expect(await code('{ myRequests { nodes { id } } }', {})).toBe('SIGN_IN_REQUIRED');
    expect(await code(FEED, {})).toBe('SIGN_IN_REQUIRED');
  });

  it('are not taken for a statement on which a note is shown', async () => {
    const { statement } = (await request(people[2]!, url('shown'))) as unknown as { statement: { id: string } };
    const id = Buffer.from(statement.id, 'base64url').toString().split(':')[1];
    const { rows: [note] } = await database.query<{ id: string }>(
      `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at)
       SELECT $1, id, 'MISINFORMED_OR_POTENTIALLY_MISLEADING', '{misleadingOther}', 'x', true, $2 FROM contributors LIMIT 1 RETURNING id`, [id, clock.now()]);
    const { rows: [run] } = await database.query<{ id: string }>(`INSERT INTO scoring_runs (state, trigger, forced, as_of, started_at, code_version, parameters) VALUES ('published', 'manual', false, now(), now(), 'test', '{}') RETURNING id`);
    await database.query('INSERT INTO published_run (run_id) VALUES ($1)', [run!.id]);
    await database.query(
      `INSERT INTO note_scores (run_id, note_id, statement_id, num_ratings, status, decided_by, rules, trace, counts, needs_ratings, decided_at, status_run_id)
       VALUES ($1, $2, $3, 9, 'CURRENTLY_RATED_HELPFUL', 'CoreModel (v1.1)', '{}', '[]', '{}', false, now(), $1)`, [run!.id, note!.id, id]);
    expect(await code(REQUEST, { input: { statementUrl: url('shown') } }, people[3])).toBe('NOTE_ALREADY_SHOWN');
    expect(await code(REQUEST, { input: { statementUrl: url('not shown') } }, people[3])).toBe('done');
  });

  it('take reports of views from moderators only', async () => {
    const REPORT = 'mutation ($input: ReportStatementViewsInput!) { reportStatementViews(input: $input) { stored } }';
    expect(await get(REPORT, { input: { reports: [{ url: url('flood'), views: 1_000_000 }] } }, moderator)).toEqual({ reportStatementViews: { stored: 1 } });
    expect(await code(REPORT, { input: { reports: [] } }, people[0])).toBe('FORBIDDEN');
  });
});
