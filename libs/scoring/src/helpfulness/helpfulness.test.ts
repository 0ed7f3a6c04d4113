import { describe, expect, it } from 'vitest';
import { canonicalDataset, type Dataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { HOUR, inputOf, START, type PlainRating } from '../testing/community';
import type { ModelStatus } from '../vocabulary';
import { agreeRatio, authorRecordOf, isAboveThreshold, rateAuthors, rateRaters, recordOf, type RaterRecord } from './helpfulness';
import { independentRatings } from './valid-ratings';
import { RatingSet } from '../data/rating-set';

const { helpfulness } = CORE_PARAMETERS;
const all = (data: Dataset) => RatingSet.all(data.ratingCount);
const record = (good: number, bad: number): RaterRecord => ({
  successfulHelpful: good,
  successfulNotHelpful: 0,
  unsuccessfulHelpful: bad,
  unsuccessfulNotHelpful: 0,
});

describe('independent ratings', () => {
  const raters = (ratings: PlainRating[], at: number, status: number | null) => {
    const data = canonicalDataset(inputOf(ratings, [{ id: 'a', at }]));
    const kept = independentRatings(data, all(data), () => status, helpfulness);
    return [...kept].map((i) => data.raterId[data.rater[i]!]);
  };
  const at = (time: number, rater: string): PlainRating => ({ note: 'a', rater, level: 2, at: time });

  it('come within 48 hours of the note', () => {
    expect(raters([at(START + 48 * HOUR - 1, 'x'), at(START + 48 * HOUR, 'y')], START, null)).toEqual(['x']);
  });

  it('come before the status, if there is one', () => {
    const ratings = [at(START + 1, 'x'), at(START + 2, 'y'), at(START + 3, 'z')];
    expect(raters(ratings, START, START + 2)).toEqual(['x']);
    expect(raters(ratings, START, null)).toEqual(['x', 'y', 'z']);
  });

  it('are the first five for notes from before statuses were recorded, whatever the status', () => {
    const old = helpfulness.statusTimesSince - 1;
    const ratings = ['f', 'e', 'd', 'c', 'b', 'a'].map((rater, i) => at(old + i, rater));
    expect(raters(ratings, old, old)).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(raters(ratings, helpfulness.statusTimesSince, null)).toHaveLength(6);
  });

  it('are, of those made in the same moment, the first in the order of raters', () => {
    const old = helpfulness.statusTimesSince - 1;
    const late = ['a', 'b', 'c', 'd'].map((rater) => at(old + 9, rater));
    const early = ['x', 'y', 'z'].map((rater, i) => at(old + i, rater));
    expect(raters([...late, ...early], old, null)).toEqual(['a', 'b', 'x', 'y', 'z']);
  });
});

describe('raters', () => {
  const data = canonicalDataset(
    inputOf([
      { note: 'bad', rater: 'x', level: 0 },
      { note: 'bad', rater: 'y', level: 2 },
      { note: 'good', rater: 'x', level: 2 },
      { note: 'good', rater: 'y', level: 0 },
      { note: 'good', rater: 'z', level: 1 },
      { note: 'none', rater: 'z', level: 2 },
    ]),
  );
  const status = (n: number): ModelStatus | null =>
    ({ bad: 'CURRENTLY_RATED_NOT_HELPFUL', good: 'CURRENTLY_RATED_HELPFUL', none: null } as const)[data.noteId[n]!] ?? null;

  it('succeed by rating as the note turns out', () => {
    const counts = rateRaters(data, all(data), status);
    expect([0, 1, 2].map((u) => recordOf(counts, u))).toEqual([
      { successfulHelpful: 1, successfulNotHelpful: 1, unsuccessfulHelpful: 0, unsuccessfulNotHelpful: 0 },
      { successfulHelpful: 0, successfulNotHelpful: 0, unsuccessfulHelpful: 1, unsuccessfulNotHelpful: 1 },
      undefined,
    ]);
  });

  it('need a rating that counts and two thirds agreement', () => {
    expect(agreeRatio(record(2, 1))).toBeCloseTo(2 / 3, 12);
    expect(isAboveThreshold(undefined, record(2, 1), helpfulness)).toBe(true);
    expect(isAboveThreshold(undefined, record(65, 35), helpfulness)).toBe(false);
    expect(isAboveThreshold(undefined, undefined, helpfulness)).toBe(false);
  });

  it('need to have written well, if they wrote', () => {
    const writer = (crhCrnhRatioDifference: number, meanNoteScore: number) =>
      isAboveThreshold({ crhCrnhRatioDifference, meanNoteScore }, record(1, 0), helpfulness);
    expect(writer(0, 0.05)).toBe(true);
    expect(writer(-0.01, 0.5)).toBe(false);
    expect(writer(1, 0.049)).toBe(false);
  });
});

describe('authors', () => {
  it('lose five times as much by a not helpful note as they gain by a helpful one', () => {
    const notes = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, author: 'w' }));
    const data = canonicalDataset(inputOf([], notes));
    const status = (n: number): ModelStatus => (n === 0 ? 'CURRENTLY_RATED_HELPFUL' : n === 1 ? 'CURRENTLY_RATED_NOT_HELPFUL' : 'NEEDS_MORE_RATINGS');
    const authors = rateAuthors(data, new Float64Array([0.5, -0.1, 0.2, 0.2, NaN]), status, helpfulness);
    const { crhCrnhRatioDifference, meanNoteScore } = authorRecordOf(authors, 0)!;
    expect(crhCrnhRatioDifference).toBeCloseTo(1 / 4 - 5 / 4, 12);
    expect(meanNoteScore).toBeCloseTo(0.2, 12);
  });

  it('of notes that were not placed have no record', () => {
    const data = canonicalDataset(inputOf([], [{ id: 'a', author: 'w' }]));
    expect(authorRecordOf(rateAuthors(data, new Float64Array([NaN]), () => null, helpfulness), 0)).toBeUndefined();
  });
});
