import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, logOnePlus } from './exponential';
import { fitLogistic } from './fit-logistic';
import { blankModel, PARTS, visitAnswers, type Answers, type LogisticModel, type LogisticRidge } from './logistic-model';

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

const ANSWERS: Answers = {
  count: 6,
  notes: Uint32Array.of(0, 1),
  raters: Uint32Array.of(0, 1, 2),
  note: Uint32Array.of(0, 0, 0, 1, 1, 1),
  rater: Uint32Array.of(0, 1, 2, 0, 1, 2),
  yes: Uint8Array.of(1, 0, 1, 0, 0, 1),
};
const WEIGHT = Float64Array.of(3, 1, 3, 1, 1, 3);
const RIDGE: LogisticRidge = { mu: 0.1, noteIntercept: 0.2, noteFactor: 0.3, raterIntercept: 0.4, raterFactor: 0.5, reputation: 0.6 };
const somewhere = (): LogisticModel => ({
  mu: Float64Array.of(0.3),
  noteIntercept: Float64Array.of(0.5, -0.7),
  noteFactor: Float64Array.of(-0.4, 0.9),
  raterIntercept: Float64Array.of(0.1, -0.2, 0.3),
  raterFactor: Float64Array.of(0.6, -0.8, 0.2),
  reputation: Float64Array.of(1, 0.5, 1.5),
});

describe('the logistic model', () => {
  it('knows its own derivatives', () => {
    const step = 1e-5;
    const visit = visitAnswers(ANSWERS, WEIGHT, RIDGE, somewhere());
    for (const part of PARTS) {
      visit.gradient[part].forEach((half, k) => {
        const objective = (change: number): number => {
          const model = somewhere();
          model[part][k]! += change;
          return visitAnswers(ANSWERS, WEIGHT, RIDGE, model).objective;
        };
        expect(2 * half).toBeCloseTo((objective(step) - objective(-step)) / (2 * step), 7);
        const bend = (objective(step) - 2 * objective(0) + objective(-step)) / (step * step);
        expect(2 * visit.curvature[part][k]!).toBeCloseTo(bend, 4);
      });
    }
  });

  it('is fitted to where its slope is nothing, and leaves alone what is not free', () => {
    const model = somewhere();
    const solver = { maxPasses: 200, tolerance: 1e-9, memory: 8 };
    const { passes } = fitLogistic(ANSWERS, WEIGHT, RIDGE, model, ['mu', 'noteFactor', 'raterIntercept'], solver);
    const { gradient } = visitAnswers(ANSWERS, WEIGHT, RIDGE, model);
    expect(passes).toBeLessThan(200);
    for (const part of ['mu', 'noteFactor', 'raterIntercept'] as const) {
      for (const slope of gradient[part]) expect(Math.abs(slope)).toBeLessThan(1e-7);
    }
    expect(model.noteIntercept).toEqual(somewhere().noteIntercept);
    expect(model.reputation).toEqual(somewhere().reputation);
    expect(Math.max(...gradient.noteIntercept.map(Math.abs))).toBeGreaterThan(1e-3);
  });

  it('stops at its limit of passes', () => {
    const { passes } = fitLogistic(ANSWERS, WEIGHT, RIDGE, blankModel(ANSWERS), PARTS, { maxPasses: 3, tolerance: 0, memory: 4 });
    expect(passes).toBe(3);
  });
});
