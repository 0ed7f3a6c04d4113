import { AppError } from '@bridgenotes/platform';
import { isEarnedOut, isWriting, outlook, type ContributorParameters, type ContributorRecord, type Enrollment, type EnrollmentState, type Outlook } from '@bridgenotes/scoring';

/** What keeps somebody from writing notes: a closed list, the contract with clients. */
export const WRITING_LOCKS = ['NOT_EARNED_IN', 'EARNED_OUT', 'REMOVED', 'PROGRAM'] as const;
export type WritingLock = (typeof WRITING_LOCKS)[number];

/** How far a community is on its way out of its founding phase. */
export interface Founding {
  /** Notes that ever got a status. */
  readonly notesWithStatus: number;
  /** With so many the phase is over. */
  readonly notesNeeded: number;
}

/** Whether somebody may write notes, why not, and what would change it. */
export interface WritingAbility extends Outlook {
  readonly mayWrite: boolean;
  /** Null for who may write. */
  readonly lockedBy: WritingLock | null;
  /** Only because the community is being founded: the state alone would not let them. */
  readonly whileFounding: boolean;
}

/** A newcomer could never earn in where nobody has written yet: so newcomers write until enough notes got a status. */
export const isFounding = ({ notesWithStatus, notesNeeded }: Founding): boolean => notesWithStatus < notesNeeded;

/** What keeps somebody in this state from writing, now; null when nothing does. */
export function lockOf(state: EnrollmentState, founding: Founding): WritingLock | null {
  if (isWriting(state) || (state === 'newUser' && isFounding(founding))) return null;
  if (state === 'newUser') return 'NOT_EARNED_IN';
  if (isEarnedOut(state)) return 'EARNED_OUT';
  return state === 'removed' ? 'REMOVED' : 'PROGRAM';
}

/** @param now milliseconds since 1970 */
export function writingAbility(enrollment: Enrollment, record: ContributorRecord, founding: Founding, now: number, parameters: ContributorParameters): WritingAbility {
  const lockedBy = lockOf(enrollment.enrollmentState, founding);
  return { mayWrite: lockedBy === null, lockedBy, whileFounding: lockedBy === null && enrollment.enrollmentState === 'newUser', ...outlook(enrollment, record, now, parameters) };
}

/** @throws WRITING_LOCKED with what unlocks writing; for whom no rating impact does, that is null */
export function checkMayWrite(person: { enrollmentState: EnrollmentState; ratingImpact: number; successfulRatingNeededToEarnIn: number }, founding: Founding): void {
  const { enrollmentState: state, ratingImpact, successfulRatingNeededToEarnIn: needed } = person;
  const lock = lockOf(state, founding);
  if (lock === null) return;
  const unlocks = lock === 'NOT_EARNED_IN' || lock === 'EARNED_OUT';
  throw new AppError('WRITING_LOCKED', { lock, state, ratingImpact, ratingImpactNeeded: unlocks ? needed : null, missing: unlocks ? Math.max(needed - ratingImpact, 0) : null });
}
