import { AdmissionService, ProgramAdmission, ProgramNotesReader, PROGRAMS } from '@bridgenotes/ai-writers';
import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { CommunitySettings, dataSourceOptions, ManualClock } from '@bridgenotes/platform';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house';

// The clock stands: a limit of a day does not end while this runs.
const clock = new ManualClock(Date.now());
const SETTINGS = { programs: { testNotes: 4, sourceCheck: 'trusted-domains', trustedDomains: ['example.org'], limits: { limitOfFirstNotes: 3 } }, requests: { leastRequests: 1 } };
let house: House;
let dataSource: DataSource;
let owner: string;
let reader: string;

async function ask<Data>(query: string, variables: object = {}, token?: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, variables as Record<string, unknown>, token);
  expect(errors).toBeUndefined();
  return data;
}
const codeOf = async (query: string, variables: object, token?: string) => (await house.ask(query, variables as Record<string, unknown>, token)).errors?.[0]?.extensions.code ?? 'done';

const REGISTER = 'mutation ($input: RegisterProgramInput!) { registerProgram(input: $input) { key program { id name contributor { id alias enrollmentState } card { name operator model method contactUrl version } } } }';
const SUBMIT = 'mutation ($input: SubmitProgramNoteInput!) { submitProgramNote(input: $input) { programNote { id testMode text testResult { urlValidity harassmentAbuse claimOpinion } note { id status program { operator model } author { alias } } } } }';
const CARD = { operator: 'A newsroom', model: 'some-model 1', method: 'Public statistics, one template.', contactUrl: 'https://newsroom.example.org/contact' };
const NOTE = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'The rate was 5.4 % in May, not 15 %. https://stats.example.org/may', trustworthySources: true };

const register = async (name: string, token = owner) => (await ask<{ registerProgram: { key: string; program: { id: string } } }>(REGISTER, { input: { name, ...CARD } }, token)).registerProgram;
/** A statement that somebody asked a note for, with a source. */
async function wanted(path: string): Promise<string> {
  const { addStatement } = await ask<{ addStatement: { statement: { id: string } } }>('mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }', { input: { url: `https://news.example.org/${path}`, language: 'en' } }, owner);
  const asked = await house.join(`asks for ${path}`);
  await ask('mutation ($input: RequestNoteInput!) { requestNote(input: $input) { __typename } }', { input: { statementId: addStatement.statement.id, sources: [`https://stats.example.org/${path}`], reason: 'The number looks wrong.' } }, asked);
  return addStatement.statement.id;
}
/** What the worker does on its schedule. */
const draw = () => {
  const settings = CommunitySettings.from({ programs: SETTINGS.programs }, [PROGRAMS]);
  return new ProgramAdmission(dataSource, clock, settings, new AdmissionService(dataSource, settings, new ProgramNotesReader(dataSource))).run();
};

beforeAll(async () => {
  house = await openHouse({}, clock, undefined, SETTINGS);
  dataSource = await new DataSource(dataSourceOptions({ url: house.databaseUrl, entities: HOUSE_ENTITIES })).initialize();
  [owner, reader] = [await house.join('owner'), await house.join('rater')];
});
afterAll(async () => {
  await dataSource?.destroy();
  await house?.close();
});

