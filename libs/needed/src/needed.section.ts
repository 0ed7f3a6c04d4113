import { communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const hours = z.number().positive();

/** What a community may set about where raters are needed. */
export const NEEDED = communitySection('needed', {
  helpfulShare: share.default(0.68).describe('share of a side that has to like a note for it to become helpful, as the feed foresees it'),
  notHelpfulShare: share.default(0.4).describe('share of a side up to which a note may become not helpful, as the feed foresees it'),
  patience: z.number().positive().default(8).describe('ratings by which a note far from a decision is not held against one that is near; small: those near a decision first'),
  sidesFull: z.int().min(0).default(8).describe('ratings of a side from which on more of them are wanted only slowly'),
  otherSide: share.default(0.15).describe('weight of a note for a rater of the side that it has enough of'),
  waiting: share.default(0.1).describe('weight of a note that is only waiting to be shown'),
  provenAuthor: z.number().min(1).default(1.2).describe('weight of notes by authors with a good record'),
  damping: share.default(0.3).describe('weight of notes on what the damping words speak of'),
  dampingWords: z.array(z.string().min(2)).default(['spam', 'scam', 'gambling', 'dropship', 'drop ship', 'promotion']).describe('words of notes and quotes that raters are seldom needed for'),
  relisted: z.number().min(1).default(5).describe('weight of notes that somebody has asked a further look at'),
  recencyHours: hours.default(48).describe('hours in which the weight of a note falls to a third'),
  viewsToDouble: z.number().positive().default(10_000).describe('views of a statement that double the weight of its notes'),
  waitHours: hours.default(48).describe('hours after which a note that was offered to nobody gets a place in the next feeds'),
  placesPerWaiting: z.int().min(2).default(5).describe('every so many places of a feed one is for the note that has waited longest'),
  passedOver: z.number().min(0).default(0.7).describe('how far down a note goes that a rater left aside, in the logarithm of its weight'),
  feedSize: z.int().min(1).max(500).default(60).describe('notes in a feed'),
  feedMinutes: z.number().min(0).default(10).describe('minutes for which a feed keeps its order'),
  candidates: z.int().min(1).max(2000).default(150).describe('notes that a feed is chosen among'),
  sampleFrom: z.number().default(0.3).describe('score from which a random sample of raters is asked about a note'),
  sampleRaters: z.int().min(0).default(16).describe('raters drawn for a note at once; 0: nobody is ever drawn'),
  sampleEnough: z.int().min(1).default(8).describe('answers of the sample that the scorer needs'),
  sampleRounds: z.int().min(1).default(3).describe('draws for one note at most'),
  sampleHours: hours.default(24).describe('hours after which a request to a drawn rater ends'),
  sampleAtOnce: z.int().min(1).default(3).describe('requests that one rater has open at most'),
  sampleActiveDays: z.number().positive().default(30).describe('days in which somebody has rated who can be drawn'),
  samplesPerRun: z.int().min(1).default(50).describe('notes that raters are drawn for in one go'),
});

export type NeededSettings = SettingsOf<typeof NEEDED>;
