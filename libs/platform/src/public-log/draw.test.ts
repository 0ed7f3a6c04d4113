import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSeeded } from './draw';

const ids = fc.uniqueArray(fc.bigInt({ min: 1n, max: 10_000n }).map(String), { maxLength: 40 });

describe('drawSeeded', () => {
  it('draws the same whatever the order of the candidates, and none twice', () => {
    fc.assert(fc.property(fc.string(), ids, fc.nat(50), (seed, candidates, count) => {
      const drawn = drawSeeded(seed, candidates, count);
      expect(drawSeeded(seed, [...candidates].reverse().concat(candidates), count)).toEqual(drawn);
      expect(new Set(drawn).size).toBe(Math.min(count, candidates.length));
    }));
  });

  it('draws others with another seed, and everybody about as often', () => {
    const candidates = Array.from({ length: 10 }, (_, i) => String(i));
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++) for (const id of drawSeeded(`${seed}`, candidates, 3)) times.set(id, (times.get(id) ?? 0) + 1);
    for (const id of candidates) expect(Math.abs(times.get(id)! - 600)).toBeLessThan(100);
  });

  it('leaves who was drawn first in place when more are drawn', () => {
    const candidates = Array.from({ length: 30 }, (_, i) => String(i));
    expect(drawSeeded('a', candidates, 9).slice(0, 5)).toEqual(drawSeeded('a', candidates, 5));
  });
});
