import { describe, expect, it } from 'vitest';
import { anonymous, hasRole, requireContributor, SCOPES, type Viewer } from './viewer';

const contributor: Viewer = { via: 'token', contributorId: '7', role: 'contributor', alias: 'Calm Heron', scopes: SCOPES, removed: false, limitKey: 'person:7' };

describe('requireContributor', () => {
  it('gives the id of one who takes part under an alias', () => {
    expect(requireContributor(contributor, 'notes:write')).toBe('7');
  });

  it.each<[string, Viewer, string]>([
    ['nobody', anonymous('127.0.0.1'), 'SIGN_IN_REQUIRED'],
    ['one without an alias', { ...contributor, alias: null, role: 'reader' }, 'ALIAS_REQUIRED'],
    ['a reader', { ...contributor, role: 'reader' }, 'FORBIDDEN'],
    ['one who was removed', { ...contributor, removed: true }, 'CONTRIBUTOR_REMOVED'],
    ['a key without the scope', { ...contributor, via: 'api-key', scopes: ['read'] }, 'FORBIDDEN'],
  ])('refuses %s', (_, viewer, code) => {
    expect(() => requireContributor(viewer, 'notes:write')).toThrow(expect.objectContaining({ code }));
  });
});

describe('hasRole', () => {
  it('includes the roles below', () => {
    expect(hasRole({ ...contributor, role: 'admin' }, 'moderator')).toBe(true);
    expect(hasRole({ ...contributor, role: 'moderator' }, 'admin')).toBe(false);
  });
});
