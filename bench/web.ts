import 'reflect-metadata';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, startEmbeddedPostgres } from '@bridgenotes/embedded-postgres';
import { migrations } from '@bridgenotes/migrations';
import { fillTwoYears, openDataSource } from '@bridgenotes/scoring-runs/testing';
import { chromium, type Browser, type Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { median } from './support/measure';
import { printLines, type Line } from './support/print';

// What a reader's browser has to load and how fast it answers, in a real Chromium over real HTTP, every page loaded anew
// without a cache: a statement and the search on the demo community as `npm start -- --demo` serves it, and the list of
// helpful notes on a database with two years of notes, more than 10,000 of them helpful.
const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const REPEATS = 5;
const SCROLLS = 3;
const NOTES_TO_SCROLL = 10_000;
const KILOBYTE = 1000;

type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
type EventEntry = PerformanceEntry & { readonly interactionId: number };

/** Kept by every page from its first moment on. */
interface Watched {
  shifts: number;
  readonly interactions: Map<number, number>;
  readonly frames: number[];
}

function watch(): void {
  const watched: Watched = { shifts: 0, interactions: new Map(), frames: [] };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) if (!entry.hadRecentInput) watched.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries() as EventEntry[]) if (interactionId > 0) watched.interactions.set(interactionId, Math.max(duration, watched.interactions.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  let last = performance.now();
  const frame = (now: number) => {
    watched.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

interface Visit {
  readonly page: Page;
  /** Compressed bytes of all scripts so far. */
  scriptBytes(): number;
  end(): Promise<void>;
}

async function visit(browser: Browser, address: string, token?: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  if (token !== undefined) await context.addInitScript((value) => localStorage.setItem('bridgenotes.token', value), token);
  await context.addInitScript(watch);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  await protocol.send('Network.enable');
  protocol.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)));
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => void (scripts.has(requestId) && (bytes += encodedDataLength)));
  await page.goto(address);
  return { page, scriptBytes: () => bytes, end: () => context.close() };
}

const shiftsIn = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.shifts);

/** How long the slowest interaction took to show since this was asked last. @returns milliseconds; 16 where none was slower than a frame */
const slowestInteraction = async (page: Page): Promise<number> => {
  await page.waitForTimeout(250);
  return page.evaluate(() => {
    const { interactions } = (globalThis as unknown as { watched: Watched }).watched;
    const slowest = Math.max(16, ...interactions.values());
    interactions.clear();
    return slowest;
  });
};

async function firstView(browser: Browser, address: string): Promise<{ bytes: number; shifts: number; millis: number }> {
  const { page, scriptBytes, end } = await visit(browser, address);
  await page.getByRole('article').first().waitFor();
  const millis = await page.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  const seen = { bytes: scriptBytes(), shifts: await shiftsIn(page), millis };
  await end();
  return seen;
}

async function interactions(browser: Browser, origin: string, statement: string, token: string): Promise<Record<'rate' | 'rateByKeyboard' | 'why' | 'search', number>> {
  const reader = await visit(browser, statement, token);
  const yes = reader.page.getByRole('button', { name: 'Yes' });
  await reader.page.locator('button:enabled', { hasText: 'Yes' }).waitFor();
  await slowestInteraction(reader.page);
  await yes.click();
  const rate = await slowestInteraction(reader.page);
  await reader.page.getByRole('button', { name: 'No' }).press('Space');
  const rateByKeyboard = await slowestInteraction(reader.page);
  await reader.page.getByText('Why this note?').first().click();
  const why = await slowestInteraction(reader.page);
  await reader.page.getByRole('button', { name: 'Take it back' }).click();
  await reader.end();
  const finder = await visit(browser, `${origin}/`);
  await finder.page.getByRole('article').first().waitFor();
  await finder.page.getByRole('searchbox').click();
  await slowestInteraction(finder.page);
  await finder.page.keyboard.type('What was said in number 12', { delay: 30 });
  const search = await slowestInteraction(finder.page);
  await finder.end();
  return { rate, rateByKeyboard, why, search };
}

/** Scrolls through the list of helpful notes to the ten-thousandth. */
async function scrolled(browser: Browser, origin: string): Promise<{ notes: number; slowest: number; over: number; frames: number; inPage: number }> {
  const { page, end } = await visit(browser, `${origin}/`);
  await page.getByRole('article').first().waitFor();
  await page.waitForTimeout(1000);
  await page.evaluate(() => void ((globalThis as unknown as { watched: Watched }).watched.frames.length = 0));
  await page.mouse.move(640, 600);
  const lastPlace = () => page.evaluate(() => Number([...document.querySelectorAll('article')].at(-1)?.getAttribute('aria-posinset') ?? 0));
  let [notes, inPage, still] = [0, 0, 0];
  while (notes < NOTES_TO_SCROLL && still < 200) {
    await page.mouse.wheel(0, 4000);
    await page.waitForTimeout(16);
    const now = await lastPlace();
    still = now > notes ? 0 : still + 1;
    notes = Math.max(notes, now);
    inPage = Math.max(inPage, await page.locator('article').count());
  }
  const frames = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.frames);
  await end();
  return { notes, slowest: Math.max(...frames), over: frames.filter((millis) => millis > 50).length, frames: frames.length, inPage };
}

const goal = (value: number): Line['limit'] => ({ what: 'goal', value });

