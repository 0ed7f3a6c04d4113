import { communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

/** Notes that are written together. Numbers of Community Notes, "Collaborative notes", and of its note generator where they have one. */
export const COLLABORATION = communitySection('collaboration', {
  minWritingImpact: z.int().default(0).describe('the writing impact that lets writers suggest'),
  minRatingImpact: z.int().default(1).describe('the rating impact that lets others suggest'),
  maxSuggestionLength: z.int().min(1).max(5000).default(500).describe('characters of a suggestion'),
  suggestionsPerDay: count.default(20).describe('suggestions that one person makes in 24 hours'),
  maxExplanationLength: z.int().min(1).max(5000).default(280).describe('characters of what a new version says of itself'),
  revisionsPerDay: count.default(5).describe('new versions of one note in 24 hours'),
  freeAboveRatings: count.default(300).describe('ratings above which a note without a status may always be revised'),
  contestedAboveRatings: count.default(30).describe('ratings above which agreement decides'),
  contestedPerSide: count.default(5).describe('ratings on each side that agreement needs to decide'),
  contestedIntercept: z.number().default(0.35).describe('intercept from which a note is left as it is'),
  keepAboveShare: share.default(0.7).describe('share of helpful ratings from which a note with few ratings is left as it is'),
  reviseBelowShare: share.default(0.5).describe('share of helpful ratings below which a note with few ratings may be revised'),
  tooFewRatings: count.default(3).describe('ratings up to which a note is left alone'),
  earlySuggestionRatings: count.default(1).describe('ratings up to which a suggestion may be taken up at once'),
  notHelpfulVersions: count.default(1).describe('earlier versions that were rated not helpful, after which there is no other'),
});
export type CollaborationSettings = SettingsOf<typeof COLLABORATION>;
