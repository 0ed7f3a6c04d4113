import { describe, expect, it } from 'vitest';
import { CORE_PARAMETERS } from '../parameters';
import { prescore } from '../core/prescore';
import { canonicalDataset, type Dataset } from '../data/dataset';
import { admittedRatings, selectScope } from '../data/scope';
import { inputOf, START, twoCamps, type PlainRating } from '../testing/community';
import type { RatingTag } from '../vocabulary';
import { harassmentOfNotes, harassmentPenalties } from './harassment';
import { HARASSMENT } from './harassment-parameters';
import { RatingSet } from '../data/rating-set';

/** Thirty notes and raters; most raters call the first two abusive, the last four find all helpful. */
function community(at = START, tag: RatingTag = 'notHelpfulSpamHarassmentOrAbuse'): Dataset {
  const ratings: PlainRating[] = [];
  for (let n = 0; n < 30; n++) {
    for (let u = 0; u < 30; u++) {
      const abusive = n < 2 && u < 26;
      ratings.push({ note: `n${String(n).padStart(2, '0')}`, rater: `r${String(u).padStart(2, '0')}`, level: abusive ? 0 : 2, tags: abusive ? [tag] : [], at });
    }
  }
  return canonicalDataset(inputOf(ratings));
}
const allOf = (data: Dataset): RatingSet => RatingSet.all(data.ratingCount);
const none = (data: Dataset) => ({ noteFactor: new Float64Array(data.noteCount), raterFactor: new Float64Array(data.raterCount) });
const scores = (data: Dataset): Float64Array => harassmentOfNotes(data, allOf(data), none(data), HARASSMENT);

describe('abusive notes', () => {
  it('are those that raters agree to be', () => {
    const found = scores(community());
    expect(Math.min(found[0]!, found[1]!)).toBeGreaterThanOrEqual(HARASSMENT.minScore);
    expect(Math.max(...found.subarray(2))).toBeLessThan(HARASSMENT.minScore);
  });

  it('are not known from tags of other meaning, nor from before the tag was asked for', () => {
    expect(scores(community(START, 'notHelpfulOffTopic')).every(Number.isNaN)).toBe(true);
    expect(scores(community(HARASSMENT.tagsSince - 1)).every(Number.isNaN)).toBe(true);
  });

  it('cost those who call them helpful, and nobody else', () => {
    const data = community();
    const found = scores(data);
    const penalties = harassmentPenalties(data, allOf(data), found, HARASSMENT);
    expect(penalties.subarray(0, 26).every((p) => p === 0)).toBe(true);
    for (const penalty of penalties.subarray(26)) expect(penalty).toBeCloseTo((10 * (found[0]! + found[1]!)) / 2, 9);
  });

  it('shut such raters out of the second round', () => {
    const ratings = twoCamps(3, 24, 40).map((rating): PlainRating => {
      if (rating.note !== 'n003' && rating.note !== 'n007') return rating;
      return rating.rater === 'r000' ? { ...rating, level: 2, tags: [] } : { ...rating, level: 0, tags: ['notHelpfulSpamHarassmentOrAbuse'] };
    });
    const data = canonicalDataset(inputOf(ratings));
    const above = (penalty: number): string[] => {
      const parameters = { ...CORE_PARAMETERS, harassment: { ...HARASSMENT, minScore: 0.2, penalty } };
      const result = prescore(data, selectScope(data, admittedRatings(data, parameters), parameters).inScope, parameters, () => undefined);
      return data.raterId.filter((_, u) => result.above[u] === 1);
    };
    expect(above(0)).toContain('r000');
    expect(above(HARASSMENT.penalty)).toEqual(above(0).filter((id) => id !== 'r000'));
  });
});
