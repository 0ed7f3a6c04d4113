/** Languages that the texts exist in, each by its own name. Adding one is a folder of files and a line here. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', ar: 'العربية' } as const;
export type Language = keyof typeof LANGUAGES;

/** The first wish that we have, whatever its region; English when there is none. @param wishes BCP 47 tags, dearest first */
export function chooseLanguage(wishes: readonly (string | null)[]): Language {
  for (const wish of wishes) {
    const base = wish?.toLowerCase().split('-')[0];
    if (base !== undefined && Object.hasOwn(LANGUAGES, base)) return base as Language;
  }
  return 'en';
}
