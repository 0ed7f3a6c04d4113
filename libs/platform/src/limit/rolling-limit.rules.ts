export const DAY_MILLIS = 24 * 3_600_000;

/** So many of something within so many milliseconds. */
export interface Limit {
  readonly limit: number;
  readonly window: number;
}

/** How far a limit is used. */
export interface LimitUse extends Limit {
  readonly used: number;
  /** When one more fits; null while one does, and where none ever does. */
  readonly resetsAt: Date | null;
}

/**
 * How far a limit on a rolling window is used: what was done counts from then until the window has passed.
 * @param times when it was done, in any order; older ones may be among them
 */
export function rollingLimit(times: readonly Date[], { limit, window }: Limit, now: Date): LimitUse {
  const counted = times.map(Number).filter((time) => time > now.getTime() - window).sort((a, b) => a - b);
  const used = counted.length;
  // with the one at this place out of the window, one fewer than the limit counts
  const frees = limit === 0 ? undefined : counted[used - limit];
  return { limit, window, used, resetsAt: used < limit || frees === undefined ? null : new Date(frees + window) };
}

/** Whether one more fits. */
export const hasRoom = ({ used, limit }: LimitUse): boolean => used < limit;
