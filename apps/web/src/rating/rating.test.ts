import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, NO_ANSWER, reasonKey, REASONS, strokeOf, withLevel, withReason, type Answer } from './rating.rules';

describe('the keys of rating', () => {
  it('have one meaning each', () => {
    expect(['1', '2', '3', 'y', 'S', 'N'].map((key) => strokeOf(key))).toEqual([...LEVELS, ...LEVELS].map((level) => ({ does: 'level', level })));
    expect(['Enter', 'k', 'u', 'o', '?'].map((key) => strokeOf(key)?.does)).toEqual(['send', 'skip', 'undo', 'source', 'help']);
    expect(['4', 'F1', 'Tab', ' ', 'ArrowDown', 'Shift', 'ä'].map((key) => strokeOf(key))).toEqual(Array(7).fill(null));
  });

  it('reach every reason of every level, without taking the key of anything else', () => {
    for (const level of LEVELS) REASONS[level].forEach((_, place) => expect(strokeOf(reasonKey(place))).toEqual({ does: 'reason', place }));
  });
});

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
});
