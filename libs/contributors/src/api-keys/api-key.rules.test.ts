import { SCOPES } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkKeyRequest, isUsable, isWellFormedKey, looksLikeKey, shouldRecordUse } from './api-key.rules';
import { hashOfKey, mintKey } from './mint-key';

const now = new Date('2026-03-01T12:00:00Z');
const after = (millis: number) => new Date(now.getTime() + millis);

describe('a minted key', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

  it('is well formed, begins with its prefix and carries all 256 bits', () => {
    fc.assert(
      fc.property(bytes(4), bytes(32), (prefix, secret) => {
        const minted = mintKey({ prefix, secret });
        expect(isWellFormedKey(minted.key)).toBe(true);
        expect(looksLikeKey(minted.key)).toBe(true);
        expect(minted.key.startsWith(`${minted.prefix}_`)).toBe(true);
        expect(Buffer.from(minted.key.slice(minted.prefix.length + 1), 'base64url')).toEqual(Buffer.from(secret));
        expect(minted.hash).toEqual(hashOfKey(minted.key));
        expect(minted.hash).toHaveLength(32);
      }),
    );
  });

  it('is not made of fewer bytes', () => {
    expect(() => mintKey({ prefix: new Uint8Array(4), secret: new Uint8Array(31) })).toThrow(RangeError);
  });
});

describe('a key', () => {
  it.each(['bn_', 'bn_12345678_short', 'bn_1234567G_' + 'a'.repeat(43), 'xx_12345678_' + 'a'.repeat(43), `bn_12345678_${'a'.repeat(44)}`])('"%s" is not well formed', (given) => {
    expect(isWellFormedKey(given)).toBe(false);
  });

  it('works until it expires or is revoked', () => {
    expect(isUsable({ revokedAt: null, expiresAt: null }, now)).toBe(true);
    expect(isUsable({ revokedAt: null, expiresAt: after(1) }, now)).toBe(true);
    expect(isUsable({ revokedAt: null, expiresAt: now }, now)).toBe(false);
    expect(isUsable({ revokedAt: now, expiresAt: null }, now)).toBe(false);
  });

  it('has its use recorded once a minute', () => {
    expect(shouldRecordUse(null, now)).toBe(true);
    expect(shouldRecordUse(now, after(59_999))).toBe(false);
    expect(shouldRecordUse(now, after(60_000))).toBe(true);
  });
});

describe('a request for a key', () => {
  it('is taken with a name and known scopes, each once', () => {
    expect(checkKeyRequest({ name: '  feed reader ', scopes: ['notes:write', 'read', 'read'], contributorId: '7', expiresAt: after(1) }, now)).toEqual({ name: 'feed reader', scopes: ['read', 'notes:write'] });
    expect(checkKeyRequest({ name: 'x'.repeat(100), scopes: SCOPES, contributorId: '7' }, now).scopes).toEqual(SCOPES);
  });

  it.each([
    [{ name: ' ', scopes: ['read'] }, /name is empty/],
    [{ name: 'x'.repeat(101), scopes: ['read'] }, /name is 101 characters long/],
    [{ name: 'x', scopes: [] }, /scopes is empty/],
    [{ name: 'x', scopes: ['read', 'root'] }, /scopes is "root"; allowed: read, statements:write/],
    [{ name: 'x', scopes: ['read', 'notes:write'] }, /scopes is "notes:write" for a key that acts for nobody; allowed: read, or /],
    [{ name: 'x', scopes: ['read'], expiresAt: now }, /expiresAt is 2026-03-01T12:00:00\.000Z; allowed: a time after/],
    [{ name: 'x', scopes: ['read'], expiresAt: new Date(NaN) }, /expiresAt is not a time/],
  ])('is refused when it is wrong: %j', (request, problem) => {
    expect(() => checkKeyRequest(request, now)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringMatching(problem) as string }) as Error);
  });
});
