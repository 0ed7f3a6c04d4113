import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RatingSet } from './rating-set';

describe('a set of ratings', () => {
  it('is walked in ascending order, whatever order it was told in', () => {
    const set = RatingSet.of([70, 3, 31, 32, 3]);
    expect([...set]).toEqual([3, 31, 32, 70]);
    expect(set.length).toBe(4);
  });

  it('may be empty', () => {
    expect([...RatingSet.all(0)]).toEqual([]);
    expect([...RatingSet.all(100).filter(() => false)]).toEqual([]);
  });

  it('holds whole runs, and may not hold what is beside them', () => {
    const set = RatingSet.ranges(200, (add) => [[5, 9], [31, 140], [199, 200]].forEach(([from, to]) => add(from!, to!)));
    const expected = Array.from({ length: 200 }, (_, i) => i).filter((i) => (i >= 5 && i < 9) || (i >= 31 && i < 140) || i === 199);
    expect([...set]).toEqual(expected);
  });

  it('does as a sorted list does', () => {
    const indices = fc.uniqueArray(fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(indices, fc.integer({ min: 0, max: 320 }), fc.integer({ min: 0, max: 320 }), (given, from, to) => {
        const list = given.toSorted((a, b) => a - b);
        const set = RatingSet.of(given);
        expect([...set]).toEqual(list);
        expect([...set.within(from, to)]).toEqual(list.filter((i) => i >= from && i < to));
        expect([...set.filter((i) => i % 3 === 0)]).toEqual(list.filter((i) => i % 3 === 0));
        const key = Uint32Array.from({ length: 320 }, (_, i) => i % 7);
        expect([...set.keep(key, Uint8Array.of(1, 0, 1, 1, 0, 0, 1))]).toEqual(list.filter((i) => [0, 2, 3, 6].includes(i % 7)));
        expect([...set.countBy(key, 8)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((k) => list.filter((i) => i % 7 === k).length));
        const first = Uint32Array.of(0, 1, 1, 31, 32, 96, 200, 320);
        const runOf = (i: number): number => first.findLastIndex((start) => start <= i);
        expect([...set.countRuns(first)]).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => list.filter((i) => runOf(i) === n).length));
        expect([...set.keepRuns(first, Uint8Array.of(1, 1, 0, 1, 0, 1, 0))]).toEqual(list.filter((i) => [0, 1, 3, 5].includes(runOf(i))));
        const time = Float64Array.from({ length: 320 }, (_, i) => (i * 37) % 100);
        const until = Float64Array.of(50, 0, 20, 1, 99, 37, Infinity);
        expect([...set.earlier(first, time, until)]).toEqual(list.filter((i) => time[i]! < until[runOf(i)]!));
        const other = RatingSet.all(320).filter((i) => i % 3 !== 0);
        expect([...set.and(other), ...set.without(other)].sort((a, b) => a - b)).toEqual(list);
        expect([...set.without(other)]).toEqual(list.filter((i) => i % 3 === 0));
        expect([...set.gather(new Uint32Array(set.length), (i) => 2 * i)]).toEqual(list.map((i) => 2 * i));
        expect(set.equals(RatingSet.ranges(1000, (add) => list.forEach((i) => add(i, i + 1))))).toBe(true);
        expect(set.equals(set.filter((i) => i !== list[0]))).toBe(list.length === 0);
      }),
    );
  });
});
