import { SystemClock } from '@bridgenotes/platform';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type House, openHouse } from './house';

// Many people do things to the same rows in the same instant. Whatever order they come in, nothing is unforeseen, and
// what is stored adds up.

const PEOPLE = 12;
let house: House;
let database: Client;
const people: string[] = [];

beforeAll(async () => {
  house = await openHouse({}, new SystemClock(), undefined, { limits: { perDay: 1000 } });
  database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  people.push(...(await Promise.all(Array.from({ length: PEOPLE }, (_, i) => house.join(`person ${i}`)))));
});
afterAll(async () => {
  await database?.end();
  await house?.close();
});

const WRITE = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }';
const RATE = 'mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }';
const WITHDRAW = 'mutation ($input: WithdrawRatingInput!) { withdrawRating(input: $input) { note { id } } }';
const DELETE = 'mutation ($input: DeleteNoteInput!) { deleteNote(input: $input) { note { id deletedAt } } }';
const ADD = 'mutation ($input: AddStatementInput!) { addStatement(input: $input) { created statement { id } } }';

const noteOn = (statementUrl: string) => ({ input: { statementUrl, classification: 'NOT_MISLEADING', tags: ['notMisleadingOther'], text: 'Fine.', trustworthySources: true } });
const codes = (answers: readonly Answer<unknown>[]) => [...new Set(answers.flatMap((answer) => (answer.errors ?? []).map((error) => error.extensions.code)))].sort();
const rowsOf = async <Row extends object>(query: string, values: unknown[] = []) => (await database.query<Row>(query, values)).rows;
const idWithin = (globalId: string) => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

async function write(url: string, token: string): Promise<string> {
  const { data, errors } = await house.ask<{ writeNote: { note: { id: string } } }>(WRITE, noteOn(url), token);
  expect(errors).toBeUndefined();
  return data.writeNote.note.id;
}

/** Each rating is what the last step of its history says, and no step repeats the one before. */
async function expectTrueHistory(noteId: string): Promise<void> {
  const ratings = await rowsOf<{ id: string; level: number; tag_mask: number; withdrawn_at: Date | null }>('SELECT id, level, tag_mask, withdrawn_at FROM ratings WHERE note_id = $1', [idWithin(noteId)]);
  for (const rating of ratings) {
    const steps = await rowsOf<{ level: number | null; tag_mask: number; changed_at: Date }>('SELECT level, tag_mask, changed_at FROM rating_changes WHERE rating_id = $1 ORDER BY id', [rating.id]);
    const last = steps.at(-1)!;
    expect(rating.withdrawn_at === null ? [rating.level, rating.tag_mask] : [null, 0]).toEqual([last.level, last.tag_mask]);
    steps.slice(1).forEach((step, i) => {
      expect([step.level, step.tag_mask], 'a step changes something').not.toEqual([steps[i]!.level, steps[i]!.tag_mask]);
      expect(step.changed_at.getTime(), 'time goes forward').toBeGreaterThanOrEqual(steps[i]!.changed_at.getTime());
    });
    if (rating.withdrawn_at !== null) expect(rating.withdrawn_at).toEqual(last.changed_at);
  }
}

