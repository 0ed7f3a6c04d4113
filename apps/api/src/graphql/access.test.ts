import { anonymous, SCOPES, type Role, type Viewer } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { checkAccess, type AccessLevel } from './access';

const as = (role: Role, alias: string | null = 'Calm Heron'): Viewer => ({ via: 'token', contributorId: '1', role, alias, scopes: SCOPES, limitKey: 'person:1' });
const outcome = (viewer: Viewer, level: AccessLevel) => {
  try {
    checkAccess(viewer, level);
    return 'may';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('checkAccess', () => {
  it.each<[string, Viewer, Record<AccessLevel, string>]>([
    ['nobody', anonymous('::1'), { anyone: 'may', 'signed-in': 'SIGN_IN_REQUIRED', contributor: 'SIGN_IN_REQUIRED', moderator: 'SIGN_IN_REQUIRED', admin: 'SIGN_IN_REQUIRED' }],
    ['a reader without alias', as('reader', null), { anyone: 'may', 'signed-in': 'may', contributor: 'ALIAS_REQUIRED', moderator: 'FORBIDDEN', admin: 'FORBIDDEN' }],
    ['a contributor', as('contributor'), { anyone: 'may', 'signed-in': 'may', contributor: 'may', moderator: 'FORBIDDEN', admin: 'FORBIDDEN' }],
    ['a moderator', as('moderator'), { anyone: 'may', 'signed-in': 'may', contributor: 'may', moderator: 'may', admin: 'FORBIDDEN' }],
    ['an admin', as('admin'), { anyone: 'may', 'signed-in': 'may', contributor: 'may', moderator: 'may', admin: 'may' }],
  ])('decides for %s', (_, viewer, expected) => {
    for (const [level, result] of Object.entries(expected)) expect(outcome(viewer, level as AccessLevel), level).toBe(result);
  });
});
