import { AppError, DAY_MILLIS, hasRoom, type Limit, type LimitUse } from '@bridgenotes/platform';
import type { LimitSettings } from './limits.settings';

/** What all notes of somebody are limited to. @param written notes that the published run knows, whatever their status */
export function dailyLimit({ writingImpact, written }: { writingImpact: number; written: number }, settings: LimitSettings): Limit {
  const least = settings.perDayWithNegativeImpact;
  if (writingImpact < 0) return { limit: least, window: DAY_MILLIS };
  const byImpact = writingImpact + settings.perDay;
  const byHitRate = written >= settings.hitRateFromNotes ? (writingImpact * settings.hitRateFactor) / written : Infinity;
  return { limit: Math.max(least, Math.floor(Math.min(byImpact, byHitRate))), window: DAY_MILLIS };
}

/** What somebody's notes on one author are limited to. @param written their notes on that author so far, of which so many are helpful */
export function authorLimit({ written, helpful }: { written: number; helpful: number }, settings: LimitSettings): Limit {
  if (written < settings.perAuthorFromNotes) return { limit: settings.perAuthorPerDay, window: DAY_MILLIS };
  const rate = helpful / written;
  // whole numbers first: 29 of 100 are 29 %, not 28.999…
  if (rate >= settings.perAuthorGoodRate) return { limit: Math.max(1, Math.floor((100 * helpful) / written)), window: DAY_MILLIS };
  return { limit: 1, window: rate < settings.perAuthorPoorRate && written >= settings.perAuthorWeeklyFromNotes ? 7 * DAY_MILLIS : DAY_MILLIS };
}

/** @param of what is limited: all notes, or those on one author @throws NOTE_LIMIT_REACHED */
export function checkLimit(use: LimitUse, of: 'all' | 'author'): void {
  if (hasRoom(use)) return;
  const { limit, window, used, resetsAt } = use;
  throw new AppError('NOTE_LIMIT_REACHED', { of, limit, used, hours: window / 3_600_000, resetsAt: resetsAt?.toISOString() ?? null });
}

/** An author of statements, as limits tell authors apart: a platform and a name, however it is written. Null where the author is not known. */
export function targetOf({ platform, authorName }: { platform: string | null; authorName: string | null }): string | null {
  const name = (authorName ?? '').normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim().replace(/^@/, '');
  return name === '' ? null : `${platform ?? ''}:${name}`;
}
