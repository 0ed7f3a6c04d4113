import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../core/judge';
import type { LevelCounts } from '../output';
import { CORE_PARAMETERS } from '../parameters';
import { netMinHelpful } from '../rules/filter-rules';
import { UNKNOWN_FACTS, type NoteFacts } from '../rules/rule';
import { NOTE_STATUSES, type NoteStatus } from '../vocabulary';
import { atWorst, awaitsRun, type Unsettled } from './margins';

const MARGINS = { interceptMargin: 0.02, factorMargin: 0.02, sideMargin: 0.05 };
const side = (helpful: number, notHelpful = 0): LevelCounts => ({ notHelpful, somewhatHelpful: 0, helpful });
const ALL_SETTLED: Unsettled = { negative: side(0), positive: side(0) };
const NOTE: NoteFacts = { ...UNKNOWN_FACTS, intercept: 0.5, factor: 0, numRatings: 20, negative: side(10), positive: side(10) };

/** What the core model alone would publish. */
function statusOf(facts: NoteFacts): NoteStatus {
  const { status } = judge(facts, CORE_PARAMETERS);
  return NOTE_STATUSES.find((known) => known === status) ?? 'NEEDS_MORE_RATINGS';
}

const waits = (facts: Partial<NoteFacts>, unsettled = ALL_SETTLED, before: NoteStatus = 'NEEDS_MORE_RATINGS'): boolean => {
  const note = { ...NOTE, ...facts };
  return awaitsRun(before, statusOf(note), () => statusOf(atWorst(note, unsettled, MARGINS)));
};

describe('notes between runs', () => {
  it('are shown as helpful where that is clear, and wait where a threshold is near', () => {
    expect(waits({ intercept: 0.43 })).toBe(false);
    expect(waits({ intercept: 0.41 }), 'hardly helpful').toBe(true);
    expect(waits({ factor: -0.47 })).toBe(false);
    expect(waits({ factor: -0.49 }), 'hardly not one-sided').toBe(true);
  });

  it('wait where raters near the middle decide that there are enough on one side', () => {
    const sides = { negative: side(4), positive: side(16) };
    expect(waits(sides)).toBe(false);
    expect(waits(sides, { negative: side(1), positive: side(0) }), 'a supporter may go over').toBe(true);
    expect(waits(sides, { negative: side(0), positive: side(5) }), 'the other side has enough').toBe(false);
    expect(waits({ ...sides, positive: side(16, 1) }, { negative: side(0), positive: side(0, 1) }), 'a critic may come over').toBe(true);
  });

  it('do not wait to lose a status, nor to be called not helpful, nor where nothing changes', () => {
    expect(waits({ intercept: 0.38 }, ALL_SETTLED, 'CURRENTLY_RATED_HELPFUL')).toBe(false);
    expect(waits({ intercept: 0.41 }, ALL_SETTLED, 'CURRENTLY_RATED_HELPFUL')).toBe(false);
    expect(waits({ intercept: -0.06 })).toBe(false);
    expect(statusOf({ ...NOTE, intercept: -0.06 })).toBe('CURRENTLY_RATED_NOT_HELPFUL');
  });

  it('have at their worst no more support on their weaker side, whichever of the unsettled go over', () => {
    const levels = fc.record({ own: fc.nat(5), critics: fc.nat(5), unsettled: fc.nat(5), unsettledCritics: fc.nat(5), overs: fc.nat(5), criticsOver: fc.nat(5) });
    fc.assert(fc.property(levels, levels, (a, b) => {
      const [over, back] = [a, b].map(({ unsettled, unsettledCritics, overs, criticsOver }) => side(Math.min(unsettled, overs), Math.min(unsettledCritics, criticsOver))) as [LevelCounts, LevelCounts];
      const unsettled = { negative: side(a.unsettled, a.unsettledCritics), positive: side(b.unsettled, b.unsettledCritics) };
      const before = { negative: side(a.own + a.unsettled, a.critics + a.unsettledCritics), positive: side(b.own + b.unsettled, b.critics + b.unsettledCritics) };
      const moved = (here: LevelCounts, lost: LevelCounts, won: LevelCounts): LevelCounts => side(here.helpful - lost.helpful + won.helpful, here.notHelpful - lost.notHelpful + won.notHelpful);
      const after = { negative: moved(before.negative, over, back), positive: moved(before.positive, back, over) };
      expect(netMinHelpful(atWorst({ ...NOTE, ...before }, unsettled, MARGINS))).toBeLessThanOrEqual(netMinHelpful(after));
    }));
  });

  it('have no number where there is none', () => {
    expect(atWorst(UNKNOWN_FACTS, ALL_SETTLED, MARGINS)).toMatchObject({ intercept: null, factor: null, interceptMax: null, interceptNoHighVolume: null });
    expect(atWorst({ ...NOTE, factor: -0.3 }, ALL_SETTLED, MARGINS)).toMatchObject({ intercept: 0.48, factor: -0.32 });
  });
});
