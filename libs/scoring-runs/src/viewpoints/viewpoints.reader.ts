import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ScoringRun } from '../scoring-run.entity';
import { BIN_WIDTH, ratingsToShow, viewpointsOf, type CountedRatings, type Viewpoints } from './viewpoints.rules';

interface Row extends CountedRatings {
  readonly note_id: string;
}

/**
 * Ratings of some notes that a run has seen and that stand, by bin. Who did not count in the second fit stands where the
 * first one put them. Raters are looked up one at a time, so that few notes never cost all raters.
 * $1: the run; $2: its moment; $3: notes; $4: width of a bin.
 */
const COUNT = `
  SELECT rating.note_id, round(coalesce(rater.factor, rater.first_round_factor) / $4)::int AS bin, rating.level, rater.factor IS NOT NULL AS counted, count(*)::int AS count
  FROM ratings rating
  LEFT JOIN LATERAL (SELECT factor, first_round_factor FROM rater_scores WHERE run_id = $1 AND contributor_id = rating.rater_id LIMIT 1) AS rater ON true
  WHERE rating.note_id = ANY ($3::bigint[]) AND rating.withdrawn_at IS NULL AND rating.rated_at <= $2
  GROUP BY rating.note_id, bin, rating.level, counted`;

/** Where the raters of notes stand, as one run found. */
@Injectable()
export class ViewpointsReader {
  constructor(private readonly dataSource: DataSource) {}

  /** By note; ratings that were made or changed after the run are for the next one, those withdrawn are gone at once. */
  async ofNotes({ id, asOf, cutOff, parameters }: ScoringRun, noteIds: readonly string[]): Promise<Map<string, Viewpoints>> {
    const seenUntil = cutOff !== null && cutOff < asOf ? cutOff : asOf;
    const rows = await this.dataSource.query<Row[]>(COUNT, [id, seenUntil, noteIds, BIN_WIDTH]);
    const needed = ratingsToShow({ ...CORE_PARAMETERS, ...parameters });
    const ofNote = new Map<string, Row[]>(noteIds.map((noteId) => [noteId, []]));
    for (const row of rows) ofNote.get(row.note_id)!.push(row);
    return new Map([...ofNote].map(([noteId, ratings]) => [noteId, viewpointsOf(ratings, needed)]));
  }
}
