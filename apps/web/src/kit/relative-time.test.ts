import { describe, expect, it } from 'vitest';
import { relativeParts } from './relative-time.rules';

const HOUR = 3_600_000;

describe('how long ago', () => {
  it.each([
    [-30_000, -30, 'second'],
    [-59_999, -59, 'second'],
    [-60_000, -1, 'minute'],
    [-3 * HOUR, -3, 'hour'],
    [-36 * HOUR, -1, 'day'],
    [15 * 24 * HOUR, 2, 'week'],
    [-400 * 24 * HOUR, -1, 'year'],
  ])('%d ms is %d %s', (offset, value, unit) => {
    expect(relativeParts(offset, 0)).toEqual({ value, unit });
  });
});
