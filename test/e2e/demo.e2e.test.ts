import { DEFAULT_DEMO, demoCommunity, demoTruth, OPEN_CONTENT } from '@bridgenotes/simulation';
import { createClient, type Client } from 'graphql-ws';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

const ROOT = resolve(import.meta.dirname, '../..');
/** The worker looks every second whether a run is due. */
const OFTEN = { SCORING_EVERY_SECONDS: '1' };

interface Platform {
  url: string;
  output(): string;
  /** Stops it as Ctrl-C does. @returns its exit code */
  stop(): Promise<number | null>;
}

/** `npm start -- --demo` with an embedded database in a folder of its own. */
async function startDemo(dataDir: string, options: string[], environment: Record<string, string> = {}): Promise<Platform> {
  const child = spawn(process.execPath, [join(ROOT, 'tools/start.mjs'), '--demo', '--port', '0', ...options], {
    env: { ...process.env, DATABASE_URL: '', BRIDGENOTES_DATA_DIR: dataDir, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close');
  for (;;) {
    const url = /http:\/\/localhost:\d+\/graphql/.exec(output)?.[0];
    if (url !== undefined) {
      return {
        url,
        output: () => output,
        async stop() {
          child.kill('SIGINT');
          return (await ended)[0] as number | null;
        },
      };
    }
    if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode}:\n${output}`);
    await sleep(50);
  }
}

const STATEMENTS = 60 + OPEN_CONTENT.length;
const NOTES = 150 + OPEN_CONTENT.flatMap(({ notes }) => notes).length;

describe('npm start -- --demo --still', () => {
  let dataDir: string;
  let platform: Platform;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'bridgenotes-demo-'));
    const started = performance.now();
    platform = await startDemo(dataDir, ['--still'], OFTEN);
    expect(platform.output()).not.toContain('there already');
    console.log(`the demo answered after ${Math.round(performance.now() - started)} ms (builds included)\n${platform.output()}`);
  }, 300_000);
  afterAll(async () => {
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function get<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(platform.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  interface Helpful {
    nodes: { id: string; text: string; author: { alias: string }; statement: { url: string | null; quotedText: string }; decision: { explanationTags: string[] }; score: { intercept: number } }[];
  }
  const helpful = async (): Promise<Helpful['nodes']> =>
    (await get<{ helpfulNotes: Helpful }>('{ helpfulNotes(first: 100) { nodes { id text author { alias } statement { url quotedText } decision { explanationTags } score { intercept } } } }')).helpfulNotes.nodes;

  it('has helpful notes to see at once, with authors, words and reasons', async () => {
    const notes = await helpful();
    expect(notes.length).toBeGreaterThanOrEqual(15);
    for (const note of notes) {
      expect(note.text.length).toBeGreaterThan(20);
      expect(note.author.alias).toMatch(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+/u);
      expect(note.statement.quotedText).not.toBe('');
      expect(note.decision.explanationTags).toHaveLength(2);
    }
    // Topics, sources and people differ.
    expect(new Set(notes.map((note) => note.text)).size).toBe(notes.length);
    expect(new Set(notes.map((note) => note.author.alias)).size).toBeGreaterThan(5);
  });

  it('has statements, quotes among them, that are found by their URL and their words', async () => {
    const { statements } = await get<{ statements: { nodes: { url: string | null; quotedText: string; noteCount: number }[]; pageInfo: { hasNextPage: boolean } } }>(
      '{ statements(first: 100, order: MOST_NOTED) { nodes { url quotedText noteCount } pageInfo { hasNextPage } } }',
    );
    expect(statements.nodes).toHaveLength(STATEMENTS);
    expect(statements.nodes.reduce((sum, { noteCount }) => sum + noteCount, 0)).toBe(NOTES);
    expect(statements.nodes.filter(({ url }) => url === null).length).toBeGreaterThan(5);
    const quote = statements.nodes.find(({ url }) => url === null)!;
    const found = await get<{ statements: { nodes: { quotedText: string }[] } }>('query ($search: String!) { statements(search: $search) { nodes { quotedText } } }', { search: quote.quotedText });
    expect(found.statements.nodes.map(({ quotedText }) => quotedText)).toContain(quote.quotedText);
    const shown = (await helpful()).find(({ statement }) => statement.url !== null)!;
    const { surfacedNotes } = await get<{ surfacedNotes: { notes: { note: { id: string } }[] }[] }>('query ($urls: [String!]!) { surfacedNotes(urls: $urls) { notes { note { id } } } }', { urls: [`${shown.statement.url!}?utm_source=demo#here`] });
    expect(surfacedNotes[0]!.notes.map(({ note }) => note.id)).toContain(shown.id);
  });

  interface Found {
    url: string | null;
    quotedText: string;
    authorName: string | null;
    language: string;
  }
  const search = async (words: string): Promise<Found[]> =>
    (await get<{ statements: { nodes: Found[] } }>('query ($search: String!) { statements(search: $search, first: 100) { nodes { url quotedText authorName language } } }', { search: words })).statements.nodes;
  const claims = async (words: string) => (await search(words)).map(({ quotedText }) => quotedText);

  it('finds every statement by its own words, first of all, however they are written, and a quote by who said it', async () => {
    const { statements } = demoCommunity({ seed: DEFAULT_DEMO.seed });
    for (const { url, claim, authorName } of statements) {
      expect((await claims(claim))[0]).toBe(claim);
      expect(await claims(`“${claim.toUpperCase()}”`)).toContain(claim);
      if (url === null) expect(await search(authorName!)).toContainEqual({ url, quotedText: claim, authorName, language: 'en' });
    }
  });

  it.each([
    ['en', 'lawyers BAR chatb'],
    ['de', 'romer BETON'],
    ['fr', 'l’an dernier billets'],
    ['es', 'podran vivir 150 anos'],
    ['ja', '電池 充電'],
    ['ja', 'この電池'],
  ])('finds a statement in %s by some of its words, as people type them: %s', async (language, words) => {
    expect((await search(words)).map((statement) => statement.language)).toEqual([language]);
  });

  it.each(['romer podran', 'lawyers 電池', '???'])('finds nothing by words that no one statement has: %s', async (words) => {
    expect(await search(words)).toEqual([]);
  });

  it('has scored them as of today, and keeps them when it is started again', async () => {
    const before = (await helpful()).map(({ id }) => id).sort();
    const { publishedRun } = await get<{ publishedRun: { asOf: string } }>('{ publishedRun { asOf } }');
    expect(new Date(publishedRun.asOf).getTime()).toBeGreaterThan(Date.now() - 10 * 60_000);
    expect(await platform.stop()).toBe(0);
    platform = await startDemo(dataDir, ['--still'], OFTEN);
    expect(platform.output()).toContain('the demo community is there already');
    expect((await helpful()).map(({ id }) => id).sort()).toEqual(before);
    expect(await get('{ statements(first: 100) { nodes { id } } }')).toMatchObject({ statements: { nodes: { length: STATEMENTS } } });
    expect(platform.output()).toContain('nothing happens unless you do it');
  });
});