async function readers(browser: Browser, origin: string): Promise<Line[]> {
  const ask = async <Data>(query: string, token?: string): Promise<Data> => {
    const answer = await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query }) });
    return ((await answer.json()) as { data: Data }).data;
  };
  const { helpfulNotes } = await ask<{ helpfulNotes: { nodes: { statement: { id: string } }[] } }>('{ helpfulNotes(first: 1) { nodes { statement { id } } } }');
  const statement = `${origin}/statements/${helpfulNotes.nodes[0]!.statement.id}`;
  const { developmentLogin } = await ask<{ developmentLogin: { token: string } }>('mutation { developmentLogin(input: { name: "bench" }) { token } }');
  const { aliasOffers } = await ask<{ aliasOffers: string[] }>('{ aliasOffers }', developmentLogin.token);
  await ask(`mutation { chooseAlias(input: { alias: ${JSON.stringify(aliasOffers[0])} }) { contributor { id } } }`, developmentLogin.token);
  const views: Awaited<ReturnType<typeof firstView>>[] = [];
  const homes: typeof views = [];
  const acts: Awaited<ReturnType<typeof interactions>>[] = [];
  for (let turn = 0; turn < REPEATS; turn += 1) {
    views.push(await firstView(browser, statement));
    homes.push(await firstView(browser, `${origin}/`));
    acts.push(await interactions(browser, origin, statement, developmentLogin.token));
  }
  const medianOf = (key: keyof (typeof acts)[number]) => median(acts.map((act) => act[key]));
  return [
    { what: 'first view of a statement: script, compressed', measured: median(views.map(({ bytes }) => bytes)) / KILOBYTE, unit: 'kB', limit: goal(120) },
    { what: '  layout shift, the most of all turns', measured: Math.max(...views.map(({ shifts }) => shifts)), unit: '', limit: goal(0) },
    { what: '  the note is there after', measured: median(views.map(({ millis }) => millis)), unit: 'ms' },
    { what: 'the first page: script, compressed', measured: median(homes.map(({ bytes }) => bytes)) / KILOBYTE, unit: 'kB' },
    { what: '  layout shift, the most of all turns', measured: Math.max(...homes.map(({ shifts }) => shifts)), unit: '', limit: goal(0) },
    { what: 'rating by mouse, to the next frame shown', measured: medianOf('rate'), unit: 'ms', limit: goal(100) },
    { what: 'rating by keyboard', measured: medianOf('rateByKeyboard'), unit: 'ms', limit: goal(100) },
    { what: 'opening why a note shows', measured: medianOf('why'), unit: 'ms', limit: goal(100) },
    { what: 'typing into the search, slowest key', measured: medianOf('search'), unit: 'ms', limit: goal(100) },
  ];
}

async function scrollers(browser: Browser, origin: string): Promise<Line[]> {
  const turns: Awaited<ReturnType<typeof scrolled>>[] = [];
  for (let turn = 0; turn < SCROLLS; turn += 1) turns.push(await scrolled(browser, origin));
  const middle = (key: keyof (typeof turns)[number]) => median(turns.map((each) => each[key]));
  return [
    { what: 'notes scrolled through', measured: middle('notes'), unit: '', limit: goal(NOTES_TO_SCROLL) },
    { what: '  in the page at once, at most', measured: middle('inPage'), unit: '' },
    { what: '  frames', measured: middle('frames'), unit: '' },
    { what: '  slowest frame', measured: middle('slowest'), unit: 'ms', limit: goal(50) },
    { what: '  frames over 50 ms', measured: middle('over'), unit: '', limit: goal(0) },
  ];
}

async function answering(origin: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const there = await fetch(`${origin}/health`).then(({ ok }) => ok, () => false);
    if (there) return;
    await sleep(200);
  }
  throw new Error(`the server ended with ${server.exitCode}`);
}

/** Runs a program that serves `origin` for as long as something is measured. */
async function served(file: string, options: readonly string[], environment: Record<string, string>, measure: (origin: string) => Promise<Line[]>): Promise<Line[]> {
  const port = await freePort(0);
  const origin = `http://127.0.0.1:${port}`;
  const limits = { RATE_LIMIT_READS_PER_MINUTE: '1000000', RATE_LIMIT_WRITES_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' };
  const server = spawn(process.execPath, [join(ROOT, file), ...options], { cwd: ROOT, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(port), ...limits, ...environment }, stdio: 'ignore' });
  try {
    await answering(origin, server);
    return await measure(origin);
  } finally {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
  }
}

const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  console.log('No Chromium is installed here; tell where one is with CHROMIUM=/path/to/chrome.');
  process.exit(0);
}
const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-bench-web-'));
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const database = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
try {
  // Builds what is stale, too.
  const demo = await served('apps/cli/bin/bridgenotes.mjs', ['start', '--demo', '--still'], { BRIDGENOTES_DATA_DIR: join(folder, 'demo') }, (origin) => readers(browser, origin));
  const empty = await new DataSource({ type: 'postgres', url: database.url, migrations, migrationsTableName: 'migrations' }).initialize();
  await empty.runMigrations({ transaction: 'each' });
  await empty.destroy();
  const dataSource = await openDataSource(database.url);
  await fillTwoYears(dataSource);
  await dataSource.destroy();
  const list = await served('dist/api/main.js', [], { DATABASE_URL: database.url, BRIDGENOTES_DEVELOPMENT_SECRET: 'of the bench alone, at least 32 characters' }, (origin) => scrollers(browser, origin));
  printLines([...demo, ...list]);
} finally {
  await browser.close();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
