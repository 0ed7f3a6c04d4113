import { describe, expect, it } from 'vitest';
import { anonymous, hasRole, PROGRAM_SCOPES, requireContributor, requireLogin, SCOPES, type Viewer } from './viewer';

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

describe('a program', () => {
  // Whatever its key or login says: also an admin who made a mistake gives it no more.
  const program: Viewer = { ...contributor, via: 'api-key', kind: 'program', scopes: SCOPES };
  const outcome = (work: () => unknown) => {
    try {
      work();
      return 'may';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('may use its own scopes and no other', () => {
    for (const scope of SCOPES) expect(outcome(() => requireContributor(program, scope)), scope).toBe(PROGRAM_SCOPES.includes(scope) ? 'may' : 'NOT_FOR_PROGRAMS');
    expect(outcome(() => requireContributor({ ...program, kind: 'person' }, 'ratings:write'))).toBe('may');
  });

  it('may not do what needs a person, however it came in', () => {
    for (const via of ['token', 'api-key', 'development'] as const) expect(outcome(() => requireLogin({ ...program, via })), via).toBe('NOT_FOR_PROGRAMS');
  });
});

describe('hasRole', () => {
  it('includes the roles below', () => {
    expect(hasRole({ ...contributor, role: 'admin' }, 'moderator')).toBe(true);
    expect(hasRole({ ...contributor, role: 'moderator' }, 'admin')).toBe(false);
  });
});
