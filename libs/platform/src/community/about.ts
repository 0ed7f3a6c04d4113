import { z } from 'zod';
import { communitySection, type SettingsOf } from './community';

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
};
const webUrl = () => z.url({ protocol: /^https?$/, error: 'allowed: an http or https URL' });

/** Who this community is, for whoever meets it: in the web client, in previews on other sites, in feeds. */
export const ABOUT = communitySection('about', {
  name: z.string().trim().min(1).max(60).default('Bridgenotes').describe('what people call this community'),
  description: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .default('Readers add context to what is said in public. A note is shown when people of different viewpoints find it helpful.')
    .describe('what it is, in a sentence or two'),
  languages: z.array(z.string().refine(isLanguage, 'allowed: BCP 47 tags such as "en" or "pt-BR"')).min(1).default(['en']).describe('its languages, the main one first'),
  contact: z.union([z.email(), webUrl()], { error: 'allowed: an e-mail address or a URL' }).nullable().default(null).describe('where people reach whoever runs it: an e-mail address or a URL; null for nowhere'),
  homepage: webUrl().nullable().default(null).describe('its own site; null where it has none'),
});

export type AboutSettings = SettingsOf<typeof ABOUT>;
