/** Why a whole table could not be read or written. The list is closed. */
export const PUBLIC_DATA_ERROR_CODES = [
  'FOLDER_NOT_FOUND',
  'TABLE_MISSING',
  'TABLE_AMBIGUOUS',
  'SHARD_MISSING',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'COLUMN_MISSING',
  'COLUMN_REPEATED',
  'FILE_TRUNCATED',
  'FILE_CORRUPT',
  'LAST_LINE_CUT',
  'ZIP_WITHOUT_TABLE',
  'OUTPUT_UNWRITABLE',
  'ABORTED',
] as const;
export type PublicDataErrorCode = (typeof PUBLIC_DATA_ERROR_CODES)[number];

/**
 * A table that cannot be trusted as a whole: nothing of what was read so far may be used.
 * Single bad rows are not errors, they are reported as {@link RejectedRow}.
 */
export class PublicDataError extends Error {
  override readonly name = 'PublicDataError';

  /**
   * @param code what went wrong, for programs
   * @param message what was wrong, and what is expected instead
   * @param file the file concerned, if there is one
   */
  constructor(
    readonly code: PublicDataErrorCode,
    message: string,
    readonly file?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Why a single row was left out. The list is closed. */
export const REJECT_REASONS = [
  'COLUMN_COUNT',
  'MISSING_VALUE',
  'NOT_AN_ID',
  'NOT_A_NUMBER',
  'NOT_A_FLAG',
  'NOT_A_TIME',
  'UNKNOWN_WORD',
  'NO_ANSWER',
  'BAD_CHARACTER',
  'ROW_TOO_LONG',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** A row that was left out, so that its owner can find and mend it. */
export interface RejectedRow {
  table: TableName;
  /** File name without its folder; for a zip, `archive.zip/entry.tsv`. */
  file: string;
  /** Line in the uncompressed file where the row begins, counted from 1 (the header). */
  line: number;
  /** Column concerned, null where the row as a whole is. */
  column: string | null;
  reason: RejectReason;
  /** What stood there, shortened to 80 characters. */
  given: string;
  /** What may stand there. */
  allowed: string;
}

/** The four tables, named as X names their files. */
export const TABLE_NAMES = ['notes', 'ratings', 'noteStatusHistory', 'userEnrollment'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** One line for people: where, what, and what is allowed. */
export function describeRejectedRow(row: RejectedRow): string {
  const place = `${row.file} line ${row.line}${row.column === null ? '' : `, column ${row.column}`}`;
  return `${place}: ${row.reason}, got ${JSON.stringify(row.given)}, allowed is ${row.allowed}`;
}
