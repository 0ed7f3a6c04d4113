import { communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';

const count = z.int().min(0);
const share = z.number().min(0).max(1);

/** How many notes somebody may write (X: writing-notes.md). */
export const LIMITS = communitySection('limits', {
  perDay: count.default(5).describe('notes within 24 hours for a writing impact of 0; each further point allows one more'),
  perDayWithNegativeImpact: count.default(1).describe('notes within 24 hours for who has a negative writing impact; nobody is allowed fewer'),
  hitRateFactor: z.number().min(0).default(200).describe('never more notes within 24 hours than this times the share of writing impact in all notes written …'),
  hitRateFromNotes: z.int().min(1).default(20).describe('… from so many notes on: the share of fewer says nothing'),
  perAuthorPerDay: count.default(3).describe('notes within 24 hours on statements of one author, where the author is known …'),
  perAuthorFromNotes: z.int().min(1).default(6).describe('… until so many notes on that author; from then on the share of helpful ones decides'),
  perAuthorGoodRate: share.default(0.05).describe('share of helpful notes on that author from which as many are allowed a day as the share has percent'),
  perAuthorPoorRate: share.default(0.01).describe('share of helpful notes on that author below which one a week is allowed; between the two, one a day …'),
  perAuthorWeeklyFromNotes: z.int().min(1).default(15).describe('… as it is below, until so many notes on that author'),
  perAuthorSince: z.iso.date().default('2025-05-28').describe('notes on an author count from this day on'),
});

export type LimitSettings = SettingsOf<typeof LIMITS>;