describe('a program that writes notes', () => {
  let key: string;
  let programId: string;
  let statements: string[];

  it('is registered by a person, and known by its card', async () => {
    ({ key, program: { id: programId } } = await register('Fact Robot'));
    expect(await ask('query ($id: ID!) { program(id: $id) { name card { operator model method contactUrl version } contributor { alias enrollmentState program { id } } admission { passes } limit { limit } } }', { id: programId })).toEqual({
      program: { name: 'Fact Robot', card: { ...CARD, version: 1 }, contributor: { alias: 'Fact Robot', enrollmentState: 'apiTestUser', program: { id: programId } }, admission: null, limit: null },
    });
    expect(await codeOf(REGISTER, { input: { name: 'Another Robot', ...CARD } }, owner)).toBe('PROGRAM_ALREADY_REGISTERED');
    expect(await codeOf(REGISTER, { input: { name: 'Robot of a robot', ...CARD } }, key)).toBe('NOT_FOR_PROGRAMS');
    expect(await ask('{ viewer { signedInBy scopes } }', {}, key)).toEqual({ viewer: { signedInBy: 'API_KEY', scopes: ['READ', 'AI_NOTES_WRITE'] } });
  });

  it('tries notes out, which are evaluated and shown to nobody', async () => {
    statements = [];
    for (let i = 0; i < 6; i += 1) statements.push(await wanted(`story-${i}`));
    const { eligibleStatements } = await ask<{ eligibleStatements: { nodes: { statement: { id: string } }[] } }>(
      '{ eligibleStatements(testMode: true, first: 2) { nodes { statement { id url } suggestedSources { url count } requestReasons } pageInfo { hasNextPage } } }', {}, key);
    expect(eligibleStatements).toEqual({
      nodes: [5, 4].map((i) => ({ statement: { id: statements[i], url: `https://news.example.org/story-${i}` }, suggestedSources: [{ url: `https://stats.example.org/story-${i}`, count: 1 }], requestReasons: ['The number looks wrong.'] })),
      pageInfo: { hasNextPage: true },
    });
    expect(await ask('query ($id: ID!) { evaluateNote(statementId: $id, text: "You are an idiot. https://elsewhere.example") { urlValidity harassmentAbuse claimOpinion urls { reachable reason } reasons } }', { id: statements[0] }, key)).toMatchObject({
      evaluateNote: { urlValidity: 'LOW', harassmentAbuse: 'LOW', claimOpinion: 'LOW', urls: [{ reachable: false }] },
    });
    for (const statementId of statements.slice(0, 4)) {
      const { submitProgramNote } = await ask<{ submitProgramNote: object }>(SUBMIT, { input: { ...NOTE, statementId } }, key);
      expect(submitProgramNote).toMatchObject({ programNote: { testMode: true, testResult: { urlValidity: 'HIGH', harassmentAbuse: 'HIGH', claimOpinion: 'HIGH' }, note: null } });
    }
    expect(await ask('{ newestNotes { nodes { id } } notesNeedingRatings { nodes { id } } }', {}, reader)).toEqual({ newestNotes: { nodes: [] }, notesNeedingRatings: { nodes: [] } });
    expect(await codeOf(SUBMIT, { input: { ...NOTE, testMode: false, statementId: statements[0] } }, key)).toBe('PROGRAM_NOT_ADMITTED');
    expect(await ask('{ myPrograms { admission { passes checks { check value needed holds } } } }', {}, owner)).toMatchObject({ myPrograms: [{ admission: { passes: true } }] });
  });

  it('is admitted by a draw that everybody can see', async () => {
    await draw();
    const { programDraws, program } = await ask<{ programDraws: { nodes: { candidates: string[]; admitted: string[] }[] }; program: { contributor: { participantId: string } } }>(
      'query ($id: ID!) { programDraws { nodes { seed candidates admitted } } program(id: $id) { contributor { participantId enrollmentState } } }', { id: programId });
    expect(program.contributor).toMatchObject({ enrollmentState: 'apiEarnedIn' });
    expect(programDraws.nodes[0]).toMatchObject({ candidates: [program.contributor.participantId], admitted: [program.contributor.participantId] });
    expect(await ask('{ publicLog(kind: "program.draw") { nodes { data: body } } }')).toMatchObject({ publicLog: { nodes: [{}] } });
  });

  it('writes notes that carry the card, up to its limit', async () => {
    const { submitProgramNote: { programNote } } = await ask<{ submitProgramNote: { programNote: { id: string; note: { id: string } } } }>(SUBMIT, { input: { ...NOTE, testMode: false, statementId: statements[0] } }, key);
    expect(programNote).toMatchObject({ testMode: false, testResult: null, note: { status: 'NEEDS_MORE_RATINGS', program: { operator: 'A newsroom', model: 'some-model 1' }, author: { alias: 'Fact Robot' } } });
    await Promise.all(statements.slice(1, 6).map((statementId) => house.ask(SUBMIT, { input: { ...NOTE, testMode: false, statementId } }, key)));
    const refused = await house.ask(SUBMIT, { input: { ...NOTE, testMode: false, statementId: await wanted('one-more') } }, key);
    expect(refused.errors![0]!.extensions).toEqual({ code: 'AI_NOTE_LIMIT_REACHED', details: { limit: 3, used: 3, resetsAt: new Date(clock.now().getTime() + 86_400_000).toISOString(), reason: 'FIRST_NOTES' } });
    expect(await ask('{ myProgramNotes(first: 10) { nodes { statement { noteCount } scoringStatus { middle { helpful } } note { id } } } myPrograms { limit { limit used reason largestFeed } } }', {}, key)).toMatchObject({
      myProgramNotes: { nodes: Array.from({ length: 3 }, () => ({ statement: { noteCount: 1 }, scoringStatus: null })) }, myPrograms: [{ limit: { limit: 3, used: 3, reason: 'FIRST_NOTES', largestFeed: 'SMALL' } }],
    });
    await ask('mutation ($input: DeleteProgramNoteInput!) { deleteProgramNote(input: $input) { programNote { text } } }', { input: { id: programNote.id } }, key);
    expect(await codeOf(SUBMIT, { input: { ...NOTE, testMode: false, statementId: statements[0] } }, key), 'a deleted note counts').toBe('AI_NOTE_LIMIT_REACHED');
  });

  it('has its notes rated by people, and rates none', async () => {
    const { newestNotes } = await ask<{ newestNotes: { nodes: { id: string; program: object }[] } }>('{ newestNotes { nodes { id program { name } } } }');
    expect(newestNotes.nodes.map((note) => note.program)).toEqual([{ name: 'Fact Robot' }, { name: 'Fact Robot' }]);
    const offered = async (token: string) => (await ask<{ neededNotes: { nodes: { note: { id: string } }[] } }>('{ neededNotes { nodes { note { id } } } }', {}, token)).neededNotes.nodes.map(({ note }) => note.id);
    expect(await offered(reader)).toEqual(expect.arrayContaining(newestNotes.nodes.map(({ id }) => id)));
    expect(await offered(owner), 'who runs it is asked for none of them').toEqual([]);
    const rate = 'mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }';
    const input = { noteId: newestNotes.nodes[0]!.id, level: 'HELPFUL', tags: [] };
    expect([await codeOf(rate, { input }, reader), await codeOf(rate, { input }, key)]).toEqual(['done', 'NOT_FOR_PROGRAMS']);
    expect(await codeOf(rate, { input }, owner), 'nor by who runs it').toBe('RATING_OWN_NOTE');
  });

  it('has its card beside every note that readers are shown', async () => {
    const { newestNotes } = await ask<{ newestNotes: { nodes: { id: string; statement: { url: string } }[] } }>('{ newestNotes(first: 1) { nodes { id statement { url } } } }');
    const [shown] = newestNotes.nodes;
    const noteId = Buffer.from(shown!.id, 'base64url').toString().split(':')[1];
    const [run] = await dataSource.query<{ id: string }[]>(`INSERT INTO scoring_runs (state, trigger, forced, as_of, started_at, code_version, parameters) VALUES ('published', 'manual', false, now(), now(), 'test', '{}') RETURNING id`);
    await dataSource.query('INSERT INTO published_run (run_id) VALUES ($1)', [run!.id]);
    await dataSource.query(
      `INSERT INTO note_scores (run_id, note_id, statement_id, num_ratings, status, decided_by, rules, trace, counts, needs_ratings, decided_at, status_run_id)
       SELECT $1, id, statement_id, 20, 'CURRENTLY_RATED_HELPFUL', 'test', '{}', '[]', '{}', false, now(), $1 FROM notes WHERE id = $2`, [run!.id, noteId]);
    expect(await ask('query ($urls: [String!]!) { surfacedNotes(urls: $urls) { notes { note { id program { name operator model contactUrl } } } } }', { urls: [shown!.statement.url] })).toEqual({
      surfacedNotes: [{ notes: [{ note: { id: shown!.id, program: { name: 'Fact Robot', operator: CARD.operator, model: CARD.model, contactUrl: CARD.contactUrl } } }] }],
    });
  });

  it('is for programs: people are refused its doors', async () => {
    for (const query of ['{ eligibleStatements { nodes { statement { id } } } }', '{ myProgramNotes { nodes { id } } }']) expect(await codeOf(query, {}, reader)).toBe('NOT_A_PROGRAM');
    expect(await codeOf('query ($id: ID!) { evaluateNote(statementId: $id, text: "x") { claimOpinion } }', { id: statements[0] }, reader)).toBe('NOT_A_PROGRAM');
    expect(await codeOf('query ($id: ID!) { myProgramNotes(programId: $id) { nodes { id } } }', { id: programId }, reader)).toBe('NOT_YOUR_PROGRAM');
    expect(await codeOf('query ($id: ID!) { myProgramNotes(programId: $id) { nodes { id } } }', { id: programId }, owner)).toBe('done');
    expect(await codeOf('{ eligibleStatements(feedSize: LARGE) { nodes { statement { id } } } }', {}, key)).toBe('PROGRAM_RECORD_NEEDED');
  });

  it('writes with another key when its person asks for one', async () => {
    const { renewProgramKey } = await ask<{ renewProgramKey: { key: string } }>('mutation ($input: RenewProgramKeyInput!) { renewProgramKey(input: $input) { key } }', { input: { programId } }, owner);
    expect([await codeOf('{ myPrograms { id } }', {}, key), await codeOf('{ myPrograms { id } }', {}, renewProgramKey.key)]).toEqual(['INVALID_API_KEY', 'done']);
  });
});

