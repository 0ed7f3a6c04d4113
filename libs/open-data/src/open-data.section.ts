import { communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';

/** What a community may set about the data that anybody may download. */
export const OPEN_DATA = communitySection('openData', {
  everyHours: z.number().min(0).default(24).describe('hours between two exports of the public tables; 0: none is made'),
  kept: z.int().min(1).max(1000).default(2).describe('exports that are kept for download'),
});

export type OpenDataSettings = SettingsOf<typeof OPEN_DATA>;
