import { ManualClock } from '@bridgenotes/platform';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHouse, type House } from './house';

const DAY = 86_400_000;
const idWithin = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1]!;
const WRITE = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id isCollaborativeNote } } }';
const RATE = 'mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }';
const SUGGEST = 'mutation ($input: SuggestImprovementInput!) { suggestImprovement(input: $input) { suggestion { id text state } } }';
const REVISE = 'mutation ($input: ReviseNoteInput!) { reviseNote(input: $input) { ratingsStand note { id text } } }';
const KEEP = 'mutation ($input: KeepRatingInput!) { keepRating(input: $input) { rating { level tags } } }';
const ADVICE = 'query ($noteId: ID!, $incorporates: Boolean!) { revisionAdvice(noteId: $noteId, incorporates: $incorporates) { may reason text } }';
const LOOK = `query ($id: ID!) { note(id: $id) { text deletedAt credits { alias }
  suggestions { text state reason } versions { version text explanation ratingsStand difference { kind text } } viewerRating { level } } }`;
interface Note { text: string; deletedAt: string | null; credits: { alias: string }[]; suggestions: { text: string; state: string; reason: string | null }[]; versions: { version: number; text: string | null; explanation: string | null; ratingsStand: boolean; difference: { kind: string; text: string }[] }[]; viewerRating: { level: string } | null }

const LOGIN = 'mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }';
const clock = new ManualClock(Date.UTC(2026, 2, 1));
let house: House;
let author: string;
let rater: string;
let pages = 0;

async function ask<Data>(query: string, variables: Record<string, unknown>, token?: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, variables, token);
  expect(errors).toBeUndefined();
  return data;
}
const codeOf = async (query: string, variables: Record<string, unknown>, token?: string) => (await house.ask(query, variables, token)).errors?.[0]?.extensions ?? 'done';
const given = (text: string) => ({ classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text, trustworthySources: true });
const TEXT = 'The bridge was built in 2023, see https://example.org/bridge';
const write = async (isCollaborativeNote = true, token = author) =>
  (await ask<{ writeNote: { note: { id: string } } }>(WRITE, { input: { ...given(TEXT), statementUrl: `https://example.org/claims/${++pages}`, isCollaborativeNote } }, token)).writeNote.note.id;
const rate = (noteId: string, token: string, level = 'NOT_HELPFUL') => ask(RATE, { input: { noteId, level, tags: [] } }, token);
const suggest = async (noteId: string, text: string, token = rater, credited = true) => (await ask<{ suggestImprovement: { suggestion: { id: string } } }>(SUGGEST, { input: { noteId, text, credited } }, token)).suggestImprovement.suggestion.id;
const revise = (noteId: string, text: string, more: object = {}) => ({ input: { noteId, ...given(text), explanation: 'Opened, not built.', ...more } });
const look = async (id: string, token?: string) => (await ask<{ note: Note }>(LOOK, { id }, token)).note;
async function sql<Row>(statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: house.databaseUrl });
  await client.connect();
  return (await client.query(statement, values).finally(() => client.end())).rows as Row[];
}

const login = async (name: string) => (await ask<{ developmentLogin: { token: string } }>(LOGIN, { input: { name } })).developmentLogin.token;
/** A login lasts half a day. */
async function nextDay(): Promise<void> {
  clock.advance(DAY);
  [author, rater] = await Promise.all([login('author'), login('rater')]);
}

beforeAll(async () => {
  house = await openHouse({}, clock, undefined, { limits: { perDay: 1000, perAuthorPerDay: 1000 } });
  author = await house.join('author');
  rater = await house.join('rater');
  // What raters earn takes runs; here it is given.
  await sql(`UPDATE contributors SET rating_impact = 1, writing_impact = 0`);
});
afterAll(() => house?.close());

