import { describe, expect, it } from 'vitest';
import { inputOf } from '../testing/community';
import { canonicalDataset } from './dataset';

const ratings = [
  { note: 'b', rater: 'y', level: 2 },
  { note: 'a', rater: 'x', level: 0 },
  { note: 'b', rater: 'x', level: 1 },
];

describe('canonical order', () => {
  it('sorts notes and raters by id and ratings by note and rater', () => {
    const data = canonicalDataset(inputOf(ratings));
    expect(data.noteId).toEqual(['a', 'b']);
    expect(data.raterId).toEqual(['x', 'y']);
    expect([...data.note]).toEqual([0, 1, 1]);
    expect([...data.rater]).toEqual([0, 0, 1]);
    expect([...data.level]).toEqual([0, 1, 2]);
    expect([...data.firstRating]).toEqual([0, 1, 3]);
  });

  it('compares ids as text, not as numbers', () => {
    const data = canonicalDataset(inputOf([], [{ id: '9' }, { id: '10' }, { id: '1' }]));
    expect(data.noteId).toEqual(['1', '10', '9']);
  });

  it('takes nothing at all', () => {
    expect(canonicalDataset(inputOf([])).ratingCount).toBe(0);
  });

  it('refuses two ratings of one note by one rater', () => {
    const twice = [...ratings, { note: 'b', rater: 'x', level: 2 }];
    expect(() => canonicalDataset(inputOf(twice))).toThrow('x rated note b twice');
  });

  it('refuses an id that occurs twice', () => {
    expect(() => canonicalDataset(inputOf([], [{ id: 'a' }, { id: 'a' }]))).toThrow('note id a occurs twice');
  });

  it('refuses levels, indices, lengths and times that cannot be', () => {
    const level = inputOf(ratings);
    level.ratings.level[1] = 3;
    expect(() => canonicalDataset(level)).toThrow('rating 1 has level 3; allowed are 0, 1 and 2');
    const index = inputOf(ratings);
    index.ratings.note[0] = 7;
    expect(() => canonicalDataset(index)).toThrow('a rating points to note 7, but there are 2');
    const length = inputOf(ratings);
    length.history.pop();
    expect(() => canonicalDataset(length)).toThrow('history has 1 entries where count says 2');
    expect(() => canonicalDataset({ ...inputOf(ratings), now: NaN })).toThrow('now is NaN');
  });
});
