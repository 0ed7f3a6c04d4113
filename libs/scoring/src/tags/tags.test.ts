import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { inputOf, type PlainRating } from '../testing/community';
import { HELPFUL_TAGS, NOT_HELPFUL_TAGS, type NotHelpfulTag, type RatingTag } from '../vocabulary';
import { explainingTags, HELPFUL_TIE_ORDER, NOT_HELPFUL_TIE_ORDER } from './explanation';
import { outlierTags, tagShare, tagThresholds, weighTags } from './tag-filter';
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
    const weights = weighTags(data, all, noteFactor, new Float64Array([-1, -1, 1, 1]), tagFilter);
    expect(tagShare(weights, 0, INCORRECT)).toBeGreaterThan(tagShare(weights, 1, INCORRECT));
    expect(weights.total[INCORRECT]).toBeLessThanOrEqual(1);
  });

  it('do not change when the axis is mirrored or stretched', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 }), fc.constantFrom(-1, 2, -3), (factors, by) => {
        const one = weighTags(data, all, noteFactor, Float64Array.from(factors), tagFilter);
        const two = weighTags(data, all, noteFactor.map((f) => f * by), Float64Array.from(factors, (f) => f * by), tagFilter);
        one.weight.forEach((w, n) => expect(two.weight[n]).toBeCloseTo(w, 9));
      }),
      { seed: 3, numRuns: 30 },
    );
  });

  it('leave out raters and notes that the model does not know', () => {
    const weights = weighTags(data, all, new Float64Array([0.5, NaN]), new Float64Array([NaN, 0, 1, 2]), tagFilter);
    expect(weights.total[INCORRECT]).toBe(0);
    expect(weights.weight[1]).toBeNaN();
    expect(tagShare(weights, 1, INCORRECT)).toBeNaN();
  });

  it('are all one where everyone sits at the same place', () => {
    const weights = weighTags(data, all, new Float64Array([0, 0]), new Float64Array(4), tagFilter);
    expect(weights.weight[0]).toBe(4);
  });
});

describe('tag outliers', () => {
  const none = Object.fromEntries(NOT_HELPFUL_TAGS.map((tag) => [tag, 0.1])) as Record<NotHelpfulTag, number>;
  const weighed = (total: number, weight: number, tag = INCORRECT) => {
    const weights = { total: new Float64Array(13), weight: new Float64Array([weight]) };
    weights.total[tag] = total;
    return weights;
  };

  it('have both much weight and a large share', () => {
    expect(outlierTags(weighed(2.6, 20), 0, none, tagFilter)).toEqual(['notHelpfulIncorrect']);
    expect(outlierTags(weighed(2.5, 20), 0, none, tagFilter)).toEqual([]);
    expect(outlierTags(weighed(2.6, 26), 0, none, tagFilter)).toEqual([]);
  });

  it('are never the tag about language', () => {
    expect(outlierTags(weighed(9, 20, NOT_HELPFUL_TAGS.indexOf('notHelpfulHardToUnderstand')), 0, none, tagFilter)).toEqual([]);
  });

  it('start at the 95th percentile of helpful notes, and at 0 without such notes', () => {
    const weights = { total: new Float64Array(3 * 13), weight: new Float64Array([10, 10, NaN]) };
    weights.total[INCORRECT] = 1;
    weights.total[13 + INCORRECT] = 2;
    expect(tagThresholds(weights, new Uint32Array([0, 1, 2]), tagFilter).notHelpfulIncorrect).toBeCloseTo(0.195, 12);
    expect(tagThresholds(weights, new Uint32Array(), tagFilter).notHelpfulIncorrect).toBe(0);
  });
});