describe('in the same instant', () => {
  it('one person changes and withdraws a rating many times: one rating is left, and its history is true', async () => {
    const noteId = await write('https://news.example.org/wavering', people[0]!);
    const actions = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 2 ? house.ask(WITHDRAW, { input: { noteId } }, people[1]) : house.ask(RATE, { input: { noteId, level: i % 3 === 0 ? 'HELPFUL' : 'NOT_HELPFUL', tags: i % 2 === 0 ? [] : i % 3 === 0 ? ['helpfulClear'] : ['notHelpfulIncorrect'] } }, people[1]),
    );
    expect(codes(await Promise.all(actions))).toEqual([]);
    expect(await rowsOf('SELECT id FROM ratings WHERE note_id = $1', [idWithin(noteId)])).toHaveLength(1);
    await expectTrueHistory(noteId);
  });

  it('a note is deleted while everybody rates it: no rating comes after its end', async () => {
    for (let round = 0; round < 5; round++) {
      const noteId = await write(`https://news.example.org/vanishing?page=${round}`, people[0]!);
      const rate = (level: string) => people.slice(1).map((token) => house.ask(RATE, { input: { noteId, level } }, token));
      const answers = await Promise.all([...rate('HELPFUL'), house.ask(DELETE, { input: { noteId } }, people[0]), house.ask(DELETE, { input: { noteId } }, people[0]), ...rate('NOT_HELPFUL'), ...people.slice(1).map((token) => house.ask(WITHDRAW, { input: { noteId } }, token))]);
      expect(codes(answers).filter((code) => code !== 'NOTE_DELETED')).toEqual([]);
      await expectTrueHistory(noteId);
      const late = 'SELECT rating_changes.id FROM rating_changes JOIN notes ON notes.id = note_id WHERE note_id = $1 AND level IS NOT NULL AND changed_at > deleted_at';
      expect(await rowsOf(late, [idWithin(noteId)])).toEqual([]);
      expect(await rowsOf(`SELECT topic FROM outbox WHERE topic = 'note.deleted' AND payload->>'noteId' = $1`, [idWithin(noteId)])).toHaveLength(1);
    }
    expect(await rowsOf<{ note_count: number }>(`SELECT DISTINCT note_count FROM statements WHERE canonical_url LIKE '%vanishing%'`)).toEqual([{ note_count: 0 }]);
  });

  it('everybody writes, deletes and writes again on few statements: their counts are right', async () => {
    const urls = [1, 2, 3].map((page) => `https://news.example.org/busy?page=${page}`);
    const act = async (token: string, i: number): Promise<Answer<unknown>[]> => {
      const answers: Answer<unknown>[] = [];
      for (let step = 0; step < 6; step++) {
        const written = await house.ask<{ writeNote: { note: { id: string } } | null }>(WRITE, noteOn(urls[(i + step) % 3]!), token);
        answers.push(written);
        const id = written.data?.writeNote?.note.id;
        if (id !== undefined && step % 2 === 0) answers.push(await house.ask(DELETE, { input: { noteId: id } }, token));
      }
      return answers;
    };
    const answers = (await Promise.all(people.map(act))).flat();
    expect(codes(answers).filter((code) => code !== 'NOTE_ALREADY_WRITTEN')).toEqual([]);
    const counted = await rowsOf<{ note_count: number; standing: string }>(`SELECT note_count, (SELECT count(*) FROM notes WHERE statement_id = statements.id AND deleted_at IS NULL) AS standing FROM statements`);
    for (const { note_count, standing } of counted) expect(note_count).toBe(Number(standing));
    expect(await rowsOf(`SELECT id FROM statements WHERE canonical_url LIKE '%busy%'`)).toHaveLength(3);
  });

  it('everybody adds the same URL with other words, and the same quote: one statement each', async () => {
    const adding = [{ url: 'https://news.example.org/shared', quotedText: 'The Moon is made of cheese.' }, { quotedText: 'The Moon is made of cheese.', authorName: 'A Miller' }];
    const answers = await Promise.all(people.flatMap((token, i) => adding.map((input) => house.ask<{ addStatement: { created: boolean; statement: { id: string } } }>(ADD, { input: { ...input, language: i % 2 === 0 ? 'en' : 'de' } }, token))));
    expect(codes(answers)).toEqual([]);
    expect(answers.filter(({ data }) => data.addStatement.created)).toHaveLength(2);
    expect(new Set(answers.map(({ data }) => data.addStatement.statement.id)).size).toBe(2);
  });

  it('several people want one alias, and one person wants several: each gets one at most', async () => {
    const login = async (name: string) => (await house.ask<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input: { name } })).data.developmentLogin.token;
    const tokens = await Promise.all(Array.from({ length: 5 }, () => login('the very same')));
    const { data } = await house.ask<{ aliasOffers: string[] }>('{ aliasOffers }', {}, tokens[0]);
    const CHOOSE = 'mutation ($input: ChooseAliasInput!) { chooseAlias(input: $input) { contributor { alias } } }';
    const others = await Promise.all([1, 2, 3].map((i) => login(`rival ${i}`)));
    await database.query(`INSERT INTO alias_offers (contributor_id, aliases, offered_at) SELECT contributor_id, $1, now() FROM sign_ins WHERE subject LIKE 'rival %'`, [data.aliasOffers]);
    const answers = await Promise.all([...tokens.map((token, i) => house.ask(CHOOSE, { input: { alias: data.aliasOffers[i] } }, token)), ...others.map((token) => house.ask(CHOOSE, { input: { alias: data.aliasOffers[0] } }, token))]);
    expect(codes(answers).filter((code) => !['ALIAS_TAKEN', 'ALIAS_ALREADY_CHOSEN'].includes(code))).toEqual([]);
    const taken = await rowsOf<{ alias: string }>('SELECT alias FROM contributors WHERE alias = ANY($1)', [data.aliasOffers]);
    expect(answers.filter((answer) => answer.errors === undefined)).toHaveLength(taken.length);
  });

  it('admins demote each other while others choose aliases: one admin is left', async () => {
    const admins = await Promise.all([1, 2, 3, 4].map((i) => house.join(`admin ${i}`, 'admin')));
    const ids = await Promise.all(admins.map(async (token) => (await house.ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, token)).data.viewer.contributor.id));
    const demote = admins.flatMap((token) => ids.map((contributorId) => house.ask('mutation ($input: SetRoleInput!) { setRole(input: $input) { contributor { id } } }', { input: { contributorId, role: 'CONTRIBUTOR' } }, token)));
    const answers = await Promise.all([...demote, ...Array.from({ length: 5 }, (_, i) => house.join(`newcomer ${i}`).then((): Answer<unknown> => ({ status: 200, data: null })))]);
    expect(codes(answers).filter((code) => !['FORBIDDEN', 'LAST_ADMIN'].includes(code))).toEqual([]);
    expect(await rowsOf(`SELECT id FROM contributors WHERE role = 'admin'`)).toHaveLength(1);
  });
});
