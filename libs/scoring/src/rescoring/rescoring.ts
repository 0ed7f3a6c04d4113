import type { NoteStatusHistoryRow } from '../input';
import { isLocking } from '../meta/history';
import type { Parameters } from '../parameters';
import type { RescoringReason } from './rescoring-reasons';

const ALL: readonly RescoringReason[] = ['ALL_NOTES'];

/**
 * Why a run decides on a note; no reason: it does not. A note that no run has decided on has all of its ratings new.
 *
 * X asks for ratings since the last run; we ask for those since the note itself was last decided on, which is the same
 * where every run went as it should.
 * @param previous what earlier runs decided
 * @param latestRating when the note was last rated, milliseconds since 1970; −∞ where it never was; asked only where it matters
 */
export function rescoringReasons(previous: NoteStatusHistoryRow | undefined, latestRating: () => number, now: number, parameters: Pick<Parameters, 'rescoring' | 'lockAge' | 'publishing'>): readonly RescoringReason[] {
  const { selects, recentAge, recentEvery, flippedAge, flippedEvery, lockWindow } = parameters.rescoring;
  const decidedAt = previous?.timestampMillisOfCurrentStatus ?? null;
  if (!selects) return ALL;
  if (previous?.currentStatus == null || decidedAt === null) return ['NOTES_WITH_NEW_RATINGS'];
  const age = now - previous.createdAtMillis;
  const changedAt = previous.timestampMillisOfMostRecentStatusChange ?? -1;
  const rated = latestRating() > decidedAt;
  const reasons: [RescoringReason, boolean][] = [
    ['NOTES_WITH_NEW_RATINGS', rated],
    ['NEW_NOTES_NOT_RESCORED_RECENTLY_ENOUGH', !rated && age < recentAge && now - decidedAt > recentEvery],
    ['NOTES_FLIPPED_PREVIOUS_RUN', !rated && changedAt === decidedAt],
    ['RECENTLY_FLIPPED_NOTES_NOT_RESCORED_RECENTLY_ENOUGH', changedAt > now - flippedAge && now - decidedAt > flippedEvery],
    ['NMR_DUE_TO_MIN_STABLE_CRH_TIME', (previous.timestampMillisOfNmrDueToMinStableCrhTime ?? -1) > 0],
    [
      'LOCKING_ELIGIBLE_RECENT_UNLOCKED_NOTES',
      previous.lockedStatus === null && previous.currentDecidedBy !== null && isLocking(previous.currentDecidedBy, parameters) && age > parameters.lockAge && age < parameters.lockAge + lockWindow,
    ],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}
