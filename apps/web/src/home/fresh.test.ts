import { describe, expect, it } from 'vitest';
import { afterStatus, without } from './fresh.rules';

const set = (...ids: string[]): ReadonlySet<string> => new Set(ids);

describe('the notes that are new since the list was read', () => {
  it('are those that became helpful, each once', () => {
    const one = afterStatus(set(), 'a', 'CURRENTLY_RATED_HELPFUL');
    expect(one).toEqual(set('a'));
    expect(afterStatus(one, 'a', 'CURRENTLY_RATED_HELPFUL')).toBe(one);
    expect(afterStatus(one, 'b', 'CURRENTLY_RATED_HELPFUL')).toEqual(set('a', 'b'));
  });

  it('are not those that lost it again, nor those that became something else', () => {
    expect(afterStatus(set('a', 'b'), 'a', 'NEEDS_MORE_RATINGS')).toEqual(set('b'));
    expect(afterStatus(set('b'), 'a', 'CURRENTLY_RATED_NOT_HELPFUL')).toEqual(set('b'));
  });

  it('stay new where they came while the list was read', () => {
    expect(without(set('a', 'b', 'c'), set('a', 'b'))).toEqual(set('c'));
  });
});
