import { communitySection, DAY_MILLIS, type SettingsOf } from '@bridgenotes/platform';
import { CONTRIBUTORS, type ContributorParameters } from '@bridgenotes/scoring';
import { z } from 'zod';

const count = z.int().min(0);

/**
 * How writing is earned and lost (X: writing-ability.md, contributor_state.py). The one source of these values on a
 * platform: its scoring runs go by them as well, see `contributorParameters`.
 */
export const ABILITY = communitySection('ability', {
  earnInRatingImpact: count.default(CONTRIBUTORS.impactToEarnIn).describe('rating impact that unlocks writing for the first time, and by which each later time is harder'),
  atRiskNotHelpful: count.default(CONTRIBUTORS.notHelpfulAtRisk).describe('not helpful notes among the recent ones that put writing at risk; one more loses it'),
  recentNotes: z.int().min(1).default(CONTRIBUTORS.recentNotes).describe('how many notes with a status are recent'),
  asksToAcknowledge: z.boolean().default(true).describe('whether who loses writing is asked to acknowledge it; otherwise it is taken for acknowledged'),
  topWritingImpact: count.default(CONTRIBUTORS.topWritingImpact).describe('writing impact from which somebody is a top writer, for whom losing writing does not get harder …'),
  topHitRate: z.number().min(0).max(1).default(CONTRIBUTORS.topHitRate).describe('… with this share of writing impact in all notes'),
  emergingMeanNoteScore: z.number().default(CONTRIBUTORS.emergingMeanNoteScore).describe('mean note score above which somebody is an emerging writer …'),
  emergingRatings: count.default(CONTRIBUTORS.emergingRatings).describe('… with at least so many ratings received …'),
  emergingDays: z.number().min(0).default(CONTRIBUTORS.emergingSpan / DAY_MILLIS).describe('… within so many days'),
  foundingNotes: count.default(50).describe('the founding phase: newcomers may write until so many notes ever got a status; 0 for none'),
});

export type AbilitySettings = SettingsOf<typeof ABILITY>;

/** The parameters of the scorer's machine that a community sets, in the scorer's words; the others are kept. */
export function contributorParameters(settings: AbilitySettings, others: ContributorParameters = CONTRIBUTORS): ContributorParameters {
  return {
    ...others,
    impactToEarnIn: settings.earnInRatingImpact,
    notHelpfulAtRisk: settings.atRiskNotHelpful,
    recentNotes: settings.recentNotes,
    asksToAcknowledge: settings.asksToAcknowledge,
    topWritingImpact: settings.topWritingImpact,
    topHitRate: settings.topHitRate,
    emergingMeanNoteScore: settings.emergingMeanNoteScore,
    emergingRatings: settings.emergingRatings,
    emergingSpan: settings.emergingDays * DAY_MILLIS,
  };
}
