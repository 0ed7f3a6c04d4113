import { communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';

const share = (fallback: number) => z.number().min(0).max(1).default(fallback);
const count = (fallback: number, least = 0) => z.int().min(least).max(1_000_000).default(fallback);

/** How many notes a program may write in 24 hours; the defaults are X's formula. */
const limits = z.strictObject({
  notHelpfulOfLast10: count(8).describe('not helpful notes among the last 10 from which the first limit holds'),
  limitOfLast10: count(2).describe('notes in 24 hours then'),
  notHelpfulOfLast5: count(3).describe('not helpful notes among the last 5 from which the second limit holds'),
  limitOfLast5: count(5).describe('notes in 24 hours then'),
  firstNotes: count(20).describe('notes until which a program is new'),
  limitOfFirstNotes: count(10).describe('notes in 24 hours while it is new'),
  minimum: count(5).describe('the least that the hit rate leads to'),
  timesDailyAverage: z.number().min(0).max(1000).default(5).describe('how many times its daily average of the last 30 days a program may write'),
  slope: z.number().min(0).default(300).describe('notes for each whole of the hit rate below the curve'),
  curve: z.array(z.tuple([z.number(), z.number()])).min(1).default([[0.05, 15], [0.1, 50], [0.15, 200], [0.2, 500]]).describe('hit rates and the notes they lead to, rising; straight lines between'),
});

/** What a community may set about programs that write; defaults are those of X where it publishes them. */
export const PROGRAMS = communitySection('programs', {
  perPerson: count(1, 1).describe('programs that one person may run'),
  testNotes: count(50, 1).describe('test notes that admission looks at: the last ones'),
  minClaimHigh: share(0.3).describe('share of these whose claim has to be good'),
  maxClaimLow: share(0.3).describe('share of these that may be opinion'),
  minUrlHigh: share(0.95).describe('share of these whose links have to be sound'),
  minAbuseHigh: share(0.98).describe('share of these that have to be free of abuse'),
  drawEveryHours: count(24, 1).describe('hours between draws of programs to admit'),
  slots: count(10).describe('programs admitted in one draw'),
  expulsionNotes: count(50, 1).describe('last notes that decide whether a program loses the right to write'),
  expulsionNet: count(10, 1).describe('by how many the not helpful ones among these have to outnumber the helpful ones'),
  readmissionDays: count(14).describe('days until an expelled program may be drawn again; twice as many each time'),
  limits: limits.prefault({}).describe('how many notes a program may write'),
  largeFeedNotes: count(100).describe('notes that open the large feeds'),
  largeFeedHitRate: share(0.05).describe('hit rate that opens them'),
  largeFeedNotHelpful: share(0.1).describe('share of not helpful notes among the last 100 up to which they are open'),
  bestNet: count(100).describe('helpful less not helpful notes in 90 days that open the largest feed, notes on media and how ratings are distributed'),
  feedHoursSmall: count(24, 1).describe('age of statements in the small feed'),
  feedHoursLarge: count(72, 1).describe('age of statements in the large feed'),
  feedHoursXl: count(168, 1).describe('age of statements in the extra large feed'),
  feedHoursXxl: count(720, 1).describe('age of statements in the largest feed'),
  feedNeedsRequests: z.boolean().default(true).describe('whether feeds have only statements that people asked a note for; where hardly anybody asks, false offers all'),
  feedRequestsLarge: count(2).describe('people who have to ask for a note on a statement before it is in the large feed; the small one has what writers see'),
  feedRequestsXl: count(1).describe('the same for the extra large feed; the largest one has all statements'),
  callsPer15Minutes: count(90, 1).describe('calls of each kind in 15 minutes'),
  changesPerDay: count(250, 1).describe('notes written and deleted in a day, test notes too'),
  sourceCheck: z.enum(['fetch', 'trusted-domains']).default('fetch').describe('whether links are followed, or only compared with trustedDomains (for a server without internet)'),
  trustedDomains: z.array(z.string().min(1)).default([]).describe('domains, with all below them, whose links are sound where links are not followed'),
  sourceSeconds: count(5, 1).describe('seconds that the server of a link has to answer'),
});

export type ProgramSettings = SettingsOf<typeof PROGRAMS>;
export type LimitSettings = ProgramSettings['limits'];
