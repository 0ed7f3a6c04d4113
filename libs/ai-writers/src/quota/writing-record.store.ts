import type { EntityManager } from 'typeorm';
import type { Tally, WritingRecord } from './writing-limit.rules';

const counts = (name: string, condition: string) => `
  count(*) FILTER (WHERE ${condition})::int AS ${name}_notes,
  count(*) FILTER (WHERE ${condition} AND status = 'CURRENTLY_RATED_HELPFUL')::int AS ${name}_helpful,
  count(*) FILTER (WHERE ${condition} AND status = 'CURRENTLY_RATED_NOT_HELPFUL')::int AS ${name}_not_helpful`;

/** $1 programs, $2 now. A note that no run has seen has no status and no ratings. */
const RECORDS = `
  SELECT given.program_id, record.* FROM unnest($1::bigint[]) AS given (program_id)
  CROSS JOIN LATERAL (
    SELECT ${counts('last5', 'place <= 5')}, ${counts('last10', 'place <= 10')}, ${counts('last20', 'place <= 20')}, ${counts('last100', 'place <= 100')},
      ${counts('days14', `written_at > $2::timestamptz - interval '14 days' AND (num_ratings >= 10 OR status <> 'NEEDS_MORE_RATINGS')`)},
      ${counts('days90', `written_at > $2::timestamptz - interval '90 days'`)},
      (SELECT count(*)::int FROM program_notes WHERE program_id = given.program_id) AS total,
      (SELECT count(*)::int FROM program_notes WHERE program_id = given.program_id AND written_at > $2::timestamptz - interval '30 days') AS notes_30_days
    FROM (
      SELECT written.place, written.written_at, coalesce(score.status, 'NEEDS_MORE_RATINGS') AS status, coalesce(score.num_ratings, 0) AS num_ratings
      FROM (
        SELECT note_id, written_at, row_number() OVER (ORDER BY written_at DESC, note_id DESC) AS place FROM program_notes WHERE program_id = given.program_id
      ) AS written
      LEFT JOIN note_scores AS score ON score.run_id = (SELECT run_id FROM published_run) AND score.note_id = written.note_id
      WHERE written.place <= 100 OR written.written_at > $2::timestamptz - interval '90 days'
    ) AS scored
  ) AS record`;

type Row = Readonly<Record<string, number>> & { readonly program_id: string };

/** How the notes of some programs fared, in the order of their ids; statuses are those of the published run, live ones too. */
export async function writingRecords(manager: EntityManager, programIds: readonly string[], now: Date): Promise<WritingRecord[]> {
  const rows = await manager.query<Row[]>(RECORDS, [programIds, now]);
  const byProgram = new Map(rows.map((row) => [row.program_id, row]));
  return programIds.map((id) => recordOf(byProgram.get(id)!));
}

const tally = (row: Row, name: string): Tally => ({ notes: row[`${name}_notes`]!, helpful: row[`${name}_helpful`]!, notHelpful: row[`${name}_not_helpful`]! });

const recordOf = (row: Row): WritingRecord => ({
  total: row['total']!,
  last5: tally(row, 'last5'),
  last10: tally(row, 'last10'),
  last20: tally(row, 'last20'),
  last100: tally(row, 'last100'),
  days14: tally(row, 'days14'),
  notes30Days: row['notes_30_days']!,
  net90Days: row['days90_helpful']! - row['days90_not_helpful']!,
});

/** When some programs wrote their notes since a time, newest first, in the order of their ids; deleted ones count. */
export async function writtenSince(manager: EntityManager, programIds: readonly string[], since: Date): Promise<Date[][]> {
  const rows = await manager.query<{ program_id: string; written_at: Date }[]>('SELECT program_id, written_at FROM program_notes WHERE program_id = ANY($1) AND written_at > $2 ORDER BY written_at DESC, note_id DESC', [programIds, since]);
  return programIds.map((id) => rows.filter((row) => row.program_id === id).map((row) => row.written_at));
}
