import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './index';
import { query } from './testing/query';

let base: string;
let started: EmbeddedPostgres[];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'bridgenotes-launcher-'));
  await chmod(base, 0o755);
  started = [];
});
afterEach(async () => {
  for (const server of started) await server.stop();
  await rm(base, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: join(base, 'data'), durable: false, ...options });
  started.push(server);
  return server;
}

describe('a database on first use', () => {
  it('answers queries as soon as the start returns, on this machine only', async () => {
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await query(server.url, 'SELECT current_database() AS database, current_setting($$listen_addresses$$) AS address')).toEqual([{ database: 'bridgenotes', address: '127.0.0.1' }]);
  });

  it('knows the letters of all scripts, sorts by code point and compares in UTC', async () => {
    const { url } = await start();
    expect(await query(url, "SELECT to_tsvector('simple', '„Größe“ «ЗДОРОВЬЕ»')::text AS words, lower('ÅÉ') AS lower, 'Z' < 'a' AS sorted, current_setting('timezone') AS zone")).toEqual([
      { words: "'größe':1 'здоровье':2", lower: 'åé', sorted: true, zone: 'UTC' },
    ]);
  });

  it('keeps the password from other accounts, and asks for it', async () => {
    const { url, folder } = await start();
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await expect(query(url.replace(/:[^:@/]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('is durable unless told otherwise', async () => {
    const { url } = await start({ durable: true });
    expect(await query(url, 'SELECT current_setting($$fsync$$) AS fsync, current_setting($$synchronous_commit$$) AS sync')).toEqual([{ fsync: 'on', sync: 'on' }]);
  });
});

describe('a database that was used before', () => {
  it('keeps its data, its password and its port', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS value');
    expect(await first.stop()).toBe(true);
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 42 }]);
  });

  it('takes another port when somebody else has got the old one', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(first.port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      squatter.close();
    }
  });

  it('starts although a dead server left its pid file and another process has its number', async () => {
    const first = await start();
    const pidFile = join(first.folder, 'cluster', 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    await first.stop();
    await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is made anew when its first start was killed before the files were whole', async () => {
    await mkdir(join(base, 'data', 'cluster.new-killed', 'base'), { recursive: true });
    await writeFile(join(base, 'data', 'password'), 'kept-password\n');
    const { url } = await start();
    expect(url).toContain('kept-password');
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('several users of one database', () => {
  it('share it when they start in the same moment, and the last one switches it off', async () => {
    const servers = await Promise.all([start(), start(), start()]);
    expect(new Set(servers.map((server) => server.url)).size).toBe(1);
    const [first, second, third] = servers as [EmbeddedPostgres, EmbeddedPostgres, EmbeddedPostgres];
    expect(await first.stop()).toBe(false);
    expect(await second.stop()).toBe(false);
    expect(await query(third.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await third.stop()).toBe(true);
    expect(await third.stop()).toBe(true);
    await expect(query(third.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    expect((await readdir(third.folder)).filter((name) => /new-|password\./.test(name))).toEqual([]);
  });

  it('get it back when one starts while the last is stopping it', async () => {
    let server = await start();
    for (let round = 0; round < 5; round++) {
      const [, next] = await Promise.all([server.stop(), start()]);
      expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      server = next;
    }
  });
});

describe('a database that goes away', () => {
  it('is reported once when the server dies', async () => {
    const messages: string[] = [];
    const server = await start({ onLost: (message) => messages.push(message) });
    const pid = Number((await readFile(join(server.folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    await expect.poll(() => messages, { timeout: 10_000 }).toHaveLength(1);
    expect(messages[0]).toMatch(/the database went away/);
    expect(await server.stop()).toBe(false);
  });

  it('is not reported when it comes back by itself after one of its processes crashed', async () => {
    const messages: string[] = [];
    const server = await start({ onLost: (message) => messages.push(message) });
    const victim = new Client({ connectionString: server.url });
    victim.on('error', () => undefined);
    await victim.connect();
    const { rows } = await victim.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]!.pid, 'SIGKILL');
    await expect.poll(() => query(server.url, "SELECT count(*)::int AS leases FROM pg_locks WHERE locktype = 'advisory'").catch(() => []), { timeout: 20_000 }).toEqual([{ leases: 1 }]);
    expect(messages).toEqual([]);
    expect(await server.stop()).toBe(true);
  });
});

describe('what cannot work is refused with what to do', () => {
  it('a port that is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    try {
      await expect(start({ port })).rejects.toMatchObject({ code: 'DATABASE_PORT_TAKEN', message: expect.stringContaining(String(port)) as string, nextStep: expect.stringMatching(/port/) as string });
    } finally {
      squatter.close();
    }
  });

  it('a folder with other files in it', async () => {
    await writeFile(join(base, 'letter.txt'), 'Dear');
    await expect(start({ dataDir: base })).rejects.toMatchObject({ code: 'DATABASE_FOLDER_FOREIGN', message: expect.stringContaining('letter.txt') as string });
  });

  it('a database of another major version', async () => {
    await (await start()).stop();
    await writeFile(join(base, 'data', 'cluster', 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toMatchObject({ code: 'DATABASE_VERSION_DIFFERS', message: expect.stringContaining('PostgreSQL 12') as string });
  });

  it('a lost password', async () => {
    await (await start()).stop();
    await writeFile(join(base, 'data', 'password'), 'another\n');
    await expect(start()).rejects.toMatchObject({ code: 'DATABASE_PASSWORD_REFUSED' });
  });

  it('damaged settings, with what the server said', async () => {
    await (await start()).stop();
    await writeFile(join(base, 'data', 'cluster', 'postgresql.auto.conf'), 'no_such_setting = 1\n');
    await expect(start()).rejects.toMatchObject({ code: 'DATABASE_START_FAILED', message: expect.stringContaining('no_such_setting') as string });
  });
});
