import { ARABIC_EXPLANATION } from './arabic.texts';
import { ENGLISH_EXPLANATION } from './english.texts';
import { FRENCH_EXPLANATION } from './french.texts';
import { GERMAN_EXPLANATION } from './german.texts';
import { PORTUGUESE_EXPLANATION } from './portuguese.texts';
import { SPANISH_EXPLANATION } from './spanish.texts';
import type { ExplanationTexts } from './texts';

/** The languages in which notes are explained, by their BCP 47 tag. */
export const EXPLANATION_LANGUAGES: Readonly<Record<string, ExplanationTexts>> = Object.freeze(
  Object.fromEntries([ENGLISH_EXPLANATION, GERMAN_EXPLANATION, FRENCH_EXPLANATION, SPANISH_EXPLANATION, PORTUGUESE_EXPLANATION, ARABIC_EXPLANATION].map((texts) => [texts.language, texts])),
);

/** The texts of a language, of "de-AT" those of "de"; English where there are none. */
export const explanationTexts = (language: string): ExplanationTexts => {
  const primary = language.trim().toLowerCase().split(/[-_]/)[0]!;
  return (Object.hasOwn(EXPLANATION_LANGUAGES, primary) ? EXPLANATION_LANGUAGES[primary] : undefined) ?? ENGLISH_EXPLANATION;
};
