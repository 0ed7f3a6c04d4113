import { describe, expect, it } from 'vitest';
import { LEVELS, REASONS } from './answer.rules';
import { reasonKey, strokeOf } from './keys.rules';

describe('the keys of rating', () => {
  it('have one meaning each', () => {
    expect(['1', '2', '3', 'y', 'S', 'N'].map((key) => strokeOf(key))).toEqual([...LEVELS, ...LEVELS].map((level) => ({ does: 'level', level })));
    expect(['Enter', 'k', 'u', 'o', '?'].map((key) => strokeOf(key)?.does)).toEqual(['send', 'skip', 'undo', 'source', 'help']);
    expect(['4', 'F1', 'Tab', ' ', 'ArrowDown', 'Shift', 'ä'].map((key) => strokeOf(key))).toEqual(Array(7).fill(null));
  });

  it('mean the same on a keyboard of another script', () => {
    expect([strokeOf('ش', 'KeyA'), strokeOf('١', 'Digit1'), strokeOf('ى', 'KeyN'), strokeOf('؟', 'Slash')]).toEqual([strokeOf('a'), strokeOf('1'), strokeOf('n'), strokeOf('?')]);
    // Where Latin letters have changed places, what is written on the key counts.
    expect(strokeOf('z', 'KeyY')).toEqual(strokeOf('z'));
    expect(strokeOf('ü', 'BracketLeft')).toBeNull();
  });

  it('reach every reason of every level, without taking the key of anything else', () => {
    for (const level of LEVELS) REASONS[level].forEach((_, place) => expect(strokeOf(reasonKey(place))).toEqual({ does: 'reason', place }));
  });
});
