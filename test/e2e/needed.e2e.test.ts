import { ManualClock } from '@bridgenotes/platform';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house';

// Where raters are needed, as a rater meets it: over HTTP, with nothing but GraphQL. What workers add (ranks from a run,
// draws) is tested beside the room; here nobody has relayed an event yet.

const clock = new ManualClock(Date.now());
let house: House;
let database: Client;
const tokens: Record<string, string> = {};
const noteIds: string[] = [];

interface Needed { neededNotes: { nodes: { note: { id: string; statement: { language: string | null } }; reasons: { code: string; text: string }[] }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }
const NEEDED = 'query ($first: Int!, $after: String) { neededNotes(first: $first, after: $after) { nodes { note { id statement { language } } reasons { code text } } pageInfo { hasNextPage endCursor } } }';
const RATE = 'mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level source } } }';
const REQUESTS = '{ ratingRequests { note { id } requestedAt expiresAt } }';
const DECLINE = 'mutation ($input: DeclineRatingRequestInput!) { declineRatingRequest(input: $input) { declined } }';
const LANGUAGES = 'mutation ($input: SetRatingLanguagesInput!) { setRatingLanguages(input: $input) { languages } }';

async function get<Data>(query: string, variables: Record<string, unknown>, token?: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, variables, token);
  expect(errors).toBeUndefined();
  return data;
}
const codeOf = async (query: string, variables: Record<string, unknown>, token?: string) => (await house.ask(query, variables, token)).errors?.[0]?.extensions.code;
const idWithin = (globalId: string) => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;
const feed = async (token: string, first = 50) => (await get<Needed>(NEEDED, { first }, token)).neededNotes.nodes;

beforeAll(async () => {
  house = await openHouse({}, clock, undefined, { limits: { perDay: 1000, perAuthorPerDay: 1000 } });
  database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  for (const name of ['author', 'rater', 'other', 'drawn']) tokens[name] = await house.join(name);
  for (const [i, language] of ['de', 'de-CH', 'fr', null, null].entries()) {
    clock.advance(1000);
    const { addStatement } = await get<{ addStatement: { statement: { id: string } } }>('mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }',
      { input: { url: `https://news.example.org/needed/${i}`, ...(language !== null && { language }) } }, tokens['author']!);
    const { writeNote } = await get<{ writeNote: { note: { id: string } } }>('mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }',
      { input: { statementId: addStatement.statement.id, classification: 'NOT_MISLEADING', tags: ['notMisleadingOther'], text: 'Fine.', trustworthySources: true } }, tokens['author']!);
    noteIds.push(writeNote.note.id);
  }
});
afterAll(async () => {
  await database?.end();
  await house?.close();
});

describe('the notes that somebody is needed for', () => {
  it('are offered with reasons to who may rate, and not to who wrote them', async () => {
    const offered = await feed(tokens['rater']!);
    expect(new Set(offered.map(({ note }) => note.id))).toEqual(new Set(noteIds));
    for (const { reasons } of offered) expect(reasons).toEqual(expect.arrayContaining([{ code: 'FEW_RATINGS', text: 'Few people have rated it so far.' }, { code: 'NEW', text: 'It was written only hours ago.' }]));
    expect(await feed(tokens['author']!)).toEqual([]);
  });

  it('are for those who take part: others may look at the list that is the same for all', async () => {
    const reader = (await get<{ developmentLogin: { token: string } }>('mutation { developmentLogin(input: { name: "only reads" }) { token } }', {})).developmentLogin.token;
    expect([await codeOf(NEEDED, { first: 5 }), await codeOf(NEEDED, { first: 5 }, reader)]).toEqual(['SIGN_IN_REQUIRED', 'ALIAS_REQUIRED']);
    expect([await codeOf(REQUESTS, {}), await codeOf(REQUESTS, {}, reader)]).toEqual(['SIGN_IN_REQUIRED', 'ALIAS_REQUIRED']);
    const list = await house.ask<{ notesNeedingRatings: { nodes: { id: string }[] } }>('{ notesNeedingRatings { nodes { id } } }');
    expect(list.data.notesNeedingRatings.nodes.map(({ id }) => id)).toEqual([...noteIds].reverse());
    expect(await codeOf(NEEDED, { first: 0 }, tokens['rater'])).toBe('INVALID_PAGE_SIZE');
    expect(await codeOf(NEEDED, { first: 5, after: 'nothing' }, tokens['rater'])).toBe('INVALID_CURSOR');
  });

  it('come in pages that join, and are gone when they are rated; the same under the name of before', async () => {
    const rater = tokens['rater']!;
    const whole = (await feed(rater)).map(({ note }) => note.id);
    const first = (await get<Needed>(NEEDED, { first: 2 }, rater)).neededNotes;
    await get(RATE, { input: { noteId: whole[3], level: 'HELPFUL' } }, rater);
    const rest = (await get<Needed>(NEEDED, { first: 10, after: first.pageInfo.endCursor }, rater)).neededNotes;
    expect([...first.nodes, ...rest.nodes].map(({ note }) => note.id)).toEqual(whole.filter((_, i) => i !== 3));
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    const before = await get<{ notesNeedingRatings: { nodes: { id: string }[] } }>('{ notesNeedingRatings { nodes { id } } }', {}, rater);
    expect(before.notesNeedingRatings.nodes.map(({ id }) => id)).toEqual(whole.filter((_, i) => i !== 3));
  });

  it('are in the languages that a rater has set, or in one that nobody knows', async () => {
    const other = tokens['other']!;
    expect(await get(LANGUAGES, { input: { languages: ['de-AT', 'en', 'de'] } }, other)).toEqual({ setRatingLanguages: { languages: ['de', 'en'] } });
    expect(await get('{ ratingLanguages }', {}, other)).toEqual({ ratingLanguages: ['de', 'en'] });
    const offered = await feed(other);
    expect(offered.map(({ note }) => note.statement.language).sort()).toEqual(['de', 'de-CH', null, null]);
    for (const { note, reasons } of offered) expect(reasons.some(({ code }) => code === 'YOUR_LANGUAGE')).toBe(note.statement.language !== null);
    expect(await codeOf(LANGUAGES, { input: { languages: ['not a tag'] } }, other)).toBe('INVALID_INPUT');
    expect(await codeOf(LANGUAGES, { input: { languages: Array.from({ length: 21 }, () => 'de') } }, other)).toBe('BATCH_TOO_LARGE');
    const sets = await Promise.all([['fr'], ['es', 'pt'], []].map((languages) => get<{ setRatingLanguages: { languages: string[] } }>(LANGUAGES, { input: { languages } }, other)));
    expect(sets.map(({ setRatingLanguages }) => setRatingLanguages.languages)).toContainEqual((await get<{ ratingLanguages: string[] }>('{ ratingLanguages }', {}, other)).ratingLanguages);
  });
});

