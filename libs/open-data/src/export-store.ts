import { TABLE_LINES, TABLE_NAMES, type TableName } from '@bridgenotes/public-data';
import type { ClientBase } from 'pg';
import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ExportedTables } from './exported-tables';

/** Bytes of a piece of a file: little to hold for whoever writes or reads one. */
const CHUNK = 1 << 20;
/** Characters that are compressed at once. */
const BLOCK = 1 << 18;

/** Stores an export in the database, where every api process finds it: all or nothing. Older ones go, but for `kept`. */
export async function storeExport(client: ClientBase, runId: string, { tables, deletedSince }: ExportedTables, madeAt: Date, kept: number): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('INSERT INTO data_exports (run_id, made_at, deleted_since) VALUES ($1, $2, $3)', [runId, madeAt, deletedSince]);
    for (const name of TABLE_NAMES) await storeFile(client, runId, name, (TABLE_LINES[name] as (rows: Iterable<unknown>) => Iterable<string>)(tables[name]));
    await client.query('DELETE FROM data_exports WHERE run_id NOT IN (SELECT run_id FROM data_exports ORDER BY made_at DESC, run_id DESC LIMIT $1)', [kept]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function storeFile(client: ClientBase, runId: string, name: TableName, lines: Iterable<string>): Promise<void> {
  await client.query(`INSERT INTO data_files (run_id, table_name, rows, bytes, sha256) VALUES ($1, $2, 0, 0, '')`, [runId, name]);
  const read = { hash: createHash('sha256'), lines: 0 };
  let [bytes, chunk] = [0, 0];
  const store = async (piece: Buffer) => {
    bytes += piece.length;
    await client.query('INSERT INTO data_chunks (run_id, table_name, chunk, bytes) VALUES ($1, $2, $3, $4)', [runId, name, chunk++, piece]);
  };
  await pipeline(Readable.from(blocksOf(lines, read)), createGzip({ level: 6 }), async (compressed: AsyncIterable<Buffer>) => {
    let held: Buffer[] = [];
    for await (const piece of compressed) {
      held.push(piece);
      if (held.reduce((sum, { length }) => sum + length, 0) < CHUNK) continue;
      await store(Buffer.concat(held));
      held = [];
    }
    if (held.length > 0) await store(Buffer.concat(held));
  });
  // The first line is the header.
  await client.query('UPDATE data_files SET rows = $3, bytes = $4, sha256 = $5 WHERE run_id = $1 AND table_name = $2', [runId, name, read.lines - 1, bytes, read.hash.digest('hex')]);
}

/** Lines in blocks; what was read is counted and hashed on the way. */
function* blocksOf(lines: Iterable<string>, read: { readonly hash: Hash; lines: number }): Generator<Buffer> {
  let block = '';
  const take = (): Buffer => {
    const bytes = Buffer.from(block);
    read.hash.update(bytes);
    block = '';
    return bytes;
  };
  for (const line of lines) {
    block += line;
    read.lines++;
    if (block.length >= BLOCK) yield take();
  }
  if (block !== '') yield take();
}
