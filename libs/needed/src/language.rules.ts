import { AppError } from '@bridgenotes/platform';

/** Of a statement whose language nobody has told: offered to everybody. BCP 47, undetermined. */
export const UNKNOWN_LANGUAGE = 'und';
const MOST_LANGUAGES = 20;

/** The language of a BCP 47 tag without region and script, in lower case; null for what is no tag. */
export function primaryLanguage(tag: string): string | null {
  const primary = /^([A-Za-z]{2,8})(?:-[A-Za-z0-9]{1,8})*$/.exec(tag)?.[1];
  return primary?.toLowerCase() ?? null;
}

export const languageOf = (tag: string | null): string => (tag === null ? UNKNOWN_LANGUAGE : (primaryLanguage(tag) ?? UNKNOWN_LANGUAGE));

/** Whether somebody rates notes of a language. @param languages those of the rater; empty: all */
export const rates = (languages: readonly string[], language: string): boolean => languages.length === 0 || language === UNKNOWN_LANGUAGE || languages.includes(language);

/** Languages that somebody rates in, each once, in order. @throws INVALID_INPUT, BATCH_TOO_LARGE */
export function ratingLanguages(tags: readonly string[]): string[] {
  if (tags.length > MOST_LANGUAGES) throw new AppError('BATCH_TOO_LARGE', { given: tags.length, limit: MOST_LANGUAGES, what: 'languages' });
  const languages = tags.map((tag) => {
    const language = primaryLanguage(tag);
    if (language === null) throw new AppError('INVALID_INPUT', { field: 'languages', given: `"${tag.slice(0, 40)}"`, allowed: 'BCP 47 tags such as "de" or "pt-BR"' });
    return language;
  });
  return [...new Set(languages)].sort();
}
