import { instantOf, wallTimeOf } from './local-time.rules';

/** When nobody is to be disturbed: minutes since midnight on the clocks of a zone; `from` after `until` runs over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** Whether quiet hours hold at that minute of the day. Hours that end when they begin never hold. */
export function isQuiet(minute: number, { from, until }: QuietHours): boolean {
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

/**
 * The instant itself where it is not quiet, otherwise the first minute at which the clocks of the zone show a time outside
 * of the quiet hours, also over a night in which they are changed.
 */
export function afterQuietHours(instant: Date, quiet: QuietHours | null, zone: string): Date {
  if (quiet === null) return instant;
  const now = wallTimeOf(instant, zone);
  if (!isQuiet(now.minute, quiet)) return instant;
  const end = instantOf({ day: now.minute < quiet.until ? now.day : now.day + 1, minute: quiet.until }, zone);
  // The hour that comes twice in autumn: the first one may have ended already.
  return end > instant ? end : afterSecondHour(instant, quiet, zone);
}

const MINUTE = 60_000;

function afterSecondHour(instant: Date, quiet: QuietHours, zone: string): Date {
  let time = Math.floor(instant.getTime() / MINUTE) * MINUTE;
  do time += MINUTE;
  while (isQuiet(wallTimeOf(new Date(time), zone).minute, quiet));
  return new Date(time);
}
