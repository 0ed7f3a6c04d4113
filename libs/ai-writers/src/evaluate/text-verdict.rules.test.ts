import { describe, expect, it } from 'vitest';
import { accuracies, notesOf, PARTS, type Accuracy, type Part } from '../testing/accuracy';
import { claimOpinion, harassmentAbuse } from './text-verdict.rules';

/** What docs/ai-writers.md says, in hundredths: precision and recall of each question. A change for the better changes both. */
const STATED: Readonly<Record<Part, readonly (readonly [number, number])[]>> = {
  tuned: [[86, 98], [97, 90], [100, 100], [100, 100]],
  'held out': [[100, 96], [100, 83], [100, 96], [100, 100]],
  hard: [[43, 19], [56, 21], [0, 0], [0, 0]],
};

describe('the evaluator without a model', () => {
  it('knows texts of four languages, most of which nothing was tuned to', () => {
    expect(PARTS.map((part) => notesOf(part).length)).toEqual([100, 100, 60]);
    for (const part of PARTS) expect(new Set(notesOf(part).map(({ language }) => language)).size, part).toBe(4);
  });

  it.each(PARTS)('is as accurate as it says on texts that are %s', (part) => {
    const hundredths = ({ precision, recall }: Accuracy) => [Math.round(precision * 100), Math.round(recall * 100)];
    expect(accuracies(notesOf(part)).map(hundredths)).toEqual(STATED[part]);
  });
});

describe('claimOpinion', () => {
  it.each([
    ['a figure with its source', 'The rate was 5.4 % in May, according to the labour office. https://stats.example.org/may', 'high'],
    ['praise that is quoted', 'The poster says "the greatest disgrace of all", and was printed in 2014.', 'high'],
    ['a guess', 'They will probably raise it again, it seems.', 'low'],
    ['a figure and a judgement', 'It was 12 % in 2020 according to the report, and the reaction was ridiculous.', 'medium'],
    ['nothing to go by', 'See the page.', 'medium'],
  ])('of %s', (_, text, verdict) => expect(claimOpinion(text).verdict).toBe(verdict));
});

describe('harassmentAbuse', () => {
  it.each([
    ['an insult to the reader', 'You are an idiot.', 'low'],
    ['an insult in disguise', 'You are an 1d10t.', 'low'],
    ['a word starred out', 'What a load of sh*t.', 'medium'],
    ['a name called to nobody present', 'The man is a clown.', 'medium'],
    ['an insult that is quoted', 'The sign in the photo reads "you are an idiot"; it was added with software.', 'high'],
    ['figures within words', 'The G20 met 2 times in 2nd half of 2011, A4 paper in hand.', 'high'],
    ['a threat', 'We know where you live.', 'low'],
    ['words of a URL', 'The report: https://example.org/idiot/kill-yourself', 'high'],
  ])('of %s', (_, text, verdict) => expect(harassmentAbuse(text).verdict).toBe(verdict));

  it('says why', () => expect(harassmentAbuse('You are an idiot.').reasons).toEqual(['it calls its reader names']));

  it('reads any text in a moment', () => {
    const start = performance.now();
    for (const text of ['"'.repeat(5000), 'a*'.repeat(2500), '1d10t '.repeat(800), 'Ä'.repeat(5000)]) harassmentAbuse(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
