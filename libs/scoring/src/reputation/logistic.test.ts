import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import { NOTE_SUMS, RATER_SUMS } from '../kernels/answer-blocks';
import { WANTED } from '../kernels/answer-frame';
import type { Engine } from '../kernels/engine';
import { inputOf, randomNumbers } from '../testing/community';
import { descend } from './adam';
import { multiplyByInverse } from './blocks';
import { exp, logOnePlus } from './exponential';
import { fitLogistic } from './fit-logistic';
import { countYes, openModel, readPart, writePart, type LogisticModel, type LogisticPart, type LogisticRidge } from './logistic-model';
import { countFree, gradientAt, objectiveOf, type LogisticProblem } from './logistic-problem';
import { placeLogistic } from './place-logistic';

describe('exponential and logarithm without Math', () => {
  it('agree with the mathematics', () => {
    fc.assert(fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => Math.abs(exp(x) / Math.exp(x) - 1) < 2e-15));
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (y) => Math.abs(logOnePlus(y) - Math.log1p(y)) <= 1e-15));
  });

  it('vanish and refuse at the ends', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-1000)).toBe(0);
    expect(() => exp(701)).toThrow('exp of 701');
  });
});

const ALL: readonly LogisticPart[] = ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor', 'reputation'];
const RIDGE: LogisticRidge = { mu: 0.1, noteIntercept: 0.2, noteFactor: 0.3, raterIntercept: 0.4, raterFactor: 0.5, reputation: 0.6 };
/** As far as single precision tells. */
const STRICT = { maxPasses: 500, tolerance: 1e-6, stragglers: 0, maxStep: 2, memory: 5 };

/** A model of random answers, somewhere. */
function somewhere(notes = 4, raters = 6, use: { largeFrom?: number; engine?: Engine } = {}): LogisticModel {
  const random = randomNumbers(11);
  const ratings = Array.from({ length: notes * raters }, (_, i) => ({ note: `n${Math.floor(i / raters)}`, rater: `r${i % raters}`, level: random() < 0.4 ? 0 : 2 }));
  const data = canonicalDataset(inputOf(ratings), use.engine);
  const model = openModel(data, RatingSet.all(data.ratingCount), (i) => data.level[i] === 0, { vectors: 16, ...use });
  for (const part of ALL) writePart(model, part, () => 2 * random() - 1);
  for (let u = 0; u < raters; u++) model.rows.raters[4 * u + 3] = 0.5 + random();
  for (let n = 0; n < notes; n++) model.rows.noteWeights[n] = 0.5 + random();
  return model;
}
const problemOf = (model: LogisticModel, free = ALL): LogisticProblem => ({ model, yesWeight: 3, ridge: RIDGE, free });

function gradientOf(problem: LogisticProblem): Float64Array {
  const gradient = problem.model.vectors[15]!;
  gradientAt(problem, WANTED.curves, gradient);
  return gradient.slice();
}
/** Places of the vector that hold a parameter which is fitted. */
const fitted = (model: LogisticModel): number[] => [...model.point.keys()].filter((k) => k !== 1 && (k < 2 + 2 * model.notes.length || (k - 2 - 2 * model.notes.length) % 4 !== 3));

