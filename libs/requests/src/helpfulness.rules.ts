import { AppError, DAY_MILLIS, rollingLimit } from '@bridgenotes/platform';
import type { RequestSettings } from './requests.settings';

/** How good somebody is at asking. NEW: too little is known. */
export const REQUESTER_LEVELS = ['NEW', 'LOW', 'MEDIUM', 'HIGH'] as const;
export type RequesterLevel = (typeof REQUESTER_LEVELS)[number];

/** What became of all requests of one person. */
export interface RequestRecord {
  /** Made before the statement had any note, withdrawn ones too. */
  readonly eligible: number;
  /** Of those, on statements that have a helpful note. */
  readonly hits: number;
  /** Found unfounded by enough writers, and not proved right by a helpful note. */
  readonly unfounded: number;
}

/** Share of eligible requests that were met; a request found unfounded weighs as one more that was not. */
export function hitRate({ eligible, hits, unfounded }: RequestRecord): number {
  const total = eligible + unfounded;
  return total === 0 ? 0 : hits / total;
}

export function levelOf(record: RequestRecord, settings: Pick<RequestSettings, 'highHitRate' | 'highHits' | 'mediumHitRate' | 'mediumHits' | 'lowAfter'>): RequesterLevel {
  const rate = hitRate(record);
  if (rate >= settings.highHitRate && record.hits >= settings.highHits) return 'HIGH';
  if (rate >= settings.mediumHitRate && record.hits >= settings.mediumHits) return 'MEDIUM';
  return record.eligible + record.unfounded >= settings.lowAfter ? 'LOW' : 'NEW';
}

/** Requests that somebody may make in 24 hours. @param recentlyUnfounded of their requests, within `unfoundedDays` */
export function perDay(level: RequesterLevel, recentlyUnfounded: number, settings: Pick<RequestSettings, 'perDay' | 'perDayLow' | 'perDayMedium' | 'perDayHigh' | 'perDayLeast'>): number {
  const full = { NEW: settings.perDay, LOW: settings.perDayLow, MEDIUM: settings.perDayMedium, HIGH: settings.perDayHigh }[level];
  return Math.max(full - recentlyUnfounded, Math.min(full, settings.perDayLeast));
}

/** What is left of a day's requests. */
export interface Allowance {
  readonly limit: number;
  readonly left: number;
  /** When the next request may be made; null while some are left, or when none is ever allowed. */
  readonly resetsAt: Date | null;
}

/** @param madeAt the requests of the last 24 hours, in any order */
export function allowanceOf(limit: number, madeAt: readonly Date[], now: Date): Allowance {
  const { used, resetsAt } = rollingLimit(madeAt, { limit, window: DAY_MILLIS }, now);
  return { limit, left: Math.max(0, limit - used), resetsAt };
}

/** @throws REQUEST_LIMIT_REACHED */
export function checkAllowance({ limit, left, resetsAt }: Allowance): void {
  if (left === 0) throw new AppError('REQUEST_LIMIT_REACHED', { limit, resetsAt: resetsAt?.toISOString() ?? null });
}
