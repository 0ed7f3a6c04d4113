import { TABLE_NAMES, type RejectedRow, type RejectReason, type TableName } from '@bridgenotes/public-data';

/** Why a row was left out: it cannot be read, or it rates a note that nobody knows. */
export type ImportRejectReason = RejectReason | 'UNKNOWN_NOTE';

/** A row that was left out, so that its owner can find and mend it. */
export type RejectedImportRow = Omit<RejectedRow, 'reason'> & { reason: ImportRejectReason };

/** What became of the rows of one table; the last four add up to the first. */
export interface TableReport {
  read: number;
  /** Rows that were not in the database. */
  added: number;
  /** Rows that replaced an older version. */
  updated: number;
  /** Rows the database had already, or knows a newer version of. */
  unchanged: number;
  rejected: number;
}

/** What an import did. */
export interface ImportReport {
  tables: Record<TableName, TableReport>;
  /** People and statements that were not in the database, whatever table told of them. */
  newContributors: number;
  newStatements: number;
  /** Notes that the history knows and the notes table does not: they lost their text. */
  deletedNotes: number;
  /** False when the database had everything already. */
  changed: boolean;
}

export function emptyReport(): ImportReport {
  const table = (): TableReport => ({ read: 0, added: 0, updated: 0, unchanged: 0, rejected: 0 });
  return { tables: { notes: table(), ratings: table(), noteStatusHistory: table(), userEnrollment: table() }, newContributors: 0, newStatements: 0, deletedNotes: 0, changed: false };
}

/** Rows left out, over all tables. */
export function rejectedRows(report: ImportReport): number {
  return TABLE_NAMES.reduce((sum, table) => sum + report.tables[table].rejected, 0);
}

/** Where, what, and what is allowed, on one line. */
export function describeRejected(row: RejectedImportRow): string {
  return `${row.file} line ${row.line}${row.column === null ? '' : `, column ${row.column}`}: ${row.reason}, got ${JSON.stringify(row.given)}, allowed is ${row.allowed}`;
}

export const REJECTED_HEADER = 'table\tfile\tline\tcolumn\treason\tgiven\tallowed\n';

/** One line of the file of rejected rows. */
export function rejectedLine(row: RejectedImportRow): string {
  const cells = [row.table, row.file, row.line, row.column ?? '', row.reason, row.given, row.allowed];
  return `${cells.map((cell) => String(cell).replace(/[\t\r\n]/g, ' ')).join('\t')}\n`;
}

/** The report as a table for people. */
export function reportLines(report: ImportReport): string[] {
  const cells = [['', 'read', 'new', 'updated', 'unchanged', 'rejected']];
  for (const name of TABLE_NAMES) {
    const { read, added, updated, unchanged, rejected } = report.tables[name];
    cells.push([name, ...[read, added, updated, unchanged, rejected].map(String)]);
  }
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const table = cells.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
  const people = `${report.newContributors} contributors and ${report.newStatements} statements are new`;
  return [...table, '', report.deletedNotes === 0 ? `${people}.` : `${people}; ${report.deletedNotes} notes stand in the history only: they were deleted.`];
}
