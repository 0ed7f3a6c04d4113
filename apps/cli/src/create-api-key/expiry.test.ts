import { describe, expect, it } from 'vitest';
import { expiryOf } from './expiry';

const now = new Date('2026-03-01T12:00:00Z');

describe('--expires', () => {
  it.each([
    ['90d', '2026-05-30T12:00:00.000Z'],
    ['0d', '2026-03-01T12:00:00.000Z'],
    ['2030-12-31', '2030-12-31T00:00:00.000Z'],
    ['2028-02-29T18:30Z', '2028-02-29T18:30:00.000Z'],
    ['2030-12-31T18:30:15Z', '2030-12-31T18:30:15.000Z'],
  ])('"%s" is %s', (text, time) => {
    expect(expiryOf(text, now).toISOString()).toBe(time);
  });

  it.each(['', 'd', '-1d', '1.5d', '90', 'tomorrow', '2030-02-31', '2030-13-01', '2030-12-31T18:30', '2030-12-31T25:00Z', '31.12.2030'])('"%s" is refused', (text) => {
    expect(() => expiryOf(text, now)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', nextStep: expect.stringContaining('90d') as string }) as Error);
  });
});
