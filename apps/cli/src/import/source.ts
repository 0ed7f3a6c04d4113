import { resolve } from 'node:path';
import { readRows, type RejectedRow, type TableName, type TableRows } from '@bridgenotes/public-data';
import { canonicalUrl, xPostOf } from '@bridgenotes/statements';
import { storableId, type NoteTarget } from './stored-rows.rules';

/** One row and where it stood. */
export interface PlacedRow<Row> {
  file: string;
  /** Counted from 1, the header. */
  line: number;
  row: Row;
}

/** Rows in the order of their table, with those that could not be read. */
export interface SourceBatch<Row> {
  rows: PlacedRow<Row>[];
  rejected: RejectedRow[];
  /** Share of the table read so far, 0 to 1. */
  share: number;
}

/** Where the four tables come from: a folder, or a simulation. */
export interface TableSource {
  /** Tells it from others, for people and for going on with an interrupted import. */
  readonly name: string;
  rows<T extends TableName>(table: T): AsyncIterable<SourceBatch<TableRows[T]>>;
  /** What a note is about. @throws UnstorableCell */
  target(note: TableRows['notes']): NoteTarget;
}

/** The page of a note on X: what stands for a statement that is not known. */
export const notePage = (noteId: string) => canonicalUrl(`https://x.com/i/birdwatch/n/${storableId('noteId', noteId)}`);

/** The post on X that a note is about. @throws UnstorableCell */
export function xPost({ noteId, tweetId }: Pick<TableRows['notes'], 'noteId' | 'tweetId'>): NoteTarget {
  return tweetId === null ? notePage(noteId) : { ...xPostOf(storableId('tweetId', tweetId)), platform: 'X' };
}

/** X's download in a folder. */
export function folderSource(folder: string, signal: AbortSignal): TableSource {
  return {
    name: resolve(folder),
    async *rows(table) {
      for await (const { file, rows, rejected, progress } of readRows(folder, table, { signal })) {
        const placed = rows.map(({ line, row }) => ({ file, line, row }));
        yield { rows: placed, rejected, share: progress.bytesTotal === 0 ? 1 : progress.bytesRead / progress.bytesTotal };
      }
    },
    target: xPost,
  };
}

/** The same rows in batches of `size`; the last may be smaller. Rejected rows come with the rows around them. */
export async function* inBatches<Row>(source: AsyncIterable<SourceBatch<Row>>, size: number): AsyncGenerator<SourceBatch<Row>> {
  let rows: PlacedRow<Row>[] = [];
  let rejected: RejectedRow[] = [];
  let share = 0;
  for await (const batch of source) {
    share = batch.share;
    rejected.push(...batch.rejected);
    for (const row of batch.rows) {
      rows.push(row);
      if (rows.length < size) continue;
      yield { rows, rejected, share };
      rows = [];
      rejected = [];
    }
  }
  if (rows.length > 0 || rejected.length > 0) yield { rows, rejected, share };
}
