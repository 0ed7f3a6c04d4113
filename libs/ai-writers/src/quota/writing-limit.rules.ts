import type { LimitSettings, ProgramSettings } from '../programs.settings';

/** How the notes of a program fared, as the published run and live scoring say. */
export interface WritingRecord {
  /** Notes ever written, deleted ones too. */
  readonly total: number;
  /** Helpful and not helpful ones among the last 5, 10, 20, 100 notes, and how many there are up to that number. */
  readonly last5: Tally;
  readonly last10: Tally;
  readonly last20: Tally;
  readonly last100: Tally;
  /** Of the last 14 days, without those that have fewer than 10 ratings and no status. */
  readonly days14: Tally;
  /** Notes written in the last 30 days. */
  readonly notes30Days: number;
  /** Helpful less not helpful ones of the last 90 days. */
  readonly net90Days: number;
}

export interface Tally {
  readonly notes: number;
  readonly helpful: number;
  readonly notHelpful: number;
}

/** Which line of the rule set a limit. */
export const LIMIT_REASONS = ['NOT_HELPFUL_OF_LAST_10', 'NOT_HELPFUL_OF_LAST_5', 'FIRST_NOTES', 'HIT_RATE', 'DAILY_AVERAGE', 'MINIMUM'] as const;
export type LimitReason = (typeof LIMIT_REASONS)[number];

export interface WritingLimit {
  /** Notes in any 24 hours. */
  readonly limit: number;
  readonly reason: LimitReason;
}

const hitRate = ({ notes, helpful, notHelpful }: Tally): number => (notes === 0 ? 0 : (helpful - notHelpful) / notes);

/** HR_L of the formula: the better of the last 100 notes and the last 14 days. */
export const longHitRate = (record: WritingRecord): number => (record.days14.notes === 0 ? hitRate(record.last100) : Math.max(hitRate(record.last100), hitRate(record.days14)));

/**
 * WL_L of the formula: straight lines between the points of a curve (X: 15, 50, 200 and 500 notes at hit rates of 5, 10,
 * 15 and 20 %), below it so many notes for each whole of the better hit rate.
 */
export function limitOfHitRate(recent: number, long: number, { slope, curve }: Pick<LimitSettings, 'slope' | 'curve'>): number {
  const above = curve.findIndex(([rate]) => long < rate);
  if (above === 0) return slope * Math.max(recent, long);
  if (above === -1) return curve.at(-1)![1];
  const [[fromRate, from], [toRate, to]] = [curve[above - 1]!, curve[above]!];
  return from + ((to - from) * (long - fromRate)) / (toRate - fromRate);
}

// 50 + 150 · 0.05 / 0.05 may be a hair below 200 in binary fractions; a limit is not one lower for that.
const whole = (value: number): number => Math.floor(value + 1e-9);

/**
 * How many notes a program may write in 24 hours (X, AI Note Writer API, "writing limits"): little after notes that were
 * not helpful, 10 while it is new, and then by its hit rate and by what it usually writes.
 */
export function writingLimit(record: WritingRecord, limits: LimitSettings): WritingLimit {
  if (record.last10.notHelpful >= limits.notHelpfulOfLast10) return { limit: limits.limitOfLast10, reason: 'NOT_HELPFUL_OF_LAST_10' };
  if (record.last5.notHelpful >= limits.notHelpfulOfLast5) return { limit: limits.limitOfLast5, reason: 'NOT_HELPFUL_OF_LAST_5' };
  if (record.total < limits.firstNotes) return { limit: limits.limitOfFirstNotes, reason: 'FIRST_NOTES' };
  const byHitRate = limitOfHitRate(hitRate(record.last20), longHitRate(record), limits);
  const byAverage = limits.timesDailyAverage * (record.notes30Days / 30);
  const limit = whole(Math.min(byAverage, byHitRate));
  if (limit <= limits.minimum) return { limit: limits.minimum, reason: 'MINIMUM' };
  return { limit, reason: byAverage < byHitRate ? 'DAILY_AVERAGE' : 'HIT_RATE' };
}

/** What is open to programs that write often and well. */
export interface Privileges {
  /** The large and the extra large feed. */
  readonly largeFeeds: boolean;
  /** The largest feed, how ratings are distributed, and notes on pictures and videos. */
  readonly best: boolean;
}

type PrivilegeSettings = Pick<ProgramSettings, 'largeFeedNotes' | 'largeFeedHitRate' | 'largeFeedNotHelpful' | 'bestNet'>;

/** X, AI Note Writer API, "feed sizes". */
export function privilegesOf(record: WritingRecord, settings: PrivilegeSettings): Privileges {
  const { notes, notHelpful } = record.last100;
  const largeFeeds = record.total >= settings.largeFeedNotes && longHitRate(record) >= settings.largeFeedHitRate && notHelpful <= settings.largeFeedNotHelpful * notes;
  return { largeFeeds, best: record.net90Days >= settings.bestNet };
}
