import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, link, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries';
import { clusterFolder } from './cluster';
import { EmbeddedPostgresError } from './errors';
import type { Place } from './place';
import { run, serverEnvironment } from './server-user';

/** The one address the server listens on; no socket file, so long folder names do no harm. */
export const HOST = '127.0.0.1';

const COMMON = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off',
};
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Long enough for a checkpoint on a slow disk. */
const STOP_TIMEOUT_MS = 60_000;

/** A server as `postmaster.pid` tells of it. */
export interface Postmaster {
  pid: number;
  /** 0 while it has not got so far yet. */
  port: number;
}

/** The server that works on these files, if its process lives; the leftover of a dead one is no server. */
export async function findPostmaster(place: Place): Promise<Postmaster | undefined> {
  const path = join(clusterFolder(place), 'postmaster.pid');
  const lines = await readFile(path, 'utf8').then(
    (text) => text.split('\n'),
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
  // The file is empty for the moment between its creation and its first write.
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined;
  if (await isPostgres(pid)) return { pid, port: Number(lines[3] ?? 0) || 0 };
  return undefined;
}

/**
 * Takes away the pid file of a dead server whose number an unrelated process has got since, which is common
 * after the restart of a container and which PostgreSQL itself cannot tell from a living server.
 * Moved aside and read again before it is deleted: the file of a server that started meanwhile is put back.
 */
export async function removeStalePidFile(place: Place): Promise<void> {
  const path = join(clusterFolder(place), 'postmaster.pid');
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === undefined || (await findPostmaster(place))) return;
  const aside = `${path}.stale-${process.pid}`;
  await rename(path, aside);
  if ((await readFile(aside, 'utf8')) !== before) await link(aside, path);
  await rm(aside);
}

async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  if (process.platform === 'win32') return true;
  if (process.platform === 'linux') {
    // "pid (name) state …": a zombie serves nobody.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return /\(postgres\) [^ZX]/.test(stat);
  }
  return (await run('ps', ['-p', String(pid), '-o', 'comm='])).output.includes('postgres');
}


/**
 * Starts the server as a process group of its own: Ctrl-C in a terminal reaches whoever uses the database
 * first, and they switch it off when they are done. What it says goes to `server.log` in the data folder.
 */
export async function launch(place: Place, binaries: Binaries, port: number, durable: boolean): Promise<{ exited: Promise<number | null> }> {
  const logFile = await open(logPath(place), 'w', 0o600);
  try {
    if (place.user) await logFile.chown(place.user.uid, place.user.gid);
    const settings = Object.entries({ ...COMMON, ...(durable ? {} : NOT_DURABLE) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(binaries.postgres, ['-D', clusterFolder(place), '-p', String(port), ...settings], {
      cwd: place.folder,
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', logFile.fd, logFile.fd],
      ...(place.user && { uid: place.user.uid, gid: place.user.gid }),
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await once(child, 'spawn').catch((error: Error) => {
      throw new EmbeddedPostgresError('DATABASE_START_FAILED', `PostgreSQL could not be started: ${error.message}`, 'Set DATABASE_URL to a PostgreSQL of your own.');
    });
    child.unref();
    return { exited };
  } finally {
    await logFile.close();
  }
}

const logPath = (place: Place): string => join(place.folder, 'server.log');

/** What the server said since it was started, for the message of a failure. */
export async function serverLog(place: Place): Promise<string> {
  const text = await readFile(logPath(place), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-12).join('\n');
}

/**
 * Switches the server off: open transactions are rolled back, everything committed is on disk afterwards.
 * @throws EmbeddedPostgresError DATABASE_NOT_ANSWERING when it has not ended after a minute
 */
export async function shutDown(place: Place, binaries: Binaries): Promise<void> {
  const server = await findPostmaster(place);
  if (!server) return;
  // Not pg_ctl where signals exist: it watches the pid file, which the next start may have renewed already.
  if (process.platform === 'win32') await run(binaries.pgCtl, ['stop', '-D', clusterFolder(place), '-m', 'fast', '-W']);
  else process.kill(server.pid, 'SIGINT');
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  while (await isPostgres(server.pid)) {
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError('DATABASE_NOT_ANSWERING', `PostgreSQL (process ${server.pid}) did not stop`, `Look into ${logPath(place)}.`);
    }
    await sleep(20);
  }
}

const portPath = (place: Place): string => join(place.folder, 'port');

/** The port used last time, so that a saved connection in a database tool stays good. */
export async function rememberedPort(place: Place): Promise<number | undefined> {
  const port = Number(await readFile(portPath(place), 'utf8').catch(() => ''));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

export async function rememberPort(place: Place, port: number): Promise<void> {
  await writeFile(portPath(place), `${port}\n`, { mode: 0o600 });
  if (place.user) await chown(portPath(place), place.user.uid, place.user.gid);
}

/** The port itself if nobody listens on it, undefined otherwise. 0 asks for any free port. */
export async function freePort(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(port, HOST);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES') return undefined;
    throw error;
  } finally {
    server.close();
  }
}
