import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock, readConfig } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, openDataSource, runsService, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Chores, WorkerModule, workerConfig } from '@bridgenotes/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house';

const DISPUTES = { disputes: { jurySize: 5, jurorRatingImpact: 0, centre: 0.2, authorByProfile: true } };
const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');
const idWithin = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1]!;

const SHOWN = `query ($urls: [String!]!) { surfacedNotes(urls: $urls) { notes { note { id review { askedAt endsAt } dispute { state } } decision { status finding { finding withheld dispute { id } } } } } }`;
const NOTE = `query ($id: ID!) { note(id: $id) { status missing { code } explanation { summary } review { endsAt } decision { finding { finding withheld reason dispute { id } } }
  dispute { id state finding ground reason authorAnswer jurySize seed counts { side upheld amended retracted } claims { quote quoteStart quoteEnd claim evidenceUrls } viewerSeat { state finding } } } }`;
const SEATS = '{ viewerJurySeats(first: 5) { nodes { state dueAt finding dispute { id note { text statement { url } } claims { claim } authorAnswer } } } }';
const mutation = (name: string, result: string): string => `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} } }`;

interface Seats { viewerJurySeats: { nodes: { state: string; dueAt: string | null; dispute: { id: string; claims: { claim: string }[]; authorAnswer: string | null } }[] } }
interface Noted {
  note: {
    status: string;
    missing: { code: string }[];
    explanation: { summary: string };
    decision: { finding: { finding: string; withheld: boolean; reason: string } | null };
    dispute: { id: string; state: string; finding: string | null; reason: string | null; counts: unknown; claims: object[]; viewerSeat: { state: string; finding: string | null } | null };
  };
}
interface Surfaced { surfacedNotes: { notes: { note: { id: string; review: object | null } }[] }[] }

const clock = new ManualClock(START + HOUR);
let database: TestDatabase;
let community: Community;
let house: House;
let worker: INestApplicationContext;
let shown: { id: string; url: string; authorId: string }[];

async function ask<Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, variables, token);
  expect(errors).toBeUndefined();
  return data;
}
const codeOf = async (query: string, input: object, token?: string): Promise<string> => (await house.ask(query, { input }, token)).errors?.[0]?.extensions.code ?? 'done';
/** Signs in as somebody of the community that was filled in. */
async function become(contributorId: string): Promise<string> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ participant_id: string }>('SELECT participant_id FROM contributors WHERE id = $1', [contributorId]);
  await client.end();
  return (await ask<{ developmentLogin: { token: string } }>(mutation('developmentLogin', 'token'), { input: { participantId: rows[0]!.participant_id } })).developmentLogin.token;
}
const chores = (): Promise<void> => worker.get(Chores).runAll();
/** Everybody who was called to the jury of a dispute, signed in. */
async function juryOf(disputeId: string): Promise<string[]> {
  const jury: string[] = [];
  for (const token of await Promise.all(community.raters.slice(24).map(become))) {
    const seat = (await ask<Seats>(SEATS, {}, token)).viewerJurySeats.nodes.find(({ dispute }) => dispute.id === disputeId);
    if (seat === undefined) continue;
    expect(seat).toMatchObject({ state: 'CALLED', dueAt: new Date(clock.now().getTime() + 24 * HOUR).toISOString() });
    jury.push(token);
  }
  expect(jury).toHaveLength(5);
  return jury;
}
const isShown = async (url: string): Promise<boolean> => (await ask<Surfaced>(SHOWN, { urls: [url] })).surfacedNotes[0]!.notes.length > 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 60, notes: 40, rates: (rater, note) => note % 5 !== 3 || rater < 24 });
  for (let run = 0; run < 2; run++) {
    await runsService(dataSource, clock).run({ trigger: 'schedule' });
    clock.advance(HOUR + 1);
  }
  const helpful = await dataSource.query<{ id: string }[]>(`SELECT note_id AS id FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND status = 'CURRENTLY_RATED_HELPFUL'`);
  await dataSource.destroy();
  const isHelpful = new Set(helpful.map(({ id }) => id));
  shown = community.notes.map((note, n) => ({ ...note, url: `https://example.org/${n}`, n })).filter(({ id, n }) => n % 5 === 3 && isHelpful.has(id));
  house = await openHouse({}, clock, { databaseUrl: database.url }, DISPUTES);
  const config = readConfig(workerConfig, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '86400' });
  worker = await NestFactory.createApplicationContext(WorkerModule.of(config, clock, scoreHere, { community: CommunitySettings.from(DISPUTES, HOUSE_SECTIONS) }), { logger: false });
});
afterAll(async () => {
  await worker?.close();
  await house?.close();
  await database?.drop();
});