describe('the logistic model', () => {
  it('knows how many said yes, and reads the parts that were written', () => {
    const model = somewhere();
    const { bounds } = model.rows;
    expect(model.count).toBe(24);
    expect(countYes(model)).toBe([0, 2, 4, 6].reduce((sum, k) => sum + bounds[k + 1]! - bounds[k]!, 0));
    expect(countYes(model)).toBeGreaterThan(0);
    expect(countYes(model)).toBeLessThan(24);
    writePart(model, 'raterFactor', (k) => 10 + k);
    expect([...readPart(model, 'raterFactor')]).toEqual([10, 11, 12, 13, 14, 15]);
    for (const part of ALL) if (part !== 'raterFactor') expect(Math.max(...readPart(model, part))).toBeLessThan(1);
  });

  it('knows its own derivatives', () => {
    // sums are in single precision: shorter steps would be lost in it
    const step = 1e-3;
    const model = somewhere();
    const problem = problemOf(model);
    const gradient = gradientOf(problem);
    const { noteSums, raterSums } = model.rows;
    const bends = new Map<number, number>();
    for (let n = 0; n < 4; n++) [2, 4].forEach((sum, k) => bends.set(2 + 2 * n + k, noteSums[NOTE_SUMS * n + sum]! + [0.2, 0.3][k]!));
    for (let u = 0; u < 6; u++) [3, 6, 7].forEach((sum, k) => bends.set(10 + 4 * u + k, raterSums[RATER_SUMS * u + sum]! + [0.4, 0.5, 0.6][k]!));
    const objective = (k: number, change: number): number => {
      model.point[k]! += change;
      const value = objectiveOf(problem);
      model.point[k]! -= change;
      return value;
    };
    for (const k of fitted(model)) {
      expect(2 * gradient[k]!).toBeCloseTo((objective(k, step) - objective(k, -step)) / (2 * step), 3);
      const bend = (objective(k, step) - 2 * objective(k, 0) + objective(k, -step)) / (step * step);
      if (k > 0) expect(2 * bends.get(k)!).toBeCloseTo(bend, 2);
    }
  });

  it('knows the inverse of its blocks: of a note, of a rater, and of mu', () => {
    const model = somewhere();
    const problem = problemOf(model);
    const gradient = gradientOf(problem);
    const step = 1e-2;
    for (const side of [[0], [2, 3], [8, 9], [10, 11, 12], [30, 31, 32]]) {
      gradientOf(problem);
      const [vector, newton] = model.vectors as [Float64Array, Float64Array];
      vector.fill(0);
      side.forEach((k) => (vector[k] = gradient[k]!));
      multiplyByInverse(problem, vector, newton);
      // the derivative of the gradient along the answer is what was asked
      const base = model.point.slice();
      const along = (length: number): Float64Array => {
        side.forEach((k) => (model.point[k] = base[k]! + length * newton[k]!));
        const there = gradientOf(problem);
        model.point.set(base);
        return there;
      };
      const [ahead, behind] = [along(step), along(-step)];
      for (const k of side) expect((ahead[k]! - behind[k]!) / (2 * step)).toBeCloseTo(vector[k]!, 2);
    }
  });
});

