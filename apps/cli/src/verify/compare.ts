import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { CommandError } from '../failure';

/** The first place where a table is not what it should be. */
export interface FirstDifference {
  table: string;
  /** Id in the first column: a note's, or a rater's in helpfulness_scores. */
  id: string;
  /** Null where the row as a whole is missing or should not be there. */
  column: string | null;
  recorded: string | null;
  recomputed: string | null;
}

/** The lines of a file, or of its gzip. @throws CommandError MANIFEST_UNREADABLE */
export async function* linesOfFile(path: string): AsyncGenerator<string> {
  const found = existsSync(path) ? path : `${path}.gz`;
  const file = createReadStream(found);
  try {
    await once(file, 'open');
    const stream = found.endsWith('.gz') ? file.pipe(createGunzip()) : file;
    file.on('error', (error) => stream.destroy(error));
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch (error) {
    throw new CommandError('MANIFEST_UNREADABLE', `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 'Keep all files of the results together.');
  } finally {
    file.destroy();
  }
}

/**
 * Compares a table that was written with the one that should have been, row by row in the order of their ids.
 * @param recomputed lines with their line breaks, header first
 */
export async function firstDifference(table: string, recorded: AsyncIterable<string>, recomputed: Iterable<string>): Promise<FirstDifference | null> {
  const expected = recomputed[Symbol.iterator]();
  let header: string[] = [];
  for await (const line of recorded) {
    const next = expected.next();
    const right = next.done === true ? null : next.value.replace(/\n$/, '');
    if (header.length === 0) header = (right ?? line).split('\t');
    if (line !== right) {
      await recorded[Symbol.asyncIterator]().return?.();
      return differenceOf(table, header, line, right);
    }
  }
  const left = expected.next();
  return left.done === true ? null : differenceOf(table, header, null, left.value.replace(/\n$/, ''));
}

function differenceOf(table: string, header: string[], recorded: string | null, recomputed: string | null): FirstDifference {
  const [left, right] = [recorded?.split('\t'), recomputed?.split('\t')];
  if (left !== undefined && right !== undefined && left[0] === right[0]) {
    const at = header.findIndex((_, i) => left[i] !== right[i]);
    return { table, id: left[0]!, column: header[at] ?? null, recorded: left[at] ?? null, recomputed: right[at] ?? null };
  }
  // Rows are in the order of their ids: the smaller one is missing on the other side.
  const first = right === undefined || (left !== undefined && left[0]! < right[0]!) ? left! : right;
  return { table, id: first[0]!, column: null, recorded: first === left ? recorded : null, recomputed: first === left ? null : recomputed };
}
