import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeMark, restEnds, runTimes, settlingTime, whatIsDue, type Situation } from './run.rules';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 0, 15);

describe('the times to score as of', () => {
  const settling = settlingTime(CORE_PARAMETERS);

  it('is now for a living community', () => {
    expect(runTimes({ now: NOW, lastActivity: NOW - HOUR, publishedAsOf: NOW - 2 * HOUR }, CORE_PARAMETERS)).toEqual([NOW]);
    expect(runTimes({ now: NOW, lastActivity: null, publishedAsOf: null }, CORE_PARAMETERS)).toEqual([NOW]);
  });

  it('is the end of an imported history, and again when its notes have waited', () => {
    const end = NOW - 1000 * 24 * HOUR;
    expect(settling).toBe(7 * HOUR);
    expect(runTimes({ now: NOW, lastActivity: end, publishedAsOf: null }, CORE_PARAMETERS)).toEqual([end, end + settling]);
    expect(runTimes({ now: NOW, lastActivity: end, publishedAsOf: end - HOUR }, CORE_PARAMETERS)).toEqual([end, end + settling]);
  });

  it('is now when a run has seen the end of the history already', () => {
    const end = NOW - 1000 * 24 * HOUR;
    for (const publishedAsOf of [end, end + settling]) expect(runTimes({ now: NOW, lastActivity: end, publishedAsOf }, CORE_PARAMETERS)).toEqual([NOW]);
  });

  it('never runs backwards, and never stays away', () => {
    const time = fc.integer({ min: 0, max: NOW });
    fc.assert(fc.property(time, fc.option(time), fc.option(time), (now, lastActivity, publishedAsOf) => {
      const times = runTimes({ now, lastActivity, publishedAsOf }, CORE_PARAMETERS);
      expect(times.length).toBeGreaterThan(0);
      expect([...times].sort((a, b) => a - b)).toEqual(times);
      for (const t of times) expect(t).toBeGreaterThanOrEqual(publishedAsOf ?? 0);
      for (const t of times) expect(t).toBeLessThanOrEqual(Math.max(now, publishedAsOf ?? 0));
    }));
  });
});

describe('what is due', () => {
  const quiet: Situation = { now: NOW, lastAsOf: NOW - HOUR, changes: 0, newerRatings: false, nextWaitEnds: null, comeOfAge: 0, unconfirmed: false, lastRun: { took: 400, endedAt: NOW - 2000 } };
  const haste = { afterChanges: 20, debounceMillis: 1000 };

  it('is nothing when nothing changed', () => {
    expect(whatIsDue(quiet, 'schedule', haste)).toEqual({ trigger: null, reason: 'nothing changed since the last run and no note waits', lookAgain: null });
    expect(whatIsDue({ ...quiet, lastAsOf: null }, 'schedule', haste).trigger).toBeNull();
  });

  it('is a run on schedule after one change, but at once only after enough', () => {
    expect(whatIsDue({ ...quiet, changes: 1 }, 'schedule', haste).trigger).toBe('schedule');
    expect(whatIsDue({ ...quiet, changes: 19 }, 'changes', haste).trigger).toBeNull();
    expect(whatIsDue({ ...quiet, changes: 20 }, 'changes', haste).trigger).toBe('changes');
  });

  it('is a run for a single change when ten times the last run has passed, and not before', () => {
    const one = { ...quiet, changes: 1 };
    expect(whatIsDue({ ...one, lastRun: { took: 400, endedAt: NOW - 3999 } }, 'changes', haste)).toMatchObject({ trigger: null, lookAgain: NOW + 1 });
    expect(whatIsDue({ ...one, lastRun: { took: 400, endedAt: NOW - 4000 } }, 'changes', haste).trigger).toBe('changes');
    expect(whatIsDue({ ...one, lastRun: null, lastAsOf: null }, 'changes', haste).trigger).toBe('changes');
    expect(whatIsDue({ ...quiet, lastRun: { took: 400, endedAt: NOW - HOUR } }, 'changes', haste)).toEqual({ trigger: null, reason: 'nothing changed since the last run', lookAgain: null });
  });

  it('never follows the last run within the debounce, and at most a tenth of the time goes to few changes', () => {
    fc.assert(fc.property(fc.nat(HOUR), fc.nat(HOUR), (took, debounceMillis) => {
      const rest = restEnds({ took, endedAt: NOW }, { afterChanges: 20, debounceMillis }) - NOW;
      expect(rest).toBeGreaterThanOrEqual(debounceMillis);
      expect(took).toBeLessThanOrEqual((took + rest) / 10);
      expect(whatIsDue({ ...quiet, now: NOW + rest, changes: 1, lastRun: { took, endedAt: NOW } }, 'changes', { afterChanges: 20, debounceMillis }).trigger).toBe('changes');
    }));
  });

  it('is a run when a wait has ended, but not while it lasts', () => {
    expect(whatIsDue({ ...quiet, nextWaitEnds: NOW + 1 }, 'schedule', haste).trigger).toBeNull();
    expect(whatIsDue({ ...quiet, nextWaitEnds: NOW }, 'changes', haste).trigger).toBe('stability');
  });

  it('is a run when ratings are newer than the run, or notes come of age', () => {
    expect(whatIsDue({ ...quiet, newerRatings: true }, 'schedule', haste).trigger).toBe('schedule');
    expect(whatIsDue({ ...quiet, comeOfAge: 2 }, 'schedule', haste).trigger).toBe('schedule');
    expect(whatIsDue({ ...quiet, unconfirmed: true }, 'schedule', haste).trigger).toBe('schedule');
    expect(whatIsDue({ ...quiet, unconfirmed: true }, 'changes', haste).trigger).toBeNull();
  });
});

it('the mark of a cut-off is an id of ten minutes before', () => {
  const mark = changeMark(new Date(NOW));
  const id = BigInt(mark.id);
  expect(mark.time.getTime()).toBe(NOW - 10 * MINUTE);
  expect(Number(id >> 22n) + 1288834974657).toBe(NOW - 10 * MINUTE);
  expect(id & ((1n << 22n) - 1n)).toBe(0n);
});
