import { DEPRECATED_RATING_TAGS, HELPFULNESS_LEVELS, RATING_TAGS, tagsOfMask } from '@bridgenotes/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAGS_OF_LEVEL, checkMayRate, ratingValue } from './rating.rules';

describe('the tags of a rating', () => {
  it('are stored as the bits of the public column order', () => {
    expect(ratingValue('HELPFUL', ['helpfulClear', 'helpfulGoodSources'])).toEqual({ level: 2, tagMask: 0b10100 });
    expect(ratingValue('NOT_HELPFUL', [])).toEqual({ level: 0, tagMask: 0 });
  });

  it('may come from both lists when the note was somewhat helpful', () => {
    expect(ratingValue('SOMEWHAT_HELPFUL', ['helpfulClear', 'notHelpfulIncorrect']).level).toBe(1);
  });

  it.each([
    ['HELPFUL', 'notHelpfulIncorrect'],
    ['NOT_HELPFUL', 'helpfulClear'],
  ] as const)('of %s may not be %s', (level, tag) => {
    expect(() => ratingValue(level, [tag])).toThrow(expect.objectContaining({ code: 'RATING_TAG_MISMATCH' }));
  });

  it.each(DEPRECATED_RATING_TAGS)('may not be the retired %s, whatever the level', (tag) => {
    for (const level of HELPFULNESS_LEVELS) expect(() => ratingValue(level, [tag])).toThrow(`The tag ${tag} does not go with ${level}`);
  });

  it('come back from the mask as they went in', () => {
    const rating = fc.constantFrom(...HELPFULNESS_LEVELS).chain((level) => fc.tuple(fc.constant(level), fc.array(fc.constantFrom(...TAGS_OF_LEVEL[level]))));
    fc.assert(fc.property(rating, ([level, tags]) => {
      expect(tagsOfMask(ratingValue(level, tags).tagMask)).toEqual(RATING_TAGS.filter((tag) => tags.includes(tag)));
    }));
  });
});

describe('who may rate', () => {
  const note = { id: '7', authorId: '1', deletedAt: null };

  it('is everyone but the author', () => {
    expect(() => checkMayRate('2', note)).not.toThrow();
    expect(() => checkMayRate('1', note)).toThrow(expect.objectContaining({ code: 'RATING_OWN_NOTE' }));
  });

  it('is nobody once the note is deleted', () => {
    expect(() => checkMayRate('2', { ...note, deletedAt: new Date(0) })).toThrow(expect.objectContaining({ code: 'NOTE_DELETED' }));
  });
});
