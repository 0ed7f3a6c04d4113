import { TOPICS } from '../topics';
import type { TopicParameters } from './topic-parameters';

/** What tells topics apart in a text, ready to be used on many texts. */
export interface TopicReader {
  /** A note's text as the others want it: of most addresses only the longer words, nothing that glues words together. */
  plain(text: string): string;
  /** Topics whose seed terms a plain text has: bit i stands for TOPICS[i]. */
  maskOf(plain: string): number;
  /** Words of a plain text as the classifier knows them. */
  wordsOf(plain: string): readonly string[];
  /** Whether there is a seed term in a word. */
  isTelling(word: string): boolean;
}

/** topic_model.py `_compile_regex`, `_filter_url_tokens`, `custom_tokenizer`, `_get_stop_words` */
export function topicReader({ seedTerms, keptAddresses, minLetters }: TopicParameters): TopicReader {
  const patterns = TOPICS.map((topic) => new RegExp(seedTerms[topic].map(anchored).join('|'), 'i'));
  const kept = new RegExp(keptAddresses.join('|'));
  const wordsOfAddress = (address: string): string =>
    kept.test(address) ? address : (address.match(/[a-zA-Z]+/g) ?? []).filter((word) => word.length >= minLetters).join(' ');
  const telling = new RegExp(TOPICS.flatMap((topic) => seedTerms[topic].flatMap(literals)).map(escaped).join('|'));
  const addresses = TOPICS.flatMap((topic) => seedTerms[topic].filter(isAddress));
  const word = new RegExp([...addresses, '[\\p{L}\\p{N}_]{2,}'].join('|'), 'gu');
  const plainWord = new RegExp([...addresses, '[a-z0-9_]{2,}'].join('|'), 'g');
  return {
    plain: (text) => text.replace(/https?:\/\/[^\s)\]]+/g, wordsOfAddress).replace(/[_/]/g, ' '),
    maskOf: (plain) => patterns.reduce((mask, pattern, bit) => (pattern.test(plain) ? mask | (1 << bit) : mask), 0),
    wordsOf(plain) {
      const small = plain.toLowerCase();
      return (ONLY_ASCII.test(small) ? small.match(plainWord) : withoutAccents(small).match(word)) ?? [];
    },
    isTelling: (found) => telling.test(found),
  };
}

/** A term starts a word unless it is part of an address or brings its own boundary. */
function anchored(term: string): string {
  return isAddress(term) || term.startsWith('\\b') ? term : `(?:\\s|^)${term}`;
}

function isAddress(term: string): boolean {
  return term.includes('\\.');
}

/** A term without its marks: words that contain it are not to be learnt from. */
function literals(term: string): string[] {
  return [term.replace(/\\[sb]/g, ''), term.replace(/\\./g, '.')];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

const ONLY_ASCII = /^[\0-\x7f]*$/;

/** Letters without the marks that combine with them. sklearn strip_accents_unicode */
function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, (mark) => (combines(mark) ? '' : mark));
}

const GREEK_IOTA_BELOW = '\u0345';

/** Whether Unicode gives a mark a combining class. Only such marks change places with another of the highest class. */
function combines(mark: string): boolean {
  const pair = GREEK_IOTA_BELOW + mark;
  return mark === GREEK_IOTA_BELOW || pair.normalize('NFD') !== pair;
}
