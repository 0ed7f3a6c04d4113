import 'reflect-metadata';
import { ManualClock } from '@bridgenotes/platform';
import { LiveScores } from '@bridgenotes/scoring-runs';
import { HOUR, START, fillCommunity, openDataSource, runsService, type Community, type Opinion } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { DataSource, type Logger } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api';
import { toGlobalId } from '../graphql/global-id';

// One history of one community, told from the first note to the last status.
let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let app: NestExpressApplication;
let url: string;
const clock = new ManualClock(START + 1000);

interface Explained {
  language: string;
  status: string;
  summary: string;
  sections: { rule: string; says: string; decided: boolean; held: boolean; measure: string | null; value: string | null; threshold: string | null; comparison: string | null; margin: number | null; text: string }[];
  missing: { code: string; text: string }[];
  furtherRatings: { negativeSide: number; positiveSide: number; text: string } | null;
  waitEndsAt: string | null;
  locked: boolean;
  live: boolean;
  verify: { runId: string; inputDigest: string; outputDigest: string; command: string } | null;
}
const FIELDS = `language status summary sections { rule says decided held measure value threshold comparison margin text } missing { code text }
  furtherRatings { negativeSide positiveSide text } waitEndsAt locked live verify { runId asOf codeVersion inputDigest configurationDigest outputDigest command operatorCommand text }`;

async function get<Data>(query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const answer = (await response.json()) as { data: Data; errors?: object[] };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}
const explanationOf = async (id: string, language = 'en') =>
  (await get<{ note: { explanation: Explained } }>(`query ($id: ID!, $language: String!) { note(id: $id) { explanation(language: $language) { ${FIELDS} } } }`, { id: toGlobalId('Note', id), language })).note.explanation;
const noteOf = (opinion: Opinion, skip = 0) => community.notes.filter((note) => note.opinion === opinion)[skip]!.id;
const run = () => runsService(dataSource, clock).run({ trigger: 'manual', force: true });

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', PORT: '0', RATE_LIMIT_READS_PER_MINUTE: '100000' }));
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

it('before the first run says that the note was not scored yet', async () => {
  expect(await explanationOf(noteOf('both'))).toMatchObject({ status: 'NEEDS_MORE_RATINGS', sections: [], missing: [{ code: 'NOT_SCORED_YET' }], furtherRatings: null, locked: false, live: false, verify: null });
});

it('of a note that has just become helpful says until when it waits', async () => {
  await run();
  const { summary, waitEndsAt, missing } = await explanationOf(noteOf('both'));
  expect(missing.map(({ code }) => code)).toEqual(['WAITING']);
  expect(waitEndsAt).toBe(new Date(START + 1000 + HOUR).toISOString());
  expect(summary).toContain('it is shown with the first scoring run after January 15, 2026');
});

it('of a helpful note says that it is shown and why, and how to check it', async () => {
  clock.advance(HOUR + 1);
  await run();
  const { publishedRun } = await get<{ publishedRun: object }>('{ publishedRun { runId: id inputDigest configurationDigest outputDigest } }');
  const told = await explanationOf(noteOf('both'));
  expect(told).toMatchObject({ status: 'CURRENTLY_RATED_HELPFUL', missing: [], waitEndsAt: null, verify: { ...publishedRun, command: 'npx bridgenotes verify DIR' } });
  expect(told.summary).toContain('so it is shown beside its statement');
  const { note } = await get<{ note: { score: { intercept: number } } }>('query ($id: ID!) { note(id: $id) { score { intercept } } }', { id: toGlobalId('Note', noteOf('both')) });
  expect(told.sections).toContainEqual(expect.objectContaining({
    rule: 'GeneralCRH', decided: true, held: true, measure: 'intercept', value: String(note.score.intercept), threshold: '0.4', comparison: '>=', margin: expect.closeTo(note.score.intercept - 0.4, 12) as number, text: expect.stringContaining('– met (') as string,
  }));
});

it('of a one-sided note says what is missing, in each language', async () => {
  const texts = await Promise.all(['en', 'de-CH', 'fr', 'es', 'pt-BR', 'tlh'].map((language) => explanationOf(noteOf('left'), language)));
  expect(texts.map(({ language }) => language)).toEqual(['en', 'de', 'fr', 'es', 'pt', 'en']);
  for (const { missing, status } of texts) expect([missing[0]!.code, status]).toEqual(['AGREEMENT', 'NEEDS_MORE_RATINGS']);
  expect(new Set(texts.map(({ summary }) => summary)).size).toBe(5);
  expect(new Set(texts.map(({ sections }) => JSON.stringify(sections.map(({ rule, measure, value, held }) => [rule, measure, value, held])))).size).toBe(1);
  for (const { summary, sections } of texts) for (const text of [summary, ...sections.map((section) => section.text)]) expect(text).not.toMatch(/undefined|null|NaN|\{/);
});

it('says so where a rating changed the status since the run', async () => {
  const id = noteOf('both', 1);
  await dataSource.query('UPDATE ratings SET level = 0, tag_mask = $2, rated_at = $3 WHERE note_id = $1', [id, 1 << 10 | 1 << 12, clock.now()]);
  await dataSource.transaction((manager) => new LiveScores(clock).update(manager, [id]));
  const { live, status, summary } = await explanationOf(id);
  expect([live, status]).toEqual([true, 'CURRENTLY_RATED_NOT_HELPFUL']);
  expect(summary).toContain('decided between two scoring runs');
});

it('of a deleted note tells what it was, and of an imported one that it was imported', async () => {
  const id = noteOf('both', 2);
  await dataSource.query('UPDATE notes SET deleted_at = $2, text = NULL WHERE id = $1', [id, clock.now()]);
  const { status, summary } = await explanationOf(id);
  expect(status).toBe('CURRENTLY_RATED_HELPFUL');
  expect(summary).toContain('Its author has deleted the note');
  expect(summary).not.toContain('beside its statement');
  await dataSource.query('UPDATE notes SET imported = true WHERE id = $1', [noteOf('left', 1)]);
  expect((await explanationOf(noteOf('left', 1))).summary).toContain('imported with its history');
});

it('of a settled note asks for no ratings', async () => {
  clock.advance(15 * 24 * HOUR);
  await run();
  clock.advance(HOUR);
  await run();
  const told = await explanationOf(noteOf('left'));
  expect(told).toMatchObject({ locked: true, furtherRatings: null });
  expect(told.summary).toContain('was settled');
});

it('costs the same queries for one note as for many', async () => {
  const served = app.get(DataSource);
  const logger = served.logger;
  const seen: string[] = [];
  served.logger = Object.assign(Object.create(logger) as Logger, { logQuery: (query: string) => void seen.push(query) });
  const queries = async (first: number) => {
    seen.length = 0;
    await get(`{ newestNotes(first: ${first}) { nodes { explanation { ${FIELDS} } } } }`);
    return seen.length;
  };
  try {
    expect(await queries(25)).toBe(await queries(1));
  } finally {
    served.logger = logger;
  }
});
