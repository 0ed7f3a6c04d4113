import type { TableName, TableRows } from '@bridgenotes/public-data';
import type { KeptRun } from '@bridgenotes/scoring-runs';
import type { DataSource } from 'typeorm';
import { exportedEnrollment, exportedHistory, exportedNotes, exportedRatings, type StoredContributor, type StoredNote } from './exported-rows';

/** What a run was given, as rows of X's public tables, made as they are read. */
export interface ExportedTables {
  readonly tables: { readonly [Name in TableName]: Iterable<TableRows[Name]> };
  /** Notes that the run saw and that were deleted, before or since. */
  readonly deletedNotes: number;
  /** Of these, those that were deleted since. */
  readonly deletedSince: number;
}

const NOTES = `
  SELECT notes.id, classification, tags, text, trustworthy_sources, is_media_note, is_collaborative_note, imported_fields,
         CASE WHEN statements.platform = 'X' AND external_id ~ '^[0-9]+$' THEN external_id ELSE statement_id::text END AS post
  FROM notes JOIN statements ON statements.id = statement_id WHERE deleted_at IS NULL`;

const CONTRIBUTORS = `
  SELECT participant_id, enrollment_state, successful_rating_needed_to_earn_in AS needed, last_state_change_at AS changed_at, last_earn_out_at AS earned_out_at,
         modeling_population AS population, modeling_group, times_earned_out
  FROM contributors WHERE modeling_group IS NOT NULL ORDER BY participant_id COLLATE "C"`;

/** People are named by their public ids alone, never by their alias. */
export async function readExportedTables(dataSource: DataSource, { stored: { input } }: KeptRun): Promise<ExportedTables> {
  const notes = new Map((await dataSource.query<StoredNote[]>(NOTES)).map((note) => [note.id, note]));
  const people = await dataSource.query<StoredContributor[]>(CONTRIBUTORS);
  const gone = input.notes.id.map((id, n) => ({ id, n })).filter(({ id }) => !notes.has(id));
  return {
    tables: { notes: exportedNotes(input, notes), ratings: exportedRatings(input), noteStatusHistory: exportedHistory(input, notes), userEnrollment: exportedEnrollment(input, people) },
    deletedNotes: gone.length,
    // The run knew the statement of every note that was not deleted then.
    deletedSince: gone.filter(({ n }) => input.notes.statementId?.[n] != null).length,
  };
}