describe('the author of a noted statement', () => {
  it('is vouched for by the site, asks for review once, and stays unknown to everybody else', async () => {
    const { id, url } = shown[0]!;
    const noteId = globalId('Note', id);
    const admin = await house.join('root', 'admin');
    const { viewer } = await ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, admin);
    const { createApiKey } = await ask<{ createApiKey: { key: string } }>(mutation('createApiKey', 'key'), { input: { name: 'example.org', scopes: ['AUTHORS_VOUCH'], contributorId: viewer.contributor.id } }, admin);
    const author = (await ask<{ developmentLogin: { token: string } }>(mutation('developmentLogin', 'token'), { input: { name: 'the author' } })).developmentLogin.token;

    const MINE = 'query ($url: String!) { statement(url: $url) { viewerIsAuthor } }';
    expect(await codeOf(mutation('askForReview', 'note { id }'), { noteId }, author)).toBe('NOT_STATEMENT_AUTHOR');
    expect(await codeOf(mutation('vouchForAuthor', 'statement { id }'), { url, issuer: 'bridgenotes-development', subject: 'the author' }, admin)).toBe('FORBIDDEN');
    expect(await codeOf(mutation('vouchForAuthor', 'statement { id }'), { url, issuer: 'bridgenotes-development', subject: 'the author' }, createApiKey.key)).toBe('done');
    expect(await ask(MINE, { url }, author)).toEqual({ statement: { viewerIsAuthor: true } });
    expect(await ask(MINE, { url }, admin)).toEqual({ statement: { viewerIsAuthor: false } });
    expect(await ask(MINE, { url })).toEqual({ statement: { viewerIsAuthor: false } });

    expect(await codeOf(mutation('askForReview', 'note { id }'), { noteId }, author)).toBe('done');
    expect(await codeOf(mutation('askForReview', 'note { id }'), { noteId }, author)).toBe('REVIEW_ALREADY_ASKED');
    const { surfacedNotes } = await ask<Surfaced>(SHOWN, { urls: [url] });
    expect(surfacedNotes[0]!.notes[0]!.note.review).toEqual({ askedAt: clock.now().toISOString(), endsAt: new Date(clock.now().getTime() + 24 * HOUR).toISOString() });
    const { publicLog } = await ask<{ publicLog: { nodes: { kind: string; actor: string }[] } }>('query ($subject: String) { publicLog(subject: $subject, first: 10) { nodes { kind actor } } }', { subject: `note:${id}` });
    expect(publicLog.nodes.filter(({ kind }) => kind === 'note.relisted')).toEqual([{ kind: 'note.relisted', actor: 'system' }]);
  });
});

describe('whoever the identity provider calls the owner of a page', () => {
  it('asks for review of what stands on it, and nobody else does', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`UPDATE statements SET platform = 'WEB'`);
    await client.end();
    const noteId = globalId('Note', shown[1]!.id);
    const login = async (name: string, profile: string) => (await ask<{ developmentLogin: { token: string } }>(mutation('developmentLogin', 'token'), { input: { name, claims: { profile } } })).developmentLogin.token;
    expect(await codeOf(mutation('askForReview', 'note { id }'), { noteId }, await login('a stranger', 'https://example.com/'))).toBe('NOT_STATEMENT_AUTHOR');
    expect(await codeOf(mutation('askForReview', 'note { id }'), { noteId }, await login('the owner', 'https://example.org/'))).toBe('done');
  });
});

