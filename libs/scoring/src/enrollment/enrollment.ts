import type { EnrollmentState } from '../vocabulary';
import type { ContributorParameters } from './contributor-parameters';
import { isTopWriter, recentNotHelpful, type ContributorRecord } from './record';
import type { Transition, TransitionNumbers, TransitionReason } from './transition';

/** Whether a contributor may write notes, as in the public userEnrollment table. */
export interface Enrollment {
  enrollmentState: EnrollmentState;
  /** Rating impact that unlocks writing; null counts as `parameters.impactToEarnIn`. */
  successfulRatingNeededToEarnIn: number | null;
  /** Milliseconds since 1970. */
  timestampOfLastStateChange: number | null;
  /** Milliseconds since 1970; null or 1: never. */
  timestampOfLastEarnOut: number | null;
  numberOfTimesEarnedOut: number | null;
}

/** What happens to an enrollment; `at` is in milliseconds since 1970. */
export type EnrollmentEvent =
  /** A scoring run found this of their ratings and notes. */
  | { readonly kind: 'assessed'; readonly at: number; readonly record: ContributorRecord }
  /** They have seen that they lost the ability to write. */
  | { readonly kind: 'acknowledged'; readonly at: number }
  /** Somebody else looked at the loss and takes it back. */
  | { readonly kind: 'appealLifted'; readonly at: number };

/** Where an event leads, and by which steps; none when the state stays. */
export interface Followed {
  readonly enrollment: Enrollment;
  readonly transitions: readonly Transition[];
}

const OUTSIDE: readonly EnrollmentState[] = ['removed', 'apiTestUser', 'apiEarnedIn', 'apiEarnedOut'];

/**
 * The state machine of writing (contributor_state.py). Writing is unlocked by rating well. Who has 2 not helpful notes
 * among the last five is at risk. Writing is lost by 3, or by one not helpful note while not helpful ones outnumber
 * helpful ones; then more good ratings than before unlock it. The removed stay removed, and programs (api…) go by other rules.
 */
export function follow(before: Enrollment, event: EnrollmentEvent, parameters: ContributorParameters): Followed {
  if (OUTSIDE.includes(before.enrollmentState)) return { enrollment: { ...before }, transitions: [] };
  switch (event.kind) {
    case 'assessed':
      return assessed(before, event.record, event.at, parameters);
    case 'acknowledged':
      return acknowledged(before, event.at);
    case 'appealLifted':
      return appealLifted(before, event.at);
  }
}

/** The same for a history, oldest event first. */
export function followAll(before: Enrollment, events: Iterable<EnrollmentEvent>, parameters: ContributorParameters): Followed {
  let enrollment = before;
  const transitions: Transition[] = [];
  for (const event of events) {
    const step = follow(enrollment, event, parameters);
    enrollment = step.enrollment;
    transitions.push(...step.transitions);
  }
  return { enrollment, transitions };
}

/** The state after a run alone. @param now milliseconds since 1970 */
export const nextEnrollment = (previous: Enrollment, record: ContributorRecord, now: number, parameters: ContributorParameters): Enrollment =>
  follow(previous, { kind: 'assessed', at: now, record }, parameters).enrollment;

export const isEarnedOut = (state: EnrollmentState): boolean => state === 'earnedOutNoAcknowledge' || state === 'earnedOutAcknowledged';
/** Whether a rating impact unlocks writing in this state. */
export const isLocked = (state: EnrollmentState): boolean => state === 'newUser' || isEarnedOut(state);
/** Whether the state alone lets somebody write notes. */
export const isWriting = (state: EnrollmentState): boolean => state === 'earnedIn' || state === 'atRisk';

function assessed(before: Enrollment, record: ContributorRecord, at: number, parameters: ContributorParameters): Followed {
  const state = before.enrollmentState;
  const needed = before.successfulRatingNeededToEarnIn ?? parameters.impactToEarnIn;
  // while writing is locked only ratings count, so that later notes start afresh
  const startsAfresh = state === 'earnedOutAcknowledged' || (parameters.asksToAcknowledge && state === 'earnedOutNoAcknowledge');
  const kept: Enrollment = { ...before, successfulRatingNeededToEarnIn: needed, timestampOfLastEarnOut: startsAfresh ? at : before.timestampOfLastEarnOut };
  const unlocked = isLocked(state) && record.ratingImpact >= needed;
  const enrollment = isLocked(state) && !unlocked ? waiting(kept, record, at, parameters) : writing(kept, record, at, parameters, unlocked);
  return { enrollment, transitions: [...steps(state, enrollment.enrollmentState, unlocked, record, parameters)].map((step) => ({ ...step, at, numbers: numbersOf(step.reason, needed, enrollment, record, parameters) })) };
}

/** Of somebody who may not write. Unless people are asked, a loss that was not acknowledged is taken for acknowledged. */
function waiting(kept: Enrollment, record: ContributorRecord, at: number, parameters: ContributorParameters): Enrollment {
  return kept.enrollmentState === 'earnedOutNoAcknowledge' && !parameters.asksToAcknowledge ? earnedOut(kept, record, at, parameters) : kept;
}

