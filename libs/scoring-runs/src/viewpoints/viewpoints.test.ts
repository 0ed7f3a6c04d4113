import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { ratingsToShow, thresholdsOf, viewpointsOf } from './viewpoints.rules';

const RATINGS = [
  { bin: 4, level: 2, counted: true, count: 3 },
  { bin: -10, level: 0, counted: true, count: 1 },
  { bin: -10, level: 2, counted: false, count: 2 },
  { bin: -10, level: 2, counted: true, count: 2 },
  { bin: null, level: 1, counted: false, count: 7 },
];

describe('ratings along the axis of viewpoints', () => {
  it('are counted from left to right, by level, those that count before those that do not', () => {
    const { placed, bins, unplaced } = viewpointsOf(RATINGS, 5);
    expect(placed).toBe(8);
    expect(bins).toEqual([
      { factor: -0.5, level: 'NOT_HELPFUL', counted: true, count: 1 },
      { factor: -0.5, level: 'HELPFUL', counted: true, count: 2 },
      { factor: -0.5, level: 'HELPFUL', counted: false, count: 2 },
      { factor: 0.2, level: 'HELPFUL', counted: true, count: 3 },
    ]);
    expect(unplaced).toEqual({ helpful: 0, somewhatHelpful: 7, notHelpful: 0 });
  });

  it('are not pictured where there are so few that people could be told apart', () => {
    expect(viewpointsOf(RATINGS, 9)).toEqual({ placed: 8, bins: [], unplaced: { helpful: 0, somewhatHelpful: 7, notHelpful: 0 } });
    expect(viewpointsOf(RATINGS, 8).bins).toHaveLength(4);
    expect(viewpointsOf([], 5)).toEqual({ placed: 0, bins: [], unplaced: { helpful: 0, somewhatHelpful: 0, notHelpful: 0 } });
  });

  it('need as many as a note for a score, and never fewer than by default', () => {
    expect(ratingsToShow({ prefilter: { minRatingsPerRater: 1, minRatingsPerNote: 20 } })).toBe(20);
    expect(ratingsToShow({ prefilter: { minRatingsPerRater: 1, minRatingsPerNote: 1 } })).toBe(5);
  });
});

it('thresholds are those of the parameters of the run', () => {
  const rules = { ...CORE_PARAMETERS.rules, crhThreshold: 0.6, minMinorityNetHelpfulRatings: null };
  expect(thresholdsOf({ rules })).toMatchObject({ helpful: 0.6, staysHelpful: expect.closeTo(0.59) as unknown, notHelpful: -0.05, notHelpfulSlope: -0.8, largestFactor: 0.5, otherSideNeeded: null });
});
