import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { inputOf, twoCamps, type PlainNote } from '../testing/community';
import { GAUSSIAN } from './gaussian-parameters';
import { ln } from './logarithm';
import { agreement, kernelAt, Kernels } from './smooth';

const { helpful, notHelpful } = GAUSSIAN;
const agreedBy = (given: [level: number, factor: number][], against: boolean): number => {
  const kernels = new Kernels(Float64Array.from(given, ([, factor]) => factor), against ? notHelpful : helpful);
  return agreement({ raters: given.map((_, u) => u), levels: given.map(([level]) => level) }, against, kernels, GAUSSIAN);
};
const pro = (given: [number, number][]): number => agreedBy(given, false);
const contra = (given: [number, number][]): number => agreedBy(given, true);
/** As many raters at each of these viewpoints, with one level. */
const crowd = (level: number, factors: number[], times = 4): [number, number][] =>
  Array.from({ length: times }, () => factors.map((factor): [number, number] => [level, factor])).flat();
const LEFT = [-0.85, -0.6, -0.4, -0.2, -0.05];
const RIGHT = LEFT.map((factor) => -factor);

describe('the logarithm', () => {
  it('is that of the machine', () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => Math.abs(ln(x) - Math.log(x)) <= 1e-14 * Math.max(1, Math.abs(Math.log(x)))));
  });

  it('refuses what has none', () => {
    for (const x of [0, -1, NaN, Infinity]) expect(() => ln(x)).toThrow(RangeError);
  });
});

describe('the viewpoints', () => {
  it('are 50 and 26 of them, in order', () => {
    expect(helpful.viewpoints).toHaveLength(50);
    expect(notHelpful.viewpoints).toHaveLength(26);
    for (const { viewpoints } of [helpful, notHelpful]) expect([...viewpoints].sort((a, b) => a - b)).toEqual(viewpoints);
    expect(notHelpful.viewpoints.slice(11, 15)).toEqual([-0.07, -0.01, 0.01, 0.07]);
  });

  it('hear near raters more, each rater with the same weight in all', () => {
    const near = kernelAt(0.4, helpful);
    expect(near.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(helpful.viewpoints[near.indexOf(Math.max(...near))]).toBe(0.41);
    expect(kernelAt(0.4, notHelpful).reduce((a, b) => a + b, 0)).toBeGreaterThan(1);
  });
});

describe('agreement', () => {
  it('is high where all viewpoints find a note helpful, low where one does not', () => {
    const all = pro([...crowd(2, LEFT), ...crowd(2, RIGHT)]);
    const oneSide = pro([...crowd(2, LEFT), ...crowd(0, RIGHT)]);
    expect(all).toBeGreaterThan(CORE_PARAMETERS.gaussian!.overrides.rules!.crhThreshold!);
    expect(oneSide).toBeLessThan(0.4);
    expect(pro([...crowd(0, LEFT), ...crowd(0, RIGHT)])).toBeLessThan(oneSide);
  });

  it('counts somewhat helpful for seven tenths, and opposition for more than support', () => {
    const some = pro([...crowd(1, LEFT, 20), ...crowd(1, RIGHT, 20)]);
    expect(some).toBeGreaterThan(0.6);
    expect(some).toBeLessThan(0.7);
    expect(pro([...crowd(2, [...LEFT, ...RIGHT]), ...crowd(0, [...LEFT, ...RIGHT])])).toBeLessThan(0.45);
  });

  it('is nothing where raters are on one side only', () => {
    expect(pro(crowd(2, [-0.6, -0.5]))).toBe(0);
    expect(pro([])).toBe(0);
    expect(contra([])).toBe(0);
  });

  it('trusts three raters a side more than two', () => {
    const wide = [-0.8, -0.3];
    expect(pro([...crowd(2, wide, 1), [2, -0.5], ...crowd(2, [0.3, 0.5, 0.8], 1)])).toBeGreaterThan(pro([...crowd(2, wide, 1), ...crowd(2, [0.3, 0.5, 0.8], 1)]));
  });

  it('mirrors when sides are swapped, and rises with every level', () => {
    const rating = fc.tuple(fc.nat(2), fc.double({ min: -0.9, max: 0.9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 30 }), (given) => {
        const full = [...given, ...crowd(2, [...LEFT, ...RIGHT], 1)];
        expect(pro(full.map(([level, factor]) => [level, -factor]))).toBeCloseTo(pro(full), 9);
        for (const value of [pro(full), contra(full)]) expect(value === 0 || (value >= 0.05 && value <= 0.8)).toBe(true);
      }),
    );
  });
});

describe('the Gaussian models in a run', () => {
  const community = twoCamps(11, 40, 60);
  const run = (notes: PlainNote[] = [], gaussian = CORE_PARAMETERS.gaussian) => score(inputOf(community, notes), { ...CORE_PARAMETERS, gaussian }).notes.map((note) => note);

  it('put what both camps like above what one likes, and that above what nobody likes', () => {
    const of = (group: number): number[] => run().flatMap((note, n) => (n % 4 === group ? [note.further.gaussian!.intercept!] : []));
    expect(Math.min(...of(0))).toBeGreaterThan(Math.max(...of(1), ...of(2)));
    expect(Math.min(...of(1), ...of(2))).toBeGreaterThan(Math.max(...of(3)));
    expect(Math.max(...of(3))).toBeLessThan(0);
  });

  it('leave divided topics to the one with topics', () => {
    const [first] = run([{ id: 'n000', outOfScope: true }]);
    expect(first!.further.gaussian).toBeUndefined();
    expect(first!.further.gaussianWithTopics!.intercept).toBeGreaterThan(0.3);
  });

  it('count the author for the note', () => {
    const alone = run()[0]!.further.gaussian!.intercept!;
    const wroteIt = run([{ id: 'n000', author: 'r000' }])[0]!.further.gaussian!.intercept!;
    const rated = canonicalDataset(inputOf(community)).raterId.includes('r000');
    expect(rated).toBe(true);
    const ratedItself = community.some((r) => r.note === 'n000' && r.rater === 'r000');
    if (ratedItself) expect(wroteIt).toBeCloseTo(alone, 2);
    else expect(wroteIt).toBeGreaterThan(alone);
  });

  it('can be switched off', () => {
    expect(run([], null)[0]!.further.gaussian).toBeUndefined();
  });
});
