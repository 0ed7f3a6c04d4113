import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import { plainVectors } from '../fit/lbfgs';
import { plainEngine, type Engine } from '../kernels/engine';
import { wasmEngine } from '../kernels/wasm-engine';
import { inputOf, randomNumbers } from '../testing/community';
import { descend } from './adam';
import { fitLogistic } from './fit-logistic';
import { openModel, readPart, writePart, type LogisticModel, type LogisticPart } from './logistic-model';
import type { LogisticProblem } from './logistic-problem';
import { placeLogistic } from './place-logistic';
import { vectorsOf } from './model-vectors';

const PARTS: readonly LogisticPart[] = ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor', 'reputation'];
const RIDGE = { mu: 1, noteIntercept: 2, noteFactor: 3, raterIntercept: 2, raterFactor: 3, reputation: 4 };
const NOTES = 530;

/** Several blocks of notes and of raters, some with an odd number of answers, somewhere. */
function somewhere(engine: Engine, vectors = 16): LogisticModel {
  const random = randomNumbers(4);
  const ratings = Array.from({ length: NOTES }, (_, n) => Array.from({ length: 5 + (n % 4) }, (_, k) => ({ note: `n${n}`, rater: `r${(7 * n + 61 * k) % 300}`, level: random() < 0.4 ? 0 : 2 }))).flat();
  const data = canonicalDataset(inputOf(ratings), engine);
  const model = openModel(data, RatingSet.all(data.ratingCount), (i) => data.level[i] === 0, { vectors });
  for (const part of PARTS) writePart(model, part, () => 2 * random() - 1);
  for (let u = 0; u < model.raters.length; u++) model.rows.raters[4 * u + 3] = 0.5 + random();
  for (let n = 0; n < NOTES; n++) model.rows.noteWeights[n] = 0.5 + random();
  return model;
}
const problemOf = (model: LogisticModel, free = PARTS): LogisticProblem => ({ model, yesWeight: 3, ridge: RIDGE, free });
const DESCENT = { learningRate: 0.1, convergence: 0, minSteps: 40, maxSteps: 40, maxStepsIfLarge: 40, maxGradient: 1 };
const SOLVER = { maxPasses: 500, tolerance: 1e-9, stragglers: 0, maxStep: 2, memory: 3 };

describe('a logistic model of several blocks', () => {
  it('is fitted to the same bits by the kernel and by its plain twin', () => {
    const [compiled, plain] = [somewhere(wasmEngine()), somewhere(plainEngine)].map((model) => {
      const counts = [descend(problemOf(model), DESCENT), fitLogistic(problemOf(model), { ...SOLVER, maxPasses: 25 }).passes];
      return [...counts, ...model.point, ...model.rows.noteSums, ...model.rows.raterSums];
    });
    expect(compiled).toEqual(plain);
  });

  it('has its notes placed to the same bits, too', () => {
    for (const part of ['noteIntercept', 'noteFactor'] as const) {
      const [compiled, plain] = [somewhere(wasmEngine()), somewhere(plainEngine)].map((model) => {
        writePart(model, part, (n) => 5 + (n % 9));
        const passes = placeLogistic(problemOf(model, [part]), part, { maxSteps: 6, tolerance: 1e-3 });
        return [passes, ...readPart(model, part)];
      });
      expect(compiled).toEqual(plain);
      expect(plain![0]).toBeGreaterThan(1);
    }
  });

  it('refuses a solver that needs more vectors than there are', () => {
    expect(() => fitLogistic(problemOf(somewhere(wasmEngine(), 4)), SOLVER)).toThrow('more than the 4 vectors');
  });
});

describe('vectors that threads share', () => {
  it('do the arithmetic of others', () => {
    const model = somewhere(wasmEngine());
    const [shared, plain] = [vectorsOf(model), plainVectors(model.point.length)];
    const random = randomNumbers(9);
    const values = Array.from({ length: 4 }, () => Float64Array.from(model.point, () => 2 * random() - 1));
    const [[a, b, c, d], [p, q, r, s]] = [shared, plain].map(({ make }) => values.map((from) => {
      const vector = make();
      from.forEach((value, k) => (vector[k] = value));
      return vector;
    })) as [[Float64Array, Float64Array, Float64Array, Float64Array], [Float64Array, Float64Array, Float64Array, Float64Array]];
    expect(shared.dot(a, b)).toBeCloseTo(plain.dot(p, q), 9);
    expect(shared.addScaled(a, 0.3, b, c)).toBeCloseTo(plain.addScaled(p, 0.3, q, r), 9);
    shared.walk(a, b, -2, d);
    plain.walk(p, q, -2, s);
    shared.copy(d, c, 0.7);
    plain.copy(s, r, 0.7);
    shared.subtractFrom(a, b);
    plain.subtractFrom(p, q);
    expect(shared.largest(d)).toBe(plain.largest(s));
    const size = Math.abs(s[7]!);
    expect(shared.reach(d, size)).toEqual({ largest: plain.largest(s), larger: s.filter((value) => Math.abs(value) > size).length });
    [a, b, c, d].forEach((vector, k) => expect([...vector]).toEqual([...[p, q, r, s][k]!]));
    d[5] = NaN;
    expect(shared.largest(d)).toBeNaN();
    shared.copy(a, b);
    expect([...b]).toEqual([...a]);
  });
});
