import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { inputOf } from '../testing/community';
import { placeNotes } from './place-notes';
import type { FrozenRaters } from './placing';
import { RatingSet } from '../data/rating-set';

const { fit } = CORE_PARAMETERS;
const data = canonicalDataset(
  inputOf([
    { note: 'a', rater: 'u', level: 2 },
    { note: 'a', rater: 'v', level: 2 },
    { note: 'a', rater: 'w', level: 0 },
    { note: 'b', rater: 'u', level: 0 },
    { note: 'b', rater: 'v', level: 1 },
  ]),
);
const raters: FrozenRaters = {
  mu: 0.2,
  intercept: new Float64Array([0.1, -0.2, 0]),
  factor: new Float64Array([0.5, -0.6, 0.3]),
};
const all = RatingSet.all(5);

/** Penalised error of one note, as the objective has it with raters frozen. */
function error(note: number, ratings: number[], intercept: number, factor: number, ratio: number): number {
  const squares = ratings.map((i) => {
    const u = data.rater[i]!;
    return (data.level[i]! / 2 - raters.mu - raters.intercept[u]! - intercept - raters.factor[u]! * factor) ** 2;
  });
  return squares.reduce((a, b) => a + b, 0) + ratio * (0.15 * intercept ** 2 + 0.03 * factor ** 2);
}

describe('placing notes among frozen raters', () => {
  it('minimises the penalised error of each note alone', () => {
    const placed = placeNotes(data, all, raters, 4, fit);
    for (const [note, ratings] of [[0, [0, 1, 2]], [1, [3, 4]]] as const) {
      const [b, f] = [placed.intercept[note]!, placed.factor[note]!];
      const best = error(note, [...ratings], b, f, 4);
      for (const [db, df] of [[1e-4, 0], [-1e-4, 0], [0, 1e-4], [0, -1e-4]] as const) {
        expect(error(note, [...ratings], b + db, f + df, 4)).toBeGreaterThan(best);
      }
    }
  });

  it('pulls towards zero with more simulated ratings per note', () => {
    const [light, heavy] = [placeNotes(data, all, raters, 1, fit), placeNotes(data, all, raters, 100, fit)];
    expect(Math.abs(heavy.intercept[0]!)).toBeLessThan(Math.abs(light.intercept[0]!));
    expect(Math.abs(heavy.factor[0]!)).toBeLessThan(Math.abs(light.factor[0]!));
  });

  it('bounds the intercept by one more, helpful, rating from an extreme rater', () => {
    const perNote = all.length / 2;
    const { intercept, interceptMin, interceptMax } = placeNotes(data, all, raters, perNote, fit);
    for (const note of [0, 1]) {
      expect(interceptMin[note]).toBeLessThanOrEqual(intercept[note]! + 1e-12);
      expect(interceptMax[note]).toBeGreaterThan(intercept[note]!);
    }
  });

  it('says nothing of notes without ratings by known raters', () => {
    expect(placeNotes(data, RatingSet.all(3), raters, 4, fit).intercept[1]).toBeNaN();
    expect(placeNotes(data, RatingSet.all(0), raters, 4, fit).intercept[0]).toBeNaN();
  });
});