describe('a suggestion', () => {
  it('goes with a rating, on a note that is open for it', async () => {
    const noteId = await write();
    expect(await codeOf(SUGGEST, { input: { noteId, text: 'Say when.' } }, rater)).toMatchObject({ code: 'SUGGESTION_NEEDS_RATING' });
    await rate(noteId, rater);
    await suggest(noteId, 'Say when.');
    expect(await codeOf(SUGGEST, { input: { noteId, text: 'And where.' } }, rater)).toMatchObject({ code: 'SUGGESTION_OPEN' });
    const closed = await write(false);
    await rate(closed, rater);
    expect(await codeOf(SUGGEST, { input: { noteId: closed, text: 'Say when.' } }, rater)).toMatchObject({ code: 'NOT_COLLABORATIVE' });
  });

  it('is for those whose ratings proved good', async () => {
    const noteId = await write();
    const newcomer = await house.join('newcomer');
    await rate(noteId, newcomer);
    expect(await codeOf(SUGGEST, { input: { noteId, text: 'Say when.' } }, newcomer)).toMatchObject({ code: 'SUGGESTION_NEEDS_IMPACT', details: { which: 'rating', impact: 0, needed: 1 } });
  });

  it('is made once, however often it is sent in the same instant', async () => {
    const noteId = await write();
    await rate(noteId, rater);
    const answers = await Promise.all(Array.from({ length: 5 }, () => codeOf(SUGGEST, { input: { noteId, text: 'Say when.' } }, rater)));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect((await look(noteId, author)).suggestions).toHaveLength(1);
  });

  it('is read by the author and by whoever made it, and by nobody else', async () => {
    const noteId = await write();
    const other = await house.join('other');
    await rate(noteId, rater);
    await suggest(noteId, 'Say when.');
    expect((await look(noteId, author)).suggestions).toEqual([{ text: 'Say when.', state: 'OPEN', reason: null }]);
    expect((await look(noteId, rater)).suggestions).toHaveLength(1);
    expect((await look(noteId, other)).suggestions).toEqual([]);
    expect((await look(noteId)).suggestions).toEqual([]);
  });

  it('is declined with a reason by the author alone, and withdrawn by whoever made it alone', async () => {
    const noteId = await write();
    await rate(noteId, rater);
    const suggestionId = await suggest(noteId, 'Say when.');
    const DECLINE = 'mutation ($input: DeclineSuggestionInput!) { declineSuggestion(input: $input) { suggestion { state reason } } }';
    const WITHDRAW = 'mutation ($input: WithdrawSuggestionInput!) { withdrawSuggestion(input: $input) { suggestion { state } } }';
    expect(await codeOf(DECLINE, { input: { suggestionId, reason: 'No.' } }, rater)).toMatchObject({ code: 'NOT_YOUR_NOTE' });
    expect(await codeOf(WITHDRAW, { input: { suggestionId } }, author)).toMatchObject({ code: 'NOT_YOUR_SUGGESTION' });
    await ask(DECLINE, { input: { suggestionId, reason: 'It is in the source.' } }, author);
    expect((await look(noteId, rater)).suggestions).toEqual([{ text: 'Say when.', state: 'DECLINED', reason: 'It is in the source.' }]);
    expect(await codeOf(WITHDRAW, { input: { suggestionId } }, rater)).toMatchObject({ code: 'SUGGESTION_ANSWERED' });
  });

  it('is limited to some a day', async () => {
    let busy = await house.join('busy');
    await sql(`UPDATE contributors SET rating_impact = 1`);
    const notes = [];
    for (let i = 0; i < 21; i++) notes.push(await write());
    for (const noteId of notes) await rate(noteId, busy);
    for (const noteId of notes.slice(0, 20)) await suggest(noteId, 'Say when.', busy);
    expect(await codeOf(SUGGEST, { input: { noteId: notes[20], text: 'Say when.' } }, busy)).toMatchObject({ code: 'SUGGESTION_LIMIT_REACHED', details: { limit: 20, resetsAt: new Date(clock.now().getTime() + DAY).toISOString() } });
    await nextDay();
    busy = await login('busy');
    await suggest(notes[20]!, 'Say when.', busy);
  });
});

