import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GroupCounts } from './group-counts';

/** Groups by their bits, in two words. */
function setOf(groups: readonly number[]): [number, number] {
  const words: [number, number] = [0, 0];
  for (const group of groups) words[group >>> 5]! |= 1 << (group & 31);
  return words;
}

it('tells who met one group as often as it takes, and of nobody else', () => {
  const meeting = fc.record({ rater: fc.nat(3), groups: fc.uniqueArray(fc.constantFrom<number>(0, 1, 31, 32, 63)) });
  const community = fc.record({ needed: fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 4, maxLength: 4 }), meetings: fc.array(meeting, { maxLength: 400, size: 'max' }) });
  fc.assert(
    fc.property(community, ({ needed, meetings }) => {
      const counts = new GroupCounts(Uint32Array.from(needed), meetings.length);
      for (const { rater, groups } of meetings) counts.note(rater, ...setOf(groups));
      counts.finish();
      const timesOf = (rater: number, group: number): number => meetings.filter((its) => its.rater === rater && its.groups.includes(group)).length;
      const expected = needed.map((count, rater) => ([0, 1, 31, 32, 63].some((group) => timesOf(rater, group) >= count) ? 1 : 0));
      expect([...counts.reached]).toEqual(expected);
    }),
  );
});

it('counts on where so much is noted that it has to be added in between', () => {
  const meetings = 300_001;
  const reachedWhen = (needed: number): number => {
    const counts = new GroupCounts(Uint32Array.of(needed), meetings);
    for (let k = 0; k < meetings; k++) counts.note(0, 1, 0);
    counts.finish();
    return counts.reached[0]!;
  };
  expect([meetings, meetings + 1].map(reachedWhen)).toEqual([1, 0]);
});
