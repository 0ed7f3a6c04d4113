import type { Parameters } from '@bridgenotes/scoring';
import type { RunTrigger } from './scoring-run.entity';

const HOUR = 3_600_000;
/** The longest a transaction may take and still be seen by {@link changeMark}. */
const LONGEST_TRANSACTION = 10 * 60_000;
/** Start of the clock in our ids: see next_id() of the first migration. */
const ID_EPOCH = 1288834974657;

/** Where counting of changes begins: an id and the time in it. */
export interface ChangeMark {
  readonly id: string;
  readonly time: Date;
}

/**
 * The smallest id that a row written ten minutes before `cutOff` could have. A run counts the changes above this mark
 * that it saw; counting them again later tells how many are new. The margin is for transactions that were under way
 * at the cut-off: their rows have smaller ids than rows the run saw, and are still counted as new.
 */
export function changeMark(cutOff: Date): ChangeMark {
  const time = new Date(cutOff.getTime() - LONGEST_TRANSACTION);
  return { id: (BigInt(Math.max(0, time.getTime() - ID_EPOCH)) << 22n).toString(), time };
}

/** How long after the last rating everything has waited long enough to be shown. */
export function settlingTime(parameters: Parameters): number {
  return Math.max(parameters.stability.maxWaitHelpful, parameters.stability.maxWaitNeedsYourHelp) + HOUR;
}

/**
 * The moments to score as of. A living community is scored now. A history that ended some time ago and that no run has
 * seen (an import, a simulation) is scored at its own last moment and once more after the stability wait, so that its
 * helpful notes show at once with the statuses of their time. Time never runs backwards.
 */
export function runTimes(given: { now: number; lastActivity: number | null; publishedAsOf: number | null }, parameters: Parameters): number[] {
  const { now, lastActivity } = given;
  const floor = given.publishedAsOf ?? -Infinity;
  const settled = (lastActivity ?? now) + settlingTime(parameters);
  if (lastActivity === null || lastActivity <= floor || settled >= now) return [Math.max(now, floor)];
  return [lastActivity, settled];
}

/** What stands between the last run and now. */
export interface Situation {
  readonly now: number;
  /** Time the last finished run stands for; null before the first. */
  readonly lastAsOf: number | null;
  /** Notes and ratings written, changed or withdrawn since. */
  readonly changes: number;
  /** Whether ratings are newer than the last run's own time. */
  readonly newerRatings: boolean;
  /** How long the last run took and when it ended, in milliseconds; null before the first. */
  readonly lastRun: { readonly took: number; readonly endedAt: number } | null;
  /** When the next stability wait ends that the last run has not looked at; null when no note waits. */
  readonly nextWaitEnds: number | null;
  /** Notes that came of age since and may lock their status. */
  readonly comeOfAge: number;
  /** Whether notes were scored between runs after the last run read the ratings, so that it could not confirm them. */
  readonly unconfirmed: boolean;
}

/** Whether a run is due and why, or why not; `lookAgain` is when a few changes will have waited long enough. */
export type Due = { readonly trigger: RunTrigger; readonly reason: string } | { readonly trigger: null; readonly reason: string; readonly lookAgain: number | null };

/** When changes make a run before the schedule does. */
export interface Haste {
  /** This many changes do at once. */
  readonly afterChanges: number;
  /** The least time between the end of a run and the next one for fewer changes, in milliseconds. */
  readonly debounceMillis: number;
}

/** Fewer changes wait this many times as long as the last run took: runs for them then take a tenth of the time at most. */
const REST = 10;

/** From when on a single change is worth a run: at once in a small community, whose runs are quick, later in a large one. */
export function restEnds(lastRun: Situation['lastRun'], { debounceMillis }: Haste): number {
  return lastRun === null ? -Infinity : lastRun.endedAt + Math.max(REST * lastRun.took, debounceMillis);
}

const nothing = (reason: string): Due => ({ trigger: null, reason, lookAgain: null });

/**
 * @param asked `schedule`: the regular look, any change is enough. `changes`: something changed, enough must have, or the last run long be over.
 */
export function whatIsDue(situation: Situation, asked: 'schedule' | 'changes', haste: Haste): Due {
  const { now, lastAsOf, changes, newerRatings, nextWaitEnds, comeOfAge, unconfirmed, lastRun } = situation;
  if (nextWaitEnds !== null && nextWaitEnds <= now) return { trigger: 'stability', reason: 'a note has waited long enough' };
  if (asked === 'changes') {
    const rested = restEnds(lastRun, haste);
    if (changes >= haste.afterChanges || (changes > 0 && rested <= now)) return { trigger: 'changes', reason: `${changes} changes since the last run` };
    if (changes <= 0) return nothing('nothing changed since the last run');
    return { trigger: null, reason: `${changes} changes since the last run; fewer than ${haste.afterChanges} wait until ${new Date(rested).toISOString()}`, lookAgain: rested };
  }
  if (lastAsOf === null) return changes > 0 || newerRatings ? { trigger: 'schedule', reason: 'no run yet' } : nothing('there is nothing to score');
  if (changes > 0 || newerRatings) return { trigger: 'schedule', reason: `${changes} changes since the last run` };
  if (comeOfAge > 0) return { trigger: 'schedule', reason: `${comeOfAge} notes are old enough to keep their status` };
  if (unconfirmed) return { trigger: 'schedule', reason: 'notes that were scored between runs wait to be confirmed' };
  return nothing('nothing changed since the last run and no note waits');
}
