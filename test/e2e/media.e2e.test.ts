import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { COPIES, jpegOf } from '@bridgenotes/media/testing';
import { CommunitySettings, ManualClock, readConfig } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, levelOf, openDataSource, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { WorkerModule, workerConfig } from '@bridgenotes/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house';

const ADD = 'mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }';
const REPORT = 'mutation ($input: ReportMediaInput!) { reportMedia(input: $input) { statement { media { kind recognisable problem { code text triedAgain } } } } }';
const WRITE = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id subject isMediaNote spread { mode agreement spreading } } } }';
const RATE = 'mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level spread ratedOn { id } } } }';
const SURFACED = 'query ($urls: [String!]!) { surfacedNotes(urls: $urls) { url notes { matchedBy note { id statement { id } } } } }';
const STATEMENT = 'query ($id: ID!) { statement(id: $id) { link surfacedNotes { matchedBy note { id } } matchedMediaNotes { kind state note { id } } } }';
const NOTE = 'query ($id: ID!) { note(id: $id) { status subject spread { mode agreement spreading shownOn negativeSide { everywhere here } positiveSide { everywhere here } } } }';
const NOTE_TEXT = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingManipulatedMedia'], text: 'The picture is of 2019: https://archive.example.org/2019', trustworthySources: true };
const POST = 'https://x.com/i/status/5000';
const ANSWERS = ['EVERYWHERE', 'THIS_STATEMENT'] as const;

interface NoteAnswer {
  readonly note: { readonly status: string; readonly subject: string; readonly spread: { readonly agreement: string; readonly spreading: boolean; readonly shownOn: number; readonly negativeSide: object; readonly positiveSide: object } };
}
interface Shown {
  readonly statement: { readonly link: string | null; readonly surfacedNotes: { readonly matchedBy: string | null; readonly note: { readonly id: string } }[]; readonly matchedMediaNotes: { readonly kind: string; readonly state: string; readonly note: { readonly id: string } }[] };
}

