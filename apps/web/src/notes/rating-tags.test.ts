import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, OFFERED_REASONS, withLevel, withReasonToggled, type OfferedReason } from './rating-tags.rules';

const level = fc.constantFrom(...LEVELS);
const reason = fc.constantFrom<OfferedReason[]>(...OFFERED_REASONS.SOMEWHAT_HELPFUL);
const rating = fc.record({ level, tags: fc.uniqueArray(reason) });

describe('a rating as it is given', () => {
  it('keeps the reasons that go with another answer, and no others', () => {
    const given = { level: 'SOMEWHAT_HELPFUL' as const, tags: ['helpfulClear', 'notHelpfulIncorrect'] as OfferedReason[] };
    expect(withLevel(given, 'HELPFUL')).toEqual({ level: 'HELPFUL', tags: ['helpfulClear'] });
    expect(withLevel(given, 'NOT_HELPFUL')).toEqual({ level: 'NOT_HELPFUL', tags: ['notHelpfulIncorrect'] });
    expect(withLevel(null, 'HELPFUL')).toEqual({ level: 'HELPFUL', tags: [] });
  });
  it('never has a reason that does not go with its answer', () => {
    fc.assert(fc.property(rating, level, (given, next) => withLevel(given, next).tags.every((tag) => OFFERED_REASONS[next].includes(tag))));
  });
  it('is as before when a reason is chosen and taken back', () => {
    fc.assert(fc.property(rating, reason, (given, one) => {
      expect(new Set(withReasonToggled(withReasonToggled(given, one), one).tags)).toEqual(new Set(given.tags));
    }));
  });
});