describe('the example writer', () => {
  const program = resolve(import.meta.dirname, '../../examples/ai-writer');

  /** Runs it as its users do. */
  async function run(environment: Record<string, string>): Promise<{ code: number | null; report: Record<string, unknown> | null; log: string }> {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../dist/ai-writer/main.js')], { env: { BRIDGENOTES_URL: house.url, PAUSE_MILLIS: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, log] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (log += part.toString()));
    const code = await new Promise<number | null>((done) => child.on('close', done));
    return { code, report: out === '' ? null : (JSON.parse(out) as Record<string, unknown>), log };
  }

  beforeAll(async () => {
    await build({ configFile: resolve(program, 'vite.config.ts'), root: program, logLevel: 'error' });
  });

  it('tries itself out, is admitted and writes, against a server of its own process', async () => {
    const { key } = await register('Example Writer', await house.join('runs the example'));
    const offered = (await ask<{ statements: { nodes: object[] } }>('{ statements(first: 100) { nodes { id } } }')).statements.nodes.length;
    const tried = await run({ BRIDGENOTES_KEY: key, MOST_NOTES: '5' });
    expect(tried.report, tried.log).toEqual({ program: 'Example Writer', mode: 'test notes', offered: 5, written: 5, silent: 0, rejected: 0, stoppedBy: null, passes: true });
    expect(offered).toBeGreaterThan(5);
    clock.advance(86_400_000);
    await draw();
    owner = (await ask<{ developmentLogin: { token: string } }>('mutation { developmentLogin(input: { name: "owner" }) { token } }')).developmentLogin.token;
    for (let i = 0; i < 5; i += 1) await wanted(`fresh-${i}`);
    const wrote = await run({ BRIDGENOTES_KEY: key });
    expect(wrote.report, wrote.log).toMatchObject({ mode: 'notes', written: 3, stoppedBy: null });
    const again = await run({ BRIDGENOTES_KEY: key });
    expect(again.report, again.log).toMatchObject({ mode: 'notes', written: 0 });
    expect([tried.code, wrote.code, again.code]).toEqual([0, 0, 0]);
  });

  it('tries again after as long as it is told', async () => {
    // A server that is busy once; nothing else of it matters here.
    const times: number[] = [];
    const busy = createServer((request, response) => {
      times.push(Date.now());
      request.resume();
      const standing = { myPrograms: [{ name: 'Patient', contributor: { enrollmentState: 'apiTestUser' }, admission: { passes: false }, limit: { limit: 10, used: 0 } }] };
      const nothing = { eligibleStatements: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } };
      const refusal = { errors: [{ message: 'busy', extensions: { code: 'RATE_LIMITED', details: { retryAfterSeconds: 1 } } }] };
      response.end(JSON.stringify(times.length === 1 ? refusal : { data: { ...standing, ...nothing } }));
    });
    await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
    const { code, report } = await run({ BRIDGENOTES_URL: `http://127.0.0.1:${(busy.address() as AddressInfo).port}`, BRIDGENOTES_KEY: 'bn_x' });
    busy.close();
    expect([code, report?.['offered'], times.length]).toEqual([0, 0, 4]);
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(990);
  });

  it('gives up for good reasons', async () => {
    expect(await run({})).toMatchObject({ code: 2 });
    expect(await run({ BRIDGENOTES_KEY: 'bn_00000000_nonsense' })).toMatchObject({ code: 1, log: expect.stringContaining('INVALID_API_KEY') });
    const { key } = await register('Patient Writer', await house.join('runs the patient one'));
    const slow = await openHouse({ RATE_LIMIT_READS_PER_MINUTE: '1' }, clock, { databaseUrl: house.databaseUrl }, SETTINGS);
    try {
      const report = await run({ BRIDGENOTES_URL: slow.url, BRIDGENOTES_KEY: key, MOST_NOTES: '0', TRIES: '1' });
      expect(report).toMatchObject({ code: 1, log: expect.stringContaining('RATE_LIMITED') });
    } finally {
      await slow.close();
    }
  });
});
