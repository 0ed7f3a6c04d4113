import { NOTE_CLASSIFICATIONS } from '@bridgenotes/scoring';
import { idOf, numericIdOf, optionalIdOf, requiredChoiceOf, textOf, timeOf, type Column } from './cells';
import { byId } from './rows-by-id';
import { GatheredRatings } from './gathered-ratings';
import { tailOf, type RatingKernel } from './kernel/rating-kernel';
import { ratingKernel } from './kernel/wasm-ratings';
import { knownNotes } from './known-notes';
import { enrollmentParser, historyParser, RatingReader } from './parse-rows';
import { TABLE_NAMES, type TableName } from './public-data.error';
import { scanTable, shardsOf, type ReadOptions, type RowReader } from './read-table';
import type { EnrollmentRow, HistoryRow } from './rows';
import type { NoteHead, ReadReport, Tables } from './tables';

/** A zero for each table. */
export function perTable(): Record<TableName, number> {
  return { notes: 0, ratings: 0, noteStatusHistory: 0, userEnrollment: 0 };
}

/**
 * The order in which tables are read. Ratings come first: they lie outside of V8's heap, which marks all that is in it
 * for every 64 MB of them.
 */
export const READ_ORDER = ['ratings', 'notes', 'noteStatusHistory', 'userEnrollment'] as const satisfies readonly TableName[];
/** How much shorter a table is when it is compressed, about. */
const COMPRESSION = 8;

/**
 * Reads the four tables of a folder into memory (20 bytes a rating, plus ids).
 * @param kernel reads the plain rows of the ratings table; other rows take the way of all tables
 * @throws PublicDataError when a table is missing, cut or damaged; bad rows are left out and reported
 */
export async function readTables(folder: string, options: ReadOptions = {}, kernel: RatingKernel = ratingKernel()): Promise<Tables> {
  const report: ReadReport = { rows: perTable(), rejected: perTable(), repeated: 0, conflicting: 0 };
  const reading: ReadOptions = {
    ...options,
    onRejected(row) {
      report.rejected[row.table] += 1;
      options.onRejected?.(row);
    },
  };
  const notes: NoteHead[] = [];
  const history: HistoryRow[] = [];
  const enrollment: EnrollmentRow[] = [];

  // authors stand in many rows: one string for each
  const authors = new Map<string, string>();
  const authorOf = (id: string): string => {
    const known = authors.get(id);
    if (known === undefined) authors.set(id, id);
    return known ?? id;
  };
  const noteReader = (find: (name: string) => Column): RowReader => {
    const [id, author, createdAt, classification, tweet, summary] = [
      find('noteId'),
      find('noteAuthorParticipantId'),
      find('createdAtMillis'),
      find('classification'),
      find('tweetId'),
      find('summary'),
    ];
    return {
      take(row) {
        notes.push({
          noteId: numericIdOf(row, id),
          authorId: authorOf(idOf(row, author)),
          createdAtMillis: timeOf(row, createdAt),
          classification: requiredChoiceOf(row, classification, NOTE_CLASSIFICATIONS),
          tweetId: optionalIdOf(row, tweet),
          text: textOf(row, summary),
        });
      },
    };
  };
  const historyReader = (find: (name: string) => Column): RowReader => {
    const parse = historyParser(find);
    return {
      take(row) {
        history.push(parse(row));
      },
    };
  };
  const enrollmentReader = (find: (name: string) => Column): RowReader => {
    const parse = enrollmentParser(find);
    return {
      take(row) {
        const parsed = parse(row);
        parsed.participantId = authors.get(parsed.participantId) ?? parsed.participantId;
        enrollment.push(parsed);
      },
    };
  };
  const read = async (table: TableName, start: Parameters<typeof scanTable>[3]): Promise<void> => {
    for await (const progress of scanTable(folder, table, reading, start)) report.rows[table] = progress.rows;
  };
  // what is not there is told before anything is read
  let bytes = 0;
  for (const table of TABLE_NAMES) {
    const shards = await shardsOf(folder, table, options.files?.[table]);
    if (table === 'ratings') bytes = shards.reduce((sum, { kind, size }) => sum + size * (kind === 'plain' ? 1 : COMPRESSION), 0);
  }
  const ratings = new GatheredRatings(kernel, bytes);
  await read('ratings', (find, columns) => ratingReader(find, columns, kernel, ratings));
  ratings.end();
  await read('notes', noteReader);
  await read('noteStatusHistory', historyReader);
  await read('userEnrollment', enrollmentReader);
  const tables = {
    notes: byId(notes, ({ noteId }) => noteId, ({ createdAtMillis }) => createdAtMillis, report),
    history: byId(history, ({ noteId }) => noteId, (row) => row.timestampMillisOfCurrentStatus ?? -1, report),
    ratings,
    enrollment: byId(enrollment, ({ participantId }) => participantId, (row) => row.timestampOfLastStateChange ?? -1, report),
    report,
  };
  shareIds(tables);
  return tables;
}

/** One string for each note that stands in both tables, and for its author. */
function shareIds(tables: Pick<Tables, 'notes' | 'history'>): void {
  for (const { head, past } of knownNotes(tables)) {
    if (head === undefined || past === undefined) continue;
    past.noteId = head.noteId;
    if (past.noteAuthorParticipantId === head.authorId) past.noteAuthorParticipantId = head.authorId;
  }
}

function ratingReader(find: (name: string) => Column, columns: readonly string[], kernel: RatingKernel, ratings: GatheredRatings): RowReader {
  const reader = new RatingReader(find);
  const tail = tailOf(columns);
  return {
    take(row) {
      reader.read(row);
      ratings.add(row, reader);
    },
    readAhead: tail === null ? undefined : (bytes, position) => kernel.read(bytes, position, tail),
  };
}

/** Time of the last rating in milliseconds since 1970; null without ratings. */
export function lastRatingTime({ ratings }: Tables): number | null {
  return ratings.lastTime < 0 ? null : ratings.lastTime;
}
