import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressOf } from './progress.rules';

describe('the way to writing', () => {
  it('is nothing, half and all of it', () => {
    expect([progressOf(-3, 5), progressOf(2.5, 5), progressOf(5, 5), progressOf(9, 5), progressOf(0, 0)]).toEqual([0, 0.5, 1, 1, 1]);
  });
  it('never leaves the meter, and never shrinks with more impact', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: -100, max: 100 }), (impact, more, needed) => {
        const before = progressOf(impact, needed);
        const after = progressOf(impact + more, needed);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
