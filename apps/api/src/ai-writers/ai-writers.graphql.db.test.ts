import 'reflect-metadata';
import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { DataSource, type Logger } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';

const clock = new ManualClock(Date.now());
let database: TestDatabase;
let app: NestExpressApplication;
let url: string;

async function ask<Data>(query: string, authorization?: string): Promise<Data> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }, body: JSON.stringify({ query }) });
  const answer = (await response.json()) as { data: Data; errors?: object[] };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function join(name: string): Promise<string> {
  const { developmentLogin } = await ask<{ developmentLogin: { authorization: string } }>(`mutation { developmentLogin(input: { name: "${name}" }) { authorization } }`);
  const { aliasOffers } = await ask<{ aliasOffers: string[] }>('{ aliasOffers }', developmentLogin.authorization);
  await ask(`mutation { chooseAlias(input: { alias: ${JSON.stringify(aliasOffers[0])} }) { contributor { id } } }`, developmentLogin.authorization);
  return developmentLogin.authorization;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const community = CommunitySettings.from({ programs: { feedNeedsRequests: false, perPerson: 12, sourceCheck: 'trusted-domains', trustedDomains: ['example.org'] } }, HOUSE_SECTIONS);
  const environment = {
    DATABASE_URL: database.url, LOG_LEVEL: 'silent', PORT: '0', RATE_LIMIT_READS_PER_MINUTE: '100000', RATE_LIMIT_WRITES_PER_MINUTE: '100000',
    BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: 'only for this test, 32 characters or more',
  };
  ({ app } = await createApi(environment, clock, undefined, community));
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it('what programs ask, and what is told of them, costs the same queries for one row as for many', async () => {
  const owner = await join('owner');
  const keys: string[] = [];
  for (let i = 0; i < 10; i++) {
    const { registerProgram } = await ask<{ registerProgram: { key: string } }>(`mutation { registerProgram(input: { name: "Robot ${i}", operator: "o", model: "m", method: "x", contactUrl: "https://example.org" }) { key } }`, owner);
    keys.push(`Bearer ${registerProgram.key}`);
  }
  const served = app.get(DataSource);
  await served.query(`UPDATE contributors SET enrollment_state = 'apiEarnedIn' WHERE enrollment_state = 'apiTestUser'`);
  const [writer] = keys;
  for (let i = 0; i < 10; i++) {
    clock.advance(1000);
    const { addStatement } = await ask<{ addStatement: { statement: { id: string } } }>(`mutation { addStatement(input: { url: "https://news.example.org/${i}" }) { statement { id } } }`, owner);
    const submit = (testMode: boolean) => ask(`mutation { submitProgramNote(input: { testMode: ${testMode}, statementId: "${addStatement.statement.id}", classification: NOT_MISLEADING, tags: [], text: "It was 5 %. https://example.org/${i}", trustworthySources: true }) { programNote { id } } }`, writer);
    await submit(true);
    await submit(false);
  }

  const logger = served.logger;
  const seen: string[] = [];
  served.logger = Object.assign(Object.create(logger) as Logger, { logQuery: (query: string) => void seen.push(query) });
  const queries = async (query: (first: number) => string, first: number, authorization?: string) => {
    seen.length = 0;
    await ask(query(first), authorization);
    return seen.length;
  };
  try {
    for (const [query, authorization] of [
      [(first: number) => `{ programs(first: ${first}) { nodes { name card { operator model } contributor { enrollmentState program { id } } admission { checks { value } } limit { limit } } } }`, owner],
      [(first: number) => `{ eligibleStatements(first: ${first}) { nodes { statement { id notes(first: 1) { nodes { id } } } suggestedSources { url } requestReasons } } }`, keys[1]],
      [(first: number) => `{ myProgramNotes(first: ${first}) { nodes { statement { url } note { status program { name } author { program { name } } } scoringStatus { middle { helpful } } } } }`, writer],
      [(first: number) => `{ myProgramNotes(testMode: true, first: ${first}) { nodes { statement { url } testResult { urlValidity } } } }`, writer],
      [(first: number) => `{ newestNotes(first: ${first}) { nodes { program { name } } } }`, undefined],
    ] as const) {
      // A key records its first use of a minute.
      await ask('{ viewer { role } }', authorization);
      const [one, many] = [await queries(query, 1, authorization), await queries(query, 10, authorization)];
      expect(many, query(10)).toBe(one);
    }
  } finally {
    served.logger = logger;
  }
});
