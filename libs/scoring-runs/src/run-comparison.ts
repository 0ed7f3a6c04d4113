import { AppError, checkPageSize, decodeCursor, toPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import type { NoteStatus } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What one run says of a note. */
export interface RunVerdict {
  readonly status: NoteStatus;
  readonly decidedBy: string;
  readonly rules: readonly string[];
  readonly intercept: number | null;
  readonly factor: number | null;
  readonly numRatings: number;
}

/** A note on whose status two runs differ. */
export interface NoteDifference {
  readonly noteId: string;
  /** Null for a note that the first run had not seen. */
  readonly before: RunVerdict | null;
  readonly after: RunVerdict;
}

const BY_NOTE: KeysetOrder<NoteDifference> = { name: 'run-differences', direction: 'ASC', columns: [{ expression: 'later.note_id', type: 'bigint', value: ({ noteId }) => noteId }] };

const verdict = (run: string) => `jsonb_build_object('status', ${run}.status, 'decidedBy', ${run}.decided_by, 'rules', ${run}.rules, 'intercept', ${run}.intercept, 'factor', ${run}.factor, 'numRatings', ${run}.num_ratings)`;

/**
 * A page of the notes on which two runs differ: both are read in the order of one index, and no further than the page.
 * $1, $2: the runs; $3: the last note of the page before; $4: how many.
 */
const DIFFERENCES = `
  SELECT later.note_id AS "noteId", CASE WHEN earlier.note_id IS NOT NULL THEN ${verdict('earlier')} END AS before, ${verdict('later')} AS after
  FROM note_scores later LEFT JOIN note_scores earlier ON earlier.run_id = $1 AND earlier.note_id = later.note_id
  WHERE later.run_id = $2 AND later.note_id > $3 AND later.status <> coalesce(earlier.status, 'NEEDS_MORE_RATINGS')
  ORDER BY later.note_id LIMIT $4`;

/** Says what changes from one run to another. Of a run that was held back, only what it would have changed is kept. */
@Injectable()
export class RunComparison {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Notes whose status differs, by their ids. Scores as they are: live ones count where a run was followed by them.
   * @throws NOT_FOUND for a run whose scores are not kept (any more), INVALID_CURSOR, INVALID_PAGE_SIZE
   */
  async differences(earlier: string, later: string, page: PageRequest): Promise<Page<NoteDifference>> {
    const first = checkPageSize(page.first);
    const after = page.after == null ? '-1' : String(decodeCursor(BY_NOTE, page.after)[0]);
    for (const run of [earlier, later]) await this.#requireScores(run);
    const rows = await this.dataSource.query<NoteDifference[]>(DIFFERENCES, [earlier, later, after, first + 1]);
    return toPage(rows, BY_NOTE, first);
  }

  async #requireScores(run: string): Promise<void> {
    const [found] = await this.dataSource.query<{ kept: boolean }[]>(
      `SELECT EXISTS (SELECT FROM (SELECT note_id FROM note_scores WHERE run_id = $1 ORDER BY note_id LIMIT 1) AS first) OR coalesce((counts->>'notes')::int = 0 OR (state = 'refused' AND id > coalesce((SELECT run_id FROM published_run), 0)), false) AS kept FROM scoring_runs WHERE id = $1`, [run]);
    if (found?.kept !== true) throw new AppError('NOT_FOUND', { what: 'kept scores (SCORING_KEEP_RUNS) of run', id: run });
  }
}
