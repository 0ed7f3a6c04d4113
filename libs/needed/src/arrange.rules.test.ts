import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, type Candidate } from './arrange.rules';

const HOUR = 3_600_000;
const SETTINGS = { waitHours: 24, placesPerWaiting: 5, passedOver: 0.7 };
const candidate = (id: number, given: Partial<Candidate> = {}): Candidate => ({ noteId: String(id), rank: 0, offeredAtMillis: 0, requested: false, passedOver: false, ...given });
const ids = (candidates: readonly Candidate[]) => candidates.map(({ noteId }) => Number(noteId));

describe('the order of a feed', () => {
  it('has the note one was drawn for first, then the highest rank, then the newest', () => {
    const given = [candidate(1), candidate(2, { rank: 5 }), candidate(3), candidate(4, { rank: -9, requested: true }), candidate(5, { rank: 7 })];
    expect(ids(arrange(given, HOUR, SETTINGS))).toEqual([4, 5, 2, 3, 1]);
  });

  it('moves down what was left aside, and no further than it says', () => {
    const given = [candidate(1, { rank: 1, passedOver: true }), candidate(2, { rank: 0.5 }), candidate(3, { rank: 0.2 })];
    expect(ids(arrange(given, HOUR, SETTINGS))).toEqual([2, 1, 3]);
  });

  it('gives the first of every five places to the note that has waited longest, if it has waited too long', () => {
    const given = Array.from({ length: 8 }, (_, i) => candidate(i + 1, { rank: 8 - i, offeredAtMillis: i >= 6 ? HOUR * (8 - i) : 30 * HOUR }));
    expect(ids(arrange(given, 31 * HOUR, SETTINGS))).toEqual([8, 1, 2, 3, 4, 7, 5, 6]);
    expect(ids(arrange(given, 24 * HOUR, SETTINGS)), 'nobody has waited a day').toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('has every candidate once', () => {
    fc.assert(fc.property(fc.array(fc.record({ rank: fc.double({ noNaN: true }), offeredAtMillis: fc.integer({ min: 0, max: 90 * HOUR }), requested: fc.boolean(), passedOver: fc.boolean() }), { maxLength: 40 }), (given) => {
      const candidates = given.map((fields, i) => ({ ...fields, noteId: String(i + 1) }));
      expect(ids(arrange(candidates, 48 * HOUR, SETTINGS)).sort((a, b) => a - b)).toEqual(candidates.map((_, i) => i + 1));
    }));
  });

  // Ranks and comers may be as unlucky as they like: the oldest waiting note goes first, so a queue of n is done in n visits.
  it('starves no note: with n notes open each is offered within a day and n visits, whatever their ranks', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 20 }), fc.array(fc.nat(1e6), { minLength: 1, maxLength: 20 }), (ranks, page, noise) => {
      const minutes = 1 / 60;
      const offered = ranks.map(() => 0);
      for (let visit = 1; visit <= 24 * 60 + 4 * ranks.length; visit += 1) {
        const now = visit * minutes * HOUR;
        const order = arrange(ranks.map((rank, i) => candidate(i + 1, { rank: rank + (noise[(visit + i) % noise.length] ?? 0), offeredAtMillis: offered[i]! })), now, SETTINGS);
        for (const id of ids(order).slice(0, page)) offered[id - 1] = now;
        const longest = (24 * 60 + ranks.length) * minutes * HOUR;
        if (now > longest) for (const at of offered) expect(now - at).toBeLessThanOrEqual(longest);
        // nothing happens before the first note has waited for a day
        if (visit < 24 * 60 - 2 && visit > 3) visit = 24 * 60 - 3;
      }
    }), { numRuns: 30 });
  });
});
