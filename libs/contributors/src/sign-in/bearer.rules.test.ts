import { describe, expect, it } from 'vitest';
import { bearerOf } from './bearer.rules';

describe('authorization', () => {
  it.each(['Bearer abc', 'bearer abc', 'BEARER   abc', 'Bearer abc '])('"%s" carries a bearer', (given) => {
    expect(bearerOf(given)).toBe('abc');
  });

  it('keeps every character of tokens and keys', () => {
    expect(bearerOf('Bearer bn_12ab_x-Y_z.e30.~+/==')).toBe('bn_12ab_x-Y_z.e30.~+/==');
  });

  it.each([undefined, null])('that was not sent (%s) carries none', (given) => {
    expect(bearerOf(given)).toBeNull();
  });

  it.each(['', ' ', 'Bearer', 'Bearer ', 'abc', 'Basic YTpi', 'Bearer a b', 'Bearer a, Bearer b', 'Bearer ä', 7, {}, ['Bearer abc']])('%j is refused and not taken for none', (given) => {
    expect(() => bearerOf(given)).toThrow(expect.objectContaining({ code: 'INVALID_TOKEN' }) as Error);
  });
});
