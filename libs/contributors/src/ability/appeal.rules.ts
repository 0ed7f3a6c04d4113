import { AppError } from '@bridgenotes/platform';
import { isEarnedOut, type EnrollmentState } from '@bridgenotes/scoring';

/** The most characters of an appeal, and of the reason of a decision. */
export const MAX_APPEAL_LENGTH = 2000;

export const APPEAL_OUTCOMES = ['upheld', 'lifted'] as const;
/** The loss of writing stays, or is taken back. */
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** @throws NOT_LOCKED for who did not lose writing */
export function checkEarnedOut(state: EnrollmentState): void {
  if (!isEarnedOut(state)) throw new AppError('NOT_LOCKED', { state });
}

/**
 * One appeal a loss: who appealed since writing was lost waits for the answer, or has it.
 * @param last the latest appeal of the person
 * @throws NOT_LOCKED, APPEAL_ALREADY_MADE
 */
export function checkMayAppeal(person: { enrollmentState: EnrollmentState; lastStateChangeAt: Date | null }, last: { state: string; openedAt: Date } | null): void {
  checkEarnedOut(person.enrollmentState);
  if (last !== null && (last.state === 'open' || last.openedAt >= (person.lastStateChangeAt ?? new Date(0)))) throw new AppError('APPEAL_ALREADY_MADE', { state: last.state });
}

/**
 * Nobody decides on themselves, and nobody on what they brought about by their own ratings.
 * @param tookPart whether the moderator called one of the notes in question not helpful
 * @throws APPEAL_CONFLICT
 */
export function checkMayDecide(moderatorId: string, appeal: { contributorId: string }, tookPart: boolean): void {
  if (moderatorId === appeal.contributorId) throw new AppError('APPEAL_CONFLICT', { because: 'it is your own' });
  if (tookPart) throw new AppError('APPEAL_CONFLICT', { because: 'your rating is among those that led to the loss' });
}