describe('a request to somebody who was drawn', () => {
  const draw = async (noteId: string, hours: number) => {
    const { data } = await house.ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, tokens['drawn']);
    await database.query('INSERT INTO rating_requests (note_id, rater_id, round, requested_at, expires_at) VALUES ($1, $2, 1, $3, $4)',
      [idWithin(noteId), idWithin(data.viewer.contributor.id), clock.now(), new Date(clock.now().getTime() + hours * 3_600_000)]);
  };
  const sourceOf = async (noteId: string, token: string) => (await get<{ rateNote: { rating: { source: string } } }>(RATE, { input: { noteId, level: 'HELPFUL' } }, token)).rateNote.rating.source;
  const requested = async (token: string) => (await get<{ ratingRequests: { note: { id: string } }[] }>(REQUESTS, {}, token)).ratingRequests.map(({ note }) => note.id);

  it('comes first, is nobody else’s, and marks the rating that answers it', async () => {
    await draw(noteIds[1]!, 24);
    const drawn = tokens['drawn']!;
    expect(await requested(drawn)).toEqual([noteIds[1]]);
    expect(await requested(tokens['other']!)).toEqual([]);
    const [first] = await feed(drawn);
    expect(first).toMatchObject({ note: { id: noteIds[1] }, reasons: expect.arrayContaining([{ code: 'DRAWN_AT_RANDOM', text: 'You were drawn at random to rate it.' }]) as unknown });
    expect(await codeOf(`mutation { rateNote(input: { noteId: "${noteIds[1]}", level: HELPFUL, source: POPULATION_SAMPLED }) { rating { level } } }`, {}, drawn), 'nobody tells it themselves').toBe('QUERY_INVALID');
    expect(await sourceOf(noteIds[1]!, tokens['other']!)).toBe('DEFAULT');
    expect(await sourceOf(noteIds[1]!, drawn)).toBe('POPULATION_SAMPLED');
    expect(await requested(drawn)).toEqual([]);
  });

  it('can be declined by whom it is for, once, and ends by itself', async () => {
    await draw(noteIds[2]!, 24);
    await draw(noteIds[4]!, 1);
    const drawn = tokens['drawn']!;
    expect(await get(DECLINE, { input: { noteId: noteIds[2] } }, tokens['other']!)).toEqual({ declineRatingRequest: { declined: false } });
    expect(await get(DECLINE, { input: { noteId: noteIds[2] } }, drawn)).toEqual({ declineRatingRequest: { declined: true } });
    expect(await get(DECLINE, { input: { noteId: noteIds[2] } }, drawn)).toEqual({ declineRatingRequest: { declined: false } });
    expect(await requested(drawn)).toEqual([noteIds[4]]);
    clock.advance(3_600_000);
    expect(await requested(drawn)).toEqual([]);
    expect([await sourceOf(noteIds[2]!, drawn), await sourceOf(noteIds[4]!, drawn)]).toEqual(['DEFAULT', 'DEFAULT']);
  });
});
