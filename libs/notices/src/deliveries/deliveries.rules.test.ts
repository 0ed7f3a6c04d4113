import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAttempt } from './backoff.rules';
import { chanceOf, messageId } from './message-id';
import { askedWait } from './outcome';
import { planNotice, type Reachable } from './plan.rules';

const NOW = new Date('2026-03-02T12:00:00Z');
const SETTINGS = { maxAttempts: 10, firstRetrySeconds: 30, longestRetrySeconds: 3600 };

describe('nextAttempt', () => {
  const wait = (attempts: number, chance: number, asked = 0) => nextAttempt(attempts, NOW, chance, SETTINGS, asked)!.getTime() - NOW.getTime();

  it('waits twice as long each time, a fifth more or less, and never longer than allowed', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const middle = Math.min(30 * 2 ** (attempts - 1), 3600) * 1000;
      expect(wait(attempts, chance)).toBeGreaterThanOrEqual(Math.floor(middle * 0.8));
      expect(wait(attempts, chance)).toBeLessThanOrEqual(middle * 1.2);
    }));
  });
  it('gives up in the end', () => expect([nextAttempt(9, NOW, 0, SETTINGS) === null, nextAttempt(10, NOW, 0, SETTINGS)]).toEqual([false, null]));
  it('waits as long as the receiver asks, within reason', () => expect([wait(1, 0.5, 600_000), wait(1, 0.5, 1e12)]).toEqual([600_000, 3_600_000]));
});

describe('askedWait', () => {
  it.each([[undefined, 0], ['120', 120_000], [['60'], 60_000], ['Mon, 02 Mar 2026 12:05:00 GMT', 300_000], ['Mon, 02 Mar 2026 11:00:00 GMT', 0], ['soon', 0]])('of %s is %i ms', (header, millis) => expect(askedWait(header, NOW)).toBe(millis));
});

describe('names of messages', () => {
  it('are the same for every attempt, and of other messages others', () => expect([messageId('a') === messageId('a'), messageId('a') === messageId('b'), messageId('a').length]).toEqual([true, false, 32]));
  it('give each attempt a chance of its own', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (key, attempt) => {
      expect(chanceOf(key, attempt)).toBeGreaterThanOrEqual(0);
      expect(chanceOf(key, attempt)).toBeLessThan(1);
      expect(chanceOf(key, attempt)).not.toBe(chanceOf(key, attempt + 1));
    }));
  });
});

describe('planNotice', () => {
  const somebody: Reachable = { contributorId: '7', timeZone: 'UTC', quiet: null, digestMinute: 480, frequency: () => 'AT_ONCE', hasEmail: true, devices: ['1', '2'] };
  const plan = (change: Partial<Reachable>) => planNotice({ id: '5', kind: 'JURY_DUTY' }, { ...somebody, ...change }, NOW).map(({ key, dueAt }) => [key, dueAt.toISOString()]);
  const noon = NOW.toISOString();

  it.each<[string, Partial<Reachable>, string[][]]>([
    ['by mail and on every device', {}, [['email:5', noon], ['push:5:1', noon], ['push:5:2', noon]]],
    ['not by mail without an address', { hasEmail: false, devices: [] }, []],
    ['not at all when it is off', { frequency: () => 'OFF' }, []],
    ['after quiet hours', { quiet: { from: 600, until: 780 }, devices: [] }, [['email:5', '2026-03-02T13:00:00.000Z']]],
    ['with a digest', { frequency: () => 'DAILY' }, [['digest:7:daily:2026-03-03', '2026-03-03T08:00:00.000Z']]],
    ['with a digest on Monday', { frequency: () => 'WEEKLY' }, [['digest:7:weekly:2026-03-09', '2026-03-09T08:00:00.000Z']]],
    ['with a digest after quiet hours', { frequency: () => 'DAILY', quiet: { from: 0, until: 540 } }, [['digest:7:daily:2026-03-03', '2026-03-03T09:00:00.000Z']]],
  ])('tells %s', (_, change, expected) => expect(plan(change)).toEqual(expected));
});
