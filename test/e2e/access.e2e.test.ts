import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house';

const nothing = (type: string) => Buffer.from(`${type}:1`).toString('base64url');
const CALLERS = ['nobody', 'reader', 'contributor', 'removed', 'left', 'admin', 'adminKeyThatReads', 'adminKeyWithoutScope', 'adminKey', 'contributorKey', 'nobodysKey'] as const;
const SCOPES = ['READ', 'STATEMENTS_WRITE', 'NOTES_WRITE', 'AI_NOTES_WRITE', 'RATINGS_WRITE', 'RUNS_WRITE', 'REQUESTS_WRITE', 'VIEWS_WRITE', 'AUTHORS_VOUCH', 'WEBHOOKS_WRITE'];
type Caller = (typeof CALLERS)[number];
/** Who left is told so, unless something else is said. */
type Codes = Readonly<Record<Exclude<Caller, 'left'>, string> & { left?: string }>;

/** What each caller is told when what they ask for is harmless: a refusal, or `then` where they pass the door. */
const contributors = (then: string): Codes => ({
  nobody: 'SIGN_IN_REQUIRED', reader: 'ALIAS_REQUIRED', contributor: then, removed: 'CONTRIBUTOR_REMOVED', admin: then,
  adminKeyThatReads: 'FORBIDDEN', adminKeyWithoutScope: 'FORBIDDEN', adminKey: then, contributorKey: then, nobodysKey: 'SIGN_IN_REQUIRED',
});
const people = (reader: string, contributor: string, also: Partial<Codes> = {}): Codes => ({
  nobody: 'SIGN_IN_REQUIRED', reader, contributor, removed: 'CONTRIBUTOR_REMOVED', admin: contributor,
  adminKeyThatReads: 'FORBIDDEN', adminKeyWithoutScope: 'FORBIDDEN', adminKey: 'FORBIDDEN', contributorKey: 'FORBIDDEN', nobodysKey: 'SIGN_IN_REQUIRED', ...also,
});
const signedIn = (then: string): Codes => ({ ...contributors(then), reader: then });
const admins = (then: string, key: string): Codes => ({
  nobody: 'SIGN_IN_REQUIRED', reader: 'FORBIDDEN', contributor: 'FORBIDDEN', removed: 'CONTRIBUTOR_REMOVED', admin: then,
  adminKeyThatReads: 'FORBIDDEN', adminKeyWithoutScope: 'FORBIDDEN', adminKey: key, contributorKey: 'FORBIDDEN', nobodysKey: 'SIGN_IN_REQUIRED',
});

/** What only people do themselves: no key will do. */
const persons = (then: string): Codes => ({ ...contributors(then), adminKey: 'FORBIDDEN', contributorKey: 'FORBIDDEN' });

const signedInPersons = (then: string): Codes => ({ ...persons(then), reader: then });
/** Admins, and programs whose key was made for it. */
const owners = (then: string): Codes => ({ ...contributors(then), reader: 'FORBIDDEN', contributor: 'FORBIDDEN' });

