import { createEmptyDatabase } from '@bridgenotes/test-support';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const dataDir = join(tmpdir(), `bridgenotes-test-${process.pid}-start`);

/** One run of `npm start`, as a process of its own. */
interface Run {
  child: ChildProcess;
  /** Everything it has written so far, on both streams. */
  output(): string;
  ended: Promise<number | string>;
}

let runs: Run[] = [];
afterEach(async () => {
  for (const { child, ended } of runs) {
    child.kill('SIGTERM');
    await ended;
  }
  runs = [];
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function start(options: string[] = [], environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(ROOT, 'tools/start.mjs'), ...options], {
    // From anywhere: the clone is found by the program's own place.
    cwd: tmpdir(),
    env: { ...process.env, DATABASE_URL: '', BRIDGENOTES_DATA_DIR: dataDir, PORT: '0', NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as number | string);
  const run = { child, output: () => output, ended };
  runs.push(run);
  return run;
}

/** The address that is printed once everything runs. */
async function running(run: Run): Promise<string> {
  let ended: number | string | undefined;
  void run.ended.then((how) => (ended = how));
  for (;;) {
    const address = /http:\/\/localhost:\d+(?=\/graphql)/.exec(run.output())?.[0];
    if (address) return address;
    if (ended !== undefined) throw new Error(`ended with ${ended}:\n${run.output()}`);
    await sleep(50);
  }
}

async function ask(address: string, query: string, token?: string): Promise<{ data?: Record<string, Record<string, unknown>>; errors?: { extensions: { code: string } }[] }> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Awaited<ReturnType<typeof ask>>;
}

const answers = (address: string): Promise<boolean> => fetch(`${address}/health`).then((answer) => answer.ok, () => false);

/** Process ids whose command line has all these words (Linux). */
async function processes(...words: string[]): Promise<number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
    if (words.every((word) => command.includes(word))) found.push(Number(pid));
  }
  return found;
}

/** Children of a start; several clones may run on one machine. */
async function part(run: Run, name: string): Promise<number> {
  const children = await readFile(`/proc/${run.child.pid}/task/${run.child.pid}/children`, 'utf8');
  const pids = await processes(`dist/${name}/main.js`);
  return pids.find((pid) => children.split(' ').includes(String(pid)))!;
}

describe('npm start', () => {
  // The first start builds, which the others need not wait for again.
  beforeAll(async () => {
    const run = start();
    await running(run);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
  }, 300_000);

  it('runs a platform that one can log in to as the welcome says, and Ctrl-C stops all of it', async () => {
    const run = start();
    const address = await running(run);
    const page = await fetch(`${address}/graphql`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);

    const mutation = /mutation \{.*\}/.exec(run.output())?.[0];
    const login = await ask(address, mutation!);
    expect(login.errors).toBeUndefined();
    const token = login.data!.developmentLogin!.token as string;
    expect((await ask(address, '{ viewer { contributor { id } } }', token)).data!.viewer!.contributor).toMatchObject({ id: expect.any(String) as string });

    const query = /\{ statements.*\}/.exec(run.output())?.[0];
    expect(await ask(address, query!)).toMatchObject({ data: { statements: { nodes: [] } } });

    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(await answers(address)).toBe(false);
    expect(await processes('postgres', dataDir)).toEqual([]);
  });

  it('keeps people and their logins over a restart', async () => {
    const first = start();
    const login = await ask(await running(first), 'mutation { developmentLogin(input: { name: "kept" }) { token contributor { id } } }');
    const { token, contributor } = login.data!.developmentLogin!;
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const again = await ask(await running(start()), '{ viewer { contributor { id } } }', token as string);
    expect(again.data!.viewer!.contributor).toEqual(contributor);
  });

  it('leaves no process behind but the database when it is killed, and the next start takes that over', async () => {
    const first = start();
    const address = await running(first);
    const [api, worker] = [await part(first, 'api'), await part(first, 'worker')];
    first.child.kill('SIGKILL');
    await first.ended;
    await expect.poll(() => processes('dist/').then((pids) => pids.filter((pid) => pid === api || pid === worker)), { timeout: 20_000 }).toEqual([]);
    expect(await answers(address)).toBe(false);
    expect(await processes('bin/postgres', dataDir)).toHaveLength(1);

    const second = start();
    await running(second);
    expect(second.output()).toContain('joined the PostgreSQL that runs already');
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect(await processes('postgres', dataDir)).toEqual([]);
  });

  it.each(['api', 'worker'])('ends with an error and stops the rest when the %s dies', async (name) => {
    const run = start();
    const address = await running(run);
    process.kill(await part(run, name), 'SIGKILL');
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(`error PART_ENDED: the ${name} ended by itself (signal SIGKILL)`);
    expect(await answers(address)).toBe(false);
    expect(await processes('postgres', dataDir)).toEqual([]);
  });

  it('--demo shows helpful notes at once, and fills them in only once', async () => {
    const first = start(['--demo']);
    const address = await running(first);
    const queries = first.output().match(/\{ (?:statements|helpfulNotes).*\}/g)!;
    expect(queries).toHaveLength(2);
    expect(first.output()).not.toContain('there already');
    for (const query of queries) {
      const { data, errors } = await ask(address, query);
      expect(errors).toBeUndefined();
      expect(Object.values(data!)[0]!.nodes).toHaveLength(5);
    }
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);

    const second = start(['--demo']);
    expect((await ask(await running(second), queries[1]!)).data!.helpfulNotes!.nodes).toHaveLength(5);
    expect(second.output()).toContain('the demo community is there already');
  });

  it('stops at once when asked to while it fills in the demo', async () => {
    const run = start(['--demo'], { BRIDGENOTES_DATA_DIR: `${dataDir}-demo` });
    await expect.poll(run.output, { timeout: 60_000 }).toContain('filling in the demo community');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(await processes('postgres', `${dataDir}-demo`)).toEqual([]);
    await rm(`${dataDir}-demo`, { recursive: true, force: true });
  });

  it('says which port is taken when exactly that one was asked for', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as AddressInfo;
    const run = start(['--port', String(port)]);
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(`error PORT_TAKEN: port ${port} on 127.0.0.1 is in use`);
    squatter.close();
  });

  it('names a variable with a wrong value, and starts nothing', async () => {
    const run = start([], { GRAPHQL_MAX_DEPTH: 'deep' });
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(/error INVALID_CONFIGURATION[^]*GRAPHQL_MAX_DEPTH is "deep"[^]*error PART_ENDED: the api/);
    expect(await processes('postgres', dataDir)).toEqual([]);
  });

  it('uses the database of DATABASE_URL, and lets nobody log in by name there', async () => {
    const database = await createEmptyDatabase();
    const run = start([], { DATABASE_URL: database.url, HOST: '127.0.0.1' });
    const address = await running(run);
    expect(run.output()).not.toContain('developmentLogin');
    expect(await ask(address, 'mutation { developmentLogin(input: { name: "ada" }) { token } }')).toMatchObject({ errors: [{ extensions: { code: 'DEVELOPMENT_LOGIN_DISABLED' } }] });
    expect(await processes('postgres', dataDir)).toEqual([]);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    await database.drop();
  });
});
