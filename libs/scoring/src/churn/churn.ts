import type { ChurnGuard } from './churn-parameters';

/** One note before and after a run, as far as churn goes. */
export interface NoteChange {
  readonly id: string;
  /** Whether it is shown as helpful. */
  readonly before: boolean;
  readonly after: boolean;
  /** Whether its status was locked before the run. */
  readonly locked: boolean;
  /** Whether it was in its stability wait before the run: what ends such a wait is no surprise. */
  readonly waiting: boolean;
  /** Whether it has ratings, changed or withdrawn ones too, that the run before had not seen. */
  readonly newRatings: boolean;
  /** Milliseconds between its writing and the run. */
  readonly age: number;
}

/** Why a run should not be published before somebody looked. */
export interface Churn {
  /** Name of the guard. */
  readonly guard: string;
  readonly change: 'lost' | 'gained';
  /** Notes that lose or gain the status. */
  readonly count: number;
  /** Helpful notes there were among those that the guard looks at. */
  readonly of: number;
  /** Share that may change at once. */
  readonly share: number;
  /** Ids of some of those notes. */
  readonly examples: readonly string[];
}

const EXAMPLES = 10;

/**
 * The first guard that a run trips; null when none (note_status_history.py `check_flips`). Where no note was helpful
 * before, there is nothing to compare with, and a guard says nothing.
 */
export function churnOf(changes: readonly NoteChange[], guards: readonly ChurnGuard[]): Churn | null {
  for (const guard of guards) {
    if (changes.length < guard.minNotes) continue;
    const watched = changes.filter((note) => watches(guard, note));
    const of = watched.reduce((sum, note) => sum + (note.before ? 1 : 0), 0);
    if (of === 0) continue;
    for (const [change, limit] of [['lost', guard.maxLost], ['gained', guard.maxGained]] as const) {
      const flipped = watched.filter((note) => note.before !== note.after && note.before === (change === 'lost'));
      if (limit === null || flipped.length < guard.minChanges || flipped.length / (of + guard.smoothing) <= limit) continue;
      return { guard: guard.name, change, count: flipped.length, of, share: limit, examples: flipped.slice(0, EXAMPLES).map(({ id }) => id) };
    }
  }
  return null;
}

function watches(guard: ChurnGuard, note: NoteChange): boolean {
  if (guard.notes === 'unlocked' && (note.locked || note.waiting)) return false;
  if (guard.ratings !== 'any' && note.newRatings !== (guard.ratings === 'new')) return false;
  return (guard.minAge === null || note.age > guard.minAge) && (guard.maxAge === null || note.age <= guard.maxAge);
}
