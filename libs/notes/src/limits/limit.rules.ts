import { AppError } from '@bridgenotes/platform';
import type { LimitSettings } from './limits.settings';

const DAY = 24 * 60 * 60_000;

/** So many notes within so many milliseconds. */
export interface Limit {
  readonly limit: number;
  readonly window: number;
}

/** How far a limit is used. */
export interface LimitUse extends Limit {
  readonly used: number;
  /** Milliseconds since 1970 when the next note may be written; null when one may be now, and where none ever may. */
  readonly resetsAt: number | null;
}

/** What all notes of somebody are limited to. @param written notes that the published run knows, whatever their status */
export function dailyLimit({ writingImpact, written }: { writingImpact: number; written: number }, settings: LimitSettings): Limit {
  const least = settings.perDayWithNegativeImpact;
  if (writingImpact < 0) return { limit: least, window: DAY };
  const byImpact = writingImpact + settings.perDay;
  const byHitRate = written >= settings.hitRateFromNotes ? (writingImpact * settings.hitRateFactor) / written : Infinity;
  return { limit: Math.max(least, Math.floor(Math.min(byImpact, byHitRate))), window: DAY };
}

/** What somebody's notes on one author are limited to. @param written their notes on that author so far, of which so many are helpful */
export function authorLimit({ written, helpful }: { written: number; helpful: number }, settings: LimitSettings): Limit {
  if (written < settings.perAuthorFromNotes) return { limit: settings.perAuthorPerDay, window: DAY };
  const rate = helpful / written;
  // whole numbers first: 29 of 100 are 29 %, not 28.999…
  if (rate >= settings.perAuthorGoodRate) return { limit: Math.max(1, Math.floor((100 * helpful) / written)), window: DAY };
  return { limit: 1, window: rate < settings.perAuthorPoorRate && written >= settings.perAuthorWeeklyFromNotes ? 7 * DAY : DAY };
}

/**
 * How far a limit on a rolling window is used: a note counts from when it was written until the window has passed.
 * @param times of notes, milliseconds since 1970, in any order; older ones may be among them
 */
export function rollingLimit(times: readonly number[], { limit, window }: Limit, now: number): LimitUse {
  const counted = times.filter((time) => time > now - window).sort((a, b) => a - b);
  const used = counted.length;
  if (used < limit || limit === 0) return { limit, window, used, resetsAt: null };
  return { limit, window, used, resetsAt: counted[used - limit]! + window };
}

/** @param of what is limited: all notes, or those on one author @throws NOTE_LIMIT_REACHED */
export function checkLimit({ limit, window, used, resetsAt }: LimitUse, of: 'all' | 'author'): void {
  if (used < limit) return;
  throw new AppError('NOTE_LIMIT_REACHED', { of, limit, used, hours: window / 3_600_000, resetsAt: resetsAt === null ? null : new Date(resetsAt).toISOString() });
}

/** An author of statements, as limits tell authors apart: a platform and a name, however it is written. Null where the author is not known. */
export function targetOf({ platform, authorName }: { platform: string | null; authorName: string | null }): string | null {
  const name = (authorName ?? '').normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim().replace(/^@/, '');
  return name === '' ? null : `${platform ?? ''}:${name}`;
}
