import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUMS, sumRows } from './row-sums';
import { addTile, tileEntry } from './tiles';

const OTHERS = 9;
const cases = fc.record({
  /** Level and other side of each rating, by row. */
  rows: fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: OTHERS - 1 })), { maxLength: 40 }), { maxLength: 12 }),
  pairs: fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2 * OTHERS, maxLength: 2 * OTHERS }).map((pairs) => Float64Array.from(pairs)),
});
type Rows = [level: number, other: number][][];

function plainRows(rows: Rows): { bounds: Uint32Array; entries: Uint32Array } {
  const entries: number[] = [];
  const bounds = [0];
  for (const row of rows) {
    for (let level = 0; level < 3; level++) {
      for (const [of, other] of row) if (of === level) entries.push(other);
      bounds.push(entries.length);
    }
  }
  return { bounds: Uint32Array.from(bounds), entries: Uint32Array.from(entries) };
}

function expectSums(sums: Float64Array, rows: Rows, pairs: Float64Array): void {
  rows.forEach((row, r) => {
    const expected = [0, 0, 0, 0, 0];
    for (const [level, other] of row) {
      const [b, f] = [pairs[2 * other]!, pairs[2 * other + 1]!];
      [b, f, b * f, f * f, (level / 2) * f].forEach((term, k) => (expected[k]! += term));
    }
    expected.forEach((sum, k) => expect(Math.abs(sums[SUMS * r + k]! - sum)).toBeLessThan(1e-6));
  });
}

describe('sums over rows', () => {
  it('are what their definition says', () => {
    fc.assert(
      fc.property(cases, ({ rows, pairs }) => {
        const sums = new Float64Array(SUMS * rows.length);
        sumRows(plainRows(rows), 0, rows.length, pairs, sums);
        expectSums(sums, rows, pairs);
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  it('are made for the rows that are asked for only', () => {
    const pairs = Float64Array.from({ length: 2 * OTHERS }, (_, i) => i + 1);
    const rows: Rows = [[[2, 0]], [[1, 1]], [[0, 2]]];
    const sums = new Float64Array(SUMS * 3).fill(-1);
    sumRows(plainRows(rows), 1, 2, pairs, sums);
    expectSums(sums, [rows[1]!], pairs);
    expect([...sums.subarray(SUMS)]).toEqual(Array.from({ length: 2 * SUMS }, () => -1));
  });
});

describe('sums over tiles', () => {
  it('are what their definition says, in whatever tile a row is', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 4 }), ({ rows, pairs }, firstColumn) => {
        const sums = new Float64Array(SUMS * rows.length);
        const inTile = rows.map((row) => row.filter(([, other]) => other >= firstColumn));
        const entries = inTile.flatMap((row, r) => row.map(([level, other]) => tileEntry(other - firstColumn, r, level))).sort((a, b) => a - b);
        addTile(Uint32Array.from(entries), 0, entries.length, pairs, firstColumn, sums);
        expectSums(sums, inTile, pairs);
      }),
      { numRuns: 100, seed: 13 },
    );
  });

  it('keep column, row and level apart up to the last of each', () => {
    const entry = tileEntry(131_071, 8_191, 2);
    expect([entry >>> 15, (entry >>> 2) & 8_191, entry & 3]).toEqual([131_071, 8_191, 2]);
    expect(tileEntry(1, 0, 0)).toBeGreaterThan(tileEntry(0, 8_191, 2));
  });
});
