import { keysetPage, requireSignedIn, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Rating } from '@bridgenotes/ratings';
import { CORE_PARAMETERS, HELPFULNESS_LEVELS, type Parameters } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { NoteStatusHistory } from '../note-status-history.entity';
import type { ScoringRun } from '../scoring-run.entity';
import { impactDays, outcomeOf, pointsOf, type DecidedOnDay, type ImpactDay, type RatingAndNote, type RatingOutcome } from './impact.rules';

/** A rating of one's own and what became of it. */
export interface OwnRating {
  readonly rating: Rating;
  readonly outcome: RatingOutcome;
  /** What it adds to the rating impact. */
  readonly points: number;
  /** When the note got the latest status other than needing more ratings; null for never. */
  readonly decidedAt: Date | null;
}

const NEWEST: KeysetOrder<Rating> = { name: 'own-ratings', direction: 'DESC', columns: [{ expression: 'rating.id', type: 'bigint', value: (rating) => rating.id }] };

interface DayRow extends DecidedOnDay {
  readonly contributor_id: string;
}

const DAY = `to_char(to_timestamp(history.timestamp_millis_of_latest_non_nmr_status / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
const DECIDED = `history.current_status IN ('CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL') AND history.timestamp_millis_of_latest_non_nmr_status IS NOT NULL`;

/**
 * What was decided of the ratings (those in time, as `outcomeOf` has it) and of the notes of some people, by day. $1: the people,
 * $2: how long ratings are in time, milliseconds; $3: since when statuses have times, milliseconds since 1970.
 */
const DECIDED_BY_DAY = `
  SELECT rating.rater_id AS contributor_id, ${DAY} AS day, history.current_status AS status, rating.level::int AS level, count(*)::int AS count
  FROM ratings rating JOIN note_status_history history ON history.note_id = rating.note_id
  WHERE rating.rater_id = ANY ($1::bigint[]) AND rating.withdrawn_at IS NULL AND rating.level <> 1 AND ${DECIDED}
    AND rating.rated_at < to_timestamp((history.created_at_millis + $2::bigint) / 1000.0)
    AND (history.created_at_millis < $3::bigint OR rating.rated_at < to_timestamp(history.timestamp_millis_of_latest_non_nmr_status / 1000.0))
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT note.author_id, ${DAY}, history.current_status, NULL::int, count(*)::int
  FROM notes note JOIN note_status_history history ON history.note_id = note.id
  WHERE note.author_id = ANY ($1::bigint[]) AND ${DECIDED}
  GROUP BY 1, 2, 3`;

/** Where the impact of people comes from, by what runs so far decided. */
@Injectable()
export class ImpactReader {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The viewer's ratings, first made latest; withdrawn ones left out.
   * @param run the published one, null before the first
   * @throws SIGN_IN_REQUIRED, INVALID_CURSOR, INVALID_PAGE_SIZE
   */
  async ownRatings(viewer: Viewer, run: Pick<ScoringRun, 'parameters'> | null, page: PageRequest): Promise<Page<OwnRating>> {
    const raterId = requireSignedIn(viewer);
    const found = await keysetPage(this.dataSource.getRepository(Rating).createQueryBuilder('rating').where('rating.rater_id = :raterId AND rating.withdrawn_at IS NULL', { raterId }), NEWEST, page);
    const histories = await this.dataSource.getRepository(NoteStatusHistory).findBy({ noteId: In(found.rows.map((rating) => rating.noteId)) });
    const ofNote = new Map(histories.map((history) => [history.noteId, history]));
    return { ...found, rows: found.rows.map((rating) => ownRating(rating, ofNote.get(rating.noteId), helpfulnessOf(run))) };
  }

  /** By person: the days on which something was decided of their ratings and notes, oldest first. */
  async days(contributorIds: readonly string[], run: Pick<ScoringRun, 'parameters'> | null): Promise<Map<string, ImpactDay[]>> {
    const { publicDelay, statusTimesSince } = helpfulnessOf(run);
    const rows = await this.dataSource.query<DayRow[]>(DECIDED_BY_DAY, [contributorIds, publicDelay, statusTimesSince]);
    return new Map(contributorIds.map((id) => [id, impactDays(rows.filter((row) => row.contributor_id === id))]));
  }
}

// A run of an earlier version did not know all parameters.
const helpfulnessOf = (run: Pick<ScoringRun, 'parameters'> | null): Parameters['helpfulness'] => ({ ...CORE_PARAMETERS, ...run?.parameters }).helpfulness;

function ownRating(rating: Rating, history: NoteStatusHistory | undefined, helpfulness: Parameters['helpfulness']): OwnRating {
  const millis = history?.timestampMillisOfLatestNonNMRStatus ?? null;
  const decidedAt = millis === null ? null : Number(millis);
  const level = HELPFULNESS_LEVELS[rating.level]!;
  const note: RatingAndNote['note'] = history === undefined ? null : { createdAt: Number(history.createdAtMillis), status: history.currentStatus ?? 'NEEDS_MORE_RATINGS', decidedAt };
  const outcome = outcomeOf({ level, ratedAt: rating.ratedAt.getTime(), note }, helpfulness);
  return { rating, outcome, points: pointsOf(outcome, level), decidedAt: decidedAt === null ? null : new Date(decidedAt) };
}
