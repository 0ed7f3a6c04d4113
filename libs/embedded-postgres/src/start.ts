import { setTimeout as sleep } from 'node:timers/promises';
import { usableBinaries, type Binaries } from './binaries';
import { clusterFolder, DATABASE, prepareCluster, readPassword, USER } from './cluster';
import { EmbeddedPostgresError } from './errors';
import { connect, Lease } from './lease';
import { choosePlace, type Place } from './place';
import { findPostmaster, freePort, HOST, launch, rememberedPort, rememberPort, removeStalePidFile, serverLog, shutDown } from './server';
import { stopOnSignals } from './signals';

/** What {@link startEmbeddedPostgres} may be told. */
export interface EmbeddedPostgresOptions {
  /** Holds the database, its password and its log; made when it is not there. */
  dataDir: string;
  /** Port to listen on; without one, the port of the last time or any free one. */
  port?: number;
  /** Off: a crash of the machine may lose the data, in return writing is several times faster. For tests. Default on. */
  durable?: boolean;
  /** Stop the database and then end this process on SIGINT, SIGTERM and SIGHUP. Default on. */
  stopOnSignals?: boolean;
  /** Told once when a running database is gone for good without `stop` having been called. */
  onLost?: (message: string) => void;
  /** Told in one line each about what is unusual, e.g. that the data had to be put elsewhere. */
  log?: (line: string) => void;
}

/** A running database. */
export interface EmbeddedPostgres {
  /** Connection string of the superuser and the database `bridgenotes`. Holds the password. */
  url: string;
  port: number;
  /** The folder that is really used; differs from `dataDir` where the server's account cannot enter that. */
  folder: string;
  /** Whether the server was running already: left over by a killed process, or in use by another one. */
  adopted: boolean;
  /**
   * Ends our use of the database, and the database itself when nobody else uses it. May be called twice.
   * @returns whether the server was switched off
   */
  stop(): Promise<boolean>;
}

/** Recovery after a crash of the machine can take a while; a normal start takes a tenth of a second. */
const START_TIMEOUT_MS = 120_000;
const RECOVERY_TIMEOUT_MS = 30_000;

/**
 * Starts PostgreSQL from the installed packages, or joins the one that already works on the same folder,
 * and returns when it answers queries. Runs as an unprivileged account when started by root.
 * @throws EmbeddedPostgresError with one of its codes and a next step for the user
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, log = () => undefined } = options;
  const place = await choosePlace(options.dataDir, log);
  const binaries = await usableBinaries(place.folder, place.user, log);
  const password = await readPassword(place);
  await prepareCluster(place, binaries, durable);

  const joined = await joinOrLaunch(place, binaries, password, options);
  await createDatabase(urlOf(password, joined.port, 'postgres'));

  let { lease } = joined;
  let stopping: Promise<boolean> | undefined;
  const stop = (): Promise<boolean> => (stopping ??= stopServer(lease, place, binaries).finally(unhook));
  const unhook = options.stopOnSignals === false ? () => undefined : stopOnSignals(stop);
  const hold = (): void => {
    lease.onLost(() => {
      if (stopping) return;
      void retakeLease(place, password).then(async (again) => {
        if (stopping) return again?.close();
        if (again) {
          lease = again;
          return hold();
        }
        stopping = Promise.resolve(false);
        unhook();
        options.onLost?.(`the database went away:\n${await serverLog(place)}`);
      });
    });
  };
  hold();
  return { url: urlOf(password, joined.port, DATABASE), port: joined.port, folder: place.folder, adopted: joined.adopted, stop };
}

/** After the crash of one of its processes PostgreSQL drops every connection and is back within seconds. */
async function retakeLease(place: Place, password: string): Promise<Lease | undefined> {
  const deadline = performance.now() + RECOVERY_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const running = await findPostmaster(place);
    if (!running) return undefined;
    const connection = await connect(urlOf(password, running.port, 'postgres'));
    if (typeof connection !== 'string') return Lease.take(connection);
    await sleep(100);
  }
  return undefined;
}

interface Joined {
  lease: Lease;
  port: number;
  adopted: boolean;
}

