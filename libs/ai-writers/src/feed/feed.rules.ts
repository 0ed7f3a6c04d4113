import { AppError } from '@bridgenotes/platform';
import type { ProgramSettings } from '../programs.settings';
import type { Privileges } from '../quota/writing-limit.rules';

/** How much a program sees of what there is to write on: the better it is, the more (X: feed_size). */
export const FEED_SIZES = ['SMALL', 'LARGE', 'XL', 'XXL'] as const;
export type FeedSize = (typeof FEED_SIZES)[number];

/** How old the statements of a feed are at most, in hours. */
export const hoursOf = (size: FeedSize, settings: ProgramSettings): number =>
  ({ SMALL: settings.feedHoursSmall, LARGE: settings.feedHoursLarge, XL: settings.feedHoursXl, XXL: settings.feedHoursXxl })[size];

/** How many people have to ask for a note on a statement before it is in a feed; `visible` for as many as writers need to see it. */
export function requestsNeeded(size: FeedSize, settings: ProgramSettings): number | 'visible' {
  if (!settings.feedNeedsRequests) return 0;
  return ({ SMALL: 'visible', LARGE: settings.feedRequestsLarge, XL: settings.feedRequestsXl, XXL: 0 } as const)[size];
}

/** The largest feed that is open to a program. */
export const largestFeed = ({ largeFeeds, best }: Privileges): FeedSize => (best ? 'XXL' : largeFeeds ? 'XL' : 'SMALL');

/** @throws PROGRAM_RECORD_NEEDED for a feed that is not open yet */
export function checkFeed(size: FeedSize, privileges: Privileges, settings: ProgramSettings): void {
  if (FEED_SIZES.indexOf(size) <= FEED_SIZES.indexOf(largestFeed(privileges))) return;
  const needed = size === 'XXL'
    ? `${settings.bestNet} more helpful than not helpful notes in 90 days`
    : `${settings.largeFeedNotes} notes, a hit rate of ${settings.largeFeedHitRate}, and at most a share of ${settings.largeFeedNotHelpful} of the last 100 notes not helpful`;
  throw new AppError('PROGRAM_RECORD_NEEDED', { what: `the feed ${size}`, needed });
}
