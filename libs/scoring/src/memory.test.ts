import { describe, expect, it } from 'vitest';
import { memoryOfRun, refuseBeyondMemory } from './memory';

const size = { notes: 1_000, raters: 500, ratings: 50_000 };

describe('the memory of a run', () => {
  it('grows with everything that is scored; ratings are no objects', () => {
    for (const part of ['notes', 'raters', 'ratings'] as const) {
      const more = memoryOfRun({ ...size, [part]: size[part] + 1 });
      expect(more.memory).toBeGreaterThan(memoryOfRun(size).memory);
      expect(more.heap > memoryOfRun(size).heap).toBe(part !== 'ratings');
    }
  });

  it('is refused where the machine or the heap has less, and says how much', () => {
    const needed = memoryOfRun(size);
    expect(() => refuseBeyondMemory(size, needed)).not.toThrow();
    expect(() => refuseBeyondMemory(size, { ...needed, memory: needed.memory - 1 })).toThrow(
      /^scoring 50,000 ratings of 1,000 notes by 500 raters needs at least [\d,]+ MB of memory; [\d,]+ MB are there$/,
    );
    expect(() => refuseBeyondMemory(size, { ...needed, heap: needed.heap - 1 })).toThrow(/of heap; [\d,]+ MB are allowed\. Set NODE_OPTIONS=--max-old-space-size=\d+$/);
  });
});
