import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../core/judge';
import { CORE_PARAMETERS } from '../parameters';
import { UNKNOWN_FACTS, type NoteFacts } from '../rules/rule';
import type { NoteStatus } from '../vocabulary';
import { awaitsRun, withinMargins } from './margins';

const MARGINS = { interceptMargin: 0.02, factorMargin: 0.02, supportersMargin: 1 };
const side = (helpful: number): NoteFacts['negative'] => ({ notHelpful: 0, somewhatHelpful: 0, helpful });
const NOTE: NoteFacts = { ...UNKNOWN_FACTS, intercept: 0.5, factor: 0, numRatings: 20, negative: side(10), positive: side(10) };

/** What the core model alone would publish. */
function statusOf(facts: NoteFacts): NoteStatus {
  const { status } = judge(facts, CORE_PARAMETERS);
  return status === 'CURRENTLY_RATED_HELPFUL' || status === 'CURRENTLY_RATED_NOT_HELPFUL' ? status : 'NEEDS_MORE_RATINGS';
}

const waits = (facts: Partial<NoteFacts>, before: NoteStatus = 'NEEDS_MORE_RATINGS'): boolean => {
  const note = { ...NOTE, ...facts };
  return awaitsRun(before, statusOf(note), note, MARGINS, statusOf);
};

describe('changes between runs', () => {
  it('that are clear are made, and those within a margin of a threshold wait', () => {
    expect(waits({})).toBe(false);
    expect(waits({ intercept: 0.43 })).toBe(false);
    expect(waits({ intercept: 0.41 }), 'hardly helpful').toBe(true);
    expect(waits({ factor: -0.49 }), 'hardly not one-sided').toBe(true);
    expect(waits({ negative: side(5) })).toBe(false);
    expect(waits({ negative: side(4) }), 'one supporter fewer is one too few').toBe(true);
    expect(waits({ intercept: -0.1 })).toBe(false);
    expect(waits({ intercept: -0.06 }), 'hardly not helpful').toBe(true);
  });

  it('take a status away only where it is clearly lost', () => {
    expect(waits({ intercept: 0.36, wasHelpful: true }, 'CURRENTLY_RATED_HELPFUL')).toBe(false);
    expect(waits({ intercept: 0.38, wasHelpful: true }, 'CURRENTLY_RATED_HELPFUL')).toBe(true);
  });

  it('never wait where nothing changes', () => {
    fc.assert(fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (intercept, factor) => {
      expect(waits({ intercept, factor }, statusOf({ ...NOTE, intercept, factor }))).toBe(false);
    }));
  });

  it('look at both sides of every number, and know of no number where there is none', () => {
    const near = withinMargins({ ...NOTE, factor: -0.3 }, MARGINS);
    expect(near.map(({ intercept }) => intercept)).toEqual([0.48, 0.48, 0.52, 0.52]);
    expect(near.map(({ factor }) => factor)).toEqual([-0.28, -0.32, -0.28, -0.32].map((factor) => expect.closeTo(factor, 12) as number));
    for (const facts of withinMargins(UNKNOWN_FACTS, MARGINS)) expect(facts).toMatchObject({ intercept: null, factor: null, interceptMax: null, interceptNoHighVolume: null });
  });
});
