import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueRatings, isTimeToWrite, LIVELINESS, paced, withinMost } from './pace.rules';

const T = Date.UTC(2026, 10, 22);
const { ratingsForVisitor, within, open, writeAtLeastAfter, writeNowAndThen } = LIVELINESS;

describe('ratings of what somebody real wrote or rated', () => {
  it('come evenly over a minute, and then no more', () => {
    expect([0, within / 4, within / 2, within, 10 * within].map((after) => dueRatings({ visitedAt: T, ratingsSince: 0 }, T + after, LIVELINESS))).toEqual([0, ratingsForVisitor / 4, ratingsForVisitor / 2, ratingsForVisitor, ratingsForVisitor]);
    expect(dueRatings({ visitedAt: T, ratingsSince: ratingsForVisitor }, T + within, LIVELINESS)).toBe(0);
  });

  it('are so many in the end, however often somebody looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * within }), { minLength: 1 }), (times) => {
        let given = 0;
        for (const time of [...times.sort((a, b) => a - b), within]) {
          const due = dueRatings({ visitedAt: T, ratingsSince: given }, T + time, LIVELINESS);
          expect(due).toBeGreaterThanOrEqual(0);
          given += due;
        }
        expect(given).toBe(ratingsForVisitor);
      }),
    );
  });

  it('are no more in one look than the machine takes easily, and fewer of each where many wait', () => {
    expect(withinMost([1, 2, 3], 10)).toEqual([1, 2, 3]);
    expect(withinMost([10, 10, 20], 8)).toEqual([2, 2, 4]);
    fc.assert(
      fc.property(fc.array(fc.nat(100)), fc.integer({ min: 1, max: 50 }), (due, most) => {
        const given = withinMost(due, most);
        expect(given.reduce((a, b) => a + b, 0)).toBe(Math.min(most, due.reduce((a, b) => a + b, 0)));
        given.forEach((each, i) => expect(each).toBeLessThanOrEqual(due[i]!));
      }),
    );
  });

  it('come sooner at another pace, and are as many', () => {
    const fast = paced(LIVELINESS, 4);
    expect(dueRatings({ visitedAt: T, ratingsSince: 0 }, T + within / 4, fast)).toBe(ratingsForVisitor);
    expect(paced(LIVELINESS, 1)).toEqual(LIVELINESS);
  });
});

describe('a note is written', () => {
  const at = (given: Partial<Parameters<typeof isTimeToWrite>[0]>) => isTimeToWrite({ open: open - 1, sinceLast: writeAtLeastAfter, somebodyThere: false, ...given }, LIVELINESS);

  it('when too few are open, and none was written a moment ago', () => {
    expect([at({}), at({ sinceLast: writeAtLeastAfter - 1 }), at({ open })]).toEqual([true, false, false]);
  });

  it('now and then while somebody is there, but not without end', () => {
    const there = { open, somebodyThere: true, sinceLast: writeNowAndThen };
    expect([at(there), at({ ...there, sinceLast: writeNowAndThen - 1 }), at({ ...there, somebodyThere: false }), at({ ...there, open: 2 * open })]).toEqual([true, false, false, false]);
  });
});
