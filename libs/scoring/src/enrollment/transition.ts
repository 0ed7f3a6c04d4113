import type { EnrollmentState } from '../vocabulary';

/**
 * Why an enrollment state changed: a closed list, and the contract with clients. Those of the machine come first; the
 * others are decisions of people and of other rules, recorded in the same way.
 */
export const TRANSITION_REASONS = [
  'EARNED_IN_BY_RATING_IMPACT',
  'AT_RISK_BY_NOTES',
  'BACK_TO_EARNED_IN',
  'EARNED_OUT_THREE_OF_FIVE',
  'EARNED_OUT_SINGLE_TRIGGER',
  'TAKEN_FOR_ACKNOWLEDGED',
  'EARNED_IN_AGAIN_BY_RATING_IMPACT',
  'ACKNOWLEDGED',
  'APPEAL_LIFTED',
  'REMOVED',
  'READMITTED',
  'PROGRAM_REGISTERED',
  'PROGRAM_ADMITTED',
  'PROGRAM_EARNED_OUT',
  'PROGRAM_EARNED_IN_AGAIN',
  'SET_FOR_DEVELOPMENT',
] as const;
export type TransitionReason = (typeof TRANSITION_REASONS)[number];

/** What a transition was decided on. */
export interface TransitionNumbers {
  readonly ratingImpact: number;
  /** The impact that unlocked writing, or that will unlock it after it was lost. */
  readonly ratingImpactNeeded: number;
  /** All notes with these statuses. */
  readonly helpful: number;
  readonly notHelpful: number;
  /** Not helpful ones among the recent notes, and how many notes are recent. */
  readonly recentNotHelpful: number;
  readonly recentNotes: number;
}

/** One step of an enrollment. */
export interface Transition {
  readonly from: EnrollmentState;
  readonly to: EnrollmentState;
  readonly reason: TransitionReason;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null where no figures decided. */
  readonly numbers: TransitionNumbers | null;
}
