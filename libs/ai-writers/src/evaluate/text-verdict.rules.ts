import type { Verdict } from './evaluation.rules';
import { LEXICON, LEXICON_LANGUAGES, type LexiconLanguage, type WordKind } from './lexicon.rules';

/** What was found in a text of one kind of words, and how often. */
type Counts = Readonly<Record<WordKind, number>>;

/** A verdict and what it rests on, for people. */
export interface TextVerdict {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
}

const bounded = (parts: readonly string[]): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${parts.join('|').replaceAll(String.raw`\w`, String.raw`[\p{L}\p{N}_]`)})(?![\p{L}\p{N}])`, 'giu');
const KINDS = Object.keys(LEXICON) as WordKind[];
const OF_KIND = Object.fromEntries(KINDS.map((kind) => [kind, bounded(Object.values(LEXICON[kind]).flat())])) as Readonly<Record<WordKind, RegExp>>;
const OF_LANGUAGE = (kind: WordKind) => Object.fromEntries(LEXICON_LANGUAGES.map((language) => [language, bounded(LEXICON[kind][language])])) as Readonly<Record<LexiconLanguage, RegExp>>;
const INSULT_IN = OF_LANGUAGE('insult');
const PROFANITY_IN = OF_LANGUAGE('profanity');
const ADDRESS_IN = OF_LANGUAGE('address');

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const upTo = (limit: number, value: number): number => Math.min(limit, value);

const URLS = /(?:https?:\/\/|www\.)\S+/giu;
/** What somebody else said: between quotation marks of any kind, but not after an apostrophe. */
const QUOTED = /["“„«][^"”“»]{1,200}["”“»]/gu;
/** A word with letters starred out is one that the writer would rather not be seen writing. */
const STARRED = /(?<![\p{L}\p{N}*])\p{L}+\*+\p{L}*(?![\p{L}*])/gu;
const DISGUISES: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };

/** "1d10t" is read as it is meant; "G20" and "2nd" stay. */
const undisguised = (text: string): string => text.replace(/(?<![\p{L}\p{N}])[\p{L}01345@$7]{4,}(?![\p{L}\p{N}])/gu, (word) => (/\p{L}.*\p{L}/u.test(word) && /[01345@$7]/.test(word) ? word.replace(/[01345@$7]/g, (sign) => DISGUISES[sign]!) : word));

const ownWords = (text: string): string => text.replace(URLS, ' ').replace(QUOTED, ' ');
const kindsIn = (text: string): Counts => Object.fromEntries(KINDS.map((kind) => [kind, count(text, OF_KIND[kind])])) as Record<WordKind, number>;

/** Points for what can be checked, and for what cannot; the verdict compares them. */
export function claimOpinion(given: string): TextVerdict {
  const text = ownWords(given);
  const words = kindsIn(text);
  const figures = count(text, /\d+(?:[.,]\d+)*/gu);
  const signs = 0.75 * upTo(2, count(text, /[!?]+/gu)) + 0.75 * upTo(2, count(text, /(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu)) + 0.5 * upTo(2, count(text, /\p{Extended_Pictographic}/gu));
  const checkable = upTo(2, words.evidence) + upTo(2, words.correction) + upTo(2, figures) + (URLS.test(given) ? 0.5 : 0);
  URLS.lastIndex = 0;
  const view = 1.5 * words.stance + 1.5 * words.judgement + words.doubt + words.demand + 1.5 * (words.insult + words.contempt + words.threat + words.profanity) + signs;
  const reasons = [`what can be checked weighs ${checkable}`, `what is a view weighs ${view}`];
  if (checkable >= 1 && view <= 0.75) return { verdict: 'high', reasons };
  return { verdict: view > checkable || (view > 0 && checkable <= 1) ? 'low' : 'medium', reasons };
}

/** Abuse of people and threats are low; coarse words and names called without speaking to anybody are medium. */
export function harassmentAbuse(given: string): TextVerdict {
  const text = undisguised(ownWords(given));
  const { threat, contempt, insult, profanity } = kindsIn(text);
  const coarse = profanity + count(text, STARRED);
  const personal = LEXICON_LANGUAGES.some((language) => count(text, ADDRESS_IN[language]) > 0 && count(text, INSULT_IN[language]) > 0);
  const coarseToReader = LEXICON_LANGUAGES.some((language) => count(text, ADDRESS_IN[language]) > 0 && count(text, PROFANITY_IN[language]) > 0) && insult > 0;
  const reasons = [
    ...(threat > 0 ? ['it threatens'] : []),
    ...(contempt > 0 ? ['it denies people that they are people, or wants them gone'] : []),
    ...(insult > 0 ? [personal ? 'it calls its reader names' : 'it calls somebody names'] : []),
    ...(coarse > 0 ? ['it is coarse'] : []),
  ];
  if (threat > 0 || contempt > 0 || personal || coarseToReader || insult + coarse >= 3) return { verdict: 'low', reasons };
  return { verdict: insult + coarse > 0 ? 'medium' : 'high', reasons };
}
