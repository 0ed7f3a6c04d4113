import { DEFAULT_DEMO, demoCommunity } from '@bridgenotes/simulation';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

interface Platform {
  url: string;
  output(): string;
  /** Stops it as Ctrl-C does. @returns its exit code */
  stop(): Promise<number | null>;
}

/** `npm start -- --demo` with an embedded database in a folder of its own. */
async function startDemo(dataDir: string): Promise<Platform> {
  const child = spawn(process.execPath, [join(ROOT, 'tools/start.mjs'), '--demo', '--port', '0'], {
    env: { ...process.env, DATABASE_URL: '', BRIDGENOTES_DATA_DIR: dataDir, SCORING_EVERY_SECONDS: '1', NO_COLOR: '1' },
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

describe('npm start -- --demo', () => {
  let dataDir: string;
  let platform: Platform;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'bridgenotes-demo-'));
    const started = performance.now();
    platform = await startDemo(dataDir);
    expect(platform.output()).not.toContain('there already');
    console.log(`the demo answered after ${Math.round(performance.now() - started)} ms (builds included)\n${platform.output()}`);
  }, 180_000);
  afterAll(async () => {
    await platform.stop();
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

  it('has 60 statements, quotes among them, that are found by their URL and their words', async () => {
    const { statements } = await get<{ statements: { nodes: { url: string | null; quotedText: string; noteCount: number }[]; pageInfo: { hasNextPage: boolean } } }>(
      '{ statements(first: 100, order: MOST_NOTED) { nodes { url quotedText noteCount } pageInfo { hasNextPage } } }',
    );
    expect(statements.nodes).toHaveLength(60);
    expect(statements.nodes.reduce((sum, { noteCount }) => sum + noteCount, 0)).toBe(150);
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

  it('keeps them when the worker scores it as of today, and when it is started again', async () => {
    const before = (await helpful()).map(({ id }) => id).sort();
    for (;;) {
      const { publishedRun } = await get<{ publishedRun: { trigger: string; asOf: string } }>('{ publishedRun { trigger asOf } }');
      if (publishedRun.trigger !== 'HISTORY') break;
      await sleep(200);
    }
    expect((await helpful()).map(({ id }) => id).sort()).toEqual(before);
    expect(await platform.stop()).toBe(0);
    platform = await startDemo(dataDir);
    expect(platform.output()).toContain('the demo community is there already');
    expect((await helpful()).map(({ id }) => id).sort()).toEqual(before);
    expect(await get('{ statements(first: 100) { nodes { id } } }')).toMatchObject({ statements: { nodes: { length: 60 } } });
  });
});
