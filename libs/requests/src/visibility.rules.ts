import type { RequestSettings } from './requests.settings';

const HOUR = 3_600_000;

/** Open requests on a statement, within the hours for which they count, and its reach. */
export interface RequestCounts {
  readonly requests: number;
  /** By people of level MEDIUM or HIGH. */
  readonly medium: number;
  readonly high: number;
  /** Null where no site reported any. */
  readonly views: number | null;
}

type Thresholds = Pick<RequestSettings, 'leastRequests' | 'viewsPerRequest' | 'mediumRequests' | 'highRequests'>;

/** Requests by anybody that make a statement visible. */
export const requestsNeeded = (views: number | null, { leastRequests, viewsPerRequest }: Thresholds): number => Math.max(leastRequests, Math.ceil((views ?? 0) / viewsPerRequest));

/** Whether enough people asked, or few whose requests proved good. */
export function isWanted({ requests, medium, high, views }: RequestCounts, settings: Thresholds): boolean {
  return requests >= requestsNeeded(views, settings) || medium >= settings.mediumRequests || high >= settings.highRequests;
}

/** The moment before which a request, or a statement that became visible, has had its time. */
export const shownAfter = (now: Date, { showHours }: Pick<RequestSettings, 'showHours'>): Date => new Date(now.getTime() - showHours * HOUR);

/** When a statement stops being visible that became so at this moment. */
export const shownUntil = (since: Date, { showHours }: Pick<RequestSettings, 'showHours'>): Date => new Date(since.getTime() + showHours * HOUR);

/** The moment before which a statement was made too long ago to be shown; null for none. */
export const statedAfter = (now: Date, { statementHours }: Pick<RequestSettings, 'statementHours'>): Date | null => (statementHours === null ? null : new Date(now.getTime() - statementHours * HOUR));

/**
 * Since when a statement is visible to writers; null where it is not. Who meets a threshold again after the time was up
 * is visible anew; further requests meanwhile do not prolong it.
 * @param before since when it was visible until now
 */
export function visibleSince(before: Date | null, counts: RequestCounts, now: Date, settings: Thresholds & Pick<RequestSettings, 'showHours'>): Date | null {
  if (!isWanted(counts, settings)) return null;
  return before !== null && before > shownAfter(now, settings) ? before : now;
}
