import { checkPageSize, decodeCursor, toPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import { PublishedRuns } from '@bridgenotes/scoring-runs';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A note in the list of those that need ratings, with its place there. */
export interface NeedingRatings {
  readonly noteId: string;
  readonly numRatings: number;
}

/** Fewest ratings first, then newest: both ascend, so that one comparison of rows finds the next page. */
const FEWEST_RATINGS: KeysetOrder<NeedingRatings> = {
  name: 'needing',
  direction: 'ASC',
  columns: [
    { expression: 'num_ratings', type: 'integer', value: (row) => row.numRatings },
    { expression: '-note_id', type: 'bigint', value: (row) => (-BigInt(row.noteId)).toString() },
  ],
};

/**
 * $1 run, $2 and $3 the place of the page before, $4 how many, $5 an id below which the run saw all notes.
 * First the notes that the run has not seen, of which there are few, then those it has, each in the order of an index.
 */
const NEEDING_RATINGS = `
  SELECT note_id, num_ratings FROM (
    (SELECT note.id AS note_id, 0 AS num_ratings FROM notes note
     WHERE note.id > $5::bigint AND ($2::integer IS NULL OR ($2::integer = 0 AND note.id < -$3::bigint)) AND note.deleted_at IS NULL
       AND NOT EXISTS (SELECT FROM note_scores score WHERE score.run_id = $1::bigint AND score.note_id = note.id)
       AND NOT EXISTS (SELECT FROM note_status_history history WHERE history.note_id = note.id AND history.locked_status IS NOT NULL)
     ORDER BY note.id DESC LIMIT $4)
    UNION ALL
    (SELECT score.note_id, score.num_ratings FROM note_scores score JOIN notes note ON note.id = score.note_id
     WHERE score.run_id = $1::bigint AND score.needs_ratings AND ($2::integer IS NULL OR (score.num_ratings, -score.note_id) > ($2::integer, $3::bigint)) AND note.deleted_at IS NULL
     ORDER BY score.num_ratings, -score.note_id LIMIT $4)
  ) AS needing
  ORDER BY num_ratings, -note_id LIMIT $4`;

/** Lists what ratings can still decide, for everybody alike. */
@Injectable()
export class NeededReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: PublishedRuns,
  ) {}

  /**
   * Notes whose status ratings can still change: without a status, not settled yet. Fewest ratings first, newest first among those.
   * An imported note that is older than the run and that it has not seen is left out until the next run, which its import asks for.
   * @throws INVALID_CURSOR, INVALID_PAGE_SIZE
   */
  async needingRatings(runId: string | null, page: PageRequest): Promise<Page<NeedingRatings>> {
    const first = checkPageSize(page.first);
    const [after, afterNote] = page.after == null ? [null, null] : decodeCursor(FEWEST_RATINGS, page.after);
    const rows = await this.dataSource.query<{ note_id: string; num_ratings: number }[]>(NEEDING_RATINGS, [runId, after, afterNote, first + 1, await this.runs.seenBelow(runId)]);
    return toPage(rows.map((row) => ({ noteId: row.note_id, numRatings: row.num_ratings })), FEWEST_RATINGS, first);
  }
}