describe('fitting', () => {
  it('ends where the slope is nothing, and leaves alone what is not free', () => {
    for (const free of [ALL, ['mu', 'noteFactor', 'raterIntercept'], ['noteIntercept', 'reputation']] as const) {
      const model = somewhere();
      const before = objectiveOf(problemOf(model));
      const { passes } = fitLogistic(problemOf(model, free), STRICT);
      expect(passes).toBeLessThan(200);
      expect(objectiveOf(problemOf(model))).toBeLessThan(before);
      for (const slope of gradientOf(problemOf(model, free))) expect(Math.abs(slope)).toBeLessThan(1e-5);
      for (const part of ALL) if (!(free as readonly string[]).includes(part)) expect(readPart(model, part)).toEqual(readPart(somewhere(), part));
    }
  });

  it('of a large model does not wait for the share of parameters that may straggle', () => {
    const solver = { ...STRICT, tolerance: 1e-3 };
    const passesWith = (stragglers: number, largeFrom = 0): number => fitLogistic(problemOf(somewhere(40, 30, { largeFrom })), { ...solver, stragglers }).passes;
    const one = 1 / countFree(problemOf(somewhere(40, 30)));
    expect(passesWith(0.999 * one)).toBe(passesWith(0));
    expect(passesWith(0.1)).toBeLessThan(passesWith(0));
    expect(passesWith(1)).toBe(1);
    expect(passesWith(1, Infinity)).toBe(passesWith(0, Infinity));
  });

  it('of a large model cuts down by itself what would move too far, of a small one all with it', () => {
    const movedWith = (largeFrom: number): { odd: number; others: number } => {
      const model = somewhere(40, 30, { largeFrom });
      writePart(model, 'raterIntercept', (u) => (u === 0 ? 40 : 4));
      // the odd one's trust and so its part in the fall is next to nothing
      model.rows.raters[3] = 1e-9;
      const before = readPart(model, 'raterIntercept');
      const problem = { ...problemOf(model, ['raterIntercept']), ridge: { ...RIDGE, raterIntercept: 1e-7 } };
      fitLogistic(problem, { ...STRICT, maxPasses: 2 });
      const moved = readPart(model, 'raterIntercept').map((value, u) => Math.abs(value - before[u]!));
      return { odd: moved[0]!, others: moved.subarray(1).reduce((sum, value) => sum + value, 0) };
    };
    const [large, small] = [movedWith(0), movedWith(Infinity)];
    expect(large.odd).toBeLessThanOrEqual(STRICT.maxStep);
    expect(small.odd).toBeCloseTo(STRICT.maxStep, 9);
    expect(large.others).toBeGreaterThan(1.5 * small.others);
  });

  it('of a large model measures the steps of factors by what they are multiplied with', () => {
    const movedWith = (noteFactor: number): number => {
      const model = somewhere(40, 30, { largeFrom: 0 });
      writePart(model, 'noteFactor', (n) => (n % 2 === 0 ? noteFactor : -noteFactor));
      writePart(model, 'raterFactor', () => 0);
      fitLogistic({ ...problemOf(model, ['raterFactor']), yesWeight: 100, ridge: { ...RIDGE, raterFactor: 1e-9 } }, { ...STRICT, maxStep: 0.1, maxPasses: 2 });
      return Math.max(...readPart(model, 'raterFactor').map(Math.abs));
    };
    expect(movedWith(1)).toBeCloseTo(0.1, 5);
    expect(movedWith(0.01)).toBeCloseTo(10, 3);
  });

  it('stops at its limit of passes', () => {
    expect(fitLogistic(problemOf(somewhere()), { ...STRICT, maxPasses: 3, tolerance: 0 }).passes).toBe(3);
  });

  it('goes downhill by Adam, to the mean loss at which steps hardly change it', () => {
    const problem = problemOf(somewhere());
    const before = objectiveOf(problem);
    const descent = { learningRate: 0.1, convergence: 1e-7, minSteps: 400, maxSteps: 2_000, maxStepsIfLarge: 7, maxGradient: 1 };
    const steps = descend(problem, descent);
    const reached = objectiveOf(problem);
    expect(steps).toBeLessThan(2_000);
    fitLogistic(problem, STRICT);
    const least = objectiveOf(problem);
    expect(reached).toBeGreaterThanOrEqual(least - 1e-9);
    expect(reached - least).toBeLessThan(0.02 * (before - least));
    expect(descend(problemOf(somewhere()), { ...descent, maxSteps: 5 })).toBe(5);
    expect(descend(problemOf(somewhere(40, 30, { largeFrom: 0 })), descent)).toBe(7);
  });

  it('places every note for itself, as the fit of all would', () => {
    for (const part of ['noteIntercept', 'noteFactor'] as const) {
      const model = somewhere();
      placeLogistic(problemOf(model, [part]), part, { maxSteps: 50, tolerance: 1e-4 });
      const fit = somewhere();
      fitLogistic(problemOf(fit, [part]), STRICT);
      readPart(model, part).forEach((value, n) => expect(value).toBeCloseTo(readPart(fit, part)[n]!, 5));
      const other = part === 'noteFactor' ? 'noteIntercept' : 'noteFactor';
      expect(readPart(model, other)).toEqual(readPart(somewhere(), other));
    }
  });

  it('places a note even where Newton\'s method alone would swing ever further', () => {
    const model = somewhere();
    writePart(model, 'noteIntercept', () => 60);
    placeLogistic({ ...problemOf(model, ['noteIntercept']), yesWeight: 500, ridge: { ...RIDGE, noteIntercept: 1e-6 } }, 'noteIntercept', { maxSteps: 100, tolerance: 1e-6 });
    const gradient = gradientOf({ ...problemOf(model, ['noteIntercept']), yesWeight: 500, ridge: { ...RIDGE, noteIntercept: 1e-6 } });
    for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-4);
  });
});
