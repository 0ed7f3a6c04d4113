import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { framesOf, Unpacking, type Packable } from './frames';

/** Bytes of a row: few enough rows for a large part, and little to hold for whoever reads one. */
const CHUNK = 4 << 20;

/** The part that holds everything a run was given: `StoredInput`. */
export const INPUT_PART = 'input';

/**
 * Keeps something of a run in the database, where all workers can read it: compressed, in chunks, all or nothing. What is
 * there already stays; two workers may store the same part at once.
 * @param part names it within its run
 */
export async function storePart(client: ClientBase, runId: string, part: string, value: Packable): Promise<void> {
  await client.query('BEGIN');
  try {
    const { rowCount } = await client.query(`INSERT INTO run_parts (run_id, part, sha256, bytes) VALUES ($1, $2, '', 0) ON CONFLICT DO NOTHING`, [runId, part]);
    if (rowCount === 1) await storeChunks(client, runId, part, value);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function storeChunks(client: ClientBase, runId: string, part: string, value: Packable): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  let chunk = 0;
  await pipeline(
    Readable.from(measured(value, hash), { objectMode: true }),
    createGzip({ level: constants.Z_BEST_SPEED, chunkSize: CHUNK / 4 }),
    async (compressed: AsyncIterable<Buffer>) => {
      for await (const piece of ofSize(compressed, CHUNK)) {
        bytes += piece.length;
        await client.query('INSERT INTO run_chunks (run_id, part, chunk, bytes) VALUES ($1, $2, $3, $4)', [runId, part, chunk++, piece]);
      }
    },
  );
  await client.query('UPDATE run_parts SET sha256 = $3, bytes = $4 WHERE run_id = $1 AND part = $2', [runId, part, hash.digest('hex'), bytes]);
}

/** The frames of a value, each behind its length. */
function* measured(value: Packable, hash: Hash): Generator<Buffer> {
  for (const frame of framesOf(value)) {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(frame.length);
    hash.update(frame);
    yield Buffer.concat([length, frame]);
  }
}

async function* ofSize(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    held.push(piece);
    length += piece.length;
    if (length < size) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}

/**
 * What was stored of a run; null where it was not, or no longer is.
 * @throws Error when it is not what was stored
 */
export async function loadPart<Value extends Packable>(client: ClientBase, runId: string, part: string): Promise<Value | null> {
  const { rows } = await client.query<{ sha256: string }>('SELECT sha256 FROM run_parts WHERE run_id = $1 AND part = $2', [runId, part]);
  if (rows[0] === undefined) return null;
  const hash = createHash('sha256');
  const unpacking = new Unpacking();
  const damaged = (reason: string) => new Error(`what was stored of run ${runId} as ${part} is damaged: ${reason}`);
  await pipeline(Readable.from(chunksOf(client, runId, part)), createGunzip(), async (plain: AsyncIterable<Buffer>) => {
    for await (const frame of framesIn(plain)) {
      hash.update(frame);
      unpacking.add(frame);
    }
  }).catch((error: Error) => {
    throw damaged(error.message);
  });
  if (hash.digest('hex') !== rows[0].sha256) throw damaged('its digest is another one');
  return unpacking.value as Value;
}

async function* chunksOf(client: ClientBase, runId: string, part: string): AsyncGenerator<Buffer> {
  for (let chunk = 0; ; chunk++) {
    const { rows } = await client.query<{ bytes: Buffer }>('SELECT bytes FROM run_chunks WHERE run_id = $1 AND part = $2 AND chunk = $3', [runId, part, chunk]);
    if (rows[0] === undefined) return;
    yield rows[0].bytes;
  }
}

async function* framesIn(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  let wanted = 4;
  let isLength = true;
  for await (const piece of source) {
    held.push(piece);
    length += piece.length;
    if (length < wanted) continue;
    let rest = Buffer.concat(held);
    while (rest.length >= wanted) {
      const found = rest.subarray(0, wanted);
      rest = rest.subarray(wanted);
      if (isLength) wanted = found.readUInt32LE();
      else {
        yield found;
        wanted = 4;
      }
      isLength = !isLength;
    }
    held = [rest];
    length = rest.length;
  }
  if (length > 0 || !isLength) throw new Error('it ends too early');
}

/** Keeps what the last published runs were given, as many as told, and forgets all else that is stored. Only while no run is being made. */
export async function keepInputs(client: ClientBase, runs: number): Promise<void> {
  await client.query(`DELETE FROM run_parts WHERE part <> $1 OR run_id NOT IN (SELECT id FROM scoring_runs WHERE state = 'published' ORDER BY id DESC LIMIT $2)`, [INPUT_PART, runs]);
}
