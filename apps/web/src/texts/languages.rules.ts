/** Languages that the texts exist in, each by its own name. Adding one is a folder of files and a line here. */
export const LANGUAGES = { en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

export const directionOf = (language: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(language.split('-')[0]!) ? 'rtl' : 'ltr');

/** The first wish that we have, whatever its region; English when there is none. @param wishes BCP 47 tags, dearest first */
export function chooseLanguage(wishes: readonly (string | null)[]): Language {
  for (const wish of wishes) {
    const base = wish?.toLowerCase().split('-')[0];
    if (base !== undefined && base in LANGUAGES) return base as Language;
  }
  return 'en';
}
