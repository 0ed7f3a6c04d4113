import { AppError, CommunitySettings } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowanceOf, checkAllowance, hitRate, levelOf, perDay, type RequestRecord } from './helpfulness.rules';
import { checkMayMark, checkMayWithdraw, outcomeOf, requestValue } from './request.rules';
import { REQUESTS } from './requests.settings';
import { isWanted, requestsNeeded, shownUntil, statedAfter, visibleSince } from './visibility.rules';

const settings = CommunitySettings.from({}, [REQUESTS]).of(REQUESTS);
const NOW = new Date('2026-03-01T12:00:00Z');
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
const code = (work: () => unknown) => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as AppError).code;
  }
};

describe('a request', () => {
  it('takes sources as they are followed, each once, and a reason', () => {
    expect(requestValue({ sources: ['HTTPS://Example.org/a', 'https://example.org/a', 'http://example.org/b?x=1'], reason: '  The figure is old. ' }, settings))
      .toEqual({ sources: ['https://example.org/a', 'http://example.org/b?x=1'], reason: 'The figure is old.' });
    expect(requestValue({ sources: [], reason: ' ' }, settings)).toEqual({ sources: [], reason: null });
    expect(requestValue({ sources: [] }, settings)).toEqual({ sources: [], reason: null });
  });

  it('is refused with too many sources, sources that nobody can follow, or too long a reason', () => {
    const urls = (n: number) => Array.from({ length: n }, (_, i) => `https://example.org/${i}`);
    expect(code(() => requestValue({ sources: urls(3) }, settings))).toBe('accepted');
    expect(code(() => requestValue({ sources: urls(4) }, settings))).toBe('INVALID_INPUT');
    for (const url of ['http://localhost/', 'ftp://example.org/', 'nothing', 'http://10.0.0.1/']) expect(code(() => requestValue({ sources: [url] }, settings)), url).toBe('INVALID_URL');
    expect(code(() => requestValue({ sources: [], reason: 'x'.repeat(500) }, settings))).toBe('accepted');
    expect(code(() => requestValue({ sources: [], reason: 'x'.repeat(501) }, settings))).toBe('INVALID_INPUT');
  });

  it('has one outcome, and a helpful note outweighs what writers said before', () => {
    const state = { notedAt: null, metAt: null, helpfulNoteId: null, unfoundedAt: null, withdrawnAt: null };
    expect(outcomeOf(state)).toBe('OPEN');
    expect(outcomeOf({ ...state, notedAt: NOW })).toBe('NOTED');
    expect(outcomeOf({ ...state, notedAt: NOW, unfoundedAt: NOW })).toBe('UNFOUNDED');
    expect(outcomeOf({ ...state, unfoundedAt: NOW, withdrawnAt: NOW })).toBe('WITHDRAWN');
    expect(outcomeOf({ ...state, unfoundedAt: NOW, metAt: NOW, helpfulNoteId: '5' })).toBe('MET');
    expect(outcomeOf({ ...state, metAt: NOW })).toBe('NOTE_WITHDRAWN');
  });

  it('is withdrawn by whoever made it and marked by others, as long as it is open', () => {
    const request = { requesterId: '1', notedAt: null, metAt: null, helpfulNoteId: null, unfoundedAt: null, withdrawnAt: null };
    expect(code(() => checkMayWithdraw('1', request))).toBe('accepted');
    expect(code(() => checkMayWithdraw('2', request))).toBe('NOT_YOUR_REQUEST');
    expect(code(() => checkMayWithdraw('1', { ...request, metAt: NOW }))).toBe('REQUEST_CLOSED');
    expect(code(() => checkMayMark('2', request))).toBe('accepted');
    expect(code(() => checkMayMark('1', request))).toBe('REQUEST_OWN');
    expect(code(() => checkMayMark('2', { ...request, withdrawnAt: NOW }))).toBe('REQUEST_CLOSED');
    expect(code(() => checkMayMark('2', { ...request, metAt: NOW }))).toBe('REQUEST_CLOSED');
  });
});

