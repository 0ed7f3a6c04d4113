import type { RuleCheck } from '@bridgenotes/scoring';
import { EXPLAINED_MEASURES, type ExplainedMeasure, type ExplanationTexts, type WrittenComparison } from './texts';

const MOST_DIGITS = 5;

const isMeasure = (name: string): name is ExplainedMeasure => Object.hasOwn(EXPLAINED_MEASURES, name);
const isWord = (word: string, texts: ExplanationTexts): word is keyof ExplanationTexts['words'] => Object.hasOwn(texts.words, word);
const isTag = (word: string, texts: ExplanationTexts): word is keyof ExplanationTexts['tags'] => Object.hasOwn(texts.tags, word);

/** What people call a tag. */
export const tagName = (tag: string, texts: ExplanationTexts): string => (isTag(tag, texts) ? texts.tags[tag] : tag);

/** A number between 0 and 1, or thereabouts, with its decimals as the language writes them. */
export const scoreText = (value: number, texts: ExplanationTexts, digits = 2): string =>
  new Intl.NumberFormat(texts.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** A moment in UTC. */
export const momentText = (at: Date, texts: ExplanationTexts): string =>
  `${new Intl.DateTimeFormat(texts.language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`;

/** Two decimals, or as many as it takes to tell a value from its threshold. */
function digitsFor(value: number, threshold: number): number {
  for (let digits = 2; digits < MOST_DIGITS; digits++) if (value.toFixed(digits) !== threshold.toFixed(digits)) return digits;
  return value === threshold ? 2 : MOST_DIGITS;
}

function numberText(value: number, measure: string, digits: number, texts: ExplanationTexts): string {
  const kind = isMeasure(measure) ? EXPLAINED_MEASURES[measure] : 'score';
  switch (kind) {
    case 'minutes': return new Intl.NumberFormat(texts.language, { style: 'unit', unit: 'minute', unitDisplay: 'long', maximumFractionDigits: 0 }).format(value / 60_000);
    case 'share': return new Intl.NumberFormat(texts.language, { style: 'percent', maximumFractionDigits: Math.max(0, digits - 2) }).format(value);
    case 'count': return new Intl.NumberFormat(texts.language, { maximumFractionDigits: 0 }).format(value);
    case 'score': case 'word': return scoreText(value, texts, digits);
  }
}

/** A word of a rule, or a list of tags, as people say it. */
function wordText(word: string, texts: ExplanationTexts): string {
  if (word === '') return texts.words.none;
  if (isWord(word, texts)) return texts.words[word];
  return word.split(',').map((tag) => tagName(tag, texts)).join('; ');
}

/** A comparison in words of the language. */
export function writtenComparison(check: RuleCheck, margin: number | null, texts: ExplanationTexts): WrittenComparison {
  const { measure, value, threshold, comparison, holds } = check;
  const digits = typeof value === 'number' && typeof threshold === 'number' ? digitsFor(value, threshold) : 2;
  const written = (given: number | string) => (typeof given === 'number' ? numberText(given, measure, digits, texts) : wordText(given, texts));
  // what is compared with nothing asks for nothing
  const asks = threshold !== 'none' && threshold !== '';
  return {
    measure: isMeasure(measure) ? texts.measures[measure] : measure,
    value: value === null ? null : written(value),
    asked: asks ? texts.asked[comparison](written(threshold)) : null,
    held: holds,
    margin: margin === null || margin === 0 ? null : numberText(margin, measure, digits, texts),
  };
}
