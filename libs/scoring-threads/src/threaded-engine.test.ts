import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { CORE_PARAMETERS, fitAnswers, fitRatings, plainEngine, score, wasmEngine, type BareRatings, type Engine } from '@bridgenotes/scoring';
import { DEFAULT_SIMULATION, Random, simulate, toScoringInput } from '@bridgenotes/simulation';
import { threadedEngine } from './threaded-engine';

const engines = [1, 2, 3, 4].map((threads) => threadedEngine(threads, 0));
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const sha = (...parts: (string | Uint8Array)[]): string => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** Random ratings of so many notes by so many raters, ascending by note. */
function randomRatings(seed: number, notes: number, raters: number, perNote: number): BareRatings {
  const random = new Random(seed);
  const count = notes * perNote;
  const note = Uint32Array.from({ length: count }, (_, i) => Math.floor(i / perNote));
  const step = Math.floor(raters / perNote);
  const rater = Uint32Array.from({ length: count }, (_, i) => (i % perNote) * step + random.below(step));
  const level = Uint8Array.from(note, (n, i) => Math.min(2, random.below(3) + ((n + rater[i]!) % 2)));
  return { notes, raters, note, rater, level };
}

function fitted(engine: Engine, ratings: BareRatings, maxSweeps = CORE_PARAMETERS.fit.maxSweeps): string {
  const { model, summary } = fitRatings(ratings, { ...CORE_PARAMETERS.fit, maxSweeps }, engine);
  const columns = [model.noteIntercept, model.noteFactor, model.raterIntercept, model.raterFactor].map((column) => new Uint8Array(column.buffer));
  return sha(JSON.stringify(summary), ...columns);
}

describe('threads', () => {
  it('fit to the same bits as one thread and as the plain twin, time after time', () => {
    const ratings = randomRatings(1, 1_500, 1_200, 20);
    const expected = fitted(plainEngine, ratings);
    expect(fitted(plainEngine, randomRatings(2, 1_500, 1_200, 20))).not.toBe(expected);
    for (const engine of [wasmEngine(), ...engines]) for (let turn = 0; turn < 5; turn += 1) expect(fitted(engine, ratings)).toBe(expected);
  });

  it('fit to the same bits where notes and raters lie in tiles', () => {
    const ratings = randomRatings(3, 140_000, 135_000, 3);
    const expected = fitted(plainEngine, ratings, 3);
    for (const engine of [wasmEngine(), ...engines]) expect(fitted(engine, ratings, 3)).toBe(expected);
  });

  it('fit yes and no to the same bits as one thread and as the plain twin', () => {
    const ratings = randomRatings(5, 1_500, 1_200, 9);
    const answered = (engine: Engine, from: BareRatings): string => sha(new Uint8Array(fitAnswers(from, engine).buffer));
    const expected = answered(plainEngine, ratings);
    expect(answered(plainEngine, randomRatings(6, 1_500, 1_200, 9))).not.toBe(expected);
    for (const engine of [wasmEngine(), ...engines]) for (let turn = 0; turn < 2; turn += 1) expect(answered(engine, ratings)).toBe(expected);
  });

  it('do not mind a fit that is larger than the one before', () => {
    const engine = engines[1]!;
    for (const notes of [100, 3_000, 200, 9_000]) {
      const ratings = randomRatings(notes, notes, 1_000, 8);
      expect(fitted(engine, ratings, 4)).toBe(fitted(plainEngine, ratings, 4));
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
    const ratings = randomRatings(1, 600, 500, 10);
    const engine = threadedEngine(3, 0);
    await engine.close();
    for (let turn = 0; turn < 2; turn += 1) {
      expect(fitted(engine, ratings)).toBe(fitted(plainEngine, ratings));
      await engine.close();
    }
  });

  it('have no large memory left over when the next one is made', () => {
    const engine = threadedEngine(1);
    const BYTES = 300e6;
    const held = (): number => {
      const space = engine.open(BYTES);
      new Uint8Array(space.buffer).fill(1);
      const { rss } = process.memoryUsage();
      space.close();
      return rss;
    };
    const first = held();
    for (let k = 0; k < 3; k += 1) expect(held() - first).toBeLessThan(0.5 * BYTES);
  });
});
