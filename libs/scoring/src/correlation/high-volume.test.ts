import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { inputOf, START, type PlainRating } from '../testing/community';
import { HIGH_VOLUME, highVolumeRaters } from './high-volume';

const DAY = 86_400_000;
/** Four raters with two ratings each, and one with nine, at the given days before the end. */
function community(busyAt: number): PlainRating[] {
  const ratings: PlainRating[] = [0, 1, 2, 3].flatMap((u) => [0, 1].map((n) => ({ note: `n${n}`, rater: `r${u}`, level: 2, at: START })));
  for (let n = 0; n < 9; n++) ratings.push({ note: `n${n}`, rater: 'busy', level: 2, at: START - busyAt * DAY });
  return ratings;
}
const found = (busyAt: number, minNotes = 1): string[] => {
  const data = canonicalDataset(inputOf(community(busyAt)));
  const busy = highVolumeRaters(data, { ...HIGH_VOLUME, minNotes });
  return data.raterId.filter((_, u) => busy[u] === 1);
};

describe('busy raters', () => {
  it('are those far above the others in the last week or month', () => {
    expect(found(0)).toEqual(['busy']);
    expect(found(8)).toEqual(['busy']);
    expect(found(27)).toEqual(['busy']);
  });

  it('are forgotten after a month', () => {
    expect(found(28)).toEqual([]);
  });

  it('are nobody where few notes are rated', () => {
    expect(found(0, 9)).toEqual(['busy']);
    expect(found(0, 10)).toEqual([]);
  });
});
