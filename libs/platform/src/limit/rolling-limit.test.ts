import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MILLIS, hasRoom, rollingLimit } from './rolling-limit.rules';

const NOW = new Date(Date.UTC(2026, 2, 1));
const before = (millis: number) => new Date(NOW.getTime() - millis);

describe('a rolling window', () => {
  it('lets the next one through at the moment it names, and not before', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2 * DAY_MILLIS }), { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), (ago, limit) => {
      const times = ago.map(before);
      const use = rollingLimit(times, { limit, window: DAY_MILLIS }, NOW);
      expect(use.used).toBe(ago.filter((millis) => millis < DAY_MILLIS).length);
      expect(use.resetsAt === null).toBe(hasRoom(use));
      if (use.resetsAt === null) return;
      expect(use.resetsAt.getTime()).toBeGreaterThan(NOW.getTime());
      expect(hasRoom(rollingLimit(times, use, use.resetsAt))).toBe(true);
      expect(hasRoom(rollingLimit(times, use, new Date(use.resetsAt.getTime() - 1)))).toBe(false);
    }));
  });

  it('never opens where nothing is allowed', () => {
    for (const times of [[], [NOW], [before(1), NOW]]) {
      const use = rollingLimit(times, { limit: 0, window: DAY_MILLIS }, NOW);
      expect([use.used, use.resetsAt, hasRoom(use)]).toEqual([times.length, null, false]);
    }
  });

  it('waits for as many as a limit that fell is above', () => {
    expect(rollingLimit([before(3), before(1), before(2)], { limit: 2, window: DAY_MILLIS }, NOW).resetsAt).toEqual(new Date(NOW.getTime() - 2 + DAY_MILLIS));
  });
});
