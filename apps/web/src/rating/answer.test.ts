import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, NO_ANSWER, REASONS, withLevel, withReason, type Answer } from './answer.rules';
import { reasonKey, strokeOf } from './keys.rules';

describe('an answer', () => {
  it('ticks reasons of its level only, and unticks them', () => {
    const yes = withLevel(NO_ANSWER, 'HELPFUL');
    const clear = withReason(yes, 'helpfulClear');
    expect(clear.reasons).toEqual(['helpfulClear']);
    expect(withReason(clear, 'helpfulClear').reasons).toEqual([]);
    expect(withReason(yes, 'notHelpfulIncorrect')).toBe(yes);
    expect(withReason(NO_ANSWER, 'helpfulClear')).toBe(NO_ANSWER);
    expect(withReason(yes, undefined)).toBe(yes);
  });

  it('keeps what goes with the new level, too', () => {
    const answer: Answer = { level: 'SOMEWHAT_HELPFUL', reasons: ['helpfulClear', 'notHelpfulIncorrect'], spread: 'EVERYWHERE' };
    expect(withLevel(answer, 'HELPFUL')).toEqual({ level: 'HELPFUL', reasons: ['helpfulClear'], spread: 'EVERYWHERE' });
    expect(withLevel(answer, 'NOT_HELPFUL')).toEqual({ level: 'NOT_HELPFUL', reasons: ['notHelpfulIncorrect'], spread: null });
  });

  it('never has a reason that does not go with its level, whatever is pressed', () => {
    const press = fc.oneof(fc.constantFrom('1', '2', '3'), fc.integer({ min: 0, max: 18 }).map(reasonKey));
    fc.assert(
      fc.property(fc.array(press), (keys) => {
        const answer = keys.reduce<Answer>((before, key) => {
          const stroke = strokeOf(key);
          if (stroke?.does === 'level') return withLevel(before, stroke.level);
          return stroke?.does === 'reason' && before.level !== null ? withReason(before, REASONS[before.level][stroke.place]) : before;
        }, NO_ANSWER);
        expect(answer.reasons.filter((reason) => answer.level === null || !REASONS[answer.level].includes(reason))).toEqual([]);
        expect(new Set(answer.reasons).size).toBe(answer.reasons.length);
      }),
    );
  });

  it('is what the server has, without reasons that are no longer offered', () => {
    expect(answerOf(null)).toBe(NO_ANSWER);
    expect(answerOf({ level: 'HELPFUL', tags: ['helpfulInformative', 'helpfulClear', 'helpfulGoodSources'] })).toEqual({ level: 'HELPFUL', reasons: ['helpfulGoodSources', 'helpfulClear'], spread: null });
  });
});
