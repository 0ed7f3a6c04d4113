import { createHash, type Hash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { PublicDataError } from './public-data.error';

/** A file that was written whole. */
export interface WrittenFile {
  path: string;
  /** Rows without the header. */
  rows: number;
  /** SHA-256 of the uncompressed bytes, in hex: the same for plain and gzip. */
  sha256: string;
}

export interface WriteOptions {
  /** Compresses; the path gets `.gz` added. */
  gzip?: boolean;
  /** Stops the writing with PublicDataError ABORTED. */
  signal?: AbortSignal;
}

const BLOCK = 1 << 18;

/** Writes lines into a stream block by block, waiting whenever the disk is behind. */
async function pour(lines: Iterable<string>, sink: WriteStream | Gzip, hash: Hash, path: string, signal?: AbortSignal): Promise<number> {
  let count = 0;
  let block = '';
  const flush = async (): Promise<void> => {
    if (signal?.aborted) throw new PublicDataError('ABORTED', `writing ${path} was stopped; nothing of it was kept`, path);
    const bytes = Buffer.from(block);
    block = '';
    hash.update(bytes);
    if (!sink.write(bytes)) await once(sink, 'drain');
  };
  for (const text of lines) {
    block += text;
    count += 1;
    if (block.length >= BLOCK) await flush();
  }
  if (block.length > 0) await flush();
  return count;
}

/**
 * Writes a table so that the file is there whole or not at all: under a temporary name first,
 * on disk before it gets its own. The same rows give the same bytes.
 * @param lines header first
 * @throws PublicDataError OUTPUT_UNWRITABLE, ABORTED
 */
export async function writeTable(path: string, lines: Iterable<string>, { gzip = false, signal }: WriteOptions = {}): Promise<WrittenFile> {
  const target = gzip ? `${path}.gz` : path;
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  const hash = createHash('sha256');
  let file: WriteStream | undefined;
  try {
    await mkdir(dirname(target), { recursive: true });
    file = createWriteStream(temporary);
    // A failure shows up in `written`; while lines are made nobody listens yet.
    const written = finished(file);
    written.catch(() => undefined);
    const sink = gzip ? createGzip({ level: 6 }) : file;
    if (sink !== file) sink.pipe(file);
    const rows = (await Promise.race([pour(lines, sink, hash, target, signal), written.then(() => 0)])) - 1;
    sink.end();
    await written;
    await flushToDisk(temporary);
    await rename(temporary, target);
    return { path: target, rows, sha256: hash.digest('hex') };
  } catch (cause) {
    await closed(file);
    await rm(temporary, { force: true }).catch(() => undefined);
    // Whatever the lines themselves threw is not about the disk.
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new PublicDataError(
      'OUTPUT_UNWRITABLE',
      `${target} cannot be written: ${cause.message}; name a folder that you may write to, with space left`,
      target,
      { cause },
    );
  }
}

/** Ends a file that is given up. One that is still being opened would else appear after it was removed. */
async function closed(file: WriteStream | undefined): Promise<void> {
  if (file === undefined || file.closed) return;
  file.destroy();
  await once(file, 'close').catch(() => undefined);
}

async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
