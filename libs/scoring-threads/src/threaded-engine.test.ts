import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { CORE_PARAMETERS, plainEngine, score, wasmEngine, type Engine, type RatingRows } from '@bridgenotes/scoring';
import { DEFAULT_SIMULATION, Random, simulate, toScoringInput } from '@bridgenotes/simulation';
import { threadedEngine } from './threaded-engine';

const engines = [1, 2, 3, 4].map((threads) => threadedEngine(threads, 0));
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const sha = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Rows of random length, and random numbers to sum, in the memory of an engine. */
function randomRows(engine: Engine, seed: number): { rows: RatingRows; sum: () => string } {
  const random = new Random(seed);
  const [count, others] = [700, 900];
  const lengths = Array.from({ length: 3 * count }, () => random.below(200));
  const ratings = lengths.reduce((sum, length) => sum + length, 0);
  let free = 64;
  const place = (bytes: number): number => {
    const at = free;
    free = Math.ceil((free + bytes) / 64) * 64;
    return at;
  };
  const at = { bounds: place(4 * (3 * count + 1)), others: place(4 * ratings), pairs: place(16 * others), sums: place(40 * count) };
  const workspace = engine.open(free);
  const rows: RatingRows = {
    count,
    bounds: new Uint32Array(workspace.buffer, at.bounds, 3 * count + 1),
    others: new Uint32Array(workspace.buffer, at.others, ratings),
    pairs: new Float64Array(workspace.buffer, at.pairs, 2 * others),
    sums: new Float64Array(workspace.buffer, at.sums, 5 * count),
  };
  lengths.forEach((length, k) => (rows.bounds[k + 1] = (rows.bounds[k] ?? 0) + length));
  for (let k = 0; k < ratings; k += 1) rows.others[k] = random.below(others);
  for (let k = 0; k < 2 * others; k += 1) rows.pairs[k] = random.normal();
  const sum = (): string => {
    rows.sums.fill(NaN);
    workspace.sumRows(rows);
    return sha(new Uint8Array(Float64Array.from(rows.sums).buffer));
  };
  return { rows, sum };
}

describe('threads', () => {
  it('sum to the same bits as one thread and as the plain twin, time after time', () => {
    const expected = randomRows(plainEngine, 1).sum();
    expect(randomRows(plainEngine, 2).sum()).not.toBe(expected);
    for (const engine of [wasmEngine(), ...engines]) {
      const { sum } = randomRows(engine, 1);
      for (let turn = 0; turn < 50; turn += 1) expect(sum()).toBe(expected);
    }
  });

  it('change nothing in the result of a run', () => {
    const community = simulate({ ...DEFAULT_SIMULATION, seed: 3, ratings: 6_000, notes: 150, raters: 120, statements: 60 });
    const input = toScoringInput(community, Math.max(...community.ratings.map((rating) => rating.createdAtMillis)));
    const digest = (engine: Engine): string => sha(JSON.stringify(score(input, CORE_PARAMETERS, undefined, { engine })));
    const expected = digest(plainEngine);
    for (const engine of [wasmEngine(), ...engines]) expect(digest(engine)).toBe(expected);
  });

  it('end when they are told to, and start again when they are needed', async () => {
    const engine = threadedEngine(3, 0);
    await engine.close();
    for (let turn = 0; turn < 2; turn += 1) {
      expect(randomRows(engine, 1).sum()).toBe(randomRows(plainEngine, 1).sum());
      await engine.close();
    }
  });
});
