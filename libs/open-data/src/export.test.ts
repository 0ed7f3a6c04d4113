import { describe, expect, it } from 'vitest';
import { isExportDue } from './export.rules';

const HOUR = 3_600_000;
const daily = { everyHours: 24 };

describe('an export of the public tables', () => {
  it('is made of the first published run, and then once a day when there is a newer one', () => {
    expect(isExportDue({ now: 0, lastMadeAt: null, lastRunId: null, publishedRunId: null }, daily)).toBe(false);
    expect(isExportDue({ now: 0, lastMadeAt: null, lastRunId: null, publishedRunId: '7' }, daily)).toBe(true);
    const last = { lastMadeAt: 0, lastRunId: '7' };
    expect(isExportDue({ now: 24 * HOUR - 1, ...last, publishedRunId: '8' }, daily)).toBe(false);
    expect(isExportDue({ now: 24 * HOUR, ...last, publishedRunId: '8' }, daily)).toBe(true);
    expect(isExportDue({ now: 240 * HOUR, ...last, publishedRunId: '7' }, daily), 'nothing is new').toBe(false);
  });

  it('is not made where the community publishes none', () => {
    expect(isExportDue({ now: 0, lastMadeAt: null, lastRunId: null, publishedRunId: '7' }, { everyHours: 0 })).toBe(false);
  });
});
