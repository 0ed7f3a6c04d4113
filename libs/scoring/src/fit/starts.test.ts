import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { inputOf, randomNumbers, twoCamps, type PlainRating } from '../testing/community';
import { factorize } from './factorize';
import { ratingMatrix, type RatingMatrix } from './rating-matrix';
import { factorizeFromStarts } from './starts';
import { RatingSet } from '../data/rating-set';

const { fit } = CORE_PARAMETERS;
const matrixOf = (ratings: PlainRating[]): RatingMatrix =>
  ratingMatrix(canonicalDataset(inputOf(ratings)), RatingSet.all(ratings.length), fit.memory);

/** Raters who disagree about two things at once, the one almost as often as the other. */
function twoQuarrels(seed: number): PlainRating[] {
  const random = randomNumbers(seed);
  const ratings: PlainRating[] = [];
  for (let n = 0; n < 60; n++) {
    for (let u = 0; u < 60; u++) {
      if (random() > 0.5) continue;
      const side = n % 2 === 0 ? u % 2 : Math.floor(u / 2) % 2;
      const likes = (Math.floor(n / 2) % 2 === side) !== random() < 0.1;
      ratings.push({ note: `n${String(n).padStart(2, '0')}`, rater: `r${String(u).padStart(2, '0')}`, level: likes ? 2 : 0 });
    }
  }
  return ratings;
}

describe('several starts', () => {
  it('are one unless asked for, and then the same bytes as ever', () => {
    const matrix = matrixOf(twoCamps(1));
    expect(fit.starts).toBe(1);
    expect(factorizeFromStarts(matrix, fit)).toEqual(factorize(matrix, fit));
    expect(factorizeFromStarts(matrix, fit).summary.otherStarts).toBeUndefined();
  });

  it('keep the lowest loss, tell of the others, and give the same result every time', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const matrix = matrixOf(twoQuarrels(seed));
      const one = factorize(matrix, fit).summary.loss;
      const several = factorizeFromStarts(matrix, { ...fit, starts: 6 });
      expect(several.summary.otherStarts).toHaveLength(5);
      expect(several.summary.loss).toBeLessThanOrEqual(one + 1e-9);
      for (const { loss } of several.summary.otherStarts!) expect(several.summary.loss).toBeLessThanOrEqual(loss + 1e-9);
      expect(factorizeFromStarts(matrix, { ...fit, starts: 6 })).toEqual(several);
    }
  });

  it('find flips between communities that quarrel about two things, and none where there is one quarrel', () => {
    const other = (ratings: PlainRating[]) => factorizeFromStarts(matrixOf(ratings), { ...fit, starts: 6 }).summary.otherStarts!;
    const torn = [1, 2, 3, 4, 5, 6].flatMap((seed) => other(twoQuarrels(seed)));
    console.info(`several starts: losses and flips of ${JSON.stringify(torn.map(({ loss, flippedRaters }) => [Number(loss.toFixed(6)), flippedRaters]))}`);
    expect(torn.some(({ flippedRaters }) => flippedRaters > 10)).toBe(true);
    for (const { flippedRaters, flippedNotes } of other(twoCamps(1))) expect([flippedRaters, flippedNotes]).toEqual([0, 0]);
  });

  it('change no status of a community with one quarrel', () => {
    const input = inputOf(twoCamps(11, 40, 60));
    const one = score(input, CORE_PARAMETERS);
    const several = score(input, { ...CORE_PARAMETERS, fit: { ...fit, starts: 3 } });
    expect(several.notes.map(({ coreStatus }) => coreStatus)).toEqual(one.notes.map(({ coreStatus }) => coreStatus));
    expect(several.summary.firstRound!.otherStarts).toHaveLength(2);
    // the second round goes on from the first
    expect(several.summary.secondRound!.otherStarts).toBeUndefined();
  });
});
