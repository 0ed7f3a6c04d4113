import { CellFault, type Column } from './cells';
import { COLUMN_ALIASES, REQUIRED_COLUMNS } from './columns';
import { locateTable, shardAt, type Shard } from './locate';
import { openShard, type ShardPart } from './open-shard';
import { PublicDataError, type RejectedRow, type TableName } from './public-data.error';
import { printable, TsvParser, type ReadAhead, type RowView } from './tsv-parser';

/** How far the reading of a table is. */
export interface ReadProgress {
  table: TableName;
  file: string;
  /** Bytes on disk, all files of the table together. */
  bytesRead: number;
  bytesTotal: number;
  /** Rows taken so far. */
  rows: number;
}

export interface ReadOptions {
  /** Called after each chunk (256 kB, of a plain file 1 MB). */
  onProgress?: (progress: ReadProgress) => void;
  /** Called for each row that is left out. */
  onRejected?: (row: RejectedRow) => void;
  /** Files to read instead of those in the folder. */
  files?: Partial<Record<TableName, string>>;
  /** Stops the reading with PublicDataError ABORTED. */
  signal?: AbortSignal;
}

/** Receives the rows of one file. */
export interface RowReader {
  /** May throw CellFault to reject a row. */
  take: (row: RowView) => void;
  /** Takes rows by itself, faster, until one is not whole or not as plain as it needs them. */
  readAhead?: ReadAhead | undefined;
}

/** @param columns of the file in order, by their names in X's tables */
type Start = (find: (name: string) => Column, columns: readonly string[], file: string) => RowReader;

interface Context {
  table: TableName;
  part: ShardPart;
  shard: Shard;
  reject: (row: RejectedRow) => void;
}

/** Where each column stands, by the header. Unknown columns are passed over. */
function readHeader(context: Context, view: RowView): Map<string, number> {
  const { table, shard, part } = context;
  const places = new Map<string, number>();
  const repeated: string[] = [];
  for (let index = 0; index < view.count; index += 1) {
    const cell = view.bytes.toString('utf8', view.starts[index], view.ends[index]);
    const raw = index === 0 ? cell.replace(/^\ufeff/, '').replace(/^"(.*)"$/, '$1') : cell;
    const name = COLUMN_ALIASES[table][raw] ?? raw;
    if (places.has(name)) repeated.push(name);
    places.set(name, index);
  }
  const missing = REQUIRED_COLUMNS[table].filter((name) => !places.has(name));
  if (missing.length > 0) {
    throw new PublicDataError(
      'COLUMN_MISSING',
      `${part.name} lacks column ${missing.join(', ')} of table ${table}; its first line has to name the columns, separated by tabs`,
      shard.path,
    );
  }
  if (repeated.length > 0) {
    throw new PublicDataError('COLUMN_REPEATED', `${part.name} has column ${repeated.join(', ')} twice; each column may stand there once`, shard.path);
  }
  return places;
}

/** Parses one uncompressed file chunk by chunk; yields after each chunk so that callers can hand on what they have. */
async function* parsePart(context: Context, start: (places: Map<string, number>) => RowReader, signal?: AbortSignal): AsyncGenerator<void> {
  const { table, part, shard, reject } = context;
  let reader: RowReader | null = null;
  let expected = 0;
  const refuse = (line: number, column: string | null, fault: Pick<RejectedRow, 'reason' | 'given' | 'allowed'>): void =>
    reject({ table, file: part.name, line, column, reason: fault.reason, given: fault.given, allowed: fault.allowed });
  const parser: TsvParser = new TsvParser({
    row(view) {
      if (reader === null) {
        expected = view.count;
        parser.expectedCells = expected;
        reader = start(readHeader(context, view));
        parser.readAhead = reader.readAhead;
      } else if (view.count !== expected) {
        const given = `${view.count} cells: ${printable(view.bytes, view.starts[0] as number)}`;
        refuse(view.line, null, { reason: 'COLUMN_COUNT', given: given.slice(0, 80), allowed: `${expected} cells separated by tabs` });
      } else {
        try {
          reader.take(view);
        } catch (fault) {
          if (!(fault instanceof CellFault)) throw fault;
          refuse(view.line, fault.column, fault);
        }
      }
    },
    malformed: (line, reason, given, allowed) => refuse(line, null, { reason, given, allowed }),
  });
  for await (const chunk of part.chunks) {
    if (signal?.aborted) throw new PublicDataError('ABORTED', `reading ${part.name} was stopped`, shard.path);
    parser.push(chunk);
    yield;
  }
  const rest = parser.end();
  if (rest.length > 0) {
    throw new PublicDataError(
      'LAST_LINE_CUT',
      `${part.name} line ${parser.line} does not end with a line break, so it may be cut (${JSON.stringify(printable(rest, 0))}); fetch the file again, or end it with a line break if it is whole`,
      shard.path,
    );
  }
  if (reader === null) {
    throw new PublicDataError('FILE_EMPTY', `${part.name} is empty; its first line has to name the columns of table ${table}`, shard.path);
  }
  yield;
}

/**
 * The files of a table: those of the folder, or the one that is named instead.
 * @throws PublicDataError as `locateTable`
 */
export async function shardsOf(folder: string, table: TableName, file: string | undefined): Promise<Shard[]> {
  if (file === undefined) return locateTable(folder, table);
  const shard = await shardAt(file, table);
  if (shard === null) throw new PublicDataError('FILE_UNREADABLE', `${file} is not a file; name one with the rows of ${table}`, file);
  return [shard];
}

/**
 * Reads all files of a table. Yields after each chunk, when the rows so far have been given to the takers.
 * @param start called at the header of each file; finds columns by name and returns what takes its rows
 * @throws PublicDataError when the table as a whole cannot be trusted
 */
export async function* scanTable(
  folder: string,
  table: TableName,
  options: ReadOptions,
  start: Start,
): AsyncGenerator<ReadProgress> {
  const shards = await shardsOf(folder, table, options.files?.[table]);
  const bytesTotal = shards.reduce((sum, shard) => sum + shard.size, 0);
  let before = 0;
  let rows = 0;
  for (const shard of shards) {
    for await (const part of openShard(shard)) {
      const context: Context = { table, part, shard, reject: (row) => options.onRejected?.(row) };
      const counted = (places: Map<string, number>): RowReader => {
        const { take, readAhead } = start((name) => ({ name, index: places.get(name) ?? -1 }), [...places.keys()], part.name);
        return {
          take(row) {
            take(row);
            rows += 1;
          },
          readAhead: readAhead && ((bytes, position) => {
            const ahead = readAhead(bytes, position);
            rows += ahead.rows;
            return ahead;
          }),
        };
      };
      for await (const _chunk of parsePart(context, counted, options.signal)) {
        const progress = { table, file: part.name, bytesRead: before + part.consumed(), bytesTotal, rows };
        options.onProgress?.(progress);
        yield progress;
      }
    }
    before += shard.size;
  }
}
