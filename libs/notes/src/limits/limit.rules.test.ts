import { AppError, rollingLimit } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorLimit, checkLimit, dailyLimit, targetOf } from './limit.rules';
import { LIMITS } from './limits.settings';

const SETTINGS = LIMITS.schema.parse({});
const DAY = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 2, 1);

describe('notes a day', () => {
  // the examples of X's documentation: a hit rate of 20 %, and of 5 %
  it.each([
    ['a hit rate of 20 %: impact 3', 3, 15, 8],
    ['a hit rate of 20 %: impact 12', 12, 60, 17],
    ['a hit rate of 5 %: impact 12', 12, 240, 10],
    ['a hit rate of 5 %: impact 100', 100, 2000, 10],
    ['a newcomer', 0, 0, 5],
    ['few notes say nothing of a hit rate', 0, 19, 5],
    ['many notes and no impact', 0, 20, 1],
    ['a negative impact', -1, 3, 1],
    ['a very negative impact', -100, 1000, 1],
    ['a poor hit rate allows no fewer', 1, 1000, 1],
  ])('%s', (_whose, writingImpact, written, limit) => expect(dailyLimit({ writingImpact, written }, SETTINGS)).toEqual({ limit, window: DAY }));

  it('grow with the impact, and never fall below those of a negative one', () => {
    fc.assert(fc.property(fc.integer({ min: -50, max: 200 }), fc.nat(3000), (writingImpact, written) => {
      const { limit } = dailyLimit({ writingImpact, written }, SETTINGS);
      expect(limit).toBeGreaterThanOrEqual(1);
      expect(dailyLimit({ writingImpact: writingImpact + 1, written }, SETTINGS).limit).toBeGreaterThanOrEqual(limit);
    }));
  });
});

describe('notes on one author', () => {
  it.each([
    ['at first', 5, 0, 3, DAY],
    ['with 7 % helpful', 100, 7, 7, DAY],
    ['with 29 %', 100, 29, 29, DAY],
    ['with 5 %', 20, 1, 5, DAY],
    ['with 4 %', 25, 1, 1, DAY],
    ['with none of 14', 14, 0, 1, DAY],
    ['with none of 15: one a week', 15, 0, 1, 7 * DAY],
    ['with 1 %', 100, 1, 1, DAY],
  ])('%s', (_when, written, helpful, limit, window) => expect(authorLimit({ written, helpful }, SETTINGS)).toEqual({ limit, window }));
});

describe('a limit that is reached', () => {
  it('is refused with the limit, what is used and the time', () => {
    const at = (time: number) => new Date(time);
    const use = rollingLimit([at(NOW - DAY + 1), at(NOW)], { limit: 2, window: DAY }, at(NOW));
    expect(() => checkLimit(rollingLimit([at(NOW)], { limit: 2, window: DAY }, at(NOW)), 'all')).not.toThrow();
    const refused = (() => {
      try {
        return checkLimit(use, 'author');
      } catch (error) {
        return error as AppError;
      }
    })();
    expect(refused).toMatchObject({ code: 'NOTE_LIMIT_REACHED', details: { of: 'author', limit: 2, used: 2, hours: 24, resetsAt: new Date(NOW + 1).toISOString() } });
  });
});

describe('an author of statements', () => {
  it('is the same however the name is written', () => {
    const names = ['@Jane  Doe', ' jane doe', 'JANE DOE', 'ｊane doe'];
    expect(new Set(names.map((authorName) => targetOf({ platform: 'X', authorName })))).toEqual(new Set(['X:jane doe']));
  });

  it('is another one on another platform, and nobody without a name', () => {
    expect(targetOf({ platform: null, authorName: 'Jane Doe' })).not.toBe(targetOf({ platform: 'X', authorName: 'Jane Doe' }));
    expect([null, '', '@', '  '].map((authorName) => targetOf({ platform: 'X', authorName }))).toEqual([null, null, null, null]);
  });
});
