import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PublicDataError, TABLE_NAMES, type TableName } from './public-data.error';

/** One file of a table. */
export interface Shard {
  table: TableName;
  path: string;
  /** File name without the folder. */
  name: string;
  kind: 'plain' | 'gzip' | 'zip';
  /** Size on disk in bytes. */
  size: number;
}

const SHARD_NAME = new RegExp(`^(${TABLE_NAMES.join('|')})(?:-(\\d+))?\\.(tsv|tsv\\.gz|tsv\\.zip|zip)$`);

interface Candidate extends Shard {
  number: number | null;
}

/**
 * A file of a table, whatever its name; null where the path is no file.
 * @throws PublicDataError FILE_UNREADABLE
 */
export async function shardAt(path: string, table: TableName): Promise<Shard | null> {
  const status = await stat(path).catch((cause: unknown) => {
    throw new PublicDataError('FILE_UNREADABLE', `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, path, { cause });
  });
  if (!status.isFile()) return null;
  const kind = path.endsWith('.gz') ? 'gzip' : path.endsWith('.zip') ? 'zip' : 'plain';
  return { table, path, name: basename(path), kind, size: status.size };
}

/** What `ls` shows of a table is either one file without a number or the numbers 0…n without a gap. */
function checked(table: TableName, folder: string, candidates: Candidate[]): Shard[] {
  const shards = [...candidates].sort((a, b) => (a.number ?? -1) - (b.number ?? -1) || (a.name < b.name ? -1 : 1));
  for (const [index, shard] of shards.entries()) {
    const before = shards[index - 1];
    if (before && (before.number === shard.number || before.number === null)) {
      throw new PublicDataError(
        'TABLE_AMBIGUOUS',
        `${folder} holds both ${before.name} and ${shard.name}; keep one of them, because the same rows would count twice`,
        shard.path,
      );
    }
    const expected = before?.number == null ? 0 : before.number + 1;
    if (shard.number !== null && shard.number !== expected) {
      throw new PublicDataError(
        'SHARD_MISSING',
        `${folder} holds ${shard.name} but not number ${expected} of table ${table}; put all files of the table there (numbers begin at 0)`,
        shard.path,
      );
    }
  }
  return shards.map(({ number: _number, ...shard }) => shard);
}

/**
 * Finds the files of a table in a folder: `ratings.tsv`, `ratings-00000.tsv.gz`, `ratings-00001.zip` and so on.
 * @returns shards in order of their number, never none
 * @throws PublicDataError FOLDER_NOT_FOUND, TABLE_MISSING, TABLE_AMBIGUOUS, SHARD_MISSING
 */
export async function locateTable(folder: string, table: TableName): Promise<Shard[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    throw new PublicDataError('FOLDER_NOT_FOUND', `${folder} is not a folder that can be read; name the folder that holds the four tables`, folder, { cause });
  }
  const candidates: Candidate[] = [];
  for (const name of names) {
    const match = SHARD_NAME.exec(name);
    if (match?.[1] !== table) continue;
    const path = join(folder, name);
    const shard = await shardAt(path, table);
    if (shard !== null) candidates.push({ ...shard, number: match[2] === undefined ? null : Number(match[2]) });
  }
  if (candidates.length === 0) {
    throw new PublicDataError(
      'TABLE_MISSING',
      `${folder} holds no table ${table}; expected ${table}.tsv or ${table}-00000.tsv (and so on), plain, .gz or .zip`,
      folder,
    );
  }
  return checked(table, folder, candidates);
}

/** Bytes that a table takes on disk; 0 where it cannot be found, which reading it will tell. */
export async function tableBytes(folder: string, table: TableName): Promise<number> {
  const shards = await locateTable(folder, table).catch(() => []);
  return shards.reduce((bytes, { size }) => bytes + size, 0);
}
