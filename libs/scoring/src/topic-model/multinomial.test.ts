import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../testing/community';
import { weighWords } from './bag-of-words';
import { learnClasses, probabilities } from './multinomial';
import { TOPIC_MODEL } from './topic-parameters';
import { topicReader } from './words';

const parameters = TOPIC_MODEL.classifier!;

describe('words', () => {
  const { wordsOf } = topicReader(TOPIC_MODEL);
  it('are runs of two letters and more, without case and accents', () => {
    expect(wordsOf('A Café, at 12 Żółw_street')).toEqual(['cafe', 'at', '12', 'zołw', 'street']);
    // a vowel sign parts letters, a sign with a combining class does not
    expect(wordsOf('कमल में')).toEqual(['कमल']);
  });

  it('are not those that contain a seed term', () => {
    expect(wordsOf('scammers messing with Russians and Kyiv science')).toEqual(['with', 'and']);
  });

  it('come from links when they are long, and from their own addresses', () => {
    expect(wordsOf('see https://news.example/a/b_long-word?id=x')).toEqual(['see', 'https', 'news', 'example', 'long', 'word']);
    expect(wordsOf('https://help.x.com/rules')).toEqual(['https', 'rules']);
  });
});

describe('weights of words', () => {
  it('are frequency times rarity, each text of length 1', () => {
    const rows = weighWords([['one', 'two', 'two'], ['one'], []], () => true, parameters);
    expect(rows.words).toBe(2);
    const [one, two] = [Math.log(4 / 3) + 1, 2 * (Math.log(4 / 2) + 1)];
    expect(rows.values[0]).toBeCloseTo(one / Math.hypot(one, two), 12);
    expect(rows.values[1]).toBeCloseTo(two / Math.hypot(one, two), 12);
    expect([...rows.starts]).toEqual([0, 2, 3, 3]);
  });

  it('know words of texts that are learnt from, and none that are too common or too rare', () => {
    expect(weighWords([['one'], ['two']], (text) => text === 0, parameters).words).toBe(1);
    const many = Array.from({ length: 2000 }, (_, n) => ['all', n < 25 ? 'some' : 'other', ...(n < 24 ? ['few'] : [])]);
    expect(weighWords(many, () => true, parameters).words).toBe(1);
  });
});

describe('multinomial regression', () => {
  const random = randomNumbers(3);
  const texts = Array.from({ length: 120 }, (_, n) => [`w${n % 3}`, `w${Math.floor(random() * 6)}`, `w${Math.floor(random() * 6)}`]);
  const rows = weighWords(texts, () => true, parameters);
  const labels = Int8Array.from(texts, (_, n) => (random() < 0.2 ? Math.floor(random() * 3) : n % 3));

  it('stops where nothing is left to gain', () => {
    const loss = (coefficients: Float64Array): number => {
      const share = new Float64Array(3);
      let sum = 0;
      labels.forEach((label, row) => (sum -= Math.log(probabilities({ classes: 3, coefficients }, rows, row, share)[label]!)));
      return sum + 0.5 * coefficients.subarray(0, 3 * rows.words).reduce((a, c) => a + c * c, 0);
    };
    const { coefficients } = learnClasses(rows, labels, 3, { ...parameters, tolerance: 1e-9 });
    const best = loss(coefficients);
    for (let j = 0; j < coefficients.length; j++) {
      for (const step of [-1e-3, 1e-3]) expect(loss(coefficients.map((c, i) => (i === j ? c + step : c)))).toBeGreaterThan(best);
    }
  });

  it('of two classes is that of one against the other', () => {
    const two = labels.map((label) => Math.min(label, 1));
    const { coefficients } = learnClasses(rows, two, 2, { ...parameters, tolerance: 1e-9 });
    // the derivative of a plain logistic regression with penalty 1 at the difference of both classes
    const difference = (word: number): number => coefficients[2 * word + 1]! - coefficients[2 * word]!;
    const gradient = Array.from({ length: rows.words }, (_, word) => difference(word));
    const share = new Float64Array(2);
    two.forEach((label, row) => {
      const error = probabilities({ classes: 2, coefficients }, rows, row, share)[1]! - label;
      for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) gradient[rows.columns[i]!]! += error * rows.values[i]!;
    });
    for (const slope of gradient) expect(slope).toBeCloseTo(0, 6);
  });

  it('does not learn from rows without a label', () => {
    const half = labels.map((label, row) => (row % 2 === 0 ? label : -1));
    const even = weighWords(texts.filter((_, n) => n % 2 === 0), () => true, parameters);
    const learnt = learnClasses(weighWords(texts, (n) => n % 2 === 0, parameters), half, 3, parameters);
    expect(learnt.coefficients).toEqual(learnClasses(even, labels.filter((_, n) => n % 2 === 0), 3, parameters).coefficients);
  });
});
