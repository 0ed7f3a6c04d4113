import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import { factorize } from '../fit/factorize';
import { ratingMatrix } from '../fit/rating-matrix';
import { CORE_PARAMETERS, type Parameters } from '../parameters';
import { score } from '../score';
import { inputOf, randomNumbers, twoCamps, twoQuarrels, type PlainRating } from '../testing/community';
import { eigenvectors } from './axes';
import { fitVectors, refitVectors, type VectorFit } from './fit-vectors';
import { foldsByIds, tryDimensions } from './held-out';
import type { VectorRatings } from './vector-model';

const { fit } = CORE_PARAMETERS;
const inDimensions = (dimensions: Parameters['fit']['dimensions']): Parameters => ({ ...CORE_PARAMETERS, fit: { ...fit, dimensions } });

function bare(plain: readonly PlainRating[]): VectorRatings {
  const data = canonicalDataset(inputOf([...plain]));
  return { notes: data.noteCount, raters: data.raterCount, note: data.note, rater: data.rater, value: Float64Array.from(data.level, (level) => level / 2) };
}

/** The objective straight from its definition. */
function loss(r: VectorRatings, { model: { order, mu, notes, raters } }: VectorFit): number {
  let squared = 0;
  for (let i = 0; i < r.note.length; i++) {
    let error = r.value[i]! - mu - notes[r.note[i]! * order]! - raters[r.rater[i]! * order]!;
    for (let d = 1; d < order; d++) error -= notes[r.note[i]! * order + d]! * raters[r.rater[i]! * order + d]!;
    squared += error * error;
  }
  const penalty = (rows: Float64Array, count: number): number => rows.reduce((sum, x, i) => sum + (i % order === 0 ? 0.15 : 0.03) * x * x, 0) / count;
  return squared / r.note.length + 0.15 * mu * mu + penalty(notes, r.notes) + penalty(raters, r.raters);
}

