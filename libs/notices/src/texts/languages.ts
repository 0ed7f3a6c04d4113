import type { NoticeData, NoticeKind } from '../kinds';
import { ENGLISH_NOTICES } from './english.texts';
import { GERMAN_NOTICES } from './german.texts';
import type { Facts, NoticeTexts, Words } from './texts';

/** Languages that notices speak, by their BCP 47 tag. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const TEXTS: Readonly<Record<Language, NoticeTexts>> = { en: ENGLISH_NOTICES, de: GERMAN_NOTICES };

export const textsOf = (language: Language): NoticeTexts => TEXTS[language];

/** A notice in a language, from what is stored of it. */
export function wordsOf(language: Language, kind: NoticeKind, facts: Facts, data: Readonly<Record<string, unknown>>): Words {
  // Kind and data were stored together by the table of events, which the compiler checks.
  const say = TEXTS[language].notices[kind] as (facts: Facts, data: NoticeData[keyof NoticeData]) => Words;
  return say(facts, data as unknown as NoticeData[keyof NoticeData]);
}