/** Every mutation: an input that changes little, the scope that a key needs, and what each caller is told. */
const MUTATIONS: Readonly<Record<string, { input: object; scope: string | null; codes: Codes }>> = {
  addStatement: { input: { url: 'https://news.example.org/door' }, scope: 'STATEMENTS_WRITE', codes: contributors('done') },
  writeNote: { input: { statementId: nothing('Statement'), classification: 'NOT_MISLEADING', tags: ['notMisleadingOther'], text: 'Fine.', trustworthySources: true }, scope: 'NOTES_WRITE', codes: contributors('NOT_FOUND') },
  deleteNote: { input: { noteId: nothing('Note') }, scope: 'NOTES_WRITE', codes: contributors('NOT_FOUND') },
  rateNote: { input: { noteId: nothing('Note'), level: 'HELPFUL', tags: [] }, scope: 'RATINGS_WRITE', codes: contributors('NOT_FOUND') },
  withdrawRating: { input: { noteId: nothing('Note') }, scope: 'RATINGS_WRITE', codes: contributors('NOT_FOUND') },
  suggestImprovement: { input: { noteId: nothing('Note'), text: 'Say when.' }, scope: 'RATINGS_WRITE', codes: contributors('NOT_FOUND') },
  withdrawSuggestion: { input: { suggestionId: nothing('Suggestion') }, scope: 'RATINGS_WRITE', codes: contributors('NOT_FOUND') },
  declineSuggestion: { input: { suggestionId: nothing('Suggestion'), reason: 'It is there.' }, scope: 'NOTES_WRITE', codes: contributors('NOT_FOUND') },
  reviseNote: {
    input: { noteId: nothing('Note'), classification: 'NOT_MISLEADING', tags: ['notMisleadingOther'], text: 'Fine.', trustworthySources: true, explanation: 'Shorter.' },
    scope: 'NOTES_WRITE', codes: contributors('NOT_FOUND'),
  },
  keepRating: { input: { noteId: nothing('Note') }, scope: 'RATINGS_WRITE', codes: contributors('NOT_FOUND') },
  requestNote: { input: { statementId: nothing('Statement') }, scope: 'REQUESTS_WRITE', codes: signedIn('NOT_FOUND') },
  withdrawRequest: { input: { requestId: nothing('NoteRequest') }, scope: 'REQUESTS_WRITE', codes: signedIn('NOT_FOUND') },
  markRequestUnfounded: { input: { requestId: nothing('NoteRequest'), reason: 'NO_CLAIM' }, scope: 'REQUESTS_WRITE', codes: contributors('NOT_FOUND') },
  reportStatementViews: { input: { reports: [] }, scope: 'VIEWS_WRITE', codes: admins('done', 'done') },
  vouchForAuthor: {
    input: { url: 'https://news.example.org/door', issuer: 'https://login.example.org', subject: 'nobody' }, scope: 'AUTHORS_VOUCH',
    codes: { ...contributors('NOT_FOUND'), contributor: 'FORBIDDEN', admin: 'FORBIDDEN' },
  },
  askForReview: { input: { noteId: nothing('Note') }, scope: null, codes: { ...persons('NOT_FOUND'), reader: 'NOT_FOUND' } },
  disputeNote: { input: { noteId: nothing('Note'), quote: 'Fine.', claim: 'It is not.', evidenceUrls: ['https://news.example.org/not'] }, scope: null, codes: persons('NOT_FOUND') },
  answerDispute: { input: { disputeId: nothing('Dispute'), text: 'It is.' }, scope: null, codes: persons('NOT_FOUND') },
  answerJuryCall: { input: { disputeId: nothing('Dispute'), accept: true }, scope: null, codes: persons('NOT_FOUND') },
  giveFinding: { input: { disputeId: nothing('Dispute'), finding: 'UPHELD', reason: 'It is fine.' }, scope: null, codes: persons('NOT_FOUND') },
  reportMedia: { input: { statementId: nothing('Statement'), kind: 'IMAGE', pictures: ['aGVsbG8='] }, scope: 'STATEMENTS_WRITE', codes: contributors('NOT_FOUND') },
  declineRatingRequest: { input: { noteId: nothing('Note') }, scope: 'RATINGS_WRITE', codes: contributors('done') },
  setRatingLanguages: { input: { languages: ['de'] }, scope: 'RATINGS_WRITE', codes: contributors('done') },
  startScoringRun: { input: {}, scope: 'RUNS_WRITE', codes: admins('done', 'done') },
  publishHeldRun: { input: { runId: nothing('ScoringRun'), reason: 'It is right.' }, scope: 'RUNS_WRITE', codes: admins('NOT_FOUND', 'NOT_FOUND') },
  pausePublication: { input: { reason: 'An attack is under way.' }, scope: 'RUNS_WRITE', codes: admins('done', 'done') },
  resumePublication: { input: { reason: 'It is over.' }, scope: 'RUNS_WRITE', codes: admins('done', 'done') },
  markNoticesRead: { input: {}, scope: null, codes: signedInPersons('done') },
  changeNoticeSettings: { input: {}, scope: null, codes: signedInPersons('done') },
  setNoticeEmail: { input: { address: null }, scope: null, codes: signedInPersons('done') },
  addPushSubscription: { input: { endpoint: 'https://push.example.org/a', p256dh: 'AA', auth: 'AA' }, scope: null, codes: signedInPersons('CHANNEL_UNAVAILABLE') },
  removePushSubscription: { input: { endpoint: 'https://push.example.org/a' }, scope: null, codes: signedInPersons('done') },
  followStatement: { input: { statementId: nothing('Statement') }, scope: null, codes: signedInPersons('NOT_FOUND') },
  unfollowStatement: { input: { statementId: nothing('Statement') }, scope: null, codes: signedInPersons('NOT_FOUND') },
  registerWebhook: { input: { url: 'https://site.example.org/hook', topics: ['RUN_PUBLISHED'] }, scope: 'WEBHOOKS_WRITE', codes: owners('CHANNEL_UNAVAILABLE') },
  rotateWebhookSecret: { input: { webhookId: nothing('Webhook') }, scope: 'WEBHOOKS_WRITE', codes: owners('CHANNEL_UNAVAILABLE') },
  enableWebhook: { input: { webhookId: nothing('Webhook') }, scope: 'WEBHOOKS_WRITE', codes: owners('NOT_FOUND') },
  removeWebhook: { input: { webhookId: nothing('Webhook') }, scope: 'WEBHOOKS_WRITE', codes: owners('NOT_FOUND') },
  retryDelivery: { input: { deliveryId: nothing('Delivery') }, scope: 'WEBHOOKS_WRITE', codes: signedIn('NOT_FOUND') },
  createApiKey: { input: { name: 'one more', scopes: ['READ'] }, scope: null, codes: admins('done', 'FORBIDDEN') },
  revokeApiKey: { input: { id: nothing('ApiKey') }, scope: null, codes: admins('NOT_FOUND', 'FORBIDDEN') },
  registerProgram: { input: { name: 'x', operator: 'x', model: 'x', method: 'x', contactUrl: 'https://example.org' }, scope: null, codes: persons('INVALID_INPUT') },
  updateProgramCard: { input: { programId: nothing('Program') }, scope: null, codes: persons('NOT_FOUND') },
  renewProgramKey: { input: { programId: nothing('Program') }, scope: null, codes: persons('NOT_FOUND') },
  submitProgramNote: { input: { statementId: nothing('Statement'), classification: 'NOT_MISLEADING', tags: [], text: 'Fine.', trustworthySources: true }, scope: 'AI_NOTES_WRITE', codes: contributors('NOT_A_PROGRAM') },
  deleteProgramNote: { input: { id: nothing('TestNote') }, scope: 'AI_NOTES_WRITE', codes: contributors('NOT_A_PROGRAM') },
  setRole: { input: { contributorId: nothing('Contributor'), role: 'READER' }, scope: null, codes: admins('NOT_FOUND', 'FORBIDDEN') },
  chooseAlias: { input: { alias: 'Nobody Offered' }, scope: null, codes: people('ALIAS_NOT_OFFERED', 'ALIAS_ALREADY_CHOSEN') },
  requestAdmission: { input: {}, scope: null, codes: people('NO_WAITING_LIST', 'NO_WAITING_LIST') },
  acceptInvitation: { input: { code: 'no such code' }, scope: null, codes: people('INVITATION_INVALID', 'ALREADY_JOINED') },
  createInvitation: { input: {}, scope: null, codes: people('ALIAS_REQUIRED', 'done') },
  revokeInvitation: { input: { id: nothing('Invitation') }, scope: null, codes: people('ALIAS_REQUIRED', 'NOT_FOUND') },
  leave: { input: { confirm: false }, scope: null, codes: people('ALIAS_REQUIRED', 'INVALID_INPUT', { left: 'INVALID_INPUT' }) },
  appealRemoval: { input: { text: 'I did not.' }, scope: null, codes: people('NOT_REMOVED', 'NOT_REMOVED', { removed: 'NOT_REMOVED', left: 'NOT_REMOVED' }) },
  removeContributor: { input: { contributorId: nothing('Contributor'), reason: 'SPAM', explanation: 'Forty links.' }, scope: null, codes: admins('NOT_FOUND', 'FORBIDDEN') },
  reinstateContributor: { input: { contributorId: nothing('Contributor') }, scope: null, codes: admins('NOT_FOUND', 'FORBIDDEN') },
  decideRemovalAppeal: { input: { removalId: nothing('Removal'), outcome: 'UPHELD', answer: 'No.' }, scope: null, codes: admins('NOT_FOUND', 'FORBIDDEN') },
  returnToCommunity: { input: {}, scope: null, codes: people('ALIAS_REQUIRED', 'done', { left: 'done' }) },
  acknowledgeEarnOut: { input: { understood: true }, scope: null, codes: persons('NOT_LOCKED') },
  appealLock: { input: { text: 'Look again.' }, scope: null, codes: persons('NOT_LOCKED') },
  decideLockAppeal: { input: { appealId: nothing('LockAppeal'), outcome: 'UPHELD', reason: 'Three of five.' }, scope: null, codes: admins('NOT_FOUND', 'FORBIDDEN') },
  developmentLogin: { input: { name: 'anybody' }, scope: null, codes: Object.fromEntries(CALLERS.map((caller) => [caller, 'done'])) as Codes },
};

