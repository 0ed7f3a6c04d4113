import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './errors';
import { lookUpUser, run, unprivilegedUser, type ServerUser } from './server-user';

/** Where the database lives and who runs it. */
export interface Place {
  /** Holds everything: `cluster` (PostgreSQL's own folder), `password`, `port`, `server.log`. Mode 0700. */
  folder: string;
  /** The account that runs the server; undefined for our own. */
  user: ServerUser | undefined;
}

/** Folders that outlive a restart and that every account may enter, for a repository inside a closed home. */
const SHARED_FOLDERS = ['/var/lib/bridgenotes', '/var/tmp/bridgenotes'];

/**
 * Finds or makes the data folder: the one asked for, or, when root starts the server and the account it
 * drops to cannot enter that one, a folder of the same fixed name where it can.
 * @throws EmbeddedPostgresError DATABASE_FOLDER_FOREIGN, DATABASE_FOLDER_UNREACHABLE
 */
export async function choosePlace(dataDir: string, log: (line: string) => void): Promise<Place> {
  const wanted = resolve(dataDir);
  const fallback = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const isRoot = process.getuid?.() === 0;
  const folders = [wanted, ...(isRoot ? SHARED_FOLDERS.map((parent) => join(parent, fallback)) : [])];

  for (const folder of folders) {
    const owner = await clusterOwner(folder);
    if (owner !== undefined) return openExisting(folder, owner, isRoot);
  }
  const user = await unprivilegedUser();
  if (isRoot && !user) {
    throw new EmbeddedPostgresError('DATABASE_FOLDER_UNREACHABLE', 'PostgreSQL refuses to run as root, and this machine has neither an account postgres nor nobody', 'Start as an ordinary user, or set DATABASE_URL.');
  }
  for (const folder of folders) {
    if (!(await makeFolder(folder, user))) continue;
    if (folder !== wanted) log(`the database is in ${folder}, because the account ${user?.name} cannot enter ${wanted}`);
    return { folder, user };
  }
  throw new EmbeddedPostgresError('DATABASE_FOLDER_UNREACHABLE', `cannot create the data folder ${wanted}`, 'Make the folder writable, or choose another with BRIDGENOTES_DATA_DIR.');
}

/** The id of the account that a finished database belongs to; undefined when there is none. */
async function clusterOwner(folder: string): Promise<number | undefined> {
  try {
    return (await lstat(join(folder, 'cluster'))).uid;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreachable(folder, 'you may not look into it');
  }
}

/** A database runs as the account it belongs to, whoever starts it. */
async function openExisting(folder: string, owner: number, isRoot: boolean): Promise<Place> {
  if (!isRoot) {
    if (process.getuid && owner !== process.getuid()) throw unreachable(folder, `it belongs to account number ${owner}`);
    return { folder, user: undefined };
  }
  const user = await lookUpUser(owner);
  if (!user || user.uid === 0) throw unreachable(folder, `it belongs to account number ${owner}, which cannot run PostgreSQL here`);
  if (!(await canEnter(folder, user))) throw unreachable(folder, `its account ${user.name} can no longer enter it`);
  return { folder, user };
}

function unreachable(folder: string, why: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATABASE_FOLDER_UNREACHABLE',
    `the database in ${folder} cannot be used: ${why}`,
    'Start as the account it belongs to, or choose another folder with BRIDGENOTES_DATA_DIR.',
  );
}

/** @returns whether the folder is there now, ours, and can be entered by the account. */
async function makeFolder(folder: string, user: ServerUser | undefined): Promise<boolean> {
  try {
    const firstMade = await mkdir(folder, { recursive: true });
    if (!firstMade) await refuseForeign(folder);
    // A strict umask must not close the folders above to the account.
    for (let parent = resolve(folder, '..'); firstMade && parent.length >= firstMade.length; parent = resolve(parent, '..')) {
      if (user) await chmod(parent, 0o755);
    }
    await chmod(folder, 0o700);
    if (!user) return true;
    await chown(folder, user.uid, user.gid);
    return await canEnter(folder, user);
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** The launcher gives the folder away to the server's account, so it must not be somebody's documents. */
async function refuseForeign(folder: string): Promise<void> {
  const entries = await readdir(folder);
  if (entries.length === 0 || entries.includes('password')) return;
  throw new EmbeddedPostgresError('DATABASE_FOLDER_FOREIGN', `${folder} holds other files (${entries.slice(0, 3).join(', ')})`, 'Choose an empty folder with BRIDGENOTES_DATA_DIR.');
}

async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd -- "$1" && test -w .', 'sh', folder], user)).code === 0;
}

/** The major version that wrote a database, e.g. `18`; undefined where there is none yet. */
export async function clusterVersion(cluster: string): Promise<string | undefined> {
  const present = await stat(cluster).catch(() => undefined);
  return present && (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
}
