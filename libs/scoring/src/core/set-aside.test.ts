import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { inputOf, type PlainRating } from '../testing/community';
import { placeWithout } from './set-aside';
import { RatingSet } from '../data/rating-set';

/** Eight raters; the last three love the first note, which the others do not. */
const ratings = ['a', 'b'].flatMap((note) => [0, 1, 2, 3, 4, 5, 6, 7].map((u): PlainRating => ({ note, rater: `r${u}`, level: note === 'b' || u > 4 ? 2 : 0 })));
const data = canonicalDataset(inputOf(ratings));
const raters = { mu: 0.2, intercept: new Float64Array(8), factor: Float64Array.from({ length: 8 }, (_, u) => (u % 2 === 0 ? 0.5 : -0.5)) };
const all = Float64Array.of(0.1, 0.4);
const nobody = new Uint8Array(8);
const without = (left: readonly number[]) => {
  const highVolume = Uint8Array.from({ length: 8 }, (_, u) => (left.includes(u) ? 1 : 0));
  const inScope = RatingSet.all(data.ratingCount);
  return placeWithout(data, inScope, { highVolume, correlated: nobody }, all, raters, 8, CORE_PARAMETERS);
};

describe('placing without some raters', () => {
  it('lowers a note that only they found helpful, and no other', () => {
    const some = without([6]).noHighVolume;
    const none = without([5, 6, 7]).noHighVolume;
    expect(none[0]!).toBeLessThan(some[0]!);
    expect(none[0]!).toBeLessThan(0);
    expect(none[1]!).toBeGreaterThan(0.2);
  });

  it('says nothing where fewer than five ratings are left', () => {
    expect([...without([4, 5, 6, 7]).noHighVolume]).toEqual([NaN, NaN]);
  });

  it('takes the place with all ratings where nobody is set aside', () => {
    expect(without([]).noHighVolume).toBe(all);
    expect(without([1]).noCorrelated).toBe(all);
  });
});
