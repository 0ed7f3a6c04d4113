import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framesOf, Unpacking, type Packable } from './frames';

function throughFrames(value: Packable): unknown {
  const unpacking = new Unpacking();
  // each as it comes out of a buffer that holds others, too
  for (const frame of framesOf(value)) unpacking.add(Buffer.concat([Buffer.from('x'), frame]).subarray(1));
  return unpacking.value;
}

describe('frames', () => {
  it('bring back what a run is made of, bit by bit', () => {
    const value = {
      numbers: { tiny: 5e-324, none: NaN, minusNothing: -0, far: Infinity },
      columns: { floats: Float64Array.of(0.1, NaN, -0), bytes: new Uint8Array(), signed: Int8Array.of(-2, 33), words: Uint32Array.of(2 ** 32 - 1) },
      rows: [{ id: '1', when: null }, undefined, { id: '2', when: 3 }],
      empty: [],
      nothing: {},
      unknown: undefined,
      byId: new Map([['a', { mean: 1 / 3 }]]),
    };
    expect(throughFrames(value)).toStrictEqual(value);
  });

  it('cut long columns and lists, and put them together again', () => {
    const value = { column: Float64Array.from({ length: 600_000 }, (_, i) => i / 7), ids: Array.from({ length: 40_000 }, (_, i) => `id ${i}`) };
    expect([...framesOf(value)].length).toBe(3 + 3);
    const { column, ids } = throughFrames(value) as typeof value;
    expect(Buffer.from(column.buffer).equals(Buffer.from(value.column.buffer))).toBe(true);
    expect(ids).toEqual(value.ids);
  });

  it('write of a column that is a part of a larger one nothing but the part', () => {
    const part = new Float64Array(1000).subarray(10, 20);
    expect([...framesOf({ part })][0]!.length).toBeLessThan(200);
    expect(throughFrames({ part })).toStrictEqual({ part: new Float64Array(10) });
  });

  it('do so for any tree', () => {
    const leaf = fc.oneof(fc.double(), fc.string(), fc.constant(null), fc.uint8Array(), fc.float64Array(), fc.array(fc.string()));
    const tree = fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.oneof(leaf, fc.dictionary(fc.stringMatching(/^[a-z]+$/), leaf)));
    fc.assert(fc.property(tree, (value) => {
      // fast-check makes dictionaries without a prototype, too
      expect(throughFrames({ value: structuredClone(value) })).toEqual({ value });
    }));
  });
});
