import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './languages.rules';
import { faults, flat, type Texts } from './whole.rules';

const files = import.meta.glob<Texts>('./*/*.json', { eager: true, import: 'default' });
const pathsOf = (language: string) => Object.keys(files).filter((path) => path.startsWith(`./${language}/`));
const features = (language: string) => pathsOf(language).map((path) => path.split('/')[2]!).sort();
const textsOf = (language: string, file: string) => files[`./${language}/${file}`]!;
const english = features('en');
const others = Object.keys(LANGUAGES).filter((language) => language !== 'en');

describe.each(others)('the pages in %s', (language) => {
  it('have a file for every feature, and no other', () => expect(features(language)).toEqual(english));
  it.each(english)('say everything that %s says', (file) => expect(faults(language, textsOf('en', file), textsOf(language, file))).toEqual([]));
  it('are not the English ones', () => {
    const pairs = english.flatMap((file) => [...flat(textsOf('en', file))].map(([key, text]) => [text, flat(textsOf(language, file)).get(key)]));
    // A sentence of several words is never the same in two languages; a name, or a word like "Status", may be.
    expect(pairs.filter(([text, translated]) => text === translated && /\w+ \w+/.test(text!))).toEqual([]);
  });
});

it('every folder of texts is a language on offer', () => {
  expect([...new Set(Object.keys(files).map((path) => path.split('/')[1]!))].sort()).toEqual(Object.keys(LANGUAGES).sort());
});
