import { describe, expect, it } from 'vitest';
import { factorize } from '../fit/factorize';
import { matrixOf, type BareRatings } from '../fit/fit-ratings';
import { CORE_PARAMETERS } from '../parameters';
import { bareRatings } from '../testing/bare-ratings';
import { plainEngine, type Engine } from './engine';
import { fitModule, sharedMemory, wasmEngine } from './wasm-engine';
import { COLUMNS_PER_TILE } from './tiles';

/** The bytes of all that a fit has worked on, without scratch, and what came out. */
function fitted(engine: Engine, ratings: BareRatings, fit: typeof CORE_PARAMETERS.fit) {
  const matrix = matrixOf(ratings, fit.memory, engine);
  const { summary } = factorize(matrix, fit);
  const { words, numbers, notes, raters, slopes, base, gradients, inverse, direction } = matrix.frame;
  const columns = [words.slice(0, -1), numbers.subarray(0, 6), notes.bounds, notes.entries, notes.pairs, raters.bounds, raters.entries, raters.pairs, slopes, base, gradients, inverse, direction];
  const bytes = columns.map((column) => Buffer.from(column.buffer.slice(column.byteOffset, column.byteOffset + column.byteLength)));
  const tiled = [notes.columnBlocks > 0, raters.columnBlocks > 0];
  matrix.workspace.close();
  return { summary, bytes, tiled };
}

const { fit } = CORE_PARAMETERS;

describe('the steps of a fit', () => {
  it('are compiled here', () => {
    expect(fitModule()).not.toBeNull();
  });

  it.each([
    { what: 'one block', ratings: bareRatings(1, 40, 50, 20), tiled: [false, false], most: 300 },
    { what: 'a single rating', ratings: bareRatings(2, 1, 1, 0), tiled: [false, false], most: 300 },
    { what: 'several blocks', ratings: bareRatings(3, 700, 600, 12), tiled: [false, false], most: 300 },
    { what: 'notes in tiles', ratings: bareRatings(4, 300, COLUMNS_PER_TILE + 100, 40), tiled: [true, false], most: 8 },
    { what: 'raters in tiles', ratings: bareRatings(5, COLUMNS_PER_TILE + 300, 9_000, 3), tiled: [false, true], most: 8 },
  ])('are the same bits from the compiled kernel and from its plain twin: $what', ({ ratings, tiled, most }) => {
    const [compiled, plain] = [fitted(wasmEngine(), ratings, { ...fit, maxSweeps: most }), fitted(plainEngine, ratings, { ...fit, maxSweeps: most })];
    expect(compiled.tiled).toEqual(tiled);
    expect(compiled.summary).toEqual(plain.summary);
    compiled.bytes.forEach((column, k) => expect([k, column.equals(plain.bytes[k]!)]).toEqual([k, true]));
  });
});

describe('the memory of fits', () => {
  it('of one serves the next, and grows where that is too little', () => {
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

  it('of a large one is given back', () => {
    let given: object | undefined;
    let made = 0;
    const engine = wasmEngine(undefined, 1, { forget: (memory) => (given = memory), make: () => (made += 1) });
    const small = engine.open(1000);
    small.close();
    expect(given).toBeUndefined();
    expect(made).toBe(0);
    const large = engine.open(300e6);
    const { buffer } = large;
    expect(made).toBe(1);
    large.close();
    expect(given).toBeDefined();
    expect(engine.open(1000).buffer).not.toBe(buffer);
  });

  it('is refused where no 32-bit address reaches', () => {
    expect(() => sharedMemory(2 ** 32 + 1)).toThrow(/4295 MB in one piece; 4294 MB are allowed/);
  });
});