describe('a new version', () => {
  it('takes a suggestion up, tells what changed, begins without ratings, and names whom it thanks', async () => {
    const noteId = await write();
    await rate(noteId, rater);
    const suggestionId = await suggest(noteId, 'It was opened, not built.');
    expect(await ask(ADVICE, { noteId, incorporates: false }, author)).toMatchObject({ revisionAdvice: { may: false, reason: 'TOO_FEW_RATINGS' } });
    expect(await ask(ADVICE, { noteId, incorporates: true }, author)).toMatchObject({ revisionAdvice: { may: true, reason: 'TAKES_UP_SUGGESTION' } });
    expect(await codeOf(REVISE, revise(noteId, TEXT.replace('built', 'opened')), author)).toMatchObject({ code: 'REVISION_REFUSED', details: { reason: 'TOO_FEW_RATINGS' } });
    const { reviseNote } = await ask<{ reviseNote: { ratingsStand: boolean; note: { id: string } } }>(REVISE, revise(noteId, TEXT.replace('built', 'opened'), { suggestionIds: [suggestionId] }), author);
    expect(reviseNote.ratingsStand).toBe(false);
    expect(reviseNote.note.id).not.toBe(noteId);

    const now = await look(reviseNote.note.id, rater);
    expect(now.viewerRating).toBeNull();
    expect(now.credits).toHaveLength(1);
    expect(now.versions.map(({ version, text, explanation }) => [version, text, explanation])).toEqual([[1, TEXT, null], [2, TEXT.replace('built', 'opened'), 'Opened, not built.']]);
    expect(now.versions[1]!.difference).toEqual(expect.arrayContaining([{ kind: 'REMOVED', text: 'built' }, { kind: 'ADDED', text: 'opened' }]));
    expect((await look(noteId)).deletedAt).not.toBeNull();
    expect((await look(noteId, rater)).suggestions).toEqual([{ text: 'It was opened, not built.', state: 'INCORPORATED', reason: 'Opened, not built.' }]);

    expect(await ask(KEEP, { input: { noteId: reviseNote.note.id } }, rater)).toEqual({ keepRating: { rating: { level: 'NOT_HELPFUL', tags: [] } } });
    expect((await look(reviseNote.note.id, rater)).viewerRating).toEqual({ level: 'NOT_HELPFUL' });
    expect(await codeOf(KEEP, { input: { noteId: reviseNote.note.id } }, await house.join('bystander'))).toMatchObject({ code: 'NOT_FOUND' });
    const log = await ask<{ publicLog: { nodes: { kind: string; body: string }[] } }>('{ publicLog(first: 100, kind: "note.revised") { nodes { kind body } } }', {});
    expect(log.publicLog.nodes.at(-1)!.body).toContain('"version": 2');
  });

  it('names nobody who did not want it', async () => {
    const noteId = await write();
    await rate(noteId, rater);
    const suggestionId = await suggest(noteId, 'It was opened.', rater, false);
    const { reviseNote } = await ask<{ reviseNote: { note: { id: string } } }>(REVISE, revise(noteId, TEXT.replace('built', 'opened'), { suggestionIds: [suggestionId] }), author);
    expect((await look(reviseNote.note.id)).credits).toEqual([]);
  });

  it('keeps the note and its ratings where only the spelling changed', async () => {
    const noteId = await write();
    await rate(noteId, rater, 'HELPFUL');
    const { reviseNote } = await ask<{ reviseNote: { ratingsStand: boolean; note: { id: string; text: string } } }>(REVISE, revise(noteId, TEXT.replace(', see', '. See')), author);
    expect(reviseNote).toEqual({ ratingsStand: true, note: { id: noteId, text: TEXT.replace(', see', '. See') } });
    expect((await look(noteId, rater)).viewerRating).toEqual({ level: 'HELPFUL' });
    expect((await look(noteId)).versions.map(({ ratingsStand }) => ratingsStand)).toEqual([false, true]);
  });

  it('is the author’s alone, and needs a change', async () => {
    const noteId = await write();
    expect(await codeOf(REVISE, revise(noteId, 'Mine now: https://example.org/x'), rater)).toMatchObject({ code: 'NOT_YOUR_NOTE' });
    expect(await codeOf(REVISE, revise(noteId, TEXT), author)).toMatchObject({ code: 'REVISION_WITHOUT_CHANGE' });
    expect(await codeOf(REVISE, revise(await write(false), `${TEXT}!`), author)).toMatchObject({ code: 'NOT_COLLABORATIVE' });
    expect(await codeOf(REVISE, revise(noteId, 'No source.', { correctsFact: true }), author)).toMatchObject({ code: 'NOTE_SOURCE_REQUIRED' });
  });

  it('is made once when it is sent twice in the same instant', async () => {
    const noteId = await write();
    const answers = await Promise.all(['opened', 'closed', 'painted'].map((verb) => codeOf(REVISE, revise(noteId, TEXT.replace('built', verb), { correctsFact: true }), author)));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(answers.filter((answer) => typeof answer === 'object').map((answer) => (answer as { code: string }).code)).toEqual(['NOTE_DELETED', 'NOTE_DELETED']);
  });

  it('takes the place of the one before also where notes on one author are counted', async () => {
    const ADD = 'mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }';
    const { addStatement } = await ask<{ addStatement: { statement: { id: string } } }>(ADD, { input: { quotedText: 'It stood for ever.', authorName: 'The Town Crier' } }, author);
    const onAuthor = async () => (await ask<{ writingLimits: { onAuthor: { used: number } } }>('query ($id: ID!) { writingLimits(statementId: $id) { onAuthor { used } } }', { id: addStatement.statement.id }, author)).writingLimits.onAuthor.used;
    const { writeNote } = await ask<{ writeNote: { note: { id: string } } }>(WRITE, { input: { ...given(TEXT), statementId: addStatement.statement.id, isCollaborativeNote: true } }, author);
    expect(await onAuthor()).toBe(1);
    const { reviseNote } = await ask<{ reviseNote: { note: { id: string } } }>(REVISE, revise(writeNote.note.id, TEXT.replace('built', 'opened'), { correctsFact: true }), author);
    expect(await onAuthor()).toBe(1);
    const targets = await sql<{ target: string }>('SELECT target FROM note_targets WHERE note_id = $1', [idWithin(reviseNote.note.id)]);
    expect(targets).toHaveLength(1);
  });

  it('waits while another note of its author is being written', async () => {
    const noteId = await write();
    const [{ author_id: authorId }] = (await sql<{ author_id: string }>('SELECT author_id FROM notes WHERE id = $1', [idWithin(noteId)])) as [{ author_id: string }];
    const writing = new Client({ connectionString: house.databaseUrl });
    await writing.connect();
    await writing.query('BEGIN');
    await writing.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`notes of ${authorId}`]);
    const revised = codeOf(REVISE, revise(noteId, TEXT.replace('built', 'opened'), { correctsFact: true }), author);
    expect(await Promise.race([revised, sleep(300).then(() => 'waits')])).toBe('waits');
    await writing.query('COMMIT');
    await writing.end();
    expect(await revised).toBe('done');
  });

  it('is looked at without keeping anybody from the note', async () => {
    const noteId = await write();
    const deleting = new Client({ connectionString: house.databaseUrl });
    await deleting.connect();
    await deleting.query('BEGIN');
    await deleting.query('SELECT FROM notes WHERE id = $1 FOR UPDATE', [idWithin(noteId)]);
    const advice = ask(ADVICE, { noteId, incorporates: false }, author).then(() => 'answered');
    expect(await Promise.race([advice, sleep(5000).then(() => 'waits')])).toBe('answered');
    await deleting.end();
  });

  it('comes at most some times a day', async () => {
    let noteId = await write();
    for (let i = 0; i < 5; i++) noteId = (await ask<{ reviseNote: { note: { id: string } } }>(REVISE, revise(noteId, TEXT.replace('2023', String(2010 + i)), { correctsFact: true }), author)).reviseNote.note.id;
    expect(await codeOf(REVISE, revise(noteId, TEXT.replace('2023', '2000'), { correctsFact: true }), author)).toMatchObject({ code: 'REVISION_LIMIT_REACHED' });
  });
});