describe('how good somebody is at asking', () => {
  const record = (eligible: number, hits: number, unfounded = 0): RequestRecord => ({ eligible, hits, unfounded });

  it.each([
    ['NEW without requests', record(0, 0), 'NEW'],
    ['HIGH from 8 % and 5 helpful notes on', record(62, 5), 'HIGH'],
    ['not below 8 %', record(63, 5), 'MEDIUM'],
    ['nor with 4 notes, however many they are of', record(4, 4), 'MEDIUM'],
    ['MEDIUM from 3 % and 1 helpful note on', record(33, 1), 'MEDIUM'],
    ['LOW below that', record(34, 1), 'LOW'],
    ['LOW after 20 requests that led to nothing', record(20, 0), 'LOW'],
    ['not after 19', record(19, 0), 'NEW'],
    ['a request found unfounded weighs as one more that led to nothing', record(62, 5, 1), 'MEDIUM'],
  ] as const)('%s', (_said, given, level) => expect(levelOf(given, settings)).toBe(level));

  it('never gets better by requests that lead to nothing', () => {
    const order = ['LOW', 'NEW', 'MEDIUM', 'HIGH'];
    fc.assert(fc.property(fc.nat(200), fc.nat(200), fc.nat(20), fc.nat(20), (eligible, hits, unfounded, more) => {
      const before = record(eligible + hits, hits, unfounded);
      expect(hitRate(before)).toBeLessThanOrEqual(1);
      expect(order.indexOf(levelOf({ ...before, unfounded: unfounded + more }, settings))).toBeLessThanOrEqual(order.indexOf(levelOf(before, settings)));
    }));
  });

  it('decides how many requests a day are left, less those lately found unfounded, down to one', () => {
    expect([perDay('NEW', 0, settings), perDay('LOW', 0, settings), perDay('MEDIUM', 0, settings), perDay('HIGH', 0, settings)]).toEqual([5, 3, 8, 12]);
    expect([perDay('NEW', 2, settings), perDay('NEW', 9, settings), perDay('NEW', 1, { ...settings, perDay: 0 })]).toEqual([3, 1, 0]);
  });
});

describe('the limit of a day', () => {
  it('tells when the next request may be made', () => {
    const made = [hours(-30), hours(-20), hours(-10), hours(-1)];
    expect(allowanceOf(5, made, NOW)).toEqual({ limit: 5, left: 2, resetsAt: null });
    expect(allowanceOf(3, made, NOW)).toEqual({ limit: 3, left: 0, resetsAt: hours(4) });
    expect(allowanceOf(1, made, NOW)).toEqual({ limit: 1, left: 0, resetsAt: hours(23) });
    expect(allowanceOf(0, made, NOW)).toEqual({ limit: 0, left: 0, resetsAt: null });
    expect(code(() => checkAllowance(allowanceOf(5, made, NOW)))).toBe('accepted');
    expect(code(() => checkAllowance(allowanceOf(3, made, NOW)))).toBe('REQUEST_LIMIT_REACHED');
  });

  it('is over at the moment it names, and not before', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 20 }), (limit, minutes) => {
      const made = minutes.map((ago) => new Date(NOW.getTime() - ago * 60_000));
      const { left, resetsAt } = allowanceOf(limit, made, NOW);
      expect(left > 0).toBe(resetsAt === null);
      if (resetsAt === null) return;
      expect(allowanceOf(limit, made, resetsAt).left).toBeGreaterThan(0);
      expect(allowanceOf(limit, made, new Date(resetsAt.getTime() - 1)).left).toBe(0);
    }));
  });
});

describe('what writers see', () => {
  const counts = (requests: number, medium = 0, high = 0, views: number | null = null) => ({ requests, medium, high, views });

  it.each([
    ['four people asked', counts(4), true],
    ['three did', counts(3), false],
    ['two of level MEDIUM did', counts(2, 2), true],
    ['one of level MEDIUM did', counts(1, 1), false],
    ['one of level HIGH did', counts(1, 1, 1), true],
    ['four asked, of 100,000 views', counts(4, 0, 0, 100_000), true],
    ['four asked, of 100,001 views', counts(4, 0, 0, 100_001), false],
    ['five did', counts(5, 0, 0, 100_001), true],
    ['views say nothing against those who asked well before', counts(1, 1, 1, 9_000_000), true],
  ])('%s', (_said, given, wanted) => expect(isWanted(given, settings)).toBe(wanted));

  it('needs one request for each 25,000 views', () => {
    expect([requestsNeeded(null, settings), requestsNeeded(0, settings), requestsNeeded(1_000_000, settings)]).toEqual([4, 4, 40]);
  });

  it('lasts 24 hours from the first moment on, is not prolonged by further requests, and can begin anew', () => {
    expect(visibleSince(null, counts(4), NOW, settings)).toEqual(NOW);
    expect(visibleSince(hours(-23), counts(9), NOW, settings)).toEqual(hours(-23));
    expect(visibleSince(hours(-24), counts(4), NOW, settings)).toEqual(NOW);
    expect(visibleSince(hours(-23), counts(3), NOW, settings)).toBeNull();
    expect(shownUntil(hours(-23), settings)).toEqual(hours(1));
  });

  it('is of statements younger than a day, unless the community wants old ones too', () => {
    expect(statedAfter(NOW, settings)).toEqual(hours(-24));
    expect(statedAfter(NOW, { statementHours: null })).toBeNull();
  });
});
