import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureOf, rulesOf, scaleOf, statusByScore, type Bin } from './picture.rules';

const bin = fc.record({ factor: fc.integer({ min: -30, max: 30 }).map((n) => Number((n * 0.05).toFixed(2))), level: fc.constantFrom('HELPFUL' as const, 'SOMEWHAT_HELPFUL' as const, 'NOT_HELPFUL' as const), counted: fc.boolean(), count: fc.integer({ min: 1, max: 400 }) });
const bins = fc.uniqueArray(bin, { selector: ({ factor, level, counted }) => `${factor} ${level} ${counted}`, maxLength: 60 });

describe('the picture of a note among its raters', () => {
  it('has who finds it helpful above the axis, and who does not below', () => {
    const { marks, unit } = pictureOf([
      { factor: -0.3, level: 'HELPFUL', counted: true, count: 2 },
      { factor: -0.3, level: 'SOMEWHAT_HELPFUL', counted: true, count: 1 },
      { factor: 0.3, level: 'NOT_HELPFUL', counted: false, count: 1 },
    ]);
    expect(unit).toBe(1);
    expect(marks.map(({ x, row, level, counted }) => [x, row, level, counted])).toEqual([
      [0.25, 1, 'HELPFUL', true],
      [0.25, 2, 'HELPFUL', true],
      [0.25, 3, 'SOMEWHAT_HELPFUL', true],
      [0.75, -1, 'NOT_HELPFUL', false],
    ]);
  });
  it('has a mark for each rating while they are few', () => {
    fc.assert(fc.property(bins, (given) => {
      const few = given.map((each): Bin => ({ ...each, count: 1 + (each.count % 2) }));
      expect(pictureOf(few).marks).toHaveLength(few.reduce((total, { count }) => total + count, 0));
    }));
  });
  it('stays within the axis, keeps its height, hides no group, and has no two marks in one place', () => {
    fc.assert(fc.property(bins, (given) => {
      const { marks, rowsUp, rowsDown } = pictureOf(given, 14);
      expect(marks.every(({ x }) => x >= 0 && x <= 1)).toBe(true);
      // Each of the four groups at a place is rounded by itself.
      expect(Math.max(rowsUp, rowsDown)).toBeLessThanOrEqual(14 + 4);
      expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length);
      for (const { level, counted } of given) expect(marks.some((mark) => mark.level === level && mark.counted === counted)).toBe(true);
    }));
  });
  it('is empty for nobody', () => {
    expect(pictureOf([])).toEqual({ marks: [], unit: 1, edge: 0.6, rowsUp: 0, rowsDown: 0 });
  });
});

const thresholds = { helpful: 0.4, staysHelpful: 0.39, notHelpful: -0.05, notHelpfulSlope: -0.8, notHelpfulDefending: -0.15 };

describe('the scale of scores', () => {
  it('has the line below which a note is not helpful fall with its distance from the middle', () => {
    expect(scaleOf({ intercept: 0.1, factor: -0.5, interval: null, misleading: true, thresholds }).notHelpful.value).toBeCloseTo(-0.45);
    expect(scaleOf({ intercept: 0.1, factor: -0.5, interval: null, misleading: false, thresholds }).notHelpful.value).toBe(-0.15);
  });
  it('has everything on it, in the order of the numbers', () => {
    fc.assert(fc.property(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (intercept, factor, spread) => {
      const { score, helpful, notHelpful, interval } = scaleOf({ intercept, factor, interval: { low: intercept - spread, high: intercept + spread }, misleading: true, thresholds });
      for (const at of [score.at, helpful.at, notHelpful.at, interval!.from, interval!.to]) expect(at > 0 && at < 1).toBe(true);
      expect(score.at >= helpful.at).toBe(intercept >= thresholds.helpful);
      expect(notHelpful.at).toBeLessThan(helpful.at);
    }));
  });
  it('tells what a score alone stands for', () => {
    const status = (intercept: number) => statusByScore(scaleOf({ intercept, factor: 0, interval: null, misleading: true, thresholds }));
    expect([0.4, 0.39, -0.04, -0.05].map(status)).toEqual(['CURRENTLY_RATED_HELPFUL', 'NEEDS_MORE_RATINGS', 'NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_NOT_HELPFUL']);
  });
});

it('rules come one by one, each with all that it compared', () => {
  const section = { version: '1.0', decided: false, held: true };
  expect(
    rulesOf([
      { ...section, rule: 'A', says: 'first', decided: true, text: 'first' },
      { ...section, rule: 'B', says: 'second', text: 'one' },
      { ...section, rule: 'B', says: 'second', held: false, text: 'two' },
    ]),
  ).toEqual([
    { key: 'A(v1.0) first', rule: 'A(v1.0)', says: 'first', decided: true, checks: [] },
    { key: 'B(v1.0) second', rule: 'B(v1.0)', says: 'second', decided: false, checks: [{ held: true, text: 'one' }, { held: false, text: 'two' }] },
  ]);
});
