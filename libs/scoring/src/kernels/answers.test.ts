import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import { openModel, type LogisticModel } from '../reputation/logistic-model';
import { gradientAt, type LogisticProblem } from '../reputation/logistic-problem';
import { placeLogistic } from '../reputation/place-logistic';
import { inputOf } from '../testing/community';
import { NOTE_SUMS, RATER_SUMS } from './answer-blocks';
import { WANTED, type Wanted } from './answer-frame';
import { doubt } from './answers';
import { plainEngine, type Engine } from './engine';
import { wasmEngine } from './wasm-engine';

const NOTES = 3;
const RATERS = 70;
const number = fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, -0, 40, -40, 900, -900));
const weight = fc.double({ min: 1e-6, max: 1e3, noNaN: true });

interface Given {
  mu: number;
  yesWeight: number;
  notes: number[];
  noteWeights: number[];
  raters: number[];
  trust: number[];
  /** By note and rater: whether there is an answer, and which. */
  answers: ('yes' | 'no' | null)[];
}
const many = <T>(of: fc.Arbitrary<T>, count: number): fc.Arbitrary<T[]> => fc.array(of, { minLength: count, maxLength: count });
const given = fc.record<Given>({
  mu: number,
  yesWeight: weight,
  notes: many(number, 2 * NOTES),
  noteWeights: many(weight, NOTES),
  raters: many(number, 3 * RATERS),
  trust: many(weight, RATERS),
  answers: many(fc.constantFrom('yes', 'no', null), NOTES * RATERS),
});
const FREE = ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor', 'reputation'] as const;
const NO_RIDGE = { mu: 0, noteIntercept: 0, noteFactor: 0, raterIntercept: 0, raterFactor: 0, reputation: 0 };

type Sums = Record<'noteSums' | 'raterSums', number[]>;

/** The sums that a step makes; notes and raters without any answer are not in the model. */
function summed(engine: Engine, from: Given, step: (problem: LogisticProblem) => void): Sums {
  const ratings = from.answers.flatMap((answer, k) => (answer === null ? [] : [{ note: `n${Math.floor(k / RATERS)}`, rater: `r${String(k % RATERS).padStart(2, '0')}`, level: answer === 'yes' ? 0 : 2 }]));
  const data = canonicalDataset(inputOf(ratings), engine);
  const model: LogisticModel = openModel(data, RatingSet.all(data.ratingCount), (i) => data.level[i] === 0, { vectors: 1 });
  const { rows } = model;
  rows.noteSums.fill(NaN);
  rows.raterSums.fill(NaN);
  model.point[0] = from.mu;
  model.notes.forEach((index, n) => {
    const number = Number(data.noteId[index]!.slice(1));
    rows.notes.set(from.notes.slice(2 * number, 2 * number + 2), 2 * n);
    rows.noteWeights[n] = from.noteWeights[number]!;
  });
  model.raters.forEach((index, u) => {
    const number = Number(data.raterId[index]!.slice(1));
    rows.raters.set([...from.raters.slice(3 * number, 3 * number + 3), from.trust[number]!], 4 * u);
  });
  step({ model, yesWeight: from.yesWeight, ridge: NO_RIDGE, free: FREE });
  return { noteSums: [...rows.noteSums], raterSums: [...rows.raterSums] };
}

const ofGradient = (wanted: Wanted) => (problem: LogisticProblem): void => gradientAt(problem, wanted, problem.model.vectors[0]!);
const [slopesOf, curvesOf] = [ofGradient(WANTED.slopes), ofGradient(WANTED.curves)];
/** Notes are visited once before any of them moves. */
const placing = (problem: LogisticProblem): void => void placeLogistic(problem, 'noteIntercept', { maxSteps: 1, tolerance: 0 });

describe('answers of a logistic model', () => {
  it('are summed to the same bits by the compiled kernel and by its plain twin', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(placing, slopesOf, curvesOf), (from, step) => {
        const [compiled, plain] = [summed(wasmEngine(), from, step), summed(plainEngine, from, step)];
        for (const side of ['noteSums', 'raterSums'] as const) compiled[side].forEach((value, k) => expect(value).toBe(plain[side][k]));
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('give the derivatives of their cross-entropy, weighted', () => {
    // one answer: log odds 0.5 + 0.25 + 2·0.75 + (−1)·0.5 = 1.75
    const one: Given = {
      mu: 0.5, yesWeight: 10, notes: [2, -1, 0, 0, 0, 0], noteWeights: [4, 1, 1],
      raters: [0.25, 0.5, 0.75], trust: [0.5], answers: [],
    };
    const p = 1 / (1 + Math.exp(-1.75));
    // weights are halved, so that gradients are
    for (const [answer, scale, slope] of [['yes', 5 * 4 * 0.5, p - 1], ['no', 0.5 * 4 * 0.5, p]] as const) {
      const { noteSums, raterSums } = summed(wasmEngine(), { ...one, answers: [answer] }, curvesOf);
      const [s, h] = [scale * slope, scale * p * (1 - p)];
      [s * 0.75, s * 0.5, h * 0.75 ** 2, h * 0.75 * 0.5, h * 0.5 ** 2].forEach((sum, k) => expect(noteSums[k]).toBeCloseTo(sum, 5));
      [s, -s, s * 2, h, -h, h * 2, h, h * 4, -h * 2, 0].forEach((sum, k) => expect(raterSums[k]).toBeCloseTo(sum, 5));
    }
  });

  it('give only what is wanted', () => {
    const from = fc.sample(given, { numRuns: 1, seed: 8 })[0]!;
    const [all, slopes, notes] = [curvesOf, slopesOf, placing].map((step) => summed(wasmEngine(), from, step)) as [Sums, Sums, Sums];
    expect(all.raterSums.some((sum) => sum !== 0)).toBe(true);
    expect(notes.raterSums.every(Number.isNaN)).toBe(true);
    expect(notes.noteSums).toEqual(all.noteSums);
    slopes.raterSums.forEach((sum, k) => expect(sum).toBe(k % RATER_SUMS < 3 ? all.raterSums[k] : 0));
    slopes.noteSums.forEach((sum, k) => expect(sum).toBe(k % NOTE_SUMS < 2 ? all.noteSums[k] : 0));
  });

  it('are as certain as their log odds say, to single precision', () => {
    fc.assert(fc.property(fc.float({ min: -80, max: 80, noNaN: true }), (x) => Math.abs(doubt(x) * (1 + Math.exp(x)) - 1) < 5e-7 + 1e-7 * Math.abs(x)));
    expect([doubt(-1e9), doubt(1e9)]).toEqual([1, expect.closeTo(0, 30)]);
  });
});
