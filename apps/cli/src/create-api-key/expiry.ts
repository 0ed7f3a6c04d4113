import { CommandError } from '../failure';

const DAY_MILLIS = 24 * 3600 * 1000;
const DAYS = /^(\d{1,5})d$/;
const TIME = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2})?Z)?$/;

/**
 * When a key ends: "90d" from now, a day (its first moment) or a time, in UTC.
 * @throws INVALID_OPTION
 */
export function expiryOf(text: string, now: Date): Date {
  const days = DAYS.exec(text)?.[1];
  if (days !== undefined) return new Date(now.getTime() + Number(days) * DAY_MILLIS);
  const day = TIME.exec(text)?.[1];
  const time = day === undefined ? null : new Date(text);
  // JavaScript takes the 31st of February for the 3rd of March.
  if (time === null || Number.isNaN(time.getTime()) || !time.toISOString().startsWith(day!)) {
    throw new CommandError('INVALID_OPTION', `--expires is "${text}"`, 'Allowed: a number of days as "90d", a day as "2030-12-31", a time as "2030-12-31T18:00Z".');
  }
  return time;
}
