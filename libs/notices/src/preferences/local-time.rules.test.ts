import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDigest } from './digest.rules';
import { instantOf, isTimeZone, wallTimeOf, weekdayOf } from './local-time.rules';
import { afterQuietHours, isQuiet, type QuietHours } from './quiet-hours.rules';

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati', 'Africa/Casablanca'] as const;
const zone = fc.constantFrom(...ZONES);
const minuteOfDay = fc.integer({ min: 0, max: 1439 });
const MINUTE = 60_000;
/** Whole minutes of 2024 to 2027. */
const instant = fc.integer({ min: Date.UTC(2024, 0, 1) / MINUTE, max: Date.UTC(2027, 11, 31) / MINUTE }).map((minutes) => new Date(minutes * MINUTE));
/** Minutes around the nights in which clocks change in Berlin and New York. */
const nearChange = fc.tuple(fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-11-01T06:00Z'), fc.integer({ min: -1500, max: 300 })).map(([at, minutes]) => new Date(Date.parse(at) + minutes * MINUTE));
const anyInstant = fc.oneof(instant, nearChange);

describe('times on the wall', () => {
  it('of an instant are found again at this instant or, in the hour that comes twice, before', () => {
    fc.assert(fc.property(anyInstant, zone, (at, name) => {
      const shown = wallTimeOf(at, name);
      const found = instantOf(shown, name);
      expect(wallTimeOf(found, name)).toEqual(shown);
      expect(found.getTime()).toBeLessThanOrEqual(at.getTime());
      expect(at.getTime() - found.getTime()).toBeLessThanOrEqual(120 * MINUTE);
    }));
  });

  it('that clocks jump over are the end of the jump', () => {
    expect(instantOf({ day: Date.UTC(2026, 2, 29) / 86_400_000, minute: 150 }, 'Europe/Berlin')).toEqual(new Date('2026-03-29T01:00Z'));
  });

  it('that come twice are the first of the two', () => {
    expect(instantOf({ day: Date.UTC(2026, 9, 25) / 86_400_000, minute: 150 }, 'Europe/Berlin')).toEqual(new Date('2026-10-25T00:30Z'));
  });

  it.each([['Europe/Berlin', true], ['UTC', true], ['Mars/Olympus', false], ['', false], ['+02:00', false], ['Europe/Berlin; DROP', false]])('%s is a zone: %s', (name, is) => expect(isTimeZone(name)).toBe(is));

  it('have the weekday of the calendar', () => expect([weekdayOf(0), weekdayOf(Date.UTC(2026, 10, 22) / 86_400_000), weekdayOf(-1)]).toEqual([4, 0, 3]));
});

describe('quiet hours', () => {
  const quietHours: fc.Arbitrary<QuietHours> = fc.record({ from: minuteOfDay, until: minuteOfDay });

  it('end at the first minute that is not quiet, whatever the zone and the night', () => {
    fc.assert(fc.property(anyInstant, quietHours, zone, (at, quiet, name) => {
      const end = afterQuietHours(at, quiet, name);
      let first = at.getTime();
      while (isQuiet(wallTimeOf(new Date(first), name).minute, quiet)) first += MINUTE;
      expect(end).toEqual(new Date(first));
    }), { numRuns: 150 });
  });

  it('that nobody set, or that end when they begin, hold nothing back', () => {
    fc.assert(fc.property(anyInstant, minuteOfDay, zone, (at, minute, name) => {
      expect(afterQuietHours(at, null, name)).toBe(at);
      expect(afterQuietHours(at, { from: minute, until: minute }, name)).toBe(at);
    }));
  });

  it('over midnight hold until the morning of the zone', () => {
    const quiet = { from: 22 * 60, until: 7 * 60 };
    expect(afterQuietHours(new Date('2026-01-10T21:30Z'), quiet, 'Europe/Berlin')).toEqual(new Date('2026-01-11T06:00Z'));
    expect(afterQuietHours(new Date('2026-03-28T22:30Z'), quiet, 'Europe/Berlin'), 'an hour shorter').toEqual(new Date('2026-03-29T05:00Z'));
    expect(afterQuietHours(new Date('2026-01-11T06:00Z'), quiet, 'Europe/Berlin')).toEqual(new Date('2026-01-11T06:00Z'));
  });
});

describe('digests', () => {
  it('come at their hour, later than asked and within a day or a week', () => {
    fc.assert(fc.property(anyInstant, fc.constantFrom('DAILY', 'WEEKLY'), minuteOfDay, zone, (after, frequency, minute, name) => {
      const { at } = nextDigest(after, frequency as 'DAILY' | 'WEEKLY', minute, name);
      expect(at.getTime()).toBeGreaterThan(after.getTime());
      expect(at.getTime() - after.getTime()).toBeLessThanOrEqual((frequency === 'DAILY' ? 25 : 7 * 24 + 1) * 60 * MINUTE + 60 * MINUTE);
    }));
  });

  it('are named by the day on which they come', () => {
    expect(nextDigest(new Date('2026-11-22T10:00Z'), 'DAILY', 480, 'Europe/Berlin')).toEqual({ at: new Date('2026-11-23T07:00Z'), name: '2026-11-23' });
    expect(nextDigest(new Date('2026-11-22T10:00Z'), 'WEEKLY', 480, 'America/New_York')).toEqual({ at: new Date('2026-11-23T13:00Z'), name: '2026-11-23' });
    expect(nextDigest(new Date('2026-11-23T13:00Z'), 'WEEKLY', 480, 'America/New_York')).toEqual({ at: new Date('2026-11-30T13:00Z'), name: '2026-11-30' });
  });
});
