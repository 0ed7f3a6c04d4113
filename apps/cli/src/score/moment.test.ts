import { describe, expect, it } from 'vitest';
import { parseMoment } from './moment';

describe('parseMoment', () => {
  it.each([
    ['1627862400000', 1_627_862_400_000],
    ['2021-08-02T00:00:00Z', 1_627_862_400_000],
    ['2021-08-02T02:00+02:00', 1_627_862_400_000],
    ['2021-08-02', 1_627_862_400_000],
    ['2021-08-02T00:00:00.000', 1_627_862_400_000],
  ])('understands %s', (given, time) => {
    expect(parseMoment('--now', given)).toBe(time);
  });

  it.each(['', 'yesterday', '2021-13-01T00:00Z', '-5', '99999999999999999', '1e12', '02.08.2021'])('refuses %j and says what is allowed', (given) => {
    expect(() => parseMoment('--now', given)).toThrow(`--now is ${given}`);
  });
});
