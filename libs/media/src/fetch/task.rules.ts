const MINUTE = 60_000;
/** How long to wait after each attempt that failed for a reason that may pass; after the last one it is given up. */
const WAITS = [MINUTE, 10 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE, 24 * 60 * MINUTE];

/** When to try again after so many attempts, the first being 1; null to give up. */
export function nextAttempt(attempts: number, passing: boolean, now: Date): Date | null {
  const wait = passing ? WAITS[attempts - 1] : undefined;
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
