import { anonymous, type Viewer } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { parseRole, participantIdOf, requirePerson } from './contributor.rules';

const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe('a participant id', () => {
  it('is 64 upper-case hexadecimal digits, as in the public tables', () => {
    expect(participantIdOf(Uint8Array.from({ length: 32 }, (_, i) => 255 - i))).toMatch(/^[0-9A-F]{64}$/);
  });

  it('is not made of fewer bytes', () => {
    expect(() => participantIdOf(new Uint8Array(16))).toThrow(RangeError);
  });
});

describe('a role', () => {
  it('is one of four words', () => {
    expect(parseRole('moderator')).toBe('moderator');
    expect(() => parseRole('root')).toThrow(refused('INVALID_INPUT'));
  });
});

describe('what only a person may do', () => {
  const admin: Viewer = { via: 'token', contributorId: '7', role: 'admin', alias: null, scopes: ['read'], removed: false, limitKey: 'contributor:7' };

  it('is done by whoever logged in with the role it takes', () => {
    expect(requirePerson(admin, 'admin')).toBe('7');
    expect(requirePerson({ ...admin, role: 'reader' })).toBe('7');
  });

  it('is not done by strangers, lower roles, or keys of admins', () => {
    expect(() => requirePerson(anonymous('::1'))).toThrow(refused('SIGN_IN_REQUIRED'));
    expect(() => requirePerson({ ...admin, role: 'moderator' }, 'admin')).toThrow(refused('FORBIDDEN'));
    expect(() => requirePerson({ ...admin, via: 'api-key' }, 'admin')).toThrow(refused('FORBIDDEN'));
  });
});
