const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** What a clock on the wall shows: a day, counted from 1970-01-01, and minutes since its midnight. */
export interface WallTime {
  readonly day: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
    formats.set(zone, format);
  }
  return format;
}

/** Whether this is the name of a time zone, as the IANA database has it ("Europe/Berlin"). */
export function isTimeZone(zone: string): boolean {
  // An offset such as "+02:00" is taken by newer engines too, and would not follow summer time.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What the clocks of a zone show at an instant. */
export function wallTimeOf(instant: Date, zone: string): WallTime {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  return { day: Date.UTC(parts['year']!, parts['month']! - 1, parts['day']!) / (DAY_MINUTES * MINUTE), minute: parts['hour']! * 60 + parts['minute']! };
}

/**
 * The first instant at which the clocks of a zone show this time, or a later one where they jump over it: in spring an
 * hour is missing, in autumn one comes twice.
 */
export function instantOf({ day, minute }: WallTime, zone: string): Date {
  const asked = day * DAY_MINUTES + minute;
  const shownAt = (instant: number) => {
    const shown = wallTimeOf(new Date(instant), zone);
    return shown.day * DAY_MINUTES + shown.minute;
  };
  // No zone is more than 15 hours from UTC, and clocks go back by at most a few hours: between the two ends they show the
  // asked time for the first time, and up to there they only move forward or jump.
  let before = (asked - 16 * 60) * MINUTE;
  const candidates = offsetsAround(asked * MINUTE, zone).map((offset) => (asked - offset) * MINUTE).filter((instant) => shownAt(instant) === asked);
  if (candidates.length > 0) return new Date(Math.min(...candidates));
  let after = (asked + 16 * 60) * MINUTE;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / (2 * MINUTE)) * MINUTE;
    if (shownAt(middle) < asked) before = middle;
    else after = middle;
  }
  return new Date(after);
}

/** The distances from UTC, in minutes, that a zone has within a day of an instant; mostly one, two where clocks change. */
function offsetsAround(instant: number, zone: string): number[] {
  const offsetAt = (time: number) => {
    const shown = wallTimeOf(new Date(time), zone);
    return shown.day * DAY_MINUTES + shown.minute - Math.floor(time / MINUTE);
  };
  return [...new Set([-1, 0, 1].map((days) => offsetAt(instant + days * DAY_MINUTES * MINUTE)))];
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
