import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topic } from '../topics';
import { randomNumbers, shuffled } from '../testing/community';
import { assignTopics } from './assign-topics';
import { TOPIC_MODEL, type TopicParameters } from './topic-parameters';

const BY_SEEDS: TopicParameters = { ...TOPIC_MODEL, classifier: null };
const topicOf = (...texts: string[]): Topic | null => assignTopics(texts.map((text) => ['1', text]), BY_SEEDS).get('1') ?? null;

describe('seed terms', () => {
  it('are told by the beginning of a word, in any case', () => {
    expect(topicOf('The Ukrainian ministry said so.')).toBe('UkraineConflict');
    expect(topicOf('GAZA has a coast.')).toBe('GazaConflict');
  });

  it('are not told by the middle of a word', () => {
    expect(topicOf('A deRussianised text')).toBeNull();
    expect(topicOf('Mozzarella, not prosecution')).toBeNull();
  });

  it('come from every note on a statement', () => {
    expect(topicOf('Nothing to see.', 'This is a scam.')).toBe('Scams');
  });

  it('tell nothing when notes point to several topics', () => {
    expect(topicOf('Moscow and Jerusalem are cities.')).toBeNull();
    expect(topicOf('Moscow is a city.', 'So is Jerusalem.')).toBeNull();
  });

  it('come from long words of a link, not from its parameters', () => {
    expect(topicOf('see https://news.example/world/ukraine-map')).toBe('UkraineConflict');
    expect(topicOf('see https://news.example/a?sc=1&gc=2')).toBeNull();
    expect(topicOf('the sc list')).toBe('InDimensionTwo');
  });

  it('can be others', () => {
    const chess: TopicParameters = { ...BY_SEEDS, seedTerms: { ...BY_SEEDS.seedTerms, Scams: ['gambit'] } };
    expect([...assignTopics([['1', 'A gambit.'], ['2', 'A scam.']], chess)]).toEqual([['1', 'Scams']]);
  });
});

const OF_WAR = ['soldiers', 'border', 'missile', 'treaty', 'front'];
const OF_FRAUD = ['wallet', 'refund', 'giveaway', 'phishing', 'bitcoin'];
const OF_FOOD = ['bread', 'cheese', 'soup', 'pepper', 'kitchen'];

/** Statements on three subjects; every other one on war or fraud has a seed term. */
function library(seed: number, each = 60): [string, string][] {
  const random = randomNumbers(seed);
  const text = (words: string[]): string => Array.from({ length: 8 }, () => words[Math.floor(random() * words.length)]!).join(' ');
  return Array.from({ length: each }, (_, n): [string, string][] => [
    [`war ${n}`, `${text(OF_WAR)}${n % 2 === 0 ? ' Ukraine' : ''}`],
    [`fraud ${n}`, `${text(OF_FRAUD)}${n % 2 === 0 ? ' a scam' : ''}`],
    [`food ${n}`, text(OF_FOOD)],
  ]).flat();
}

describe('the classifier', () => {
  it('finds statements that sound alike, without a seed term, and no others', () => {
    const telling: [string, string][] = library(1).filter(([id]) => !id.startsWith('food') || Number(id.slice(5)) < 20);
    // of each subject more statements have a seed than not
    const seeded = telling.filter(([id]) => id.startsWith('food') || Number(id.split(' ')[1]) % 6 !== 1).map(([id, text]): [string, string] => [id, id.startsWith('war') ? `${text} Ukraine` : id.startsWith('fraud') ? `${text} a scam` : text]);
    const silent = telling.filter(([id]) => !id.startsWith('food') && Number(id.split(' ')[1]) % 6 === 1);
    const topics = assignTopics([...seeded, ...silent.map(([id, text]): [string, string] => [id, text.replace(/ Ukraine| a scam/, '')])], TOPIC_MODEL);
    expect(silent.length).toBe(20);
    for (const [id] of silent) expect(topics.get(id), id).toBe(id.startsWith('war') ? 'UkraineConflict' : 'Scams');
    for (const [id] of seeded) if (id.startsWith('food')) expect(topics.has(id), id).toBe(false);
    expect(assignTopics(seeded, BY_SEEDS).size).toBeLessThan(topics.size);
  });

  it('decides between terms of two topics, which terms alone leave open', () => {
    const texts: [string, string][] = [...library(2), ['both', 'soldiers border missile treaty front front Ukraine a scam']];
    expect(assignTopics(texts, BY_SEEDS).has('both')).toBe(false);
    expect(assignTopics(texts, TOPIC_MODEL).get('both')).toBe('UkraineConflict');
  });

  it('takes back a term where nothing else speaks for the topic', () => {
    const many = Array.from({ length: 900 }, (_, n): [string, string] => [`bread ${n}`, 'bread cheese soup pepper kitchen']);
    const texts: [string, string][] = [...library(3, 10), ...many, ['a slip', 'bread cheese soup pepper kitchen promotion']];
    expect(assignTopics(texts, BY_SEEDS).get('a slip')).toBe('Scams');
    expect(assignTopics(texts, TOPIC_MODEL).has('a slip')).toBe(false);
    expect(assignTopics(texts, TOPIC_MODEL).get('fraud 0')).toBe('Scams');
  });

  it('does not work where no text has a seed term', () => {
    expect(assignTopics(library(4).map(([id, text]) => [id, text.replace(/ Ukraine| a scam/, '')]), TOPIC_MODEL).size).toBe(0);
    expect(assignTopics([], TOPIC_MODEL).size).toBe(0);
  });

  it('says the same whatever the order of notes', () => {
    const texts = [...library(5), ['war 1', 'and more about bread'] as [string, string], ['both', 'border wallet Ukraine a scam'] as [string, string]];
    const sorted = (given: readonly [string, string][]): string[] => [...assignTopics(given, TOPIC_MODEL)].map((pair) => pair.join(': ')).sort();
    fc.assert(fc.property(fc.nat(), (seed) => {
      expect(sorted(shuffled(texts, randomNumbers(seed)))).toEqual(sorted(texts));
    }), { numRuns: 5 });
  });
});
