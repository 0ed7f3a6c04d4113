import { communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';

/** What a community sets about contesting notes. X's documentation names the 24 hours only; the rest are choices of this project. */
export const DISPUTES = communitySection('disputes', {
  reviewHours: z.int().min(1).max(720).default(24).describe('for how long a note is listed for raters again when the author of its statement asks for additional review'),
  authorByProfile: z.boolean().default(false).describe('whether the claim `profile` of a login is a URL that the identity provider has verified to be the person’s own; statements below that URL are then theirs. Otherwise only a site’s key says who an author is'),
  openToReaders: z.boolean().default(false).describe('whether people without an alias may dispute notes, too'),
  perDay: z.int().min(1).default(3).describe('disputes that one person may open or join in 24 hours'),
  maxClaimLength: z.int().min(50).max(5000).default(1000).describe('the most characters of a claim, of the author’s answer and of a juror’s reason'),
  maxClaims: z.int().min(1).max(100).default(20).describe('claims that one dispute takes, as many as jurors can weigh'),
  maxEvidence: z.int().min(1).max(50).default(10).describe('the most URLs of evidence for one claim'),
  restDays: z.int().min(0).default(30).describe('days after a decision in which the same note cannot be disputed again'),
  jurySize: z.int().min(3).max(99).refine((size) => size % 2 === 1, 'an odd number').default(9).describe('jurors; a third of them (rounded up) from each side of the viewpoint axis, the others, as far as there are any, from near its centre'),
  centre: z.number().min(0).max(1).default(0.15).describe('raters whose factor is at most this far from 0 are near the centre; 0.15 as X buckets raters for its writers'),
  jurorRatingImpact: z.int().default(5).describe('the least rating impact of a juror; 5 as it takes to write'),
  activeDays: z.int().min(1).default(90).describe('a juror has rated a note within so many days'),
  jurorRestDays: z.int().min(0).default(30).describe('days in which nobody is called to a jury twice'),
  reservesPerSeat: z.int().min(0).max(50).default(5).describe('people drawn beyond each seat, who take the place of those who decline or stay silent'),
  answerHours: z.int().min(1).default(24).describe('how long one has to accept or decline a seat'),
  findingHours: z.int().min(1).default(72).describe('how long a juror who has accepted has to give a finding'),
  days: z.int().min(1).max(90).default(7).describe('when a dispute ends, with whatever findings there are'),
  amendDays: z.int().min(1).default(14).describe('how long an author is asked for an amended note'),
});

export type DisputeSettings = SettingsOf<typeof DISPUTES>;
