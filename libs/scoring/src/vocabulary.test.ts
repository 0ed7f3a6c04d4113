import { describe, expect, it } from 'vitest';
import { DEPRECATED_RATING_TAGS, RATING_TAGS, tagMask, tagsOfMask, type RatingTag } from './vocabulary';

describe('tag masks', () => {
  it('lead back to their tags', () => {
    expect(tagsOfMask(tagMask(['notHelpfulIncorrect', 'helpfulClear']))).toEqual(['helpfulClear', 'notHelpfulIncorrect']);
    expect(tagsOfMask(tagMask(RATING_TAGS))).toEqual([...RATING_TAGS]);
    expect(tagMask([])).toBe(0);
  });

  it('give every tag a bit of its own', () => {
    expect(new Set(RATING_TAGS.map((tag) => tagMask([tag]))).size).toBe(22);
    expect(DEPRECATED_RATING_TAGS.every((tag) => RATING_TAGS.includes(tag))).toBe(true);
  });

  it('refuse words that are no tag', () => {
    expect(() => tagMask(['helpfulFunny' as RatingTag])).toThrow(/unknown rating tag helpfulFunny; allowed are helpfulOther/);
  });
});
