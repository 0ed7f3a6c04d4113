import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommunitySettings } from '@bridgenotes/platform';
import { PROGRAMS } from '../programs.settings';
import { limitOfHitRate, longHitRate, privilegesOf, writingLimit, type Tally, type WritingRecord } from './writing-limit.rules';

const settings = CommunitySettings.from({}, [PROGRAMS]).of(PROGRAMS);
const tally = (notes: number, helpful = 0, notHelpful = 0): Tally => ({ notes, helpful, notHelpful });
const record = (given: Partial<WritingRecord> = {}): WritingRecord => ({
  total: 400, last5: tally(5), last10: tally(10), last20: tally(20), last100: tally(100), days14: tally(0), notes30Days: 3000, net90Days: 0, ...given,
});
const withHitRate = (percent: number, given: Partial<WritingRecord> = {}) => record({ last100: tally(100, percent), last20: tally(20), ...given });

describe('writingLimit', () => {
  it.each<[string, WritingRecord, number, string]>([
    ['eight of the last ten not helpful', record({ last10: tally(10, 0, 8), last5: tally(5, 0, 5) }), 2, 'NOT_HELPFUL_OF_LAST_10'],
    ['three of the last five not helpful', record({ last10: tally(10, 0, 7), last5: tally(5, 0, 3) }), 5, 'NOT_HELPFUL_OF_LAST_5'],
    ['two of the last five not helpful', withHitRate(20, { last5: tally(5, 0, 2), last10: tally(10, 0, 7) }), 500, 'HIT_RATE'],
    ['the first note', record({ total: 0, last5: tally(0), last10: tally(0), last20: tally(0), last100: tally(0), notes30Days: 0 }), 10, 'FIRST_NOTES'],
    ['the twentieth note', record({ total: 19 }), 10, 'FIRST_NOTES'],
    ['the same after 20 notes without a helpful one', record({ total: 20, notes30Days: 20 }), 5, 'MINIMUM'],
    ['a hit rate of 0', withHitRate(0), 5, 'MINIMUM'],
    ['a hit rate of 4 %, and the last 20 no better', withHitRate(4), 12, 'HIT_RATE'],
    ['a hit rate of 4 %, and of 10 % among the last 20', withHitRate(4, { last20: tally(20, 2) }), 30, 'HIT_RATE'],
    ['a hit rate of 5 %', withHitRate(5), 15, 'HIT_RATE'],
    ['a hit rate of 8 %', withHitRate(8), 36, 'HIT_RATE'],
    ['a hit rate of 10 %', withHitRate(10), 50, 'HIT_RATE'],
    ['a hit rate of 12 %', withHitRate(12), 110, 'HIT_RATE'],
    ['a hit rate of 15 %', withHitRate(15), 200, 'HIT_RATE'],
    ['a hit rate of 18 %', withHitRate(18), 380, 'HIT_RATE'],
    ['a hit rate of 20 %', withHitRate(20), 500, 'HIT_RATE'],
    ['a hit rate of 60 %', withHitRate(60), 500, 'HIT_RATE'],
    ['a hit rate of 20 %, but 3 notes a day', withHitRate(20, { notes30Days: 90 }), 15, 'DAILY_AVERAGE'],
    ['a hit rate of 20 %, but half a note a day', withHitRate(20, { notes30Days: 15 }), 5, 'MINIMUM'],
    ['more not helpful than helpful', record({ last100: tally(100, 5, 20), last20: tally(20, 1, 4) }), 5, 'MINIMUM'],
  ])('after %s', (_, given, limit, reason) => expect(writingLimit(given, settings.limits)).toEqual({ limit, reason }));

  it('is what a community sets', () => {
    const own = CommunitySettings.from({ programs: { limits: { limitOfFirstNotes: 3, curve: [[0.1, 30], [0.2, 40]] } } }, [PROGRAMS]).of(PROGRAMS).limits;
    expect([writingLimit(record({ total: 1 }), own).limit, writingLimit(withHitRate(5), own).limit, writingLimit(withHitRate(15), own).limit, writingLimit(withHitRate(90), own).limit]).toEqual([3, 15, 35, 40]);
  });

  it('takes the better of the last 100 notes and the last 14 days, where these have notes that count', () => {
    expect(longHitRate(record({ last100: tally(100, 10), days14: tally(50, 10) }))).toBeCloseTo(0.2);
    expect(longHitRate(record({ last100: tally(100, 10), days14: tally(50, 0, 10) }))).toBeCloseTo(0.1);
    expect(longHitRate(record({ last100: tally(100, 0, 10), days14: tally(0) }))).toBeCloseTo(-0.1);
  });

  it('never falls when the hit rate rises, and has no steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(limitOfHitRate(low, low, settings.limits)).toBeLessThanOrEqual(limitOfHitRate(high, high, settings.limits) + 1e-9);
      }),
    );
    for (const edge of [0.05, 0.1, 0.15, 0.2]) expect(limitOfHitRate(edge, edge, settings.limits) - limitOfHitRate(edge, edge - 1e-9, settings.limits)).toBeLessThan(1e-3);
  });

  it('is always from 2 to 500', () => {
    const some = (notes: number) => fc.tuple(fc.nat(notes), fc.nat(notes)).map(([helpful, notHelpful]) => tally(notes, helpful, Math.min(notHelpful, notes - helpful)));
    fc.assert(
      fc.property(fc.nat(5000), some(5), some(10), some(20), some(100), some(40), fc.nat(15_000), (total, last5, last10, last20, last100, days14, notes30Days) => {
        const { limit } = writingLimit({ total, last5, last10, last20, last100, days14, notes30Days, net90Days: 0 }, settings.limits);
        expect(Number.isInteger(limit) && limit >= 2 && limit <= 500).toBe(true);
      }),
    );
  });
});

describe('privilegesOf', () => {
  it.each<[string, WritingRecord, { largeFeeds: boolean; best: boolean }]>([
    ['99 notes', withHitRate(50, { total: 99 }), { largeFeeds: false, best: false }],
    ['100 notes at 5 %', withHitRate(5, { total: 100 }), { largeFeeds: true, best: false }],
    ['100 notes at 4 %', withHitRate(4, { total: 100 }), { largeFeeds: false, best: false }],
    ['10 % not helpful', record({ last100: tally(100, 20, 10) }), { largeFeeds: true, best: false }],
    ['11 % not helpful', record({ last100: tally(100, 30, 11) }), { largeFeeds: false, best: false }],
    ['a net of 99 in 90 days', withHitRate(50, { net90Days: 99 }), { largeFeeds: true, best: false }],
    ['a net of 100 in 90 days', withHitRate(50, { net90Days: 100 }), { largeFeeds: true, best: true }],
  ])('with %s', (_, given, expected) => expect(privilegesOf(given, settings)).toEqual(expected));
});
