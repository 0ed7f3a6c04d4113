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

/** What the past of other notes tells of one that waits. */
export interface Outlook {
  /** Probability that it stays helpful; null where there is no model, or where it should not be asked. */
  readonly keeps: () => number | null;
  readonly threshold: number;
}

const UNKNOWN: Outlook = { keeps: () => null, threshold: 1 };

/**
 * Makes a new helpful note wait before anyone sees it, since young notes often lose that status again
 * (scoring_rules.py NmrDueToMinStableCrhTime). A note on its way to helpful (NEEDS_YOUR_HELP) may wait as well and
 * goes back to needing more ratings after six hours. A note that was helpful stays helpful through
 * NEEDS_YOUR_HELP.
 *
 * A note goes after half an hour when a model, trained on the past of other notes, is sure enough that it will keep its
 * status, unless it lost that status before. Without a model every note waits the whole hour.
 *
 * @param previous status the last run published
 * @param outlook what is known of the note's future
 * @param since start of the current wait in milliseconds; −1 after an earlier wait; null when there never was one
 */
export function awaitStability(
  status: ModelStatus,
  previous: NoteStatus | null,
  since: number | null,
  now: number,
  parameters: Parameters['stability'],
  seen: Comparisons,
  outlook: Outlook = UNKNOWN,
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
  if (waited <= longest && !(helpful && mayGoEarly(waited, parameters, seen, outlook))) return hold(since);
  return helpful ? { status, fired: false, waitingSince: -1 } : hold(-1);
}

function mayGoEarly(waited: number, { minWaitHelpful }: Parameters['stability'], seen: Comparisons, { keeps, threshold }: Outlook): boolean {
  if (waited < minWaitHelpful) return false;
  const probability = keeps();
  if (probability === null) return false;
  seen.number('probabilityToStayHelpful', probability, '<', threshold);
  return probability >= threshold;
}
