import { describe, expect, it } from 'vitest';
import { rowIdOf } from './row-id';

const globalId = (text: string) => Buffer.from(text).toString('base64url');

describe('rowIdOf', () => {
  it('takes ids of rows, and those that GraphQL gives of the same kind', () => {
    expect(rowIdOf('ScoringRun', '2124416344769179657')).toBe('2124416344769179657');
    expect(rowIdOf('ScoringRun', globalId('ScoringRun:2124416344769179657'))).toBe('2124416344769179657');
  });

  it.each(['', 'x', '-1', '1.5', '9223372036854775808', globalId('Note:1'), globalId('ScoringRun:x'), globalId('ScoringRun:9223372036854775808')])('takes no %j', (given) => {
    expect(rowIdOf('ScoringRun', given)).toBeNull();
  });
});