/** Of somebody who may write, or has just been let. */
function writing(kept: Enrollment, record: ContributorRecord, at: number, parameters: ContributorParameters, unlocked: boolean): Enrollment {
  const loss = lossOf(record, parameters);
  const isRepeated = kept.enrollmentState === 'earnedOutAcknowledged' && !parameters.asksToAcknowledge;
  if (loss !== null && !isRepeated) return earnedOut(kept, record, at, parameters);
  const state = loss !== null ? 'earnedOutAcknowledged' : recentNotHelpful(record) === parameters.notHelpfulAtRisk ? 'atRisk' : 'earnedIn';
  return state === kept.enrollmentState && !unlocked ? kept : { ...kept, enrollmentState: state, timestampOfLastStateChange: at };
}

/** What takes writing from somebody with this record; null when nothing does. */
function lossOf(record: ContributorRecord, { notHelpfulAtRisk }: ContributorParameters): 'EARNED_OUT_THREE_OF_FIVE' | 'EARNED_OUT_SINGLE_TRIGGER' | null {
  const recent = recentNotHelpful(record);
  if (recent > notHelpfulAtRisk) return 'EARNED_OUT_THREE_OF_FIVE';
  return record.notHelpful > record.helpful && recent > 0 ? 'EARNED_OUT_SINGLE_TRIGGER' : null;
}

function earnedOut(kept: Enrollment, record: ContributorRecord, at: number, parameters: ContributorParameters): Enrollment {
  const isNew = parameters.asksToAcknowledge || kept.enrollmentState !== 'earnedOutNoAcknowledge' || recentNotHelpful(record) > parameters.notHelpfulAtRisk;
  const times = (kept.numberOfTimesEarnedOut ?? 0) + (isNew ? 1 : 0);
  const escalation = isTopWriter(record, parameters) ? 0 : parameters.impactToEarnIn * Math.max(times - 1, 0);
  return {
    ...kept,
    enrollmentState: parameters.asksToAcknowledge ? 'earnedOutNoAcknowledge' : 'earnedOutAcknowledged',
    successfulRatingNeededToEarnIn: parameters.impactToEarnIn + Math.max(record.ratingImpact, 0) + escalation,
    timestampOfLastStateChange: isNew ? at : kept.timestampOfLastStateChange,
    numberOfTimesEarnedOut: times,
  };
}

/** From state to state by one reason each: who is unlocked and at once at risk, or out again, takes two steps. */
function* steps(from: EnrollmentState, to: EnrollmentState, unlocked: boolean, record: ContributorRecord, parameters: ContributorParameters): Generator<Omit<Transition, 'at' | 'numbers'>> {
  if (unlocked) yield { from, to: 'earnedIn', reason: from === 'newUser' ? 'EARNED_IN_BY_RATING_IMPACT' : 'EARNED_IN_AGAIN_BY_RATING_IMPACT' };
  const now = unlocked ? 'earnedIn' : from;
  if (to === now) return;
  if (to === 'earnedIn') yield { from: now, to, reason: 'BACK_TO_EARNED_IN' };
  else if (to === 'atRisk') yield { from: now, to, reason: 'AT_RISK_BY_NOTES' };
  else yield { from: now, to, reason: isEarnedOut(now) ? 'TAKEN_FOR_ACKNOWLEDGED' : lossOf(record, parameters)! };
}

function numbersOf(reason: TransitionReason, reached: number, after: Enrollment, record: ContributorRecord, { recentNotes, impactToEarnIn }: ContributorParameters): TransitionNumbers {
  const isUnlock = reason === 'EARNED_IN_BY_RATING_IMPACT' || reason === 'EARNED_IN_AGAIN_BY_RATING_IMPACT';
  return {
    ratingImpact: record.ratingImpact,
    ratingImpactNeeded: isUnlock ? reached : (after.successfulRatingNeededToEarnIn ?? impactToEarnIn),
    helpful: record.helpful,
    notHelpful: record.notHelpful,
    recentNotHelpful: recentNotHelpful(record),
    recentNotes,
  };
}

function acknowledged(before: Enrollment, at: number): Followed {
  if (before.enrollmentState !== 'earnedOutNoAcknowledge') return { enrollment: { ...before }, transitions: [] };
  // the time of the change stays that of the loss
  return { enrollment: { ...before, enrollmentState: 'earnedOutAcknowledged' }, transitions: [{ from: before.enrollmentState, to: 'earnedOutAcknowledged', reason: 'ACKNOWLEDGED', at, numbers: null }] };
}

/** A loss that was taken back does not count, and the notes that led to it do not lead to it again. */
function appealLifted(before: Enrollment, at: number): Followed {
  if (!isEarnedOut(before.enrollmentState)) return { enrollment: { ...before }, transitions: [] };
  const enrollment: Enrollment = {
    ...before,
    enrollmentState: 'earnedIn',
    timestampOfLastStateChange: at,
    timestampOfLastEarnOut: at,
    numberOfTimesEarnedOut: Math.max((before.numberOfTimesEarnedOut ?? 0) - 1, 0),
  };
  return { enrollment, transitions: [{ from: before.enrollmentState, to: 'earnedIn', reason: 'APPEAL_LIFTED', at, numbers: null }] };
}