/** Joins the server when there is one, starts it when there is none, and waits while one comes or goes. */
async function joinOrLaunch(place: Place, binaries: Binaries, password: string, options: EmbeddedPostgresOptions): Promise<Joined> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  let launched: { port: number; ended: boolean } | undefined;
  while (performance.now() < deadline) {
    const running = await findPostmaster(place);
    if (!running && (!launched || launched.ended)) {
      if (launched) await explainFailedStart(place, options);
      launched = await launchOnce(place, binaries, options);
    }
    if (running?.port) {
      const connection = await connect(urlOf(password, running.port, 'postgres'));
      if (connection === 'password') throw passwordRefused(place);
      const lease = typeof connection === 'string' ? undefined : await Lease.take(connection);
      if (lease) {
        const adopted = launched?.port !== running.port;
        if (adopted) options.log?.(`joined the PostgreSQL that runs already on port ${running.port}`);
        return { lease, port: running.port, adopted };
      }
    }
    await sleep(25);
  }
  throw new EmbeddedPostgresError('DATABASE_NOT_ANSWERING', `PostgreSQL does not answer after ${START_TIMEOUT_MS / 1000} s:\n${await serverLog(place)}`, `Look into server.log in ${place.folder}.`);
}

async function launchOnce(place: Place, binaries: Binaries, options: EmbeddedPostgresOptions): Promise<{ port: number; ended: boolean }> {
  const port = await choosePort(place, options.port);
  const launched = { port, ended: false };
  const { exited } = await launch(place, binaries, port, options.durable ?? true);
  void exited.then(() => (launched.ended = true));
  await rememberPort(place, port);
  return launched;
}

async function choosePort(place: Place, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    const port = await freePort(wanted);
    if (port === undefined) throw portTaken(wanted);
    return port;
  }
  const last = await rememberedPort(place);
  const port = (last && (await freePort(last))) || (await freePort(0));
  if (port === undefined) throw portTaken(0);
  return port;
}

function portTaken(port: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('DATABASE_PORT_TAKEN', `port ${port} is in use or not allowed`, 'Choose another port, or none to let one be picked.');
}

/**
 * Our server ended before it answered. A lost race (for the files or for the port) is worth another try;
 * anything else is a failure that its log explains.
 */
async function explainFailedStart(place: Place, options: EmbeddedPostgresOptions): Promise<void> {
  const text = await serverLog(place);
  if (/lock file "postmaster\.pid"/.test(text)) return removeStalePidFile(place);
  if (/the database system is shut down/.test(text)) return;
  if (/could not bind|could not create any TCP/.test(text)) {
    if (options.port !== undefined) throw portTaken(options.port);
    return;
  }
  throw new EmbeddedPostgresError('DATABASE_START_FAILED', `PostgreSQL ended at once:\n${text}`, `Look into server.log in ${place.folder}, or set DATABASE_URL.`);
}

function passwordRefused(place: Place): EmbeddedPostgresError {
  return new EmbeddedPostgresError('DATABASE_PASSWORD_REFUSED', `the password in ${place.folder}/password does not open the database in ${clusterFolder(place)}`, `Put the right password back, or delete ${place.folder} to begin anew.`);
}

const urlOf = (password: string, port: number, database: string): string => `postgres://${USER}:${password}@${HOST}:${port}/${database}`;

async function createDatabase(adminUrl: string): Promise<void> {
  const client = await connect(adminUrl);
  if (typeof client === 'string') throw new EmbeddedPostgresError('DATABASE_NOT_ANSWERING', 'PostgreSQL went away while it was being set up', 'Start again.');
  try {
    // Another start may create it in this moment: 42P04 duplicate database, 23505 the same a moment earlier.
    await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: { code?: string }) => {
      if (error.code !== '42P04' && error.code !== '23505') throw error;
    });
  } finally {
    await client.end();
  }
}

async function stopServer(lease: Lease, place: Place, binaries: Binaries): Promise<boolean> {
  // A connection that broke in this moment cannot tell whether others work here: leave the server to them.
  const last = await lease.release().catch(() => false);
  if (last) await shutDown(place, binaries);
  await lease.close();
  return last;
}
