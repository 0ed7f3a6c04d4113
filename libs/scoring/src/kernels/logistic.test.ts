import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainEngine, type Engine } from './engine';
import { NOTE_SUMS, RATER_SUMS, WANTED, type AnswerRows, type Wanted } from './logistic';
import { wasmEngine } from './wasm-engine';

const NOTES = 3;
const RATERS = 5;
const number = fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, -0, 40, -40, 900, -900));
const weight = fc.double({ min: 1e-6, max: 1e3, noNaN: true });

interface Given {
  mu: number;
  yesWeight: number;
  noWeight: number;
  notes: number[];
  noteWeights: number[];
  raters: number[];
  trust: number[];
  /** By note and rater: whether there is an answer, and which. */
  answers: ('yes' | 'no' | null)[];
}
const given = fc.record<Given>({
  mu: number,
  yesWeight: weight,
  noWeight: weight,
  notes: fc.array(number, { minLength: 2 * NOTES, maxLength: 2 * NOTES }),
  noteWeights: fc.array(weight, { minLength: NOTES, maxLength: NOTES }),
  raters: fc.array(number, { minLength: 3 * RATERS, maxLength: 3 * RATERS }),
  trust: fc.array(weight, { minLength: RATERS, maxLength: RATERS }),
  answers: fc.array(fc.constantFrom('yes' as const, 'no' as const, null), { minLength: NOTES * RATERS, maxLength: NOTES * RATERS }),
});

function visited(engine: Engine, from: Given, wanted: Wanted): Pick<AnswerRows, 'noteSums' | 'raterSums'> {
  const space = engine.answers(4096);
  let free = 64;
  const doubles = (values: number[]): Float64Array => {
    const column = new Float64Array(space.buffer, free, values.length);
    free += 8 * values.length;
    column.set(values);
    return column;
  };
  const integers = (values: number[]): Uint32Array => {
    const column = new Uint32Array(space.buffer, free, values.length);
    free += 8 * Math.ceil(values.length / 2);
    column.set(values);
    return column;
  };
  const bounds = [0];
  const answers: number[] = [];
  for (let n = 0; n < NOTES; n++) {
    for (const answer of ['yes', 'no']) {
      for (let u = 0; u < RATERS; u++) if (from.answers[n * RATERS + u] === answer) answers.push(u);
      bounds.push(answers.length);
    }
  }
  const rows: AnswerRows = {
    notes: doubles(from.notes),
    noteWeights: doubles(from.noteWeights),
    raters: doubles(from.trust.flatMap((trust, u) => [...from.raters.slice(3 * u, 3 * u + 3), trust])),
    noteSums: doubles(new Array<number>(NOTE_SUMS * NOTES).fill(NaN)),
    raterSums: doubles(new Array<number>(RATER_SUMS * RATERS).fill(0)),
    bounds: integers(bounds),
    answers: integers(answers),
  };
  space.visit(rows, from, 0, NOTES, wanted);
  return { noteSums: rows.noteSums.slice(), raterSums: rows.raterSums.slice() };
}

describe('answers of a logistic model', () => {
  it('are summed to the same bits by the compiled kernel and by its plain twin', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(WANTED.notes, WANTED.slopes, WANTED.curves, WANTED.slopesOfNotes), (from, wanted) => {
        const [compiled, plain] = [visited(wasmEngine(), from, wanted), visited(plainEngine, from, wanted)];
        for (const side of ['noteSums', 'raterSums'] as const) compiled[side].forEach((value, k) => expect(value).toBe(plain[side][k]));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('give the derivatives of their cross-entropy, weighted', () => {
    // one answer: log odds 0.5 + 0.25 + 2·0.75 + (−1)·0.5 = 1.75
    const one: Given = {
      mu: 0.5, yesWeight: 10, noWeight: 3, notes: [2, -1, 0, 0, 0, 0], noteWeights: [4, 1, 1],
      raters: [0.25, 0.5, 0.75, ...new Array<number>(12).fill(0)], trust: [0.5, 1, 1, 1, 1], answers: new Array<null>(NOTES * RATERS).fill(null),
    };
    const p = 1 / (1 + Math.exp(-1.75));
    for (const [answer, scale, slope] of [['yes', 10 * 4 * 0.5, p - 1], ['no', 3 * 4 * 0.5, p]] as const) {
      const { noteSums, raterSums } = visited(wasmEngine(), { ...one, answers: [answer, ...one.answers.slice(1)] }, WANTED.curves);
      const [s, h] = [scale * slope, scale * p * (1 - p)];
      [s * 0.75, s * 0.5, h * 0.75 ** 2, h * 0.75 * 0.5, h * 0.5 ** 2].forEach((sum, k) => expect(noteSums[k]).toBeCloseTo(sum, 9));
      [s, -s, s * 2, h, -h, h * 2, h, h * 4, -h * 2, 0].forEach((sum, k) => expect(raterSums[k]).toBeCloseTo(sum, 9));
    }
  });

  it('give raters only what is wanted', () => {
    const from = fc.sample(given, { numRuns: 1, seed: 8 })[0]!;
    const all = visited(wasmEngine(), from, WANTED.curves);
    const slopes = visited(wasmEngine(), from, WANTED.slopes);
    const notes = visited(wasmEngine(), from, WANTED.notes);
    expect(all.raterSums.some((sum) => sum !== 0)).toBe(true);
    expect(notes.raterSums.every((sum) => sum === 0)).toBe(true);
    slopes.raterSums.forEach((sum, k) => expect(sum).toBe(k % RATER_SUMS < 4 ? all.raterSums[k] : 0));
    expect(slopes.noteSums).toEqual(all.noteSums);
    expect(notes.noteSums).toEqual(all.noteSums);
  });
});
