import type { NoteStatusHistoryRow } from '../input';
import type { RaterOutput } from '../output';
import type { Rows } from '../rows';
import type { EnrollmentState } from '../vocabulary';
import type { ContributorParameters } from './contributor-parameters';

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

/** What decides on a contributor's writing. */
export interface ContributorRecord {
  /** Ratings that agreed with a status less those that did not; HELPFUL for a not helpful note counts twice. */
  ratingImpact: number;
  /** All notes by status. */
  helpful: number;
  notHelpful: number;
  undecided: number;
  /** Not helpful ones of the last five notes since writing was last lost, those with a status first. */
  recentNotHelpful: number;
}

const OUTSIDE: readonly EnrollmentState[] = ['removed', 'apiTestUser', 'apiEarnedIn', 'apiEarnedOut'];

/**
 * The state after a run (contributor_state.py). Writing is unlocked by rating well. Who has 2 not helpful notes among
 * the last five is at risk. Writing is lost by 3, or by one not helpful note while not helpful ones outnumber helpful
 * ones; then more good ratings than before unlock it. The removed stay removed, and programs (api…) go by other rules.
 *
 * @param now milliseconds since 1970
 */
export function nextEnrollment(previous: Enrollment, record: ContributorRecord, now: number, parameters: ContributorParameters): Enrollment {
  if (OUTSIDE.includes(previous.enrollmentState)) return { ...previous };
  const needed = previous.successfulRatingNeededToEarnIn ?? parameters.impactToEarnIn;
  const locked = isLocked(previous.enrollmentState);
  // while writing is locked only ratings count, so that later notes start afresh
  const lastEarnOut = previous.enrollmentState === 'earnedOutAcknowledged' ? now : previous.timestampOfLastEarnOut;
  const unlocked = locked && record.ratingImpact >= needed;
  const state = locked && !unlocked ? afterWaiting(previous.enrollmentState) : writing(record, parameters);
  const unchanged = state === previous.enrollmentState && !unlocked;
  const kept = { ...previous, successfulRatingNeededToEarnIn: needed, timestampOfLastEarnOut: lastEarnOut };
  if (state === 'earnedOutAcknowledged' && previous.enrollmentState !== 'earnedOutAcknowledged') return earnedOut(kept, record, now, parameters);
  if (unchanged) return kept;
  return { ...kept, enrollmentState: state, timestampOfLastStateChange: now };
}

function isLocked(state: EnrollmentState): boolean {
  return state === 'newUser' || state === 'earnedOutNoAcknowledge' || state === 'earnedOutAcknowledged';
}

/** Of somebody who may write, or has just been let. */
function writing(record: ContributorRecord, { notHelpfulAtRisk }: ContributorParameters): EnrollmentState {
  const outnumbered = record.notHelpful > record.helpful && record.recentNotHelpful > 0;
  if (record.recentNotHelpful > notHelpfulAtRisk || outnumbered) return 'earnedOutAcknowledged';
  return record.recentNotHelpful === notHelpfulAtRisk ? 'atRisk' : 'earnedIn';
}

/** Of somebody who may not write. A loss that was not acknowledged is taken for acknowledged. */
function afterWaiting(state: EnrollmentState): EnrollmentState {
  return state === 'newUser' ? 'newUser' : 'earnedOutAcknowledged';
}

function earnedOut(previous: Enrollment, record: ContributorRecord, now: number, parameters: ContributorParameters): Enrollment {
  const isNew = previous.enrollmentState !== 'earnedOutNoAcknowledge' || record.recentNotHelpful > parameters.notHelpfulAtRisk;
  const times = (previous.numberOfTimesEarnedOut ?? 0) + (isNew ? 1 : 0);
  const escalation = isTopWriter(record, parameters) ? 0 : parameters.impactToEarnIn * Math.max(times - 1, 0);
  return {
    ...previous,
    enrollmentState: 'earnedOutAcknowledged',
    successfulRatingNeededToEarnIn: parameters.impactToEarnIn + Math.max(record.ratingImpact, 0) + escalation,
    timestampOfLastStateChange: isNew ? now : previous.timestampOfLastStateChange,
    numberOfTimesEarnedOut: times,
  };
}

/** Whose notes are often found helpful: losing writing does not get harder each time. */
export function isTopWriter({ helpful, notHelpful, undecided }: ContributorRecord, { topWritingImpact, topHitRate }: ContributorParameters): boolean {
  const impact = helpful - notHelpful;
  return impact >= topWritingImpact && impact / Math.max(1, helpful + notHelpful + undecided) >= topHitRate;
}

/**
 * What decides on each contributor's writing, from what a run left behind.
 * @param lastEarnOut when somebody last lost writing, milliseconds since 1970; null for never
 */
export function contributorRecords(
  history: Iterable<NoteStatusHistoryRow>,
  raters: Pick<Rows<RaterOutput>, 'map'>,
  lastEarnOut: (id: string) => number | null,
  { recentNotes }: ContributorParameters,
): Map<string, ContributorRecord> {
  const notes = new Map<string, DecidedNote[]>();
  for (const row of history) {
    // notes without a status stand behind all others, and count for nothing
    if (row.currentStatus === 'NEEDS_MORE_RATINGS') continue;
    if (row.createdAtMillis <= (lastEarnOut(row.noteAuthorParticipantId) ?? 1)) continue;
    const own = notes.get(row.noteAuthorParticipantId) ?? [];
    notes.set(row.noteAuthorParticipantId, own);
    own.push({ noteId: row.noteId, currentStatus: row.currentStatus });
  }
  return new Map(
    raters.map((rater) => {
      const recent = (notes.get(rater.id) ?? []).sort(newestFirst).slice(0, recentNotes);
      return [rater.id, { ...totalsOf(rater), recentNotHelpful: recent.filter((row) => row.currentStatus === 'CURRENTLY_RATED_NOT_HELPFUL').length }];
    }),
  );
}

function totalsOf(rater: RaterOutput): Omit<ContributorRecord, 'recentNotHelpful'> {
  const agreed = rater.successfulRatingHelpfulCount + rater.successfulRatingNotHelpfulCount;
  const disagreed = rater.unsuccessfulRatingHelpfulCount + rater.unsuccessfulRatingNotHelpfulCount;
  return {
    ratingImpact: agreed - disagreed - rater.unsuccessfulRatingNotHelpfulCount,
    helpful: rater.notesCurrentlyRatedHelpful,
    notHelpful: rater.notesCurrentlyRatedNotHelpful,
    undecided: rater.notesAwaitingMoreRatings,
  };
}

/** As little of a note as it takes: an author's notes are held together until all are known. */
type DecidedNote = Pick<NoteStatusHistoryRow, 'noteId' | 'currentStatus'>;

function newestFirst(a: DecidedNote, b: DecidedNote): number {
  // ids grow with time: longer ones are newer
  return b.noteId.length - a.noteId.length || (a.noteId < b.noteId ? 1 : a.noteId > b.noteId ? -1 : 0);
}
