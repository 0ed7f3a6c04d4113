import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { inputOf, type PlainRating } from '../testing/community';
import { HELPFUL_TAGS, NOT_HELPFUL_TAGS, type NotHelpfulTag, type RatingTag } from '../vocabulary';
import { explainingTags, HELPFUL_TIE_ORDER, NOT_HELPFUL_TIE_ORDER } from './explanation';
import { TagSums, tagSumsBy, tagThresholds } from './tag-filter';
import { RatingSet } from '../data/rating-set';

const { tagFilter, explanation } = CORE_PARAMETERS;
const INCORRECT = NOT_HELPFUL_TAGS.indexOf('notHelpfulIncorrect');

describe('explaining tags', () => {
  const explain = (counts: Partial<Record<RatingTag, number>>) =>
    explainingTags(HELPFUL_TIE_ORDER, (tag) => counts[tag] ?? 0, explanation);

  it('are the most given first', () => {
    expect(explain({ helpfulOther: 5, helpfulClear: 2, helpfulGoodSources: 9 })).toEqual(['helpfulGoodSources', 'helpfulOther', 'helpfulClear']);
  });

  it('need two ratings each', () => {
    expect(explain({ helpfulClear: 1, helpfulGoodSources: 2 })).toEqual(['helpfulGoodSources']);
  });

  it('win ties in the order of the code, not of the documentation', () => {
    expect(explain({ helpfulUnbiasedLanguage: 3, helpfulClear: 3, helpfulOther: 3 })).toEqual(['helpfulClear', 'helpfulUnbiasedLanguage', 'helpfulOther']);
  });

  it('know every tag once', () => {
    expect([...HELPFUL_TIE_ORDER].sort()).toEqual([...HELPFUL_TAGS].sort());
    expect([...NOT_HELPFUL_TIE_ORDER].sort()).toEqual([...NOT_HELPFUL_TAGS].sort());
  });
});

describe('tag weights', () => {
  const ratings: PlainRating[] = ['u', 'v', 'w', 'x'].flatMap((rater) =>
    ['a', 'b'].map((note) => ({ note, rater, level: 0, tags: rater === 'u' ? ['notHelpfulIncorrect' as const] : [] })),
  );
  const data = canonicalDataset(inputOf(ratings));
  const all = RatingSet.all(8);
  const noteFactor = new Float64Array([-1, 1]);

  it('count criticism from one’s own side more', () => {
    const sums = tagSumsBy(data, all, noteFactor, new Float64Array([-1, -1, 1, 1]), tagFilter);
    expect(sums(0).share(INCORRECT)).toBeGreaterThan(sums(1).share(INCORRECT));
    expect(sums(0).total[INCORRECT]).toBeLessThanOrEqual(1);
  });

  it('do not change when the axis is mirrored or stretched', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 }), fc.constantFrom(-1, 2, -3), (factors, by) => {
        const one = tagSumsBy(data, all, noteFactor, Float64Array.from(factors), tagFilter);
        const two = tagSumsBy(data, all, noteFactor.map((f) => f * by), Float64Array.from(factors, (f) => f * by), tagFilter);
        for (const n of [0, 1]) expect(two(n).weight).toBeCloseTo(one(n).weight, 9);
      }),
      { seed: 3, numRuns: 30 },
    );
  });

  it('leave out raters and notes that the model does not know', () => {
    const sums = tagSumsBy(data, all, new Float64Array([0.5, NaN]), new Float64Array([NaN, 0, 1, 2]), tagFilter);
    expect(sums(0).total[INCORRECT]).toBe(0);
    expect(sums(1).weight).toBe(0);
    expect(sums(1).share(INCORRECT)).toBeNaN();
  });

  it('are all one where everyone sits at the same place', () => {
    const sums = tagSumsBy(data, all, new Float64Array([0, 0]), new Float64Array(4), tagFilter);
    expect(sums(0).weight).toBe(4);
  });
});

describe('tag outliers', () => {
  const none = Object.fromEntries(NOT_HELPFUL_TAGS.map((tag) => [tag, 0.1])) as Record<NotHelpfulTag, number>;
  const weighed = (total: number, weight: number, tag = INCORRECT) => {
    const sums = new TagSums({ note: { mean: 0, deviation: 1 }, rater: { mean: 0, deviation: 1 }, unit: 1 }, tagFilter);
    sums.total[tag] = total;
    sums.weight = weight;
    return sums;
  };

  it('have both much weight and a large share', () => {
    expect(weighed(2.6, 20).outliers(none)).toEqual(['notHelpfulIncorrect']);
    expect(weighed(2.5, 20).outliers(none)).toEqual([]);
    expect(weighed(2.6, 26).outliers(none)).toEqual([]);
  });

  it('are never the tag about language', () => {
    expect(weighed(9, 20, NOT_HELPFUL_TAGS.indexOf('notHelpfulHardToUnderstand')).outliers(none)).toEqual([]);
  });

  it('start at the 95th percentile of helpful notes, and at 0 without such notes', () => {
    const sums = [weighed(1, 10), weighed(2, 10), weighed(0, 0)];
    const sumsOf = (n: number): TagSums => sums[n]!;
    expect(tagThresholds(sumsOf, [0, 1, 2], tagFilter).notHelpfulIncorrect).toBeCloseTo(0.195, 12);
    expect(tagThresholds(sumsOf, [], tagFilter).notHelpfulIncorrect).toBe(0);
  });
});
