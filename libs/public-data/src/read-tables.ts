import { NOTE_CLASSIFICATIONS, type NoteClassification } from '@bridgenotes/scoring';
import { idOf, numericIdOf, optionalIdOf, requiredChoiceOf, textOf, timeOf } from './cells';
import { enrollmentParser, historyParser, RatingReader } from './parse-rows';
import { TABLE_NAMES, type TableName } from './public-data.error';
import { GrowingRatings } from './rating-columns';
import { scanTable, type ReadOptions } from './read-table';
import type { EnrollmentRow, HistoryRow } from './rows';

/** What scoring needs of a note. */
export interface NoteHead {
  noteId: string;
  authorId: string;
  createdAtMillis: number;
  classification: NoteClassification;
  /** The statement the note is about; null where the table does not say. */
  tweetId: string | null;
  /** The note itself, which tells the statement's topic; empty where it is not known. */
  text: string;
}

/** How much was read, and what was left out. */
export interface ReadReport {
  /** Rows taken, duplicates included. */
  rows: Record<TableName, number>;
  /** Rows left out because they could not be understood. */
  rejected: Record<TableName, number>;
  /** Rows of notes, history and enrollment that stand there more than once, word by word. */
  repeated: number;
  /** Rows with the id of another row but other content: the newest was kept. */
  conflicting: number;
}

/** The four tables in memory, as far as scoring needs them. */
export interface Tables {
  notes: NoteHead[];
  ratings: GrowingRatings;
  history: HistoryRow[];
  enrollment: EnrollmentRow[];
  report: ReadReport;
}

/** Rows by id, whatever the order they come in: the newest of two with one id, or the greater in text. */
class RowsById<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #report: ReadReport;
  readonly #timeOf: (row: Row) => number;

  constructor(report: ReadReport, timeOf: (row: Row) => number) {
    this.#report = report;
    this.#timeOf = timeOf;
  }

  add(id: string, row: Row): void {
    const other = this.#rows.get(id);
    if (other === undefined) {
      this.#rows.set(id, row);
      return;
    }
    const [text, otherText] = [JSON.stringify(row), JSON.stringify(other)];
    if (text === otherText) {
      this.#report.repeated += 1;
      return;
    }
    this.#report.conflicting += 1;
    const later = this.#timeOf(row) - this.#timeOf(other) || (text > otherText ? 1 : -1);
    if (later > 0) this.#rows.set(id, row);
  }

  values(): Row[] {
    return [...this.#rows.values()];
  }
}

/** A zero for each table. */
export function perTable(): Record<TableName, number> {
  return { notes: 0, ratings: 0, noteStatusHistory: 0, userEnrollment: 0 };
}

/**
 * Reads the four tables of a folder into memory (22 bytes a rating, plus ids).
 * @throws PublicDataError when a table is missing, cut or damaged; bad rows are left out and reported
 */
export async function readTables(folder: string, options: ReadOptions = {}): Promise<Tables> {
  const report: ReadReport = { rows: perTable(), rejected: perTable(), repeated: 0, conflicting: 0 };
  const reading: ReadOptions = {
    ...options,
    onRejected(row) {
      report.rejected[row.table] += 1;
      options.onRejected?.(row);
    },
  };
  const notes = new RowsById<NoteHead>(report, (row) => row.createdAtMillis);
  const history = new RowsById<HistoryRow>(report, (row) => row.timestampMillisOfCurrentStatus ?? -1);
  const enrollment = new RowsById<EnrollmentRow>(report, (row) => row.timestampOfLastStateChange ?? -1);
  const ratings = new GrowingRatings();

  const starts: Record<TableName, Parameters<typeof scanTable>[3]> = {
    notes(find) {
      const [id, author, createdAt, classification, tweet, summary] = [
        find('noteId'),
        find('noteAuthorParticipantId'),
        find('createdAtMillis'),
        find('classification'),
        find('tweetId'),
        find('summary'),
      ];
      return (row) => {
        const note = {
          noteId: numericIdOf(row, id),
          authorId: idOf(row, author),
          createdAtMillis: timeOf(row, createdAt),
          classification: requiredChoiceOf(row, classification, NOTE_CLASSIFICATIONS),
          tweetId: optionalIdOf(row, tweet),
          text: textOf(row, summary),
        };
        notes.add(note.noteId, note);
      };
    },
    ratings(find) {
      const reader = new RatingReader(find);
      return (row) => {
        reader.read(row);
        ratings.add(row, reader);
      };
    },
    noteStatusHistory(find) {
      const parse = historyParser(find);
      return (row) => {
        const parsed = parse(row);
        history.add(parsed.noteId, parsed);
      };
    },
    userEnrollment(find) {
      const parse = enrollmentParser(find);
      return (row) => {
        const parsed = parse(row);
        enrollment.add(parsed.participantId, parsed);
      };
    },
  };
  for (const table of TABLE_NAMES) {
    for await (const progress of scanTable(folder, table, reading, starts[table])) report.rows[table] = progress.rows;
  }
  return { notes: notes.values(), ratings, history: history.values(), enrollment: enrollment.values(), report };
}

/** Time of the last rating in milliseconds since 1970; null without ratings. */
export function lastRatingTime(tables: Tables): number | null {
  let last = -1;
  for (let i = 0; i < tables.ratings.count; i += 1) {
    const time = tables.ratings.createdAtMillis[i] as number;
    if (time > last) last = time;
  }
  return last < 0 ? null : last;
}
