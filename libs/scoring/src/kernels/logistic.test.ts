import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainEngine, type Engine } from './engine';
import { wasmEngine } from './wasm-engine';

const answers = fc.array(
  fc.record({
    odds: fc.oneof(fc.double({ min: -40, max: 40, noNaN: true }), fc.double({ min: -2000, max: 2000, noNaN: true }), fc.constantFrom(0, -0, 700, -700)),
    weight: fc.double({ min: 1e-6, max: 1e3, noNaN: true }),
    yes: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

function evaluated(engine: Engine, given: { odds: number; weight: number; yes: boolean }[]): Float64Array[] {
  const block = engine.answers();
  given.forEach(({ odds, weight, yes }, k) => {
    block.odds[k] = odds;
    block.weights[k] = yes ? weight : -weight;
  });
  block.evaluate(given.length);
  return [block.losses, block.slopes, block.bends].map((column) => column.slice(0, given.length));
}

describe('answers of a logistic model', () => {
  it('are evaluated to the same bits by the compiled kernel and by its plain twin', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const [compiled, plain] = [evaluated(wasmEngine(), given), evaluated(plainEngine, given)];
        compiled.forEach((column, i) => column.forEach((value, k) => expect(Object.is(value, plain[i]![k])).toBe(true)));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('give the cross-entropy and half its derivatives', () => {
    const [losses, slopes, bends] = evaluated(wasmEngine(), [
      { odds: 1.5, weight: 2, yes: true },
      { odds: 1.5, weight: 2, yes: false },
      { odds: -3, weight: 1, yes: true },
    ]) as [Float64Array, Float64Array, Float64Array];
    const p = 1 / (1 + Math.exp(-1.5));
    const q = 1 / (1 + Math.exp(3));
    [-2 * Math.log(p), -2 * Math.log(1 - p), -Math.log(q)].forEach((loss, k) => expect(losses[k]).toBeCloseTo(loss, 12));
    [p - 1, p, (q - 1) / 2].forEach((slope, k) => expect(slopes[k]).toBeCloseTo(slope, 12));
    [p * (1 - p), p * (1 - p), (q * (1 - q)) / 2].forEach((bend, k) => expect(bends[k]).toBeCloseTo(bend, 12));
  });
});
