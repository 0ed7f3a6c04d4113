import { join } from 'node:path';
import { MISLEADING_TAGS, NOT_MISLEADING_TAGS, RATING_TAGS } from '@bridgenotes/scoring';
import { ENROLLMENT_COLUMNS, HISTORY_COLUMNS, NOTE_COLUMNS, RATING_COLUMNS } from './columns';
import { double, flag, integer, line, text } from './format';
import type { TableName } from './public-data.error';
import type { EnrollmentRow, HistoryRow, NoteRow, RatingRow, TableRows } from './rows';
import { writeTable, type WriteOptions, type WrittenFile } from './write-file';

function noteLine(note: NoteRow): string {
  return line([
    note.noteId,
    note.authorId,
    integer(note.createdAtMillis),
    note.tweetId ?? '-1',
    note.classification,
    note.believable ?? '',
    note.harmful ?? '',
    note.validationDifficulty ?? '',
    ...MISLEADING_TAGS.map((tag) => flag(note.misleadingTags.includes(tag))),
    ...NOT_MISLEADING_TAGS.map((tag) => flag(note.notMisleadingTags.includes(tag))),
    flag(note.trustworthySources),
    text(note.summary),
    flag(note.isMediaNote),
    flag(note.isCollaborativeNote),
  ]);
}

/** Version 2 is the form with three levels; the yes/no answers of version 1 stay 0. */
function ratingLine(rating: RatingRow): string {
  return line([
    rating.noteId,
    rating.raterId,
    integer(rating.createdAtMillis),
    '2',
    '0',
    '0',
    '0',
    '0',
    rating.level,
    ...RATING_TAGS.map((_, bit) => flag((rating.tags & (1 << bit)) !== 0)),
    rating.ratedOnTweetId ?? '-1',
    rating.source,
    text(rating.suggestion),
    rating.suggestionId ?? '',
  ]);
}

/** A row of the note status history, as it comes in and as a run writes it. */
export function historyLine(row: HistoryRow): string {
  return line([
    row.noteId,
    row.noteAuthorParticipantId,
    integer(row.createdAtMillis),
    double(row.timestampMillisOfFirstNonNMRStatus),
    row.firstNonNMRStatus ?? '',
    double(row.timestampMillisOfCurrentStatus),
    row.currentStatus ?? '',
    double(row.timestampMillisOfLatestNonNMRStatus),
    row.mostRecentNonNMRStatus ?? '',
    double(row.timestampMillisOfStatusLock),
    row.lockedStatus ?? '',
    double(row.timestampMillisOfRetroLock),
    row.currentCoreStatus ?? '',
    row.currentExpansionStatus ?? '',
    row.currentGroupStatus ?? '',
    text(row.currentDecidedBy),
    double(row.currentModelingGroup),
    double(row.timestampMillisOfMostRecentStatusChange),
    double(row.timestampMillisOfNmrDueToMinStableCrhTime),
    row.currentMultiGroupStatus ?? '',
    double(row.currentModelingMultiGroup),
    double(row.timestampMinuteOfFinalScoringOutput),
    double(row.timestampMillisOfFirstNmrDueToMinStableCrhTime),
    double(row.abovePcrhThresholdTime),
  ]);
}

function enrollmentLine(row: EnrollmentRow): string {
  return line([
    row.participantId,
    row.enrollmentState,
    integer(row.successfulRatingNeededToEarnIn),
    integer(row.timestampOfLastStateChange),
    integer(row.timestampOfLastEarnOut),
    row.modelingPopulation ?? '',
    double(row.modelingGroup),
    integer(row.numberOfTimesEarnedOut),
  ]);
}

/** A header and a line for each row, made as they are written. */
export function* linesOf<Row>(header: readonly string[], rows: Iterable<Row>, toLine: (row: Row) => string): Generator<string> {
  yield line(header);
  for (const row of rows) yield toLine(row);
}

/** The lines of a table in X's columns. */
export const TABLE_LINES: { [T in TableName]: (rows: Iterable<TableRows[T]>) => Iterable<string> } = {
  notes: (rows) => linesOf(NOTE_COLUMNS, rows, noteLine),
  ratings: (rows) => linesOf(RATING_COLUMNS, rows, ratingLine),
  noteStatusHistory: (rows) => linesOf(HISTORY_COLUMNS, rows, historyLine),
  userEnrollment: (rows) => linesOf(ENROLLMENT_COLUMNS, rows, enrollmentLine),
};

/**
 * Writes the four tables as X offers them for download: `notes-00000.tsv` and so on.
 * @throws PublicDataError OUTPUT_UNWRITABLE
 */
export async function writeTables(folder: string, tables: { [T in TableName]: Iterable<TableRows[T]> }, options: WriteOptions = {}): Promise<WrittenFile[]> {
  const path = (table: TableName): string => join(folder, `${table}-00000.tsv`);
  return [
    await writeTable(path('notes'), TABLE_LINES.notes(tables.notes), options),
    await writeTable(path('ratings'), TABLE_LINES.ratings(tables.ratings), options),
    await writeTable(path('noteStatusHistory'), TABLE_LINES.noteStatusHistory(tables.noteStatusHistory), options),
    await writeTable(path('userEnrollment'), TABLE_LINES.userEnrollment(tables.userEnrollment), options),
  ];
}
