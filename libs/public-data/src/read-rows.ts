import type { Column } from './cells';
import { enrollmentParser, historyParser, noteParser, ratingParser } from './parse-rows';
import type { RejectedRow, TableName } from './public-data.error';
import { scanTable, type ReadOptions, type ReadProgress } from './read-table';
import type { TableRows } from './rows';
import type { RowView } from './tsv-parser';

/** One row with the line it stood in, counted from 1 (the header). */
export interface NumberedRow<Row> {
  line: number;
  row: Row;
}

/** Rows of one file that were read together, in the order of the file. */
export interface RowBatch<Row> {
  file: string;
  rows: NumberedRow<Row>[];
  /** Rows between the first and the last that were left out. */
  rejected: RejectedRow[];
  progress: ReadProgress;
}

const PARSERS: { [T in TableName]: (find: (name: string) => Column) => (row: RowView) => TableRows[T] } = {
  notes: noteParser,
  ratings: ratingParser,
  noteStatusHistory: historyParser,
  userEnrollment: enrollmentParser,
};

/**
 * Streams a table as row objects, for importing. Memory is bounded by one batch: 256 kB of text, of a plain file 1 MB (some 5,000 ratings).
 * Files come in the order of their numbers and rows in the order of their lines, always the same,
 * so an import can be resumed behind the last line it has stored.
 *
 * A batch is only proof that its own lines are whole: throw away what was stored, or roll back,
 * when the reading ends in an error and a part of a table is of no use.
 * @throws PublicDataError when the table as a whole cannot be trusted
 */
export async function* readRows<T extends TableName>(folder: string, table: T, options: ReadOptions = {}): AsyncGenerator<RowBatch<TableRows[T]>> {
  let rows: NumberedRow<TableRows[T]>[] = [];
  let rejected: RejectedRow[] = [];
  const onRejected = (row: RejectedRow): void => {
    rejected.push(row);
    options.onRejected?.(row);
  };
  const scan = scanTable(folder, table, { ...options, onRejected }, (find) => {
    const parse = PARSERS[table](find);
    return { take: (view) => rows.push({ line: view.line, row: parse(view) }) };
  });
  for await (const progress of scan) {
    if (rows.length === 0 && rejected.length === 0) continue;
    const batch = { file: progress.file, rows, rejected, progress };
    rows = [];
    rejected = [];
    yield batch;
  }
}
