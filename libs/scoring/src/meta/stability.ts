import type { Parameters } from '../parameters';
import type { ModelStatus, NoteStatus } from '../vocabulary';
import type { Comparisons } from '../rules/rule';

/** What the stability wait makes of a note. */
export interface StabilityDecision {
  status: ModelStatus;
  /** True where the wait changed the status. */
  fired: boolean;
  /** New start of the wait, −1 where it ended; undefined where the wait does not concern the note. */
  waitingSince: number | undefined;
}

/**
 * Makes a new helpful note wait before anyone sees it, since young notes often lose that status again
 * (scoring_rules.py NmrDueToMinStableCrhTime). A note on its way to helpful (NEEDS_YOUR_HELP) may wait as well and
 * goes back to needing more ratings after six hours. A note that was helpful stays helpful through
 * NEEDS_YOUR_HELP.
 *
 * X lets a note go after 30 minutes when a supervised model predicts that it will keep its status. There is no
 * such model here, so a note waits the whole hour, as X's notes without a prediction do.
 *
 * @param previous status the last run published
 * @param since start of the current wait in milliseconds; −1 after an earlier wait; null when there never was one
 */
export function awaitStability(
  status: ModelStatus,
  previous: NoteStatus | null,
  since: number | null,
  now: number,
  parameters: Parameters['stability'],
  seen: Comparisons,
): StabilityDecision {
  seen.word('status', status, '=', 'CURRENTLY_RATED_HELPFUL');
  seen.word('previousStatus', previous ?? 'none', '!=', 'CURRENTLY_RATED_HELPFUL');
  if (previous === 'CURRENTLY_RATED_HELPFUL') {
    if (status !== 'NEEDS_YOUR_HELP') return { status, fired: false, waitingSince: undefined };
    return { status: 'CURRENTLY_RATED_HELPFUL', fired: true, waitingSince: undefined };
  }
  const waiting = since !== null && since > 0;
  if (status !== 'CURRENTLY_RATED_HELPFUL' && status !== 'NEEDS_YOUR_HELP') {
    return { status, fired: false, waitingSince: waiting ? -1 : undefined };
  }
  const hold = (waitingSince: number): StabilityDecision => ({ status: 'NEEDS_MORE_RATINGS', fired: true, waitingSince });
  const helpful = status === 'CURRENTLY_RATED_HELPFUL';
  if (!waiting) {
    seen.number('millisWaited', 0, '<=', parameters.maxWaitHelpful);
    return hold(since === null || helpful ? now : since);
  }
  const waited = now - since;
  const longest = helpful ? parameters.maxWaitHelpful : parameters.maxWaitNeedsYourHelp;
  seen.number('millisWaited', waited, '<=', longest);
  if (waited <= longest) return hold(since);
  return helpful ? { status, fired: false, waitingSince: -1 } : hold(-1);
}
