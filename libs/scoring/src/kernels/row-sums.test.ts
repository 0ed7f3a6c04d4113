import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutRows, plainEngine, workspaceBytes, type Engine } from './engine';
import { SUMS, sumRows, type RatingRows } from './row-sums';
import { kernelModule, sharedMemory, wasmEngine } from './wasm-engine';

interface Case {
  /** Level and other side of each rating, by row. */
  rows: [level: number, other: number][][];
  pairs: number[];
}

const OTHERS = 9;
const cases: fc.Arbitrary<Case> = fc.record({
  rows: fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: OTHERS - 1 })), { maxLength: 40 }), { maxLength: 12 }),
  pairs: fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2 * OTHERS, maxLength: 2 * OTHERS }),
});

/** Lays the ratings out in an engine's memory and lets it sum. */
function summed(engine: Engine, { rows, pairs }: Case): { rows: RatingRows; sums: Uint8Array } {
  const ratings = rows.flat().length;
  const workspace = engine.open(workspaceBytes(ratings, rows.length, OTHERS));
  const laidOut = layOutRows(workspace.buffer, ratings, rows.length, OTHERS).byNote;
  laidOut.pairs.set(pairs);
  let at = 0;
  laidOut.bounds[0] = 0;
  rows.forEach((row, r) => {
    for (let level = 0; level < 3; level++) {
      for (const [of, other] of row) if (of === level) laidOut.others[at++] = other;
      laidOut.bounds[3 * r + level + 1] = at;
    }
  });
  workspace.sumRows(laidOut);
  const sums = laidOut.sums.slice();
  return { rows: laidOut, sums: new Uint8Array(sums.buffer, sums.byteOffset, sums.byteLength) };
}

describe('sums over rows', () => {
  it('has a compiled kernel here', () => {
    expect(kernelModule()).not.toBeNull();
  });

  it('are the same bits from the compiled kernel and from its plain twin', () => {
    fc.assert(
      fc.property(cases, (given) => {
        expect(Buffer.from(summed(wasmEngine(), given).sums)).toEqual(Buffer.from(summed(plainEngine, given).sums));
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('are what their definition says', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { rows } = summed(wasmEngine(), given);
        given.rows.forEach((row, r) => {
          const expected = [0, 0, 0, 0, 0];
          for (const [level, other] of row) {
            const [b, f] = [given.pairs[2 * other]!, given.pairs[2 * other + 1]!];
            [b, f, b * f, f * f, (level / 2) * f].forEach((term, k) => (expected[k]! += term));
          }
          expected.forEach((sum, k) => expect(Math.abs(rows.sums[SUMS * r + k]! - sum)).toBeLessThan(1e-6));
        });
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  it('touches only the rows it is given', () => {
    const given: Case = { rows: [[[2, 0]], [[1, 1]], [[0, 2]]], pairs: Array.from({ length: 2 * OTHERS }, (_, i) => i + 1) };
    const { rows } = summed(plainEngine, given);
    const before = rows.sums.slice();
    rows.sums.fill(-1);
    sumRows(rows, 1, 2);
    expect([...rows.sums]).toEqual([...before].map((value, k) => (Math.floor(k / SUMS) === 1 ? value : -1)));
  });

  it('use the memory of one fit for the next, and more where that is too little', () => {
    const engine = wasmEngine();
    const first = engine.open(1000);
    const second = engine.open(1000);
    expect(second.buffer).not.toBe(first.buffer);
    first.close();
    const third = engine.open(500);
    expect(third.buffer).toBe(first.buffer);
    third.close();
    expect(engine.open(1e6).buffer.byteLength).toBeGreaterThanOrEqual(1e6);
  });

  it('refuses what no 32-bit address reaches', () => {
    expect(() => sharedMemory(2 ** 32 + 1)).toThrow(/4295 MB in one piece; 4294 MB are allowed/);
  });
});
