import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../testing/community';
import { areaUnderCurve, figuresOf, thresholdFor } from './figures';
import { fitLogisticRegression, probabilityOf } from './logistic-regression';

/** Examples whose log odds are 2·x − 1; the other feature says nothing, and the last never differs. */
function examples(seed: number, count: number): { rows: Float64Array[]; yes: boolean[] } {
  const random = randomNumbers(seed);
  const rows = Array.from({ length: count }, () => Float64Array.of(6 * random() - 3, random(), 7));
  return { rows, yes: rows.map(([x]) => random() < 1 / (1 + Math.exp(1 - 2 * x!))) };
}

describe('logistic regression', () => {
  it('finds the odds that examples were made with', () => {
    const { rows, yes } = examples(1, 20_000);
    const weights = fitLogisticRegression(rows, yes, 1e-6);
    for (const x of [-1, 0, 1]) expect(probabilityOf(weights, [x, 0.5, 7])).toBeCloseTo(1 / (1 + Math.exp(1 - 2 * x)), 1);
    expect(Math.abs(weights.weights[1]!)).toBeLessThan(0.1);
    expect(weights.weights[2]).toBeCloseTo(0, 9);
  });

  it('ends where the objective is flat', () => {
    const { rows, yes } = examples(2, 300);
    const { bias, weights, means, scales } = fitLogisticRegression(rows, yes, 0.05);
    const errors = rows.map((row, i) => probabilityOf({ bias, weights, means, scales }, row) - (yes[i] ? 1 : 0));
    const gradient = (j: number) => errors.reduce((sum, e, i) => sum + (e * (rows[i]![j]! - means[j]!)) / scales[j]!, 0) / rows.length + 0.05 * weights[j]!;
    expect(Math.abs(errors.reduce((a, b) => a + b, 0) / rows.length)).toBeLessThan(1e-8);
    for (const j of [0, 1, 2]) expect(Math.abs(gradient(j))).toBeLessThan(1e-8);
  });

  it('stands examples that one feature tells apart, and holds back with a penalty', () => {
    const rows = [0, 1, 2, 3].map((x) => Float64Array.of(x));
    const yes = [false, false, true, true];
    expect(probabilityOf(fitLogisticRegression(rows, yes, 0.01), [3])).toBeGreaterThan(probabilityOf(fitLogisticRegression(rows, yes, 1), [3]));
    expect(probabilityOf(fitLogisticRegression(rows, yes, 0.01), [0])).toBeLessThan(0.5);
  });

  it('needs both kinds', () => {
    expect(() => fitLogisticRegression([Float64Array.of(1)], [true], 1)).toThrow('both are needed');
  });
});

describe('figures', () => {
  it('of the area under the curve count pairs in the right order', () => {
    expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [false, false, true, true])).toBe(0.75);
    expect(areaUnderCurve([0.5, 0.5], [true, false])).toBe(0.5);
    expect(areaUnderCurve([0.5], [true])).toBeNull();
  });

  it('of the area are those of all pairs', () => {
    const pairs = (p: number[], yes: boolean[]) => p.flatMap((a, i) => p.flatMap((b, j) => (yes[i] && !yes[j] ? [a > b ? 1 : a === b ? 0.5 : 0] : [])));
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 2, maxLength: 20 }), (given) => {
      const [p, yes] = [given.map(([value]) => value / 5), given.map(([, kind]) => kind)];
      const all = pairs(p, yes);
      const area = areaUnderCurve(p, yes);
      return all.length === 0 ? area === null : Math.abs(area! - all.reduce<number>((a, b) => a + b, 0) / all.length) < 1e-12;
    }));
  });

  it('tell what was foretold beside what happened', () => {
    const { brier, yes, calibration, brierOfBase } = figuresOf([0.9, 0.9, 0.1, 0.1], [true, false, false, false]);
    expect([brier, yes, brierOfBase]).toEqual([expect.closeTo((0.01 + 0.81 + 0.02) / 4, 12), 0.25, 0.1875]);
    expect(calibration).toEqual([
      { from: 0, to: 0.2, examples: 2, foretold: expect.closeTo(0.1, 12) as number, happened: 0 },
      { from: 0.8, to: 1, examples: 2, foretold: expect.closeTo(0.9, 12) as number, happened: 0.5 },
    ]);
  });

  it('set the threshold where enough above it are a yes', () => {
    expect(thresholdFor(0.75, [0.9, 0.8, 0.7, 0.6, 0.5], [true, true, false, true, false])).toBe(0.6);
    expect(thresholdFor(0.95, [0.9, 0.8], [false, true])).toBe(2);
    expect(thresholdFor(0.5, [0.8, 0.8], [true, false])).toBe(0.8);
  });
});
