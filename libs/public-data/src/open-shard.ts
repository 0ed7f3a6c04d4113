import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { Shard } from './locate';
import { PublicDataError } from './public-data.error';

/** One uncompressed file: a plain or gzip shard is one, a zip archive may hold several. */
export interface ShardPart {
  /** Name for reports. */
  name: string;
  /** A chunk may be overwritten once the next is asked for. */
  chunks: AsyncIterable<Buffer>;
  /** Bytes on disk consumed so far, for progress. */
  consumed: () => number;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function readFailure(shard: Shard, cause: unknown): PublicDataError {
  if (cause instanceof PublicDataError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (codeOf(cause) === 'Z_BUF_ERROR' || /unexpected end|end of central directory|expected \d+ bytes|not enough bytes|premature close/i.test(message)) {
    return new PublicDataError('FILE_TRUNCATED', `${shard.path} ends too early: it is only a part of the file; fetch it again`, shard.path, { cause });
  }
  if (codeOf(cause).startsWith('Z_') || /invalid|corrupt|checksum|size/i.test(message)) {
    return new PublicDataError('FILE_CORRUPT', `${shard.path} is damaged (${message}); fetch it again`, shard.path, { cause });
  }
  return new PublicDataError('FILE_UNREADABLE', `${shard.path} cannot be read: ${message}`, shard.path, { cause });
}

async function* guarded(shard: Shard, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (cause) {
    throw readFailure(shard, cause);
  }
}

/** A copy of the bytes as they pass, refused at the end when they do not add up to the archive's check sum. */
async function* verified(shard: Shard, entry: Entry, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of stream) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) {
    throw new PublicDataError('FILE_CORRUPT', `${shard.path} is damaged (${entry.fileName} does not match its check sum); fetch it again`, shard.path);
  }
}

async function* zipParts(shard: Shard): AsyncGenerator<ShardPart> {
  let archive: ZipFile;
  try {
    // Loaded where there is an archive: node reads such a package's whole source to find what it exports, a tenth of a second.
    const { openPromise } = await import('yauzl');
    archive = await openPromise(shard.path, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    throw readFailure(shard, cause);
  }
  let before = 0;
  let found = false;
  try {
    for await (const entry of archive.eachEntry()) {
      const base = entry.fileName.split('/').at(-1) ?? '';
      if (!base.startsWith(shard.table) || !base.endsWith('.tsv') || entry.fileName.startsWith('__MACOSX/')) continue;
      found = true;
      const raw = await archive.openReadStreamPromise(entry);
      let read = 0;
      const counted = (async function* () {
        for await (const chunk of raw as AsyncIterable<Buffer>) {
          read += chunk.length;
          yield chunk;
        }
      })();
      const share = (bytes: number): number => (entry.uncompressedSize === 0 ? 0 : (bytes / entry.uncompressedSize) * entry.compressedSize);
      const start = before;
      yield {
        name: `${shard.name}/${entry.fileName}`,
        chunks: guarded(shard, verified(shard, entry, counted)),
        consumed: () => Math.min(shard.size, Math.round(start + share(read))),
      };
      before += entry.compressedSize;
    }
  } catch (cause) {
    throw readFailure(shard, cause);
  } finally {
    archive.close();
  }
  if (!found) {
    throw new PublicDataError('ZIP_WITHOUT_TABLE', `${shard.path} holds no ${shard.table}….tsv; expected the archive as X offers it`, shard.path);
  }
}

const CHUNK = 1 << 20;

/** Reads a file into two buffers in turns, one ahead of whoever takes the chunks: nothing is allocated for a chunk. */
async function* plainPart(shard: Shard): AsyncGenerator<ShardPart> {
  const file = await open(shard.path).catch((cause: unknown) => {
    throw readFailure(shard, cause);
  });
  const buffers = [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)] as const;
  let consumed = 0;
  const chunks = async function* (): AsyncGenerator<Buffer> {
    let turn: 0 | 1 = 0;
    for (let next = file.read(buffers[turn], 0, CHUNK, 0); ; ) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) return;
      consumed += bytesRead;
      turn = turn === 0 ? 1 : 0;
      next = file.read(buffers[turn], 0, CHUNK, consumed);
      // whoever stops taking chunks does not wait for this one
      next.catch(() => undefined);
      yield buffer.subarray(0, bytesRead);
    }
  };
  try {
    yield { name: shard.name, chunks: guarded(shard, chunks()), consumed: () => consumed };
  } finally {
    await file.close();
  }
}

/**
 * Opens a shard for reading, uncompressed. Every failure while reading becomes a PublicDataError:
 * FILE_UNREADABLE, FILE_TRUNCATED, FILE_CORRUPT, ZIP_WITHOUT_TABLE.
 */
export async function* openShard(shard: Shard): AsyncGenerator<ShardPart> {
  if (shard.kind === 'zip') {
    yield* zipParts(shard);
    return;
  }
  if (shard.kind === 'plain') {
    yield* plainPart(shard);
    return;
  }
  const file = createReadStream(shard.path, { highWaterMark: 1 << 18 });
  // pipeline hands the failure of one stream to the other; the reader below then sees it.
  const stream: Readable = pipeline(file, createGunzip({ chunkSize: 1 << 18 }), () => undefined);
  try {
    yield { name: shard.name, chunks: guarded(shard, stream as AsyncIterable<Buffer>), consumed: () => file.bytesRead };
  } finally {
    stream.destroy();
    file.destroy();
  }
}
