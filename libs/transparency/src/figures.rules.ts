const DAY = 86_400_000;

/** For so long a note may change its status: afterwards it is locked. Ratings and people are counted anew as long. */
export const RECOUNTED_DAYS = 16;
/** How much is counted in one statement, so that none takes long: half a year. */
const SPAN = 26 * 7 * DAY;

/** Start of the week of a moment: Monday, UTC. */
export function weekOf(time: number): number {
  const day = Math.floor(time / DAY);
  // 1970 began on a Thursday.
  return (day - ((day + 3) % 7)) * DAY;
}

/**
 * Spans of whole weeks that are to be counted, oldest first, the last with the present moment in it.
 * @param lastCounted when it was last counted, null for never
 * @param first the first thing there is to count; null for nothing
 */
export function spansToCount({ now, lastCounted, first }: { now: number; lastCounted: number | null; first: number | null }): { from: number; until: number }[] {
  const recounted = lastCounted === null ? -Infinity : Math.min(lastCounted, now) - RECOUNTED_DAYS * DAY;
  const from = weekOf(Math.max(recounted, Math.min(first ?? now, now)));
  const end = weekOf(now) + 7 * DAY;
  const spans: { from: number; until: number }[] = [];
  for (let start = from; start < end; start += SPAN) spans.push({ from: start, until: Math.min(start + SPAN, end) });
  return spans;
}
