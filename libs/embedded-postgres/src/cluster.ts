import { randomBytes } from 'node:crypto';
import { chmod, chown, link, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import { EmbeddedPostgresError } from './errors';
import { clusterVersion, type Place } from './place';
import { run } from './server-user';

/** The superuser and the database that the application uses. */
export const USER = 'bridgenotes';
export const DATABASE = 'bridgenotes';

/** PostgreSQL's own folder within the data folder. */
export const clusterFolder = (place: Place): string => join(place.folder, 'cluster');

/**
 * The password of the database, made on first use and kept with mode 0600 beside it.
 * Two starts at once agree on one: the file appears whole or not at all, and the first wins.
 */
export async function readPassword(place: Place): Promise<string> {
  const path = join(place.folder, 'password');
  const read = (): Promise<string | undefined> => readFile(path, 'utf8').then((text) => text.trim(), ignoreMissing);
  const known = await read();
  if (known) return known;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  if (place.user) await chown(draft, place.user.uid, place.user.gid);
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await read()) ?? '';
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/**
 * Makes the database files unless they are there. They are made under another name and then renamed, so
 * that neither a start that was killed half way nor a second start at the same time leaves a broken database.
 * @throws EmbeddedPostgresError DATABASE_VERSION_DIFFERS, DATABASE_INIT_FAILED
 */
export async function prepareCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  const cluster = clusterFolder(place);
  const major = binaries.version.split('.')[0];
  const found = await clusterVersion(cluster);
  if (found !== undefined && found !== major) {
    throw new EmbeddedPostgresError(
      'DATABASE_VERSION_DIFFERS',
      `the database in ${cluster} was written by PostgreSQL ${found}, this is PostgreSQL ${major}`,
      `Move its data with PostgreSQL's pg_upgrade or pg_dump, or delete ${place.folder} to begin anew.`,
    );
  }
  if (found !== undefined) return;

  const draft = await mkdtemp(`${cluster}.new-`);
  if (place.user) await chown(draft, place.user.uid, place.user.gid);
  try {
    await initdb(place, binaries, draft, durable);
    await rename(draft, cluster).catch((error: NodeJS.ErrnoException) => {
      // The other start was faster; its database has the same password.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Sorting is by code point and independent of the machine. What counts as a letter, which full-text search
 * asks the system for, needs a UTF-8 locale: the first that this machine knows is used.
 */
async function initdb(place: Place, binaries: Binaries, folder: string, durable: boolean): Promise<void> {
  const passwordFile = join(place.folder, 'password');
  let output = '';
  for (const letters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const options = [
      `--pgdata=${folder}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${letters}`,
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ];
    const result = await run(binaries.initdb, options, place.user);
    if (result.code === 0) {
      await chmod(folder, 0o700);
      return;
    }
    output = result.output.trim();
    if (!output.includes('invalid locale name')) break;
  }
  throw new EmbeddedPostgresError('DATABASE_INIT_FAILED', `PostgreSQL could not make its files in ${place.folder}: ${output}`, 'Check that the disk has room, or set DATABASE_URL.');
}
