import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringInput } from '../input';
import type { ScoringOutput } from '../scoring-output';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { HOUR, inputOf, randomNumbers, START, twoCamps, type PlainRating } from '../testing/community';
import { RunMemory, type Memories } from './memory';

const sha256 = () => createHash('sha256');

/** Everything a run gives, rows made, as bytes: −0, NaN and the last digits included. */
function bytesOf({ notes, raters, history, summary, frozen }: ScoringOutput): string {
  const exact = (_: string, value: unknown): unknown => {
    if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    return value;
  };
  return JSON.stringify({ notes: [...notes], raters: [...raters], history: [...history], summary, frozen }, exact);
}

/** Raters of two modeling groups beside those of the core, so that further models run. */
function grouped(ratings: PlainRating[], now: number, after?: ScoringOutput): ScoringInput {
  const input = inputOf(ratings, [], now);
  input.raters.modelingGroup.set(input.raters.id.map((id) => [-1, 5, 14][Number(id.slice(1)) % 3]!));
  const history = new Map([...(after?.history ?? [])].map((row) => [row.noteId, row]));
  return { ...input, history: input.notes.id.map((id) => history.get(id)) };
}

function run(input: ScoringInput, memories: Memories): { output: ScoringOutput; memory: RunMemory } {
  const memory = new RunMemory(memories, sha256);
  return { output: score(input, CORE_PARAMETERS, undefined, { freeze: true, memory }), memory };
}

describe('what a run takes over from the one before', () => {
  it('is everything that was fitted where no rating changed, and the results are those of a run that knows nothing', () => {
    const ratings = twoCamps(7, 60, 60);
    const first = run(grouped(ratings, START + 24 * HOUR), new Map());
    expect(first.memory.counts.computed).toBeGreaterThan(5);
    expect(first.memory.bytes).toBeGreaterThan(1000);
    // an hour later: notes that waited are shown
    const later = grouped(ratings, START + 25 * HOUR + 1, first.output);
    const warm = run(later, first.memory.kept);
    expect(warm.memory.counts).toMatchObject({ computed: 0 });
    expect(warm.memory.counts.takenOver).toBeGreaterThan(5);
    const cold = score(later, CORE_PARAMETERS, undefined, { freeze: true });
    expect(cold.summary.statuses.CURRENTLY_RATED_HELPFUL).toBeGreaterThan(first.output.summary.statuses.CURRENTLY_RATED_HELPFUL);
    expect(bytesOf(warm.output)).toBe(bytesOf(cold));
  });

  it('is nothing where a rating changed, and it is all computed anew', () => {
    const ratings = twoCamps(7, 60, 60);
    const first = run(grouped(ratings, START + 24 * HOUR), new Map());
    const changed = ratings.map((rating, i) => (i === 100 ? { ...rating, level: 2 - rating.level } : rating));
    const input = grouped(changed, START + 24 * HOUR);
    const warm = run(input, first.memory.kept);
    expect(warm.memory.counts.computed).toBe(first.memory.counts.computed);
    expect(bytesOf(warm.output)).toBe(bytesOf(score(input, CORE_PARAMETERS, undefined, { freeze: true })));
    expect(bytesOf(warm.output)).not.toBe(bytesOf(first.output));
  });

  it('never shows in the results, whatever changes from run to run', () => {
    const change = fc.record({ rating: fc.nat(2000), does: fc.constantFrom('turn', 'withdraw', 'tag', 'later') });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.array(fc.record({ changes: fc.array(change, { maxLength: 4 }), hours: fc.integer({ min: 0, max: 8 }), newcomers: fc.nat(2) }), { minLength: 2, maxLength: 3 }), (seed, runs) => {
        let ratings = twoCamps(seed, 30, 40);
        let memories: Memories = new Map();
        let before: ScoringOutput | undefined;
        let now = START + 24 * HOUR;
        const random = randomNumbers(seed);
        for (const { changes, hours, newcomers } of runs) {
          now += hours * HOUR;
          for (const { rating, does } of changes) {
            const at = rating % ratings.length;
            if (does === 'withdraw') ratings = ratings.filter((_, i) => i !== at);
            else ratings = ratings.map((one, i) => (i !== at ? one : does === 'turn' ? { ...one, level: 2 - one.level } : does === 'tag' ? { ...one, tags: ['notHelpfulIncorrect', 'notHelpfulSpamHarassmentOrAbuse'] } : { ...one, at: START + 2 * HOUR }));
          }
          // new ids come before and behind those that are there
          for (let k = 0; k < newcomers; k++) ratings = [...ratings, { note: random() < 0.5 ? 'a-new-note' : 'n000', rater: `${random() < 0.5 ? 'a' : 'z'}${Math.floor(random() * 1e6)}`, level: 2 }];
          const input = grouped(ratings, now, before);
          const warm = run(input, memories);
          expect(bytesOf(warm.output)).toBe(bytesOf(score(input, CORE_PARAMETERS, undefined, { freeze: true })));
          memories = structuredClone(warm.memory.kept);
          before = warm.output;
        }
      }),
      { numRuns: 12, seed: 8 },
    );
  });

  it('is told apart by every input, and only the results of the last run are kept', () => {
    const memory = new RunMemory(new Map(), sha256);
    const ask = (name: string, ...parts: (string | Uint8Array | Float64Array)[]): number => memory.recall(name, (add) => parts.forEach((part) => add(part)), () => memory.counts.computed);
    const keys: (string | Uint8Array | Float64Array)[][] = [['a', 'b'], ['ab'], ['a', 'b', ''], ['', 'ab'], [Uint8Array.of(97), 'b'], [Float64Array.of(0)], [Float64Array.of(-0)], [new Uint8Array(7)]];
    const given = [...keys.map((parts) => ask('x', ...parts)), ask('y', 'a', 'b')];
    expect(new Set(given).size).toBe(keys.length + 1);
    expect(ask('x', 'a', 'b')).toBe(given[0]);
    expect(memory.counts).toEqual({ computed: keys.length + 1, takenOver: 1 });
    const next = new RunMemory(memory.kept, sha256);
    next.recall('x', (add) => add('ab'), () => -1);
    expect(next.kept.size).toBe(1);
  });
});
