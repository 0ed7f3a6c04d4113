import { communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';

/** Who sees which statements a note was asked for. */
export const REQUEST_AUDIENCES = ['topWriters', 'writers', 'contributors'] as const;
export type RequestAudience = (typeof REQUEST_AUDIENCES)[number];

const count = (least: number) => z.int().min(least);
const share = z.number().min(0).max(1);

/** Requests for notes. Defaults are X's ("Note requests"); where that names none, ours. */
export const REQUESTS = communitySection('requests', {
  perDay: count(0).default(5).describe('requests a person may make in 24 hours'),
  perDayMedium: count(0).default(8).describe('the same of people whose requests led to helpful notes (level MEDIUM)'),
  perDayHigh: count(0).default(12).describe('the same of people whose requests often did (level HIGH)'),
  perDayLow: count(0).default(3).describe('the same of people whose many requests hardly ever did (level LOW)'),
  perDayLeast: count(0).default(1).describe('what is left of it at least after requests found unfounded'),
  unfoundedDays: z.number().min(0).default(30).describe('days for which a request found unfounded takes one request a day away'),
  sources: count(0).default(3).describe('source URLs of one request'),
  reasonLength: count(1).default(500).describe('characters of the reason of a request'),
  showHours: z.number().positive().default(24).describe('hours for which a request counts, and a statement stays visible to writers'),
  statementHours: z.number().positive().nullable().default(24).describe('hours after which a statement is too old to be shown to writers; null for never'),
  leastRequests: count(1).default(4).describe('requests that make a statement visible to writers'),
  viewsPerRequest: z.number().positive().default(25_000).describe('views of a statement for each request that it then needs, where a site reported views'),
  mediumRequests: count(1).default(2).describe('requests by people of level MEDIUM or HIGH that do as well'),
  highRequests: count(1).default(1).describe('requests by people of level HIGH that do as well'),
  mediumHitRate: share.default(0.03).describe('share of requests with a helpful note from which a person has level MEDIUM'),
  mediumHits: count(0).default(1).describe('and how many of them it takes'),
  highHitRate: share.default(0.08).describe('share of requests with a helpful note from which a person has level HIGH'),
  highHits: count(0).default(5).describe('and how many of them it takes'),
  lowAfter: count(1).default(20).describe('requests after which a person below the share of MEDIUM has level LOW'),
  unfoundedMarks: count(1).default(3).describe('writers who have to find a request unfounded'),
  visibleTo: z.enum(REQUEST_AUDIENCES).default('topWriters').describe('who sees the statements that notes were asked for'),
});

export type RequestSettings = SettingsOf<typeof REQUESTS>;
