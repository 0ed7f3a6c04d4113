import { instantOf, wallTimeOf, weekdayOf } from './local-time.rules';

/** Monday: the week as ISO 8601 counts it. */
const WEEKLY_ON = 1;

/** A moment at which what came together is told. */
export interface DigestMoment {
  readonly at: Date;
  /** The day on the clocks of the zone, YYYY-MM-DD: names the digest, so that it is made once. */
  readonly name: string;
}

/**
 * The next digest after an instant, at an hour of the day on the clocks of a zone: the next day's or today's, or the next
 * Monday's.
 * @param minute since midnight
 */
export function nextDigest(after: Date, frequency: 'DAILY' | 'WEEKLY', minute: number, zone: string): DigestMoment {
  const today = wallTimeOf(after, zone).day;
  for (let day = today; ; day += 1) {
    if (frequency === 'WEEKLY' && weekdayOf(day) !== WEEKLY_ON) continue;
    const at = instantOf({ day, minute }, zone);
    if (at > after) return { at, name: new Date(day * 86_400_000).toISOString().slice(0, 10) };
  }
}
