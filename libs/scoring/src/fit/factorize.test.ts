import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { inputOf, randomNumbers, twoCamps, type PlainRating } from '../testing/community';
import { factorize } from './factorize';
import { ridgeFor, type Model } from './model';
import { ratingMatrix, type RatingMatrix } from './rating-matrix';
import { setRidge, sweep } from './sweep';
import { WORD } from '../kernels/frame';
import { RatingSet } from '../data/rating-set';

const { fit } = CORE_PARAMETERS;
const matrixOf = (ratings: PlainRating[]): RatingMatrix =>
  ratingMatrix(canonicalDataset(inputOf(ratings)), RatingSet.all(ratings.length), fit.memory);

/** The objective as X writes it, straight from its definition. */
function loss(m: RatingMatrix, p: Model): number {
  let squared = 0;
  for (let n = 0; n < m.notes.length; n++) {
    for (let level = 0; level < 3; level++) {
      for (let k = m.frame.notes.bounds[3 * n + level]!; k < m.frame.notes.bounds[3 * n + level + 1]!; k++) {
        const u = m.frame.notes.entries[k]!;
        const predicted = p.mu + p.raterIntercept[u]! + p.noteIntercept[n]! + p.raterFactor[u]! * p.noteFactor[n]!;
        squared += (level / 2 - predicted) ** 2;
      }
    }
  }
  const meanSquare = (v: Float64Array) => v.reduce((s, x) => s + x * x, 0) / v.length;
  return (
    squared / m.count +
    0.15 * (meanSquare(p.raterIntercept) + meanSquare(p.noteIntercept) + p.mu ** 2) +
    0.03 * (meanSquare(p.raterFactor) + meanSquare(p.noteFactor))
  );
}

describe('factorization', () => {
  const matrix = matrixOf(twoCamps(1));
  const { model, summary } = factorize(matrix, fit);

  it('reports the loss that its definition gives', () => {
    expect(summary.loss).toBeCloseTo(loss(matrix, model), 12);
    expect(summary).toMatchObject({ ratings: matrix.count, notes: 24, raters: 24, mu: model.mu });
  });

  it('ends where no single parameter can be bettered', () => {
    const best = loss(matrix, model);
    const vectors = [model.raterIntercept, model.noteIntercept, model.raterFactor, model.noteFactor];
    for (const vector of vectors) {
      for (let i = 0; i < vector.length; i++) {
        for (const by of [-1e-4, 1e-4]) {
          const before = vector[i]!;
          vector[i] = before + by;
          expect(loss(matrix, model)).toBeGreaterThan(best);
          vector[i] = before;
        }
      }
    }
    for (const by of [-1e-4, 1e-4]) expect(loss(matrix, { ...model, mu: model.mu + by })).toBeGreaterThan(best);
  });

  it('finds the camps, gives most raters a negative factor, and lifts what both camps like', () => {
    const signs = [...model.raterFactor].map((f, u) => Math.sign(f) * (matrix.raters[u]! % 2 === 0 ? 1 : -1));
    expect(Math.abs(signs.reduce((a, b) => a + b, 0))).toBe(24);
    expect(model.raterFactor.filter((f) => f < 0).length).toBeGreaterThanOrEqual(12);
    const mean = (group: number) =>
      [...model.noteIntercept].filter((_, n) => n % 4 === group).reduce((a, b) => a + b, 0) / 6;
    expect(mean(0)).toBeGreaterThan(0.3);
    expect(mean(1)).toBeLessThan(mean(0) - 0.2);
    expect(mean(3)).toBeLessThan(mean(1) - 0.2);
  });

  it('lands on the same optimum from a warm start, sooner', () => {
    const warm = factorize(matrix, fit, { noteIntercept: model.noteIntercept, noteFactor: model.noteFactor });
    expect(warm.summary.sweeps).toBeLessThan(summary.sweeps);
    warm.model.noteIntercept.forEach((b, n) => expect(b).toBeCloseTo(model.noteIntercept[n]!, 7));
  });

  it('does not depend on who is called what, up to the sign of the axis', () => {
    const renamed = twoCamps(1).map((r) => ({ ...r, rater: `r${String(999 - Number(r.rater.slice(1)))}` }));
    const mirrored = factorize(matrixOf(renamed), fit).model;
    const sign = Math.sign(mirrored.noteFactor[1]! / model.noteFactor[1]!);
    model.noteIntercept.forEach((b, n) => {
      expect(mirrored.noteIntercept[n]).toBeCloseTo(b, 7);
      expect(mirrored.noteFactor[n]! * sign).toBeCloseTo(model.noteFactor[n]!, 7);
    });
  });

  it('splits a single rating as the penalties demand', () => {
    const { model: one } = factorize(matrixOf([{ note: 'a', rater: 'x', level: 2 }]), fit);
    // where factors are not zero the residual is λ_f, and each intercept residual / λ_i
    expect(one.mu).toBeCloseTo(0.03 / 0.15, 9);
    expect(one.noteIntercept[0]).toBeCloseTo(0.2, 9);
    expect(one.raterFactor[0]! * one.noteFactor[0]!).toBeCloseTo(1 - 3 * 0.2 - 0.03, 9);
  });

  it('reaches an optimum on any ratings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 12 }), (seed, raters, notes) => {
        const random = randomNumbers(seed);
        const ratings = twoCamps(seed, raters, notes, 0.7).map((r) => ({ ...r, level: Math.floor(random() * 3) }));
        if (ratings.length === 0) return;
        const any = matrixOf(ratings);
        factorize(any, fit);
        const { gradients, words } = any.frame;
        const gradient = gradients.subarray((gradients.length / 2) * words[WORD.current]!, (gradients.length / 2) * (words[WORD.current]! + 1));
        gradient.forEach((g) => expect(Math.abs(g)).toBeLessThan(1e-5));
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe('solving for raters', () => {
  it('leaves nothing to gain for any rater or mu', () => {
    const matrix = matrixOf(twoCamps(5, 8, 8));
    const random = randomNumbers(5);
    const draw = () => Float64Array.from({ length: 8 }, () => random() - 0.5);
    const [noteIntercept, noteFactor] = [draw(), draw()];
    const { notes, raters } = matrix.frame;
    noteIntercept.forEach((b, n) => notes.pairs.set([b, noteFactor[n]!], 2 * n));
    const ridge = ridgeFor(matrix, fit);
    setRidge(matrix, ridge);
    const { mu, objective } = sweep(matrix, ridge, false);
    const model: Model = { mu, noteIntercept, noteFactor, raterIntercept: raters.pairs.filter((_, i) => i % 2 === 0), raterFactor: raters.pairs.filter((_, i) => i % 2 === 1) };
    expect(objective / matrix.count).toBeCloseTo(loss(matrix, model), 12);
    const best = loss(matrix, model);
    for (const vector of [model.raterIntercept, model.raterFactor]) {
      vector.forEach((before, i) => {
        for (const by of [-1e-4, 1e-4]) {
          vector[i] = before + by;
          expect(loss(matrix, model)).toBeGreaterThan(best);
        }
        vector[i] = before;
      });
    }
    expect(loss(matrix, { ...model, mu: model.mu + 1e-4 })).toBeGreaterThan(best);
    expect(loss(matrix, { ...model, mu: model.mu - 1e-4 })).toBeGreaterThan(best);
  });
});
