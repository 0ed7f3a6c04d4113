import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../testing/community';
import { weighWords, type WordRows } from './bag-of-words';
import { GroupedWords } from './grouped-words';
import { learnClasses, MOST_CLASSES, probabilities } from './multinomial';
import { TOPIC_MODEL } from './topic-parameters';
import { topicReader } from './words';

const parameters = TOPIC_MODEL.classifier!;

function weighed(texts: readonly (readonly string[])[], learns: (text: number) => boolean = () => true, knows: (word: string) => boolean = () => true): WordRows {
  const words = new GroupedWords();
  texts.forEach((own, text) => words.add(text, own));
  return weighWords(words.texts(Uint32Array.from(texts, (_, text) => text)), learns, knows, parameters);
}

describe('words', () => {
  const { plain, wordsOf: wordsOfPlain, isTelling } = topicReader(TOPIC_MODEL);
  const wordsOf = (text: string): readonly string[] => wordsOfPlain(plain(text));

  it('are runs of two letters and more, without case and accents', () => {
    expect(wordsOf('A Café, at 12 Żółw_street')).toEqual(['cafe', 'at', '12', 'zołw', 'street']);
    // a vowel sign parts letters, a sign with a combining class does not
    expect(wordsOf('कमल में')).toEqual(['कमल']);
  });

  it('are telling where they contain a seed term', () => {
    expect(wordsOf('scammers messing with Russians and Kyiv science').filter((word) => !isTelling(word))).toEqual(['with', 'and']);
  });

  it('come from links when they are long, and from their own addresses', () => {
    expect(wordsOf('see https://news.example/a/b_long-word?id=x')).toEqual(['see', 'https', 'news', 'example', 'long', 'word']);
    expect(wordsOf('https://help.x.com/rules')).toEqual(['https', 'help.x.com', 'rules']);
  });

  it('of a group are one text, whatever order the texts come in', () => {
    const words = new GroupedWords();
    words.add(1, ['b', 'a']);
    words.add(0, []);
    words.add(1, ['a']);
    const texts = words.texts(Uint32Array.of(2, 0, 1));
    expect(texts.words).toEqual(['b', 'a']);
    expect([...texts.starts]).toEqual([0, 3, 3, 3]);
    expect([...texts.numbers]).toEqual([0, 1, 1]);
  });
});

describe('weights of words', () => {
  it('are frequency times rarity, each text of length 1', () => {
    const rows = weighed([['one', 'two', 'two'], ['one'], []]);
    expect(rows.words).toBe(2);
    const [one, two] = [Math.log(4 / 3) + 1, 2 * (Math.log(4 / 2) + 1)];
    expect(rows.values[0]).toBeCloseTo(one / Math.hypot(one, two), 12);
    expect(rows.values[1]).toBeCloseTo(two / Math.hypot(one, two), 12);
    expect([...rows.starts]).toEqual([0, 2, 3, 3]);
  });

  it('know words of texts that are learnt from, and none that are too common or too rare', () => {
    expect(weighed([['one'], ['two']], (text) => text === 0).words).toBe(1);
    const many = Array.from({ length: 2000 }, (_, n) => ['all', n < 25 ? 'some' : 'other', ...(n < 24 ? ['few'] : [])]);
    expect(weighed(many).words).toBe(1);
    expect(weighed(many, () => true, (word) => word !== 'some').words).toBe(0);
  });

  it('are held once for texts with the same words', () => {
    const rows = weighed([['one', 'two'], ['three'], ['two', 'one'], [], ['two', 'one', 'one'], ['three'], []]);
    expect([...rows.rowOf]).toEqual([0, 1, 0, 2, 3, 1, 2]);
    expect([...rows.starts]).toEqual([0, 2, 3, 3, 5]);
  });
});

describe('multinomial regression', () => {
  const random = randomNumbers(3);
  const texts = Array.from({ length: 120 }, (_, n) => [`w${n % 3}`, `w${Math.floor(random() * 6)}`, `w${Math.floor(random() * 6)}`]);
  const rows = weighed(texts);
  const labels = Int8Array.from(texts, (_, n) => (random() < 0.2 ? Math.floor(random() * 3) : n % 3));

  it('stops where nothing is left to gain', () => {
    const loss = (coefficients: Float64Array): number => {
      const share = new Float64Array(MOST_CLASSES);
      let sum = 0;
      labels.forEach((label, text) => (sum -= Math.log(probabilities({ classes: 3, coefficients }, rows, rows.rowOf[text]!, share)[label]!)));
      return sum + 0.5 * coefficients.subarray(0, MOST_CLASSES * rows.words).reduce((a, c) => a + c * c, 0);
    };
    const { coefficients } = learnClasses(rows, labels, 3, { ...parameters, tolerance: 1e-9 });
    const best = loss(coefficients);
    for (let j = 0; j < coefficients.length; j++) {
      if (j % MOST_CLASSES >= 3) expect(coefficients[j]).toBe(0);
      else for (const step of [-1e-3, 1e-3]) expect(loss(coefficients.map((c, i) => (i === j ? c + step : c)))).toBeGreaterThan(best);
    }
  });

  it('of two classes is that of one against the other', () => {
    const two = labels.map((label) => Math.min(label, 1));
    const { coefficients } = learnClasses(rows, two, 2, { ...parameters, tolerance: 1e-9 });
    // the derivative of a plain logistic regression with penalty 1 at the difference of both classes
    const difference = (word: number): number => coefficients[MOST_CLASSES * word + 1]! - coefficients[MOST_CLASSES * word]!;
    const gradient = Array.from({ length: rows.words }, (_, word) => difference(word));
    const share = new Float64Array(MOST_CLASSES);
    two.forEach((label, text) => {
      const row = rows.rowOf[text]!;
      const error = probabilities({ classes: 2, coefficients }, rows, row, share)[1]! - label;
      for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) gradient[rows.columns[i]!]! += error * rows.values[i]!;
    });
    for (const slope of gradient) expect(slope).toBeCloseTo(0, 6);
  });

  it('does not learn from rows without a label', () => {
    const half = labels.map((label, row) => (row % 2 === 0 ? label : -1));
    const even = weighed(texts.filter((_, n) => n % 2 === 0));
    const learnt = learnClasses(weighed(texts, (n) => n % 2 === 0), half, 3, parameters);
    const { coefficients } = learnClasses(even, labels.filter((_, n) => n % 2 === 0), 3, parameters);
    expect(learnt.coefficients.length).toBe(coefficients.length);
    // rows come in another order
    learnt.coefficients.forEach((coefficient, j) => expect(coefficient).toBeCloseTo(coefficients[j]!, 12));
  });
});