// Api, worker and database as they are; the clock is ours. Writers need no impact for pictures here, and one for links.
describe('a note about a picture', () => {
  const clock = new ManualClock(START + HOUR);
  const settings = { media: { mediaImpact: 0, automaticImpact: 1, fetchMedia: false, resolveLinks: false } };
  let database: TestDatabase;
  let worker: INestApplicationContext;
  let house: House;
  let community: Community;
  let raters: string[];
  let writer: string;
  let admin: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const dataSource = await openDataSource(database.url);
    community = await fillCommunity(dataSource, { raters: 40, notes: 40 });
    await dataSource.destroy();
    const config = readConfig(workerConfig, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '1', SCORING_DEBOUNCE_MILLIS: '50', OUTBOX_POLL_MILLIS: '50' });
    worker = await NestFactory.createApplicationContext(WorkerModule.of(config, clock, scoreHere, { community: CommunitySettings.from(settings, HOUSE_SECTIONS) }), { logger: false });
    house = await openHouse({}, clock, { databaseUrl: database.url }, settings);
    raters = await Promise.all(community.raters.map(async (_, i) => {
      const login = 'mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }';
      return (await ask<{ developmentLogin: { token: string } }>(login, { input: { participantId: `P${String(i).padStart(5, '0')}` } })).developmentLogin.token;
    }));
    [writer, admin] = [await house.join('writer'), await house.join('root', 'admin')];
  }, 120_000);
  afterAll(async () => {
    await house?.close();
    await worker?.close();
    await database?.drop();
  });

  async function ask<Data>(query: string, variables: Record<string, unknown>, token?: string): Promise<Data> {
    const { data, errors } = await house.ask<Data>(query, variables, token);
    expect(errors).toBeUndefined();
    return data;
  }
  const refusal = async (query: string, input: object, token: string) => (await house.ask(query, { input }, token)).errors?.[0]?.extensions.code ?? 'done';
  const base64 = (file: Buffer) => file.toString('base64');
  const add = async (input: object) => (await ask<{ addStatement: { statement: { id: string } } }>(ADD, { input }, writer)).addStatement.statement.id;
  const report = (statementId: string, file: Buffer) => ask(REPORT, { input: { statementId, kind: 'IMAGE', pictures: [base64(file)] } }, writer);
  async function until<Value>(find: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
    for (let tries = 0; tries < 400; tries++) {
      const found = await find();
      if (holds(found)) return found;
      await sleep(50);
    }
    throw new Error(`it never came to this: ${JSON.stringify(await find())}`);
  }
  const published = async () => (await ask<{ scoringRuns: { nodes: { id: string; state: string; asOf: string }[] } }>('{ scoringRuns(first: 1) { nodes { id state asOf } } }', {})).scoringRuns.nodes[0];
  /** Time goes on, and a run is made of what there is by then. */
  async function runAfter(millis: number): Promise<void> {
    clock.advance(millis);
    await ask('mutation { startScoringRun(input: {}) { __typename } }', {}, admin);
    await until(published, (run) => run?.state === 'PUBLISHED' && Date.parse(run.asOf) === clock.now().getTime());
  }
  const statement = (id: string) => ask<Shown>(STATEMENT, { id });
  const note = (id: string) => ask<NoteAnswer>(NOTE, { id });

  let first: string;
  let copy: string;
  let noteId: string;

  it('is written where there is one picture, and refused elsewhere', async () => {
    first = await add({ quotedText: 'A flood yesterday', mediaUrls: ['https://private.example.org/flood.jpg'] });
    const known = await ask<{ reportMedia: { statement: { media: object } } }>(REPORT, { input: { statementId: first, kind: 'IMAGE', pictures: [base64(await jpegOf(1, 60))] } }, writer);
    expect(known.reportMedia.statement.media).toEqual({ kind: 'IMAGE', recognisable: true, problem: null });
    expect(await refusal(REPORT, { statementId: first, kind: 'IMAGE', pictures: [base64(await jpegOf(2, 60))] }, raters[0]!)).toBe('NOT_YOUR_STATEMENT');
    expect(await refusal(REPORT, { statementId: first, kind: 'IMAGE', pictures: ['not base64!'] }, writer)).toBe('INVALID_INPUT');
    expect(await refusal(REPORT, { statementId: first, kind: 'IMAGE', pictures: [Buffer.from('no picture').toString('base64')] }, writer)).toBe('MEDIA_UNREADABLE');
    expect(await refusal(WRITE, { ...NOTE_TEXT, statementUrl: 'https://news.example.org/words', subject: 'MEDIA' }, writer)).toBe('MEDIA_NOT_SINGLE');
    expect(await refusal(WRITE, { ...NOTE_TEXT, statementUrl: 'https://news.example.org/words', subject: 'LINK' }, writer)).toBe('MEDIA_NOTE_NOT_EARNED');
    const { writeNote } = await ask<{ writeNote: { note: { id: string } } }>(WRITE, { input: { ...NOTE_TEXT, statementId: first, subject: 'MEDIA' } }, writer);
    expect(writeNote.note).toMatchObject({ subject: 'MEDIA', isMediaNote: true, spread: { mode: 'AFTER_AGREEMENT', agreement: 'OPEN', spreading: false } });
    noteId = writeNote.note.id;
  });

  it('matches a copy of it on another site, and is not shown there yet', async () => {
    copy = await add({ url: POST, quotedText: 'Look at this' });
    await report(copy, await COPIES['saved as WebP']!(await jpegOf(1, 60)));
    const { statement: found } = await until(() => statement(copy), (shown) => shown.statement.matchedMediaNotes.length > 0);
    expect(found).toEqual({ link: POST, surfacedNotes: [], matchedMediaNotes: [{ kind: 'MEDIA', state: 'MATCHED_BUT_NOT_SHOWN', note: { id: noteId } }] });
  });

  it('is shown there, too, when it is helpful and both sides want it everywhere', async () => {
    await runAfter(HOUR);
    await Promise.all(raters.map((token, r) => {
      const helpful = levelOf('both', r, 1) === 2;
      return ask(RATE, { input: { noteId, level: helpful ? 'HELPFUL' : 'NOT_HELPFUL', tags: helpful ? ['helpfulClear', 'helpfulGoodSources'] : [], ...(r % 2 === 0 && { statementId: copy }), spread: helpful ? 'EVERYWHERE' : null } }, token);
    }));
    await runAfter(HOUR);
    await runAfter(7 * HOUR);
    const { note: found } = await until(() => note(noteId), (answer) => answer.note.spread.spreading);
    expect(found).toMatchObject({ status: 'CURRENTLY_RATED_HELPFUL', subject: 'MEDIA', spread: { agreement: 'AGREED', shownOn: 1, negativeSide: { here: 0 }, positiveSide: { here: 0 } } });
    const { surfacedNotes } = await ask<{ surfacedNotes: { notes: object[] }[] }>(SURFACED, { urls: ['https://twitter.com/a/status/5000', 'https://news.example.org/nothing'] });
    expect(surfacedNotes.map(({ notes }) => notes)).toEqual([[{ matchedBy: 'MEDIA', note: { id: noteId, statement: { id: first } } }], []]);
    expect((await statement(first)).statement.surfacedNotes).toEqual([{ matchedBy: null, note: { id: noteId } }]);
    expect((await statement(copy)).statement.matchedMediaNotes).toMatchObject([{ state: 'MATCHED_AND_SHOWN' }]);
  });

  it('tells each rater what they answered, and where, and nobody else', async () => {
    const mine = 'query ($id: ID!) { note(id: $id) { viewerRating { spread ratedOn { id } } } }';
    const rater = [0, 2, 4].find((r) => levelOf('both', r, 1) === 2)!;
    expect(await ask(mine, { id: noteId }, raters[rater])).toEqual({ note: { viewerRating: { spread: 'EVERYWHERE', ratedOn: { id: copy } } } });
    expect(await ask(mine, { id: noteId }, writer)).toEqual({ note: { viewerRating: null } });
    const other = await add({ quotedText: 'Nothing to do with it' });
    expect(await refusal(RATE, { noteId, level: 'HELPFUL', statementId: other }, raters[0]!)).toBe('RATING_STATEMENT_MISMATCH');
  });

  it('is taken back there when one side finds it specific to its statement, and the public log tells both', async () => {
    const wants = (r: number) => levelOf('both', r, 1) === 2;
    const changing = raters.map((_, r) => r).filter((r) => wants(r) && r % 2 === 0).slice(0, 8);
    await Promise.all(changing.map((r) => ask(RATE, { input: { noteId, level: 'HELPFUL', tags: ['helpfulClear', 'helpfulGoodSources'], spread: ANSWERS[1] } }, raters[r])));
    await until(() => note(noteId), (answer) => !answer.note.spread.spreading);
    expect((await note(noteId)).note).toMatchObject({ status: 'CURRENTLY_RATED_HELPFUL', spread: { agreement: 'REFUSED', shownOn: 0 } });
    expect((await ask<{ surfacedNotes: { notes: object[] }[] }>(SURFACED, { urls: [POST] })).surfacedNotes[0]!.notes).toEqual([]);
    expect((await statement(first)).statement.surfacedNotes, 'it stays where it was written').toHaveLength(1);
    const [own, other] = [noteId, copy].map((id) => Buffer.from(id, 'base64url').toString().split(':')[1]!);
    const { publicLog } = await ask<{ publicLog: { nodes: { kind: string; actor: string; body: string }[] } }>('query ($subject: String) { publicLog(first: 100, subject: $subject) { nodes { kind actor body } } }', { subject: `note:${own}` });
    const told = publicLog.nodes.filter(({ kind }) => kind.startsWith('note.spread'));
    expect(told.map(({ kind, actor }) => [kind, actor])).toEqual([['note.spread', 'system'], ['note.spread_ended', 'system']]);
    for (const { body } of told) expect((JSON.parse(body) as { data: object }).data).toMatchObject({ by: 'MEDIA', statements: [other] });
  });
});
