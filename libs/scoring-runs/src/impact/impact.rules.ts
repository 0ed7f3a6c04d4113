import { assertUnreachable } from '@bridgenotes/platform';
import { HELPFULNESS_LEVELS, type HelpfulnessLevel, type NoteStatus, type Parameters } from '@bridgenotes/scoring';

/** What can become of a rating. */
export const RATING_OUTCOMES = ['AGREED', 'DISAGREED', 'NEUTRAL', 'UNDECIDED', 'TOO_LATE'] as const;
export type RatingOutcome = (typeof RATING_OUTCOMES)[number];

/** A rating beside what runs so far decided of its note; times in milliseconds since 1970. */
export interface RatingAndNote {
  readonly level: HelpfulnessLevel;
  readonly ratedAt: number;
  /** Null for a note that no run has seen. */
  readonly note: {
    readonly createdAt: number;
    readonly status: NoteStatus;
    /** Since when it has, or last had, a status other than needing more ratings; null for never. */
    readonly decidedAt: number | null;
  } | null;
}

/**
 * Only a rating made without knowing what others said tells of its rater: see `independentRatings` of the scorer. Of notes
 * from before statuses had times the scorer takes the first few ratings; here all of them count as in time.
 */
export function outcomeOf({ level, ratedAt, note }: RatingAndNote, { publicDelay, statusTimesSince }: Pick<Parameters['helpfulness'], 'publicDelay' | 'statusTimesSince'>): RatingOutcome {
  if (note === null) return 'UNDECIDED';
  const decidedAt = note.createdAt < statusTimesSince ? null : note.decidedAt;
  if (ratedAt >= note.createdAt + publicDelay || (decidedAt !== null && ratedAt >= decidedAt)) return 'TOO_LATE';
  if (note.status === 'NEEDS_MORE_RATINGS') return 'UNDECIDED';
  if (level === 'SOMEWHAT_HELPFUL') return 'NEUTRAL';
  return (level === 'HELPFUL') === (note.status === 'CURRENTLY_RATED_HELPFUL') ? 'AGREED' : 'DISAGREED';
}

/** What a rating adds to the rating impact of its rater: finding a not helpful note helpful costs twice. */
export function pointsOf(outcome: RatingOutcome, level: HelpfulnessLevel): number {
  switch (outcome) {
    case 'AGREED': return 1;
    case 'DISAGREED': return level === 'HELPFUL' ? -2 : -1;
    case 'NEUTRAL':
    case 'UNDECIDED':
    case 'TOO_LATE': return 0;
    default: return assertUnreachable(outcome);
  }
}

/** So many ratings (`level`), or notes of their own (`level` null), whose status was decided on one day. */
export interface DecidedOnDay {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly status: NoteStatus;
  readonly level: number | null;
  readonly count: number;
}

/** What one day brought, and what the impact was at its end. */
export interface ImpactDay {
  readonly day: string;
  readonly ratingPoints: number;
  readonly writingPoints: number;
  readonly ratingImpact: number;
  readonly writingImpact: number;
}

/** Days on which something was decided, oldest first. */
export function impactDays(decided: readonly DecidedOnDay[]): ImpactDay[] {
  const points = new Map<string, { rating: number; writing: number }>();
  for (const { day, status, level, count } of decided) {
    const sum = points.get(day) ?? { rating: 0, writing: 0 };
    points.set(day, sum);
    const isHelpful = status === 'CURRENTLY_RATED_HELPFUL';
    if (level === null) sum.writing += isHelpful ? count : -count;
    else sum.rating += count * pointsOf((level === 2) === isHelpful ? 'AGREED' : 'DISAGREED', HELPFULNESS_LEVELS[level]!);
  }
  let [ratingImpact, writingImpact] = [0, 0];
  return [...points].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, { rating, writing }]) => {
    ratingImpact += rating;
    writingImpact += writing;
    return { day, ratingPoints: rating, writingPoints: writing, ratingImpact, writingImpact };
  });
}
