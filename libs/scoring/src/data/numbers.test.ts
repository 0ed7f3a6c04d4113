import { describe, expect, it } from 'vitest';
import { inputOf } from '../testing/community';
import { countLevels, levelsOf, tagsOfNote, totalOf } from './counts';
import { canonicalDataset } from './dataset';
import { quantile } from './quantile';
import { RatingSet } from './rating-set';

describe('quantile', () => {
  it('interpolates between neighbours', () => {
    expect(quantile(new Float64Array([4, 1, 3, 2]), 0.4)).toBeCloseTo(2.2, 12);
    expect(quantile(new Float64Array([1, 2, 3]), 0)).toBe(1);
    expect(quantile(new Float64Array([1, 2, 3]), 1)).toBe(3);
    expect(quantile(new Float64Array([7]), 0.95)).toBe(7);
  });

  it('of nothing is NaN, and the values stay in place', () => {
    expect(quantile(new Float64Array(), 0.5)).toBeNaN();
    const values = new Float64Array([2, 1]);
    quantile(values, 0.5);
    expect([...values]).toEqual([2, 1]);
  });
});

describe('counts', () => {
  const data = canonicalDataset(
    inputOf([
      { note: 'a', rater: 'x', level: 2, tags: ['helpfulOther', 'helpfulClear'] },
      { note: 'a', rater: 'y', level: 0, tags: ['notHelpfulNoteNotNeeded', 'helpfulClear'] },
      { note: 'b', rater: 'x', level: 1 },
    ]),
  );
  const all = RatingSet.all(3);

  it('go by note and level, and by rater where asked', () => {
    expect(levelsOf(countLevels(data, all, () => true), 0)).toEqual({ notHelpful: 1, somewhatHelpful: 0, helpful: 1 });
    const onlyY = countLevels(data, all, (u) => data.raterId[u] === 'y');
    expect(totalOf(levelsOf(onlyY, 0))).toBe(1);
    expect(totalOf(levelsOf(onlyY, 1))).toBe(0);
  });

  it('tell how often a tag was given', () => {
    const countOf = tagsOfNote(data, all, 0);
    expect(countOf('helpfulClear')).toBe(2);
    expect(countOf('helpfulOther')).toBe(1);
    expect(countOf('notHelpfulNoteNotNeeded')).toBe(1);
    expect(tagsOfNote(data, all, 1)('helpfulClear')).toBe(0);
  });
});
