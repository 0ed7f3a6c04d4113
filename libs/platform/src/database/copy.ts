import type { PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** PostgreSQL's text format: rows end with a line feed, fields with a tab, and a backslash takes the meaning from what follows it. */
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const UNESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/** One field of a row read by {@link copyOut}; null for SQL's NULL. */
export function unescapeField(field: string): string | null {
  if (field === '\\N') return null;
  return field.includes('\\') ? field.replace(/\\(.)/g, (_, character: string) => UNESCAPED[character] ?? character) : field;
}

export type CopyValue = string | number | boolean | Date | null | readonly string[] | object;

/**
 * One field of a row for {@link copyIn}: arrays of text become SQL arrays, other objects JSON.
 * @throws RangeError for a text with a NUL character, which PostgreSQL cannot hold
 */
export function escapeField(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = textOf(value);
  if (text.includes('\0')) throw new RangeError(`a text with a NUL character cannot be stored: ${JSON.stringify(text.slice(0, 80))}`);
  return text.replace(/[\\\n\r\t]/g, (character) => ESCAPED[character]!);
}

function textOf(value: Exclude<CopyValue, number | boolean | null>): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return `{${value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
  return JSON.stringify(value);
}

/** A list that is JSON in the database, not an SQL array. */
export const asJson = (value: unknown): string => JSON.stringify(value);

/**
 * Streams the rows of a query; memory holds a chunk of them at a time, and the event loop runs between chunks.
 * @param onRow gets the raw fields; {@link unescapeField} reads those that may be NULL or hold any text
 */
export async function copyOut(client: PoolClient, query: string, onRow: (fields: readonly string[]) => void): Promise<void> {
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT`));
  // A row may be cut anywhere by a chunk, also within a character.
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) onRow(line.split('\t'));
  }
}

const ROWS_A_CHUNK = 500;

/** Streams rows into a table; fields in the order of `columns`. All rows arrive, or none. @throws RangeError see {@link escapeField} */
export async function copyIn(client: PoolClient, table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<void> {
  await pipeline(Readable.from(chunks(rows), { objectMode: true }), client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)));
}

function* chunks(rows: Iterable<readonly CopyValue[]>): Generator<Buffer> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(row.map(escapeField).join('\t'));
    if (lines.length === ROWS_A_CHUNK) {
      yield Buffer.from(`${lines.join('\n')}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
}
