import { anonymous, SCOPES, type Role, type Viewer } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { checkAccess, type AccessLevel, type KeyNeeds } from './access';

const as = (role: Role, given: Partial<Viewer> = {}): Viewer => ({ via: 'token', contributorId: '1', role, alias: 'Calm Heron', scopes: SCOPES, removed: false, limitKey: 'person:1', ...given });
const outcome = (viewer: Viewer, level: AccessLevel, needs: KeyNeeds | null = null) => {
  try {
    checkAccess(viewer, { level, needs });
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
    ['a moderator', as('moderator'), { anyone: 'may', 'signed-in': 'may', contributor: 'may', moderator: 'may', admin: 'FORBIDDEN' }],
    ['an admin', as('admin'), { anyone: 'may', 'signed-in': 'may', contributor: 'may', moderator: 'may', admin: 'may' }],
  ])('decides for %s', (_, viewer, expected) => {
    for (const [level, result] of Object.entries(expected)) expect(outcome(viewer, level as AccessLevel), level).toBe(result);
  });

  it('lets an API key do what its scopes say, and never what needs a login', () => {
    const key = as('admin', { via: 'api-key', scopes: ['read', 'runs:write'] });
    expect([outcome(key, 'admin', 'runs:write'), outcome(key, 'contributor', 'notes:write'), outcome(key, 'admin', 'login')]).toEqual(['may', 'FORBIDDEN', 'FORBIDDEN']);
    expect(outcome(as('admin'), 'admin', 'login')).toBe('may');
  });
});
