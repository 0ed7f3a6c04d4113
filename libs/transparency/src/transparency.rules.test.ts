import { describe, expect, it } from 'vitest';
import { spansToCount, weekOf } from './figures.rules';
import { EVENTS_WAIT_AFTER, problemsOf, RUN_OVERDUE_AFTER, SILENT_AFTER } from './status.rules';

const at = (text: string) => Date.parse(text);
const days = (span: { from: number; until: number }) => [new Date(span.from).toISOString().slice(0, 10), new Date(span.until).toISOString().slice(0, 10)];

describe('what is counted', () => {
  it('begins on a Monday, UTC', () => {
    expect(new Date(weekOf(at('2026-11-22T23:59:59Z'))).toISOString()).toBe('2026-11-16T00:00:00.000Z');
    expect(new Date(weekOf(at('2026-11-23T00:00:00Z'))).toISOString()).toBe('2026-11-23T00:00:00.000Z');
    expect(new Date(weekOf(at('1970-01-05T00:00:00Z'))).toISOString()).toBe('1970-01-05T00:00:00.000Z');
  });

  it('is everything at first, in portions, and then the weeks that may still change', () => {
    const now = at('2026-11-22T12:00:00Z');
    expect(spansToCount({ now, lastCounted: null, first: at('2026-01-15T08:00:00Z') }).map(days)).toEqual([['2026-01-12', '2026-07-13'], ['2026-07-13', '2026-11-23']]);
    expect(spansToCount({ now, lastCounted: now - 300_000, first: 0 }).map(days)).toEqual([['2026-11-02', '2026-11-23']]);
    expect(spansToCount({ now, lastCounted: at('2026-09-01T00:00:00Z'), first: 0 }).map(days), 'nobody counted for a while').toEqual([['2026-08-10', '2026-11-23']]);
    expect(spansToCount({ now, lastCounted: now, first: at('2026-11-20T00:00:00Z') }).map(days), 'nothing is older').toEqual([['2026-11-16', '2026-11-23']]);
    expect(spansToCount({ now, lastCounted: null, first: null }).map(days)).toEqual([['2026-11-16', '2026-11-23']]);
    expect(spansToCount({ now, lastCounted: null, first: now + 1e9 }).map(days), 'somebody’s clock is ahead').toEqual([['2026-11-16', '2026-11-23']]);
  });
});

describe('what is wrong with the service', () => {
  const well = { workerSilentFor: 1000, oldestEventWaits: 10, runningFor: null, hasPublishedRun: true, isPaused: false };
  it('is nothing while all parts work', () => {
    expect(problemsOf(well)).toEqual([]);
    expect(problemsOf({ workerSilentFor: SILENT_AFTER, oldestEventWaits: EVENTS_WAIT_AFTER, runningFor: RUN_OVERDUE_AFTER, hasPublishedRun: true, isPaused: false })).toEqual([]);
  });
  it('is told for each part', () => {
    expect(problemsOf({ ...well, workerSilentFor: null })).toEqual(['WORKER_SILENT']);
    expect(problemsOf({ workerSilentFor: SILENT_AFTER + 1, oldestEventWaits: EVENTS_WAIT_AFTER + 1, runningFor: RUN_OVERDUE_AFTER + 1, hasPublishedRun: false, isPaused: true })).toEqual(['WORKER_SILENT', 'EVENTS_WAIT', 'NO_RUN', 'PUBLICATION_PAUSED', 'RUN_OVERDUE']);
  });
});
