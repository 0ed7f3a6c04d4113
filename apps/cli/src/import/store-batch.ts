import type { CopyValue } from '@bridgenotes/platform';
import type { TableName, TableRows } from '@bridgenotes/public-data';
import type { PoolClient } from 'pg';
import { storeEnrollment, type Written } from './contributors.step';
import { storeHistory } from './history.step';
import { addDeletedNotes, forgetDeletedNotes, storeNotes } from './notes.step';
import { storeRatings } from './ratings.step';
import type { ImportReport, RejectedImportRow } from './report';
import { notePage, type PlacedRow, type SourceBatch, type TableSource } from './source';
import { fillStage } from './stage';
import { enrollmentValues, HISTORY_FIELDS, historyValues, noteValues, ratingValues, STAGE_COLUMNS, UnstorableCell } from './stored-rows.rules';

export interface BatchContext {
  client: PoolClient;
  source: TableSource;
  report: ImportReport;
  now: Date;
  onRejected(row: RejectedImportRow): void;
}

type Store = (context: BatchContext) => Promise<Written & { rejected?: { position: number; noteId: string }[] }>;

interface Step<Row> {
  stage: 'import_enrollment' | 'import_notes' | 'import_history' | 'import_ratings';
  columns: readonly string[];
  values(row: Row, source: TableSource): CopyValue[];
  store: Store;
}

const STEPS: { [T in TableName]: Step<TableRows[T]> } = {
  userEnrollment: {
    stage: 'import_enrollment',
    columns: STAGE_COLUMNS.enrollment,
    values: enrollmentValues,
    async store({ client, report, now }) {
      const written = await storeEnrollment(client, now);
      report.newContributors += written.added;
      return written;
    },
  },
  notes: {
    stage: 'import_notes',
    columns: STAGE_COLUMNS.notes,
    values: (row, source) => noteValues(row, source.target(row)),
    async store({ client, report }) {
      const { contributors, statements, ...written } = await storeNotes(client);
      report.newContributors += contributors;
      report.newStatements += statements;
      return written;
    },
  },
  noteStatusHistory: {
    stage: 'import_history',
    columns: ['note_id', 'page', ...HISTORY_FIELDS.map(([column]) => column)],
    values: (row) => historyValues(row, notePage(row.noteId)),
    async store({ client, report, now }) {
      const deleted = await addDeletedNotes(client, now);
      report.newContributors += deleted.contributors;
      report.newStatements += deleted.statements;
      report.deletedNotes += deleted.added;
      // A note whose row could not be read is not gone: only a notes table that was read whole tells who is.
      if (report.tables.notes.rejected === 0) report.deletedNotes += await forgetDeletedNotes(client, now);
      return storeHistory(client);
    },
  },
  ratings: {
    stage: 'import_ratings',
    columns: STAGE_COLUMNS.ratings,
    values: ratingValues,
    async store({ client, report }) {
      const { contributors, unknown, ...written } = await storeRatings(client);
      report.newContributors += contributors;
      return { ...written, rejected: unknown };
    },
  },
};

/** Stores one batch in the transaction that is open, and counts it. */
export async function storeBatch<T extends TableName>(context: BatchContext, table: T, batch: SourceBatch<TableRows[T]>): Promise<void> {
  const step: Step<TableRows[T]> = STEPS[table];
  const { good, rejected } = storable(step, table, batch, context.source);
  await fillStage(context.client, step.stage, step.columns, good.map(({ values }) => values));
  const written = await step.store(context);
  for (const { position, noteId } of written.rejected ?? []) {
    const { file, line } = good[position]!;
    rejected.push({ table, file, line, column: 'noteId', reason: 'UNKNOWN_NOTE', given: noteId, allowed: 'a note of the tables notes or noteStatusHistory' });
  }
  const counts = context.report.tables[table];
  const read = batch.rows.length + batch.rejected.length;
  counts.read += read;
  counts.added += written.added;
  counts.updated += written.updated;
  counts.rejected += rejected.length;
  counts.unchanged += read - written.added - written.updated - rejected.length;
  for (const row of rejected.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))) context.onRejected(row);
}

type StorableRow = Pick<PlacedRow<unknown>, 'file' | 'line'> & { values: CopyValue[] };

function storable<Row>(step: Step<Row>, table: TableName, batch: SourceBatch<Row>, source: TableSource): { good: StorableRow[]; rejected: RejectedImportRow[] } {
  const good: StorableRow[] = [];
  const rejected: RejectedImportRow[] = [...batch.rejected];
  for (const { file, line, row } of batch.rows) {
    try {
      good.push({ file, line, values: step.values(row, source) });
    } catch (fault) {
      if (!(fault instanceof UnstorableCell)) throw fault;
      const { column, reason, given, allowed } = fault;
      rejected.push({ table, file, line, column, reason, given, allowed });
    }
  }
  return { good, rejected };
}
