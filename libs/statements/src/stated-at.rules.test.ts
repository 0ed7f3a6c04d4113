import { describe, expect, it } from 'vitest';
import { statedAt } from './stated-at.rules';

const ADDED = new Date('2026-03-01T12:00:00Z');
const statement = { platform: null, externalId: null, statedOn: null, createdAt: ADDED };

describe('when a statement was made', () => {
  it('is when it was added, where nothing else is known', () => {
    expect(statedAt(statement)).toEqual(ADDED);
    expect(statedAt({ ...statement, platform: 'YOUTUBE', externalId: '1580661436132757506' })).toEqual(ADDED);
  });

  it('is in the id of a post on X', () => {
    expect(statedAt({ ...statement, platform: 'X', externalId: '1580661436132757506' })).toEqual(new Date('2022-10-13T20:47:08.300Z'));
    expect(statedAt({ ...statement, platform: 'X', externalId: '20' })).toEqual(ADDED);
  });

  it('is the end of the day that somebody gave, and never later than when it was added', () => {
    expect(statedAt({ ...statement, statedOn: '2026-02-27' })).toEqual(new Date('2026-02-27T23:59:59.999Z'));
    expect(statedAt({ ...statement, statedOn: '2026-03-01' })).toEqual(ADDED);
  });
});
