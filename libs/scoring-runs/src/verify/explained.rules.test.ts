import { describe, expect, it } from 'vitest';
import { isExplained, type RatingThenAndNow } from './explained.rules';

const SINCE = 100;
const state = (level: number, at: number) => ({ level, tags: 0, at, sampled: false });
const changed = (level: number | null, at: number) => ({ level, tags: 0, at });
const explained = (given: Partial<RatingThenAndNow>) => isExplained({ then: undefined, now: undefined, changes: [], imported: false, importedSince: false, ...given }, SINCE);

describe('a rating that is not what a run had', () => {
  it('may have been made, changed or withdrawn since', () => {
    expect(explained({ now: state(2, 150), changes: [changed(2, 150)] })).toBe(true);
    expect(explained({ then: state(2, 50), now: state(0, 150), changes: [changed(2, 50), changed(0, 150)] })).toBe(true);
    expect(explained({ then: state(2, 50), changes: [changed(2, 50), changed(null, 150)] })).toBe(true);
  });

  it('may not be other than what was recorded last', () => {
    expect(explained({ then: state(2, 50), now: state(0, 50), changes: [changed(2, 50)] })).toBe(false);
    expect(explained({ then: state(2, 150), now: state(0, 150), changes: [changed(2, 150)] })).toBe(false);
    expect(explained({ then: state(2, 50), changes: [changed(2, 50)] })).toBe(false);
  });

  it('may not belong to a random sample now, or no longer', () => {
    expect(explained({ then: state(2, 50), now: { ...state(2, 50), sampled: true }, changes: [changed(2, 50)] })).toBe(false);
  });

  it('may not have been something that nothing recorded', () => {
    expect(explained({ then: state(1, 50), now: state(0, 150), changes: [changed(2, 50), changed(0, 150)] })).toBe(false);
    expect(explained({ then: state(2, 50), now: state(2, 60), changes: [changed(2, 50)] })).toBe(false);
  });

  it('may have come with an import: later, or before what is recorded of it', () => {
    expect(explained({ now: state(2, 5), imported: true, importedSince: true })).toBe(true);
    expect(explained({ now: state(2, 5), imported: true })).toBe(false);
    expect(explained({ then: state(1, 5), now: state(0, 150), changes: [changed(0, 150)], imported: true })).toBe(true);
    expect(explained({ then: state(1, 5), now: state(0, 5), imported: true, importedSince: true })).toBe(false);
  });
});
