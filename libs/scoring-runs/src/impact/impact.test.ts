import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { impactDays, outcomeOf, pointsOf, type RatingAndNote } from './impact.rules';

const HOUR = 3_600_000;
const WRITTEN = Date.UTC(2026, 0, 1);
const { helpfulness } = CORE_PARAMETERS;
const of = (level: RatingAndNote['level'], status: NonNullable<RatingAndNote['note']>['status'], ratedAfter = HOUR, decidedAfter: number | null = 10 * HOUR, createdAt = WRITTEN) => {
  const outcome = outcomeOf({ level, ratedAt: createdAt + ratedAfter, note: { createdAt, status, decidedAt: decidedAfter === null ? null : createdAt + decidedAfter } }, helpfulness);
  return [outcome, pointsOf(outcome, level)];
};

describe('what became of a rating', () => {
  it('goes by the status of the note, and a helpful for a not helpful note costs twice', () => {
    expect(of('HELPFUL', 'CURRENTLY_RATED_HELPFUL')).toEqual(['AGREED', 1]);
    expect(of('NOT_HELPFUL', 'CURRENTLY_RATED_HELPFUL')).toEqual(['DISAGREED', -1]);
    expect(of('NOT_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL')).toEqual(['AGREED', 1]);
    expect(of('HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL')).toEqual(['DISAGREED', -2]);
    expect(of('SOMEWHAT_HELPFUL', 'CURRENTLY_RATED_HELPFUL')).toEqual(['NEUTRAL', 0]);
    expect(of('HELPFUL', 'NEEDS_MORE_RATINGS', HOUR, null)).toEqual(['UNDECIDED', 0]);
    expect(outcomeOf({ level: 'HELPFUL', ratedAt: WRITTEN, note: null }, helpfulness)).toBe('UNDECIDED');
  });

  it('counts for nothing from when others’ ratings or the status could be known', () => {
    expect(of('HELPFUL', 'CURRENTLY_RATED_HELPFUL', 10 * HOUR - 1)).toEqual(['AGREED', 1]);
    expect(of('HELPFUL', 'CURRENTLY_RATED_HELPFUL', 10 * HOUR)).toEqual(['TOO_LATE', 0]);
    expect(of('HELPFUL', 'CURRENTLY_RATED_HELPFUL', 48 * HOUR - 1, 60 * HOUR)).toEqual(['AGREED', 1]);
    expect(of('HELPFUL', 'CURRENTLY_RATED_HELPFUL', 48 * HOUR, 60 * HOUR)).toEqual(['TOO_LATE', 0]);
    expect(of('HELPFUL', 'NEEDS_MORE_RATINGS', 11 * HOUR), 'it lost a status that it had').toEqual(['TOO_LATE', 0]);
    expect(of('HELPFUL', 'CURRENTLY_RATED_HELPFUL', 11 * HOUR, 10 * HOUR, Date.UTC(2021, 5)), 'statuses had no times then').toEqual(['AGREED', 1]);
  });
});

it('impact is summed up by day, ratings and notes apart', () => {
  expect(impactDays([
    { day: '2026-01-03', status: 'CURRENTLY_RATED_NOT_HELPFUL', level: 2, count: 3 },
    { day: '2026-01-01', status: 'CURRENTLY_RATED_HELPFUL', level: 2, count: 7 },
    { day: '2026-01-01', status: 'CURRENTLY_RATED_HELPFUL', level: null, count: 2 },
    { day: '2026-01-03', status: 'CURRENTLY_RATED_NOT_HELPFUL', level: null, count: 1 },
  ])).toEqual([
    { day: '2026-01-01', ratingPoints: 7, writingPoints: 2, ratingImpact: 7, writingImpact: 2 },
    { day: '2026-01-03', ratingPoints: -6, writingPoints: -1, ratingImpact: 1, writingImpact: 1 },
  ]);
  expect(impactDays([])).toEqual([]);
});
