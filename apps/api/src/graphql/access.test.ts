import { anonymous, SCOPES, type Role, type Viewer } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { checkAccess, type AccessLevel, type KeyNeeds, type Outside } from './access';

const as = (role: Role, given: Partial<Viewer> = {}): Viewer => ({ via: 'token', contributorId: '1', role, alias: 'Calm Heron', scopes: SCOPES, removed: false, limitKey: 'person:1', ...given });
const outcome = (viewer: Viewer, level: AccessLevel, needs: KeyNeeds | null = null, changes = false, evenIf: readonly Outside[] = []) => {
  try {
    checkAccess(viewer, { level, needs, evenIf }, changes);
    return 'may';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('checkAccess', () => {
  it.each<[string, Viewer, Record<AccessLevel, string>]>([
    ['nobody', anonymous('::1'), { anyone: 'may', 'signed-in': 'SIGN_IN_REQUIRED', contributor: 'SIGN_IN_REQUIRED', moderator: 'SIGN_IN_REQUIRED', admin: 'SIGN_IN_REQUIRED' }],
    ['a reader without alias', as('reader', { alias: null }), { anyone: 'may', 'signed-in': 'may', contributor: 'ALIAS_REQUIRED', moderator: 'FORBIDDEN', admin: 'FORBIDDEN' }],
    ['a contributor', as('contributor'), { anyone: 'may', 'signed-in': 'may', contributor: 'may', moderator: 'FORBIDDEN', admin: 'FORBIDDEN' }],
    ['a contributor who was removed', as('contributor', { removed: true }), { anyone: 'may', 'signed-in': 'may', contributor: 'CONTRIBUTOR_REMOVED', moderator: 'CONTRIBUTOR_REMOVED', admin: 'CONTRIBUTOR_REMOVED' }],
    ['a contributor who left', as('contributor', { left: true }), { anyone: 'may', 'signed-in': 'may', contributor: 'CONTRIBUTOR_LEFT', moderator: 'CONTRIBUTOR_LEFT', admin: 'CONTRIBUTOR_LEFT' }],
    ['a moderator', as('moderator'), { anyone: 'may', 'signed-in': 'may', contributor: 'may', moderator: 'may', admin: 'FORBIDDEN' }],
    ['an admin', as('admin'), { anyone: 'may', 'signed-in': 'may', contributor: 'may', moderator: 'may', admin: 'may' }],
  ])('decides for %s', (_, viewer, expected) => {
    for (const [level, result] of Object.entries(expected)) expect(outcome(viewer, level as AccessLevel), level).toBe(result);
  });

  it('lets who was removed or left change nothing, unless it is for them', () => {
    const [removed, left] = [as('contributor', { removed: true }), as('contributor', { left: true })];
    expect([outcome(removed, 'signed-in', 'login', true), outcome(left, 'signed-in', 'login', true)]).toEqual(['CONTRIBUTOR_REMOVED', 'CONTRIBUTOR_LEFT']);
    expect([outcome(removed, 'signed-in', 'login', true, ['removed']), outcome(left, 'signed-in', 'login', true, ['removed'])]).toEqual(['may', 'CONTRIBUTOR_LEFT']);
    expect(outcome(as('admin', { removed: true, left: true }), 'admin', 'login', true, ['left'])).toBe('CONTRIBUTOR_REMOVED');
    expect([outcome(removed, 'anyone', null, true), outcome(as('reader'), 'signed-in', 'login', true)]).toEqual(['may', 'may']);
  });

  it('lets an API key do what its scopes say, and never what needs a login', () => {
    const key = as('admin', { via: 'api-key', scopes: ['read', 'runs:write'] });
    expect([outcome(key, 'admin', 'runs:write'), outcome(key, 'contributor', 'notes:write'), outcome(key, 'admin', 'login')]).toEqual(['may', 'FORBIDDEN', 'FORBIDDEN']);
    expect(outcome(as('admin'), 'admin', 'login')).toBe('may');
  });
});
