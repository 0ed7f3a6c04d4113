import { LEAST_RATINGS, lacksASide, type NoteFacts } from './value.rules';

/**
 * Why a note is offered. None tells what others said of it, nor which side of the axis a rater or the ratings are on:
 * but for the last three each is the same for everybody.
 */
export const NEEDED_REASONS = ['FEW_RATINGS', 'OPEN_OUTCOME', 'MORE_VIEWPOINTS', 'REVIEW_ASKED', 'NEW', 'WIDELY_SEEN', 'WAITED_LONG', 'YOUR_LANGUAGE', 'DRAWN_AT_RANDOM'] as const;
export type NeededReason = (typeof NEEDED_REASONS)[number];

export interface ReasonFacts {
  readonly note: Pick<NoteFacts, 'negative' | 'positive'>;
  readonly numRatings: number;
  readonly createdAtMillis: number;
  readonly offeredAtMillis: number;
  readonly views: number;
  readonly relisted: boolean;
  readonly yourLanguage: boolean;
  readonly requested: boolean;
}

export interface ReasonSettings {
  readonly waitHours: number;
  readonly viewsToDouble: number;
}

const HOUR = 3_600_000;
/** Community Notes counts what is younger as recent. */
const NEW_HOURS = 6;

/** In the order of {@link NEEDED_REASONS}; never empty. */
export function reasonsOf(facts: ReasonFacts, now: number, { waitHours, viewsToDouble }: ReasonSettings): NeededReason[] {
  const holds: Record<NeededReason, boolean> = {
    FEW_RATINGS: facts.numRatings < LEAST_RATINGS,
    OPEN_OUTCOME: facts.numRatings >= LEAST_RATINGS,
    MORE_VIEWPOINTS: facts.numRatings >= LEAST_RATINGS && lacksASide(facts.note),
    REVIEW_ASKED: facts.relisted,
    NEW: now - facts.createdAtMillis < NEW_HOURS * HOUR,
    WIDELY_SEEN: facts.views >= viewsToDouble,
    WAITED_LONG: now - facts.offeredAtMillis >= waitHours * HOUR,
    YOUR_LANGUAGE: facts.yourLanguage,
    DRAWN_AT_RANDOM: facts.requested,
  };
  return NEEDED_REASONS.filter((reason) => holds[reason]);
}
