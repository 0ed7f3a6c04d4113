import { describe, expect, it } from 'vitest';
import { mayReturn, waitBefore } from './backoff.rules';

describe('the wait before another attempt', () => {
  it('doubles up to half a minute', () => {
    expect([0, 1, 2, 3, 6, 7, 50].map((attempt) => waitBefore(attempt, 1))).toEqual([500, 1000, 2000, 4000, 30_000, 30_000, 30_000]);
  });
  it('is spread over its second half', () => {
    expect([waitBefore(2, 0), waitBefore(2, 0.5), waitBefore(2, 1)]).toEqual([1000, 1500, 2000]);
  });
});

describe('a connection that was closed', () => {
  it.each([1000, 1001, 1006, 1011, 1012, 1013, 4408, 4500])('is opened again after %d', (code) => expect(mayReturn(code, false)).toBe(true));
  it.each([4400, 4401, 4406, 4409, 4429])('is not after %d, which is our own fault', (code) => expect(mayReturn(code, true)).toBe(false));
  it('is opened again when the rights of somebody who was let in have changed, and not when they were refused', () => {
    expect([mayReturn(4403, true), mayReturn(4403, false)]).toEqual([true, false]);
  });
});