describe('a dispute', () => {
  it('goes from two claims over a jury to a finding that takes the note from readers, and everything of it is public but who found what', async () => {
    const { id, url, authorId } = shown[0]!;
    const noteId = globalId('Note', id);
    const claim = (text: string) => ({ noteId, quote: 'A plain correction', claim: text, evidenceUrls: ['https://stats.example.org/rain'] });
    const [one, two] = [await house.join('one who disputes'), await house.join('another')];
    const opened = await Promise.all([house.ask(mutation('disputeNote', 'dispute { id }'), { input: claim('It is older.') }, one), house.ask(mutation('disputeNote', 'dispute { id }'), { input: claim('It is newer.') }, two)]);
    expect(opened.map((answer) => answer.errors)).toEqual([undefined, undefined]);
    const { dispute } = (await ask<Noted>(NOTE, { id: noteId })).note;
    expect(dispute).toMatchObject({ state: 'OPEN', finding: null, counts: null, viewerSeat: null });
    expect(dispute.claims).toEqual(expect.arrayContaining([{ quote: 'A plain correction', quoteStart: 0, quoteEnd: 18, claim: 'It is older.', evidenceUrls: ['https://stats.example.org/rain'] }]));
    expect(dispute.claims).toHaveLength(2);
    const disputeId = dispute.id;
    expect(await codeOf(mutation('answerDispute', 'dispute { id }'), { disputeId, text: 'See page 3.' }, one)).toBe('NOT_YOURS_TO_ANSWER');
    expect(await codeOf(mutation('answerDispute', 'dispute { id }'), { disputeId, text: 'See page 3.' }, await become(authorId))).toBe('done');

    await chores();
    const jury = await juryOf(disputeId);
    expect((await ask<Seats>(SEATS, {}, jury[0])).viewerJurySeats.nodes[0]!.dispute).toMatchObject({ authorAnswer: 'See page 3.', note: { text: expect.stringContaining('A plain correction') as string } });
    expect((await ask<Seats>(SEATS, {}, one)).viewerJurySeats.nodes).toEqual([]);

    expect(await codeOf(mutation('giveFinding', 'dispute { id }'), { disputeId, finding: 'RETRACTED', reason: 'Now.' }, jury[0])).toBe('JURY_SEAT_CLOSED');
    expect(await Promise.all(jury.map((token) => codeOf(mutation('answerJuryCall', 'dispute { viewerSeat { state } }'), { disputeId, accept: true }, token)))).toEqual(Array(5).fill('done'));
    const [last, ...first] = jury;
    expect(await Promise.all(first.map((token, i) => codeOf(mutation('giveFinding', 'dispute { id }'), { disputeId, finding: 'RETRACTED', reason: `Reason ${i}.` }, token)))).toEqual(Array(4).fill('done'));
    const halfway = (await ask<Noted>(NOTE, { id: noteId }, first[0])).note;
    expect(halfway.dispute).toMatchObject({ state: 'SITTING', finding: null, counts: null, reason: null, viewerSeat: { state: 'FOUND', finding: 'RETRACTED' } });
    expect((await ask<Noted>(NOTE, { id: noteId }, last)).note.dispute.viewerSeat).toEqual({ state: 'ACCEPTED', finding: null });
    expect(await isShown(url)).toBe(true);

    expect(await codeOf(mutation('giveFinding', 'dispute { id }'), { disputeId, finding: 'RETRACTED', reason: 'Reason 4.' }, last)).toBe('done');
    const { note } = await ask<Noted>(NOTE, { id: noteId }, one);
    expect(note.dispute).toMatchObject({ state: 'ENDED', viewerSeat: null });
    for (let juror = 0; juror < 5; juror++) expect(note.dispute.reason).toContain(`– Reason ${juror}.`);
    expect(note.dispute.counts).toEqual([{ side: 'NEGATIVE', upheld: 0, amended: 0, retracted: 2 }, { side: 'CENTRE', upheld: 0, amended: 0, retracted: 1 }, { side: 'POSITIVE', upheld: 0, amended: 0, retracted: 2 }]);
    expect(note.status, 'raters said what they said').toBe('CURRENTLY_RATED_HELPFUL');
    expect(note.decision.finding).toMatchObject({ finding: 'RETRACTED', withheld: true, reason: note.dispute.reason });
    expect(await isShown(url)).toBe(false);
    expect([halfway.missing, note.missing]).toEqual([[], [{ code: 'WITHHELD' }]]);
    expect(note.explanation.summary).toContain('A jury drawn from raters of both viewpoints');
    const { helpfulNotes, disputes } = await ask<{ helpfulNotes: { nodes: { id: string }[] }; disputes: { nodes: { id: string }[] } }>(`{ helpfulNotes(first: 100) { nodes { id } } disputes(open: false, noteId: "${noteId}") { nodes { id } } }`);
    expect(helpfulNotes.nodes.map((one) => one.id)).not.toContain(noteId);
    expect(disputes.nodes).toEqual([{ id: disputeId }]);

    const { publicLog } = await ask<{ publicLog: { nodes: { kind: string; actor: string; body: string }[] } }>('query ($subject: String) { publicLog(subject: $subject, first: 10) { nodes { kind actor body } } }', { subject: `dispute:${idWithin(disputeId)}` });
    expect(publicLog.nodes.map(({ kind }) => kind)).toEqual(['dispute.opened', 'dispute.joined', 'jury.drawn', 'dispute.decided']);
    expect(publicLog.nodes.slice(2).map(({ actor }) => actor)).toEqual(['system', 'jury']);
  });

  it('that asks for an amended note ends with another note by the same author, and with no other', async () => {
    const { id, url, authorId } = shown[1]!;
    const noteId = globalId('Note', id);
    const author = await become(authorId);
    const { disputeNote } = await ask<{ disputeNote: { dispute: { id: string } } }>(mutation('disputeNote', 'dispute { id }'), { input: { noteId, quote: 'A plain correction', claim: 'It names no year.', evidenceUrls: ['https://stats.example.org/rain'] } }, await house.join('a third who disputes'));
    const disputeId = disputeNote.dispute.id;
    await chores();
    for (const token of await juryOf(disputeId)) {
      expect(await codeOf(mutation('answerJuryCall', 'dispute { id }'), { disputeId, accept: true }, token)).toBe('done');
      expect(await codeOf(mutation('giveFinding', 'dispute { id }'), { disputeId, finding: 'AMENDED', reason: 'Name the year.' }, token)).toBe('done');
    }
    expect(await isShown(url)).toBe(false);
    const note = { statementUrl: url, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'A correction for 2020: https://example.org/source', trustworthySources: true };
    const write = (token: string) => house.ask<{ writeNote: { note: { id: string } } }>(mutation('writeNote', 'note { id }'), { input: note }, token);
    expect((await write(await house.join('somebody else'))).errors).toBeUndefined();
    expect((await write(author)).errors?.[0]?.extensions.code).toBe('NOTE_ALREADY_WRITTEN');
    expect(await codeOf(mutation('deleteNote', 'note { id }'), { noteId }, author)).toBe('done');
    const written = await write(author);
    expect(written.errors).toBeUndefined();
    const amended = 'query ($id: ID!) { dispute(id: $id) { finding amendUntil amendedNote { id status } } }';
    await expect.poll(() => ask(amended, { id: disputeId }), { timeout: 20_000 }).toEqual({
      dispute: { finding: 'AMENDED', amendUntil: new Date(clock.now().getTime() + 14 * 24 * HOUR).toISOString(), amendedNote: { id: written.data.writeNote.note.id, status: 'NEEDS_MORE_RATINGS' } },
    });
  });
});
