import { communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';

const count = (fallback: number, most = 1_000_000) => z.int().min(0).max(most).default(fallback);

/** What a community decides about telling people; the first four are X's ("Notifications"). */
export const NOTICES = communitySection('notices', {
  authorHours: count(6, 8760).describe('hours that a status has to hold before the author of the note and of the statement are told'),
  readersHours: count(24, 8760).describe('hours that a note has to be shown before readers who follow its statement are told'),
  readersWithdrawnHours: count(6, 8760).describe('hours after which they are told that it is no longer shown'),
  readersNoteDays: count(7, 3650).describe('days since a note was written after which readers are no longer told that it is shown'),
  ratingRequestsPerDay: count(5, 1000).describe('requests for a rating that a person gets in 24 hours unless they want fewer'),
  outcomeDays: z.int().min(1).max(365).default(7).describe('days that a summary of how ratings turned out looks back on'),
  digestMinute: z.int().min(0).max(1439).default(480).describe('minutes after midnight, on the clocks of a person, at which digests come'),
  confirmationHours: z.int().min(1).max(720).default(48).describe('hours that the link lives which confirms an e-mail address'),
  confirmationsPerDay: z.int().min(1).max(100).default(3).describe('mails in 24 hours by which a person can have an address confirmed'),
  devicesPerPerson: z.int().min(1).max(100).default(10).describe('browsers to which a person is sent push messages; the oldest makes room'),
  webhooksPerOwner: z.int().min(1).max(1000).default(10).describe('webhooks that one owner can have'),
  webhookRotationHours: z.int().min(0).max(720).default(24).describe('hours in which messages are signed with the secret before the last rotation, too'),
  webhookGiveUpDays: z.int().min(1).max(365).default(5).describe('days without a single success after which a webhook is turned off'),
  maxAttempts: z.int().min(1).max(50).default(15).describe('times that a message is tried before it is given up'),
  firstRetrySeconds: z.int().min(1).max(86_400).default(30).describe('seconds before the second attempt; each further wait is twice as long'),
  longestRetrySeconds: z.int().min(1).max(604_800).default(21_600).describe('seconds that the longest of these waits has'),
  keepDays: z.int().min(1).max(3650).default(30).describe('days that records of sent messages are kept'),
});

export type NoticesSettings = SettingsOf<typeof NOTICES>;