let house: House;
const tokens: Partial<Record<Caller, string>> = {};

async function ask<Data>(query: string, variables: object, token?: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, variables as Record<string, unknown>, token);
  expect(errors).toBeUndefined();
  return data;
}

const newKey = async (scopes: readonly string[], contributorId: string | null) =>
  (await ask<{ createApiKey: { key: string } }>('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }', { input: { name: 'a program', scopes, contributorId } }, tokens.admin)).createApiKey.key;
const idOf = async (token: string) => (await ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, token)).viewer.contributor.id;

async function codeOf(mutation: string, token: string | undefined): Promise<string> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await house.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`, { input: MUTATIONS[mutation]!.input }, token);
  return answer.errors?.[0]?.extensions.code ?? 'done';
}

beforeAll(async () => {
  house = await openHouse();
  tokens.admin = await house.join('root', 'admin');
  tokens.contributor = await house.join('ada');
  tokens.removed = await house.join('gone');
  tokens.left = await house.join('elsewhere');
  tokens.reader = (await ask<{ developmentLogin: { token: string } }>('mutation { developmentLogin(input: {name: "reader"}) { token } }', {})).developmentLogin.token;
  const admin = await idOf(tokens.admin);
  tokens.adminKey = await newKey(SCOPES, admin);
  tokens.adminKeyThatReads = await newKey(['READ'], admin);
  tokens.contributorKey = await newKey(SCOPES, await idOf(tokens.contributor));
  tokens.nobodysKey = await newKey(['READ'], null);
  const client = new Client({ connectionString: house.databaseUrl });
  await client.connect();
  const removed = Buffer.from(await idOf(tokens.removed), 'base64url').toString().split(':')[1];
  await client.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [removed]);
  await client.end();
});
afterAll(() => house?.close());

describe('every mutation', () => {
  it('is in the table', async () => {
    const { __schema } = await ask<{ __schema: { mutationType: { fields: { name: string }[] } } }>('{ __schema { mutationType { fields { name } } } }', {});
    expect(Object.keys(MUTATIONS).sort()).toEqual(__schema.mutationType.fields.map(({ name }) => name).sort());
  });

  it.each(Object.keys(MUTATIONS))('%s is for those whom it is for', async (mutation) => {
    const { scope, codes } = MUTATIONS[mutation]!;
    const others = SCOPES.filter((other) => other !== scope);
    // Again for each: one of the mutations brings them back.
    await ask('mutation { leave(input: {confirm: true}) { contributor { leftAt } } }', {}, tokens.left);
    tokens.adminKeyWithoutScope = await newKey(others, await idOf(tokens.admin!));
    const told = Object.fromEntries(await Promise.all(CALLERS.map(async (caller) => [caller, await codeOf(mutation, tokens[caller])])));
    // Where no scope is enough, a key with all scopes is refused like one without.
    expect(told).toEqual({ left: 'CONTRIBUTOR_LEFT', ...codes });
  });

  it('still lets the removed read', async () => {
    expect(await ask('{ viewer { role needsAlias } newestNotes { nodes { id } } }', {}, tokens.removed)).toEqual({ viewer: { role: 'CONTRIBUTOR', needsAlias: false }, newestNotes: { nodes: [] } });
  });
});

describe('a program', () => {
  const FOR_PROGRAMS: Readonly<Record<string, string>> = { submitProgramNote: 'NOTE_SOURCE_REQUIRED', deleteProgramNote: 'NOT_FOUND', developmentLogin: 'done' };
  let keys: string[];

  beforeAll(async () => {
    const card = { name: 'Fact Robot', operator: 'A newsroom', model: 'm', method: 'x', contactUrl: 'https://example.org' };
    const { registerProgram } = await ask<{ registerProgram: { key: string; program: { contributor: { id: string } } } }>(
      'mutation ($input: RegisterProgramInput!) { registerProgram(input: $input) { key program { contributor { id } } } }', { input: card }, tokens.contributor);
    // One as it is given, and one that an admin made with everything there is.
    keys = [registerProgram.key, await newKey(SCOPES, registerProgram.program.contributor.id)];
  });

  it.each(Object.keys(MUTATIONS))('may not %s, unless it is for programs', async (mutation) => {
    for (const key of keys) expect(await codeOf(mutation, key)).toBe(FOR_PROGRAMS[mutation] ?? 'NOT_FOR_PROGRAMS');
  });
});

describe('several mutations in one operation', () => {
  it('each answer with what is true after them', async () => {
    const [one, two] = [await house.join('first author'), await house.join('second author')];
    const url = 'https://news.example.org/several';
    const write = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }';
    const input = { statementUrl: url, classification: 'NOT_MISLEADING', tags: ['notMisleadingOther'], text: 'Fine.', trustworthySources: true };
    await ask(write, { input }, one);
    const { writeNote } = await ask<{ writeNote: { note: { id: string } } }>(write, { input }, two);
    const answer = await ask<Record<string, { note: unknown }>>(
      `mutation ($write: WriteNoteInput!, $id: ID!) {
        first: writeNote(input: $write) { note { statement { noteCount } viewerRating { level } } }
        rated: rateNote(input: {noteId: $id, level: HELPFUL}) { note { statement { noteCount } viewerRating { level } } }
        changed: rateNote(input: {noteId: $id, level: NOT_HELPFUL}) { note { viewerRating { level } } }
        withdrawn: withdrawRating(input: {noteId: $id}) { note { viewerRating { level } } }
      }`,
      { write: { ...input, statementUrl: `${url}?page=2` }, id: writeNote.note.id },
      one,
    );
    expect(answer).toEqual({
      first: { note: { statement: { noteCount: 1 }, viewerRating: null } },
      rated: { note: { statement: { noteCount: 2 }, viewerRating: { level: 'HELPFUL' } } },
      changed: { note: { viewerRating: { level: 'NOT_HELPFUL' } } },
      withdrawn: { note: { viewerRating: null } },
    });
    const { note } = (await ask<{ writeNote: { note: { id: string } } }>(write, { input: { ...input, statementUrl: `${url}?page=3` } }, one)).writeNote;
    const replaced = await ask<Record<string, { note: { statement: { noteCount: number } } }>>(
      `mutation ($id: ID!, $write: WriteNoteInput!) {
        deleted: deleteNote(input: {noteId: $id}) { note { statement { noteCount } } }
        again: writeNote(input: $write) { note { statement { noteCount } } }
      }`,
      { id: note.id, write: { ...input, statementUrl: `${url}?page=3` } },
      one,
    );
    expect([replaced['deleted']!.note.statement.noteCount, replaced['again']!.note.statement.noteCount]).toEqual([0, 1]);
  });
});
