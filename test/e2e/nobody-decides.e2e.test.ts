import { ManualClock } from '@bridgenotes/platform';
import { fillCommunity, HOUR, openDataSource, runsService, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { buildClientSchema, getIntrospectionQuery, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLField, type GraphQLInputType, type IntrospectionQuery } from 'graphql';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house';

// Raters decide notes, and juries drawn by lot; the author may delete one. Whatever mutations there are or will be, no
// role gives anybody a say over a single note: every one of them is tried here, with every note's id where an id fits.

const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');
const clock = new ManualClock(START + HOUR);
let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let house: House;
let mutations: GraphQLField<unknown, unknown>[];
const staff: Record<string, string> = {};

/** Notes that readers see, and all that is withheld from them. */
async function whatReadersSee(): Promise<{ shown: string[]; withheld: unknown[] }> {
  const urls = community.notes.map((_, n) => `https://example.org/${n}`);
  const { data } = await house.ask<{ surfacedNotes: { notes: { note: { id: string } }[] }[] }>('query ($urls: [String!]!) { surfacedNotes(urls: $urls) { notes { note { id } } } }', { urls });
  return { shown: data.surfacedNotes.flatMap(({ notes }) => notes.map(({ note }) => note.id)).sort(), withheld: await dataSource.query('SELECT * FROM withheld_notes') };
}

/** A value of an input type, in odd rounds without what may be left out; `round` picks among the words of an enum and the two truths, `id` says which ids there are. */
function valueOf(type: GraphQLInputType, name: string, round: number, id: (name: string) => string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, round, id);
  if (isListType(type)) return [valueOf(type.ofType, name, round, id)];
  if (isEnumType(type)) return type.getValues()[round % type.getValues().length]!.name;
  if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).filter((field) => round % 2 === 0 || isNonNullType(field.type) || field.name === 'noteId').map((field) => [field.name, valueOf(field.type, field.name, round, id)]));
  switch (type.name) {
    case 'ID': return id(name);
    case 'Boolean': return round % 4 < 2;
    case 'Int': case 'Float': return round;
    case 'DateTime': return new Date(clock.now().getTime() + HOUR).toISOString();
    default: return /url/i.test(name) ? 'https://example.org/evidence' : name === 'quote' ? 'A plain correction' : name === 'participantId' || name === 'name' ? 'somebody' : 'Hide this note';
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
  for (let run = 0; run < 2; run++) {
    await runsService(dataSource, clock).run({ trigger: 'schedule' });
    clock.advance(HOUR + 1);
  }
  house = await openHouse({}, clock, { databaseUrl: database.url });
  staff['moderator'] = await house.join('mo', 'moderator');
  staff['admin'] = await house.join('root', 'admin');
  const id = async (token: string): Promise<string> => (await house.ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, token)).data.viewer.contributor.id;
  const scopes = (await house.ask<{ __type: { enumValues: { name: string }[] } }>('{ __type(name: "Scope") { enumValues { name } } }')).data.__type.enumValues.map(({ name }) => name);
  const key = await house.ask<{ createApiKey: { key: string } }>('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }', { input: { name: 'all powers', scopes, contributorId: await id(staff['admin']) } }, staff['admin']);
  expect(key.errors).toBeUndefined();
  staff['a key of the admin'] = key.data.createApiKey.key;
  const { data } = await house.ask<IntrospectionQuery>(getIntrospectionQuery());
  // Who gives up a role or leaves has nothing more to try.
  const isLast = ({ name }: { name: string }) => ['leave', 'removeContributor', 'setRole'].includes(name);
  const all = Object.values(buildClientSchema(data).getMutationType()!.getFields());
  mutations = [...all.filter((mutation) => !isLast(mutation)), ...all.filter(isLast)];
});
afterAll(async () => {
  await house?.close();
  await dataSource?.destroy();
  await database?.drop();
});

describe('nobody on the staff decides a single note', () => {
  it('by any mutation, in any role, or with any key', async () => {
    const before = await whatReadersSee();
    expect(before.shown.length).toBeGreaterThan(0);
    const [note, ...others] = community.notes.filter(({ id }) => before.shown.includes(globalId('Note', id)));
    const { data } = await house.ask<{ disputeNote: { dispute: { id: string } } }>('mutation ($input: DisputeNoteInput!) { disputeNote(input: $input) { dispute { id } } }',
      { input: { noteId: globalId('Note', note!.id), quote: 'A plain correction', claim: 'No.', evidenceUrls: ['https://example.org/why'] } }, await house.join('somebody who disputes it'));
    const ids: Record<string, string> = {
      noteId: globalId('Note', note!.id), statementId: globalId('Statement', note!.statementId), contributorId: globalId('Contributor', note!.authorId), disputeId: data.disputeNote.dispute.id,
    };
    const accepted = new Set<string>();
    for (const [who, token] of Object.entries(staff)) {
      await house.ask('mutation { returnToCommunity(input: {}) { __typename } }', {}, staff[who === 'moderator' ? who : 'admin']);
      for (const mutation of mutations) {
        for (let round = 0; round < 4; round++) {
          const input = valueOf(mutation.args[0]!.type, 'input', round, (name) => ids[name] ?? ids['noteId']!);
          const answer = await house.ask(`mutation ($input: ${String(mutation.args[0]!.type)}) { ${mutation.name}(input: $input) { __typename } }`, { input }, token);
          expect(answer.errors?.[0]?.extensions.code, `${mutation.name} by ${who}: ${JSON.stringify(answer.errors)}`).not.toBe('INTERNAL');
          if (answer.errors === undefined) accepted.add(mutation.name);
        }
      }
    }
    expect([...accepted], 'the attempt reaches services, not only doors').toEqual(expect.arrayContaining(['rateNote', 'withdrawRating', 'startScoringRun', 'disputeNote']));
    expect(await whatReadersSee()).toEqual(before);
    expect(others.length).toBeGreaterThan(0);
  });

  it('and what they rated weighs as much as what anybody rates', async () => {
    const before = await whatReadersSee();
    const someNote = before.shown[0]!;
    for (const token of [await house.join('another mo', 'moderator'), await house.join('another root', 'admin')]) {
      const rated = await house.ask('mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }', { input: { noteId: someNote, level: 'NOT_HELPFUL', tags: ['notHelpfulIncorrect'] } }, token);
      expect(rated.errors).toBeUndefined();
    }
    await runsService(dataSource, clock).run({ trigger: 'schedule' });
    expect((await whatReadersSee()).shown).toEqual(before.shown);
  });
});
