import 'reflect-metadata';
import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';
import { openClient, OPEN_TO_TESTS, type ApiClient } from '../testing/client';

const clock = new ManualClock(Date.now());
let database: TestDatabase;
let app: NestExpressApplication;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  const community = CommunitySettings.from({ programs: { feedNeedsRequests: false, perPerson: 12, sourceCheck: 'trusted-domains', trustedDomains: ['example.org'] } }, HOUSE_SECTIONS);
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...OPEN_TO_TESTS }, clock, undefined, community));
  api = await openClient(app);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it('what programs ask, and what is told of them, costs the same queries for one row as for many', async () => {
  const owner = await api.join('owner');
  const keys: string[] = [];
  for (let i = 0; i < 10; i++) {
    const { registerProgram } = await api.get<{ registerProgram: { key: string } }>(`mutation { registerProgram(input: { name: "Robot ${i}", operator: "o", model: "m", method: "x", contactUrl: "https://example.org" }) { key } }`, {}, owner);
    keys.push(registerProgram.key);
  }
  await app.get(DataSource).query(`UPDATE contributors SET enrollment_state = 'apiEarnedIn' WHERE enrollment_state = 'apiTestUser'`);
  const [writer] = keys;
  for (let i = 0; i < 10; i++) {
    clock.advance(1000);
    const { addStatement } = await api.get<{ addStatement: { statement: { id: string } } }>(`mutation { addStatement(input: { url: "https://news.example.org/${i}" }) { statement { id } } }`, {}, owner);
    const submit = (testMode: boolean) => api.get(`mutation { submitProgramNote(input: { testMode: ${testMode}, statementId: "${addStatement.statement.id}", classification: NOT_MISLEADING, tags: [], text: "It was 5 %. https://example.org/${i}", trustworthySources: true }) { programNote { id } } }`, {}, writer);
    await submit(true);
    await submit(false);
  }

  const queries = async (query: (first: number) => string, first: number, token?: string) => (await api.queriesOf(() => api.get(query(first), {}, token))).length;
  for (const [query, token] of [
    [(first: number) => `{ programs(first: ${first}) { nodes { name card { operator model } contributor { enrollmentState program { id } } admission { checks { value } } limit { limit } } } }`, owner],
    [(first: number) => `{ eligibleStatements(first: ${first}) { nodes { statement { id notes(first: 1) { nodes { id } } } suggestedSources { url } requestReasons } } }`, keys[1]],
    [(first: number) => `{ myProgramNotes(first: ${first}) { nodes { statement { url } note { status program { name } author { program { name } } } scoringStatus { middle { helpful } } } } }`, writer],
    [(first: number) => `{ myProgramNotes(testMode: true, first: ${first}) { nodes { statement { url } testResult { urlValidity } } } }`, writer],
    [(first: number) => `{ newestNotes(first: ${first}) { nodes { program { name } } } }`, undefined],
  ] as const) {
    // A key records its first use of a minute.
    await api.get('{ viewer { role } }', {}, token);
    const [one, many] = [await queries(query, 1, token), await queries(query, 10, token)];
    expect(many, query(10)).toBe(one);
  }
});

it('tells people who write what word lists find of their words, and nobody who has not joined', async () => {
  const token = await api.join('a writer');
  const words = async (text: string) => (await api.get<{ noteWords: object }>('query ($text: String!) { noteWords(text: $text) { claimOpinion harassmentAbuse } }', { text }, token)).noteWords;
  expect(await words('The rate was 5.4 % in May, not 15 %. https://stats.example.org/may')).toEqual({ claimOpinion: 'HIGH', harassmentAbuse: 'HIGH' });
  expect(await words('You are an idiot, I think!')).toEqual({ claimOpinion: 'LOW', harassmentAbuse: 'LOW' });
  const refused = async (text: string, by?: string) => (await api.ask('query ($text: String!) { noteWords(text: $text) { claimOpinion } }', { text }, by)).errors?.[0]?.extensions.code;
  expect(await refused('A text.')).toBe('SIGN_IN_REQUIRED');
  expect(await refused('x'.repeat(5001), token)).toBe('INVALID_INPUT');
});
