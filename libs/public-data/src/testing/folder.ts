import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { ENROLLMENT_COLUMNS, HISTORY_COLUMNS, NOTE_COLUMNS, RATING_COLUMNS } from '../columns';
import type { TableName } from '../public-data.error';

/** Runs with a folder that holds the given files, and removes it afterwards. */
export async function withFolder<R>(files: Record<string, string | Uint8Array>, run: (folder: string) => Promise<R>): Promise<R> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-tables-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const HEADERS: Record<TableName, readonly string[]> = {
  notes: NOTE_COLUMNS,
  ratings: RATING_COLUMNS,
  noteStatusHistory: HISTORY_COLUMNS,
  userEnrollment: ENROLLMENT_COLUMNS,
};

/** A table as text; cells that a row does not name are empty. */
export function table(name: TableName, rows: Record<string, string>[], end = '\n'): string {
  const header = HEADERS[name];
  return [header, ...rows.map((row) => header.map((column) => row[column] ?? ''))].map((cells) => cells.join('\t') + end).join('');
}

export const NOTE = { noteId: '1', noteAuthorParticipantId: 'A', createdAtMillis: '1000', tweetId: '7', classification: 'NOT_MISLEADING', summary: 'text' };
export const RATING = { noteId: '1', raterParticipantId: 'R', createdAtMillis: '2000', helpfulnessLevel: 'HELPFUL', helpfulClear: '1' };

/** A zip archive of compressed files, written by the format's description (PKWARE APPNOTE 4.3). */
export function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content);
    const body = deflateRawSync(raw);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), body);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name));
    offset += 30 + name.length + body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
