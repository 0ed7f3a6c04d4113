import type { NoteClassification } from '@bridgenotes/scoring';
import type { GatheredRatings } from './gathered-ratings';
import type { TableName } from './public-data.error';
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
  /** By id. */
  notes: NoteHead[];
  ratings: GatheredRatings;
  /** By note id. */
  history: HistoryRow[];
  /** By participant. */
  enrollment: EnrollmentRow[];
  report: ReadReport;
}
