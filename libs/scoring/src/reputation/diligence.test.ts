import { describe, expect, it } from 'vitest';
import { canonicalDataset, type Dataset } from '../data/dataset';
import { inputOf, randomNumbers, shuffled, type PlainRating } from '../testing/community';
import type { RatingTag } from '../vocabulary';
import { diligenceOfNotes, learnDiligence, type DiligentRaters } from './diligence';
import { DILIGENCE } from './diligence-parameters';
import { RatingSet } from '../data/rating-set';

const SLOPPY = 6;
const CAREFUL = 8;

/**
 * Thirty notes, the first six badly sourced, the others leaning left and right in turn. Careful raters complain of
 * what is badly sourced; the others, left and right in turn, of what leans the other way.
 */
function community(): PlainRating[] {
  const random = randomNumbers(7);
  const ratings: PlainRating[] = [];
  for (let n = 0; n < 30; n++) {
    for (let u = 0; u < 24; u++) {
      const reason = u < CAREFUL ? n < SLOPPY : n >= SLOPPY && n % 2 !== u % 2;
      const complains = reason === random() < 0.9;
      ratings.push({
        note: `n${String(n).padStart(2, '0')}`,
        rater: `r${String(u).padStart(2, '0')}`,
        level: complains ? 0 : 2,
        tags: complains ? ['notHelpfulSourcesMissingOrUnreliable'] : ['helpfulClear'],
      });
    }
  }
  return ratings;
}

const learnFrom = (data: Dataset) => {
  const ratings = RatingSet.all(data.ratingCount);
  const factors = Float64Array.from({ length: data.raterCount }, (_, u) => (u < CAREFUL ? 0 : u % 2 === 0 ? 0.5 : -0.5));
  const raters = learnDiligence(data, ratings, factors, DILIGENCE);
  return { raters, notes: diligenceOfNotes(data, ratings, raters, DILIGENCE) };
};

describe('low diligence', () => {
  const data = canonicalDataset(inputOf(community()));
  const { raters, notes } = learnFrom(data);

  it('gives those a reputation whose complaints others share', () => {
    const mean = (from: number, to: number): number => raters!.reputation.subarray(from, to).reduce((sum, r) => sum + r, 0) / (to - from);
    expect(mean(0, CAREFUL)).toBeGreaterThan(2 * mean(CAREFUL, 24));
  });

  it('does not depend on the order of rows', () => {
    const other = canonicalDataset(inputOf(shuffled(community(), randomNumbers(3))));
    expect(learnFrom(other).notes).toEqual(notes);
  });

  it('says nothing without ratings', () => {
    const none = RatingSet.all(0);
    expect(learnDiligence(data, none, new Float64Array(data.raterCount), DILIGENCE)).toBeUndefined();
    expect(diligenceOfNotes(data, none, raters, DILIGENCE).every(Number.isNaN)).toBe(true);
    expect(diligenceOfNotes(data, RatingSet.all(1), undefined, DILIGENCE).every(Number.isNaN)).toBe(true);
  });
});

describe('complaints about a note', () => {
  /** Six raters, the first three with a reputation, of whom some complain of each note. */
  const notesOf = (complaining: Record<string, number[]>): Record<string, number> => {
    const ratings = Object.entries(complaining).flatMap(([note, who]) =>
      [0, 1, 2, 3, 4, 5].map((u): PlainRating => {
        const complains = who.includes(u);
        return { note, rater: `r${u}`, level: complains ? 0 : 2, tags: complains ? ['notHelpfulIncorrect'] : [] };
      }),
    );
    const data = canonicalDataset(inputOf(ratings));
    const zeros = new Float64Array(6);
    const raters: DiligentRaters = {
      muSecond: 1,
      muThird: 4,
      interceptSecond: zeros,
      interceptThird: zeros,
      factor: zeros,
      reputation: Float64Array.of(1, 1, 1, 0, 0, 0),
      perNote: 6,
      perRater: 6,
    };
    const notes = diligenceOfNotes(data, RatingSet.all(data.ratingCount), raters, DILIGENCE);
    return Object.fromEntries(data.noteId.map((id, n) => [id, notes[n]!]));
  };

  it('count when raters with a reputation agree on them', () => {
    const notes = notesOf({ reputed: [0, 1, 2], others: [3, 4, 5], one: [0], nobody: [] });
    expect(notes.reputed).toBeGreaterThan(DILIGENCE.threshold);
    expect(notes.others).toBeLessThan(DILIGENCE.threshold);
    expect(notes.reputed).toBeGreaterThan(notes.one!);
    expect(notes.one).toBeGreaterThan(notes.nobody!);
  });

  it('are those of care: wrong, or badly sourced', () => {
    const of = (tag: RatingTag): number => {
      const ratings = [0, 1, 2, 3].map((u): PlainRating => ({ note: 'n', rater: `r${u}`, level: 0, tags: [tag] }));
      const data = canonicalDataset(inputOf(ratings));
      return learnFrom(data).raters!.muThird;
    };
    for (const tag of ['notHelpfulIncorrect', 'notHelpfulIrrelevantSources', 'notHelpfulSourcesMissingOrUnreliable'] as const) {
      expect(of(tag)).toBeGreaterThan(0);
    }
    for (const tag of ['notHelpfulOther', 'notHelpfulOpinionSpeculation', 'helpfulClear'] as const) expect(of(tag)).toBeLessThan(0);
  });
});