const chosenFor = (plain: readonly PlainRating[]): number => {
  const ratings = bare(plain);
  return tryDimensions(ratings, foldsByIds(ids('n', ratings.notes), ids('r', ratings.raters), (i) => ratings.note[i]!, (i) => ratings.rater[i]!), fit).chosen;
};
const ids = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}${i}`);

describe('a fit in several dimensions', () => {
  const quarrels = bare(twoQuarrels(3));

  it('with one dimension ends where the ordinary fit ends', () => {
    const data = canonicalDataset(inputOf(twoQuarrels(3)));
    const ordinary = factorize(ratingMatrix(data, RatingSet.all(data.ratingCount), fit.memory), fit);
    const own = fitVectors(quarrels, 1, fit);
    expect(own.loss).toBeCloseTo(ordinary.summary.loss, 10);
    ordinary.model.noteIntercept.forEach((b, n) => expect(own.model.notes[2 * n]).toBeCloseTo(b, 6));
    // of two equally large sides either may be the negative one
    const sign = Math.sign(ordinary.model.raterFactor[0]! * own.model.raters[1]!);
    ordinary.model.raterFactor.forEach((f, u) => expect(sign * own.model.raters[2 * u + 1]!).toBeCloseTo(f, 6));
  });

  it('ends where no single parameter can be bettered, at the loss that its definition gives', () => {
    const fitted = fitVectors(quarrels, 2, fit);
    const best = loss(quarrels, fitted);
    expect(fitted.loss).toBeCloseTo(best, 12);
    for (const rows of [fitted.model.notes, fitted.model.raters]) {
      for (let i = 0; i < rows.length; i += 5) {
        for (const by of [-1e-4, 1e-4]) {
          const before = rows[i]!;
          rows[i] = before + by;
          expect(loss(quarrels, fitted)).toBeGreaterThan(best);
          rows[i] = before;
        }
      }
    }
  });

  it('never has a higher loss for a further dimension; one that nothing speaks for shrinks to nothing', () => {
    const losses = [1, 2, 3, 4].map((dimensions) => fitVectors(quarrels, dimensions, fit).loss);
    losses.slice(1).forEach((one, k) => expect(one).toBeLessThanOrEqual(losses[k]! + 1e-9));
    expect(losses[0]! - losses[1]!).toBeGreaterThan(5 * (losses[1]! - losses[2]!));
    const agreed = bare(twoCamps(1, 12, 12, 1).map((rating) => ({ ...rating, level: 2 })));
    const { model } = fitVectors(agreed, 3, fit);
    for (const rows of [model.notes, model.raters]) rows.forEach((x, i) => i % 4 > 1 && expect(Math.abs(x)).toBeLessThan(1e-6));
  });

  it('has the same axes however the slants that it starts from are turned', () => {
    const { model } = fitVectors(quarrels, 2, fit);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), fc.boolean(), (angle, mirrored) => {
        const turned = model.notes.slice();
        for (let at = 0; at < turned.length; at += 3) {
          const [x, y] = [model.notes[at + 1]!, (mirrored ? -1 : 1) * model.notes[at + 2]!];
          turned[at + 1] = Math.cos(angle) * x - Math.sin(angle) * y;
          turned[at + 2] = Math.sin(angle) * x + Math.cos(angle) * y;
        }
        const again = refitVectors(quarrels, turned, 3, fit).model;
        again.notes.forEach((x, i) => expect(x).toBeCloseTo(model.notes[i]!, 5));
        again.raters.forEach((x, i) => expect(x).toBeCloseTo(model.raters[i]!, 5));
      }),
      { numRuns: 15, seed: 3 },
    );
  });

  it('orders its axes by what they explain, at right angles, most raters negative on each', () => {
    const { model } = fitVectors(quarrels, 3, fit);
    const moment = (i: number, j: number): number => model.raters.reduce((sum, x, at) => (at % 4 === i ? sum + x * model.raters[at - i + j]! : sum), 0);
    expect(moment(1, 1)).toBeGreaterThanOrEqual(moment(2, 2));
    expect(moment(2, 2)).toBeGreaterThanOrEqual(moment(3, 3));
    for (const [i, j] of [[1, 2], [1, 3], [2, 3]] as const) expect(Math.abs(moment(i, j))).toBeLessThan(1e-9 * (1 + moment(1, 1)));
    for (const d of [1, 2, 3]) expect(model.raters.reduce((sum, x, at) => (at % 4 === d ? sum + Math.sign(x) : sum), 0)).toBeLessThanOrEqual(0);
  });

  it('finds the eigenvectors of any symmetric matrix', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 10, maxLength: 10 }), (given) => {
        const at = (i: number, j: number): number => given[(Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j)]!;
        const matrix = [0, 1, 2, 3].map((i) => Float64Array.from([0, 1, 2, 3], (j) => at(i, j)));
        const vectors = eigenvectors(matrix);
        const product = (v: Float64Array): number[] => matrix.map((row) => row.reduce((sum, x, j) => sum + x * v[j]!, 0));
        const values = vectors.map((v) => product(v).reduce((sum, x, j) => sum + x * v[j]!, 0));
        values.slice(1).forEach((value, k) => expect(value).toBeLessThanOrEqual(values[k]! + 1e-12));
        vectors.forEach((v, k) => product(v).forEach((x, j) => expect(x).toBeCloseTo(values[k]! * v[j]!, 9)));
      }),
    );
  });
});

describe('how many dimensions', () => {
  it('are two where people quarrel about two things, one where they quarrel about one, and one where they rate by chance', () => {
    const random = randomNumbers(9);
    expect([1, 2, 3].map((seed) => chosenFor(twoQuarrels(seed)))).toEqual([2, 2, 2]);
    expect([1, 2, 3].map((seed) => chosenFor(twoCamps(seed, 40, 60)))).toEqual([1, 1, 1]);
    expect([1, 2, 3].map((seed) => chosenFor(twoCamps(seed, 40, 60).map((rating) => ({ ...rating, level: random() < 0.5 ? 0 : 2 }))))).toEqual([1, 1, 1]);
  });

  it('is asked of every rating once, and later ratings leave the parts as they are', () => {
    const few = bare(twoQuarrels(1, 40, 30));
    const folds = (ratings: VectorRatings) => foldsByIds(ids('n', ratings.notes), ids('r', ratings.raters), (i) => ratings.note[i]!, (i) => ratings.rater[i]!);
    const counts = new Map<number, number>();
    const foldOf = folds(few);
    for (let i = 0; i < few.note.length; i++) counts.set(foldOf(i), (counts.get(foldOf(i)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const count of counts.values()) expect(count / few.note.length).toBeGreaterThan(0.15);
    const later: VectorRatings = { ...few, notes: few.notes + 5, raters: few.raters + 5, note: Uint32Array.of(...few.note, few.notes + 1), rater: Uint32Array.of(...few.rater, few.raters + 1), value: Float64Array.of(...few.value, 1) };
    const again = folds(later);
    for (let i = 0; i < few.note.length; i++) expect(again(i)).toBe(foldOf(i));
  });
});

describe('a run in several dimensions', () => {
  it('is the ordinary run, byte for byte, where one dimension is chosen', () => {
    const input = inputOf(twoCamps(11, 40, 60));
    const { summary, ...ordinary } = score(input, CORE_PARAMETERS);
    const { summary: own, ...chosen } = score(input, inDimensions('held-out'));
    expect(chosen).toEqual(ordinary);
    const { dimensions, ...first } = own.firstRound!;
    expect(first).toEqual(summary.firstRound);
    expect(dimensions!.chosen).toBe(1);
    expect(dimensions!.heldOut.map((tried) => tried.dimensions)).toEqual([1, 2]);
    expect(summary.firstRound!.dimensions).toBeUndefined();
  });

  it('holds back what one side of a second quarrel likes, and shows what all sides like', () => {
    const plain = twoQuarrels(5);
    const one = score(inputOf(plain), CORE_PARAMETERS);
    const two = score(inputOf(plain), inDimensions('held-out'));
    expect(two.summary.firstRound!.dimensions!.chosen).toBe(2);
    expect(two.summary.secondRound!.loss).toBeLessThan(one.summary.secondRound!.loss);
    const kind = (id: string): number => Number(id.slice(1)) % 3;
    const helpful = (notes: typeof two.notes, of: (id: string) => boolean): number => [...notes].filter(({ id, coreStatus }) => of(id) && coreStatus === 'CURRENTLY_RATED_HELPFUL').length;
    expect(helpful(two.notes, (id) => kind(id) === 2)).toBeGreaterThan(20);
    expect(helpful(two.notes, (id) => kind(id) !== 2)).toBe(0);
    for (const note of two.notes) expect([note.interceptMin! <= note.intercept! + 0.05, note.interceptMax! >= note.intercept! - 0.05]).toEqual([true, true]);
    // what is measured along one axis is not told
    for (const note of two.notes) expect([note.interval, note.furtherRatings]).toEqual([null, null]);
    expect(score(inputOf(plain), inDimensions('held-out'), undefined, { freeze: true }).frozen).toBeNull();
  });

  it('gives the same for rows in any order, and takes a given number', () => {
    const plain = twoQuarrels(5, 40, 60);
    const random = randomNumbers(4);
    const shuffled = plain.map((rating) => ({ rating, at: random() })).sort((a, b) => a.at - b.at).map(({ rating }) => rating);
    expect(score(inputOf(shuffled), inDimensions('held-out'))).toEqual(score(inputOf(plain), inDimensions('held-out')));
    expect(score(inputOf(plain), inDimensions(3)).summary.firstRound!.dimensions).toEqual({ chosen: 3, heldOut: [] });
  });
});