// What the README promises of the first five minutes, four times as fast, and with a shorter wait.
describe('a newcomer in npm start -- --demo', () => {
  let dataDir: string;
  let platform: Platform;
  let socket: Client;
  let token: string;
  const began = performance.now();
  const tell = (what: string) => console.log(`${Math.round((performance.now() - began) / 1000)} s: ${what}`);

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'bridgenotes-demo-'));
    const parameters = JSON.parse(await readFile(join(ROOT, 'apps/cli/demo/scoring.json'), 'utf8')) as { stability: object };
    await writeFile(join(dataDir, 'scoring.json'), JSON.stringify({ ...parameters, stability: { ...parameters.stability, minWaitHelpful: 4000, maxWaitHelpful: 8000 } }));
    platform = await startDemo(join(dataDir, 'data'), ['--pace', '4'], { SCORING_PARAMETERS_FILE: join(dataDir, 'scoring.json') });
    socket = createClient({ url: platform.url.replace('http', 'ws'), webSocketImpl: WebSocket, lazy: false });
    tell('it runs');
  }, 300_000);
  afterAll(async () => {
    await socket?.dispose();
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(platform.url, { method: 'POST', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }
  interface Standing {
    ratingImpact: number;
    writingAbility: { mayWrite: boolean; unlocksAt: { ratingImpactNeeded: number; missing: number } | null };
  }
  const standing = async () => (await ask<{ viewer: { contributor: { standing: Standing } } }>('{ viewer { contributor { standing { ratingImpact writingAbility { mayWrite unlocksAt { ratingImpactNeeded missing } } } } } }')).viewer.contributor.standing;
  const WRITE = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id statement { id } } } }';
  const written = (text: string, statementUrl: string) => ({ input: { statementUrl, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text, trustworthySources: true } });

  it('logs in, is offered open notes, and may not write yet', async () => {
    token = (await ask<{ developmentLogin: { token: string } }>(/mutation \{.*\}/.exec(platform.output())![0])).developmentLogin.token;
    const { aliasOffers } = await ask<{ aliasOffers: string[] }>('{ aliasOffers }');
    await ask('mutation ($input: ChooseAliasInput!) { chooseAlias(input: $input) { contributor { alias } } }', { input: { alias: aliasOffers[0] } });
    expect(await standing()).toEqual({ ratingImpact: 0, writingAbility: { mayWrite: false, unlocksAt: { ratingImpactNeeded: 5, missing: 5 } } });
  });

  it('rates ten of at least thirty open notes, and earns writing when they are decided', async () => {
    const { neededNotes } = await ask<{ neededNotes: { nodes: { note: { id: string; text: string } }[] } }>('{ neededNotes(first: 60) { nodes { note { id text } } } }');
    expect(neededNotes.nodes.length).toBeGreaterThanOrEqual(30);
    // Somebody who can tell a good note from a poor one; what was written since is known by its figures.
    const isGood = (text: string) => (demoTruth(text)?.quality ?? (/\d/.test(text.replace(/https:\S+/g, '')) ? 1 : 0)) > 0.5;
    for (const { note } of neededNotes.nodes.slice(0, 10)) {
      await ask('mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }', { input: { noteId: note.id, level: isGood(note.text) ? 'HELPFUL' : 'NOT_HELPFUL', tags: [isGood(note.text) ? 'helpfulGoodSources' : 'notHelpfulOpinionSpeculation'] } });
    }
    await expect.poll(async () => (await standing()).ratingImpact, { timeout: 90_000, interval: 500 }).toBeGreaterThan(0);
    tell('rating impact grows');
    await expect.poll(async () => (await standing()).writingAbility, { timeout: 90_000, interval: 500 }).toEqual({ mayWrite: true, unlocksAt: null });
    tell('writing is unlocked');
  });

  it('writes a note with a source, and sees it shown while a bare opinion is not', async () => {
    const write = async (text: string, url: string) => (await ask<{ writeNote: { note: { id: string; statement: { id: string } } } }>(WRITE, written(text, url))).writeNote.note;
    const note = await write('Four of 46 matches were moved, all on the two pitches at the river. The report of the league lists each of them. https://league.example.org/matchday-9/moved', 'https://news.example/sports/all-matches-cancelled');
    const changes: string[] = [];
    const unsubscribe = socket.subscribe<{ noteStatusChanged: { toStatus: string; note: { id: string } } }>(
      { query: 'subscription ($statementId: ID) { noteStatusChanged(statementId: $statementId) { toStatus note { id } } }', variables: { statementId: note.statement.id } },
      { next: ({ data }) => void changes.push(data!.noteStatusChanged.toStatus), error: (error) => void changes.push(String(error)), complete: () => undefined },
    );
    const opinion = await write('I think this is ridiculous nonsense, shame on them! https://me.example.com/', 'https://news.example/sports/all-matches-cancelled-again');
    await expect.poll(() => changes, { timeout: 180_000 }).toEqual(['CURRENTLY_RATED_HELPFUL']);
    tell('the note is shown');
    unsubscribe();
    const { surfacedNotes } = await ask<{ surfacedNotes: { notes: { note: { id: string } }[] }[] }>('query ($urls: [String!]!) { surfacedNotes(urls: $urls) { notes { note { id } } } }', { urls: ['https://news.example/sports/all-matches-cancelled', 'https://news.example/sports/all-matches-cancelled-again'] });
    expect(surfacedNotes.map(({ notes }) => notes.map((found) => found.note.id))).toEqual([[note.id], []]);
    // As many have rated the opinion by now, and it is not on its way.
    const { note: found } = await ask<{ note: { status: string; score: { numRatings: number; intercept: number } } }>('query ($id: ID!) { note(id: $id) { status score { numRatings intercept } } }', { id: opinion.id });
    expect(found.status).not.toBe('CURRENTLY_RATED_HELPFUL');
    expect(found.score.numRatings).toBeGreaterThanOrEqual(20);
    expect(found.score.intercept).toBeLessThan(0.1);
  });
});
