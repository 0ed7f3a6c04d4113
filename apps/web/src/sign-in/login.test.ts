import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasEnded, isDueForRenewal, loginText, readLogin } from './login.rules';
import { wayBack } from './way-back.rules';

describe('the way back after signing in', () => {
  it.each(['/rate', '/statements/U3Q?x=1#notes', '/me/history'])('leads to a page of this site: %s', (to) => expect(wayBack(to)).toBe(to));
  it.each([null, '', 'https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/\t/elsewhere.example', '/.//elsewhere.example', '/rate/..//elsewhere.example', 'javascript:alert(1)', '/sign-in?to=/x', '/sign-in/callback?code=1', 'rate'])('leads nowhere else: %s', (to) => expect(wayBack(to)).toBe('/'));
  it('never leaves this site', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', '?', '#', 'a', '%2f', '\t', '\n') }), (to) => {
      const back = wayBack(`/${to}`);
      expect(new URL(back, 'https://notes.example.org').origin).toBe('https://notes.example.org');
      expect(back).toMatch(/^\/(?!\/)/);
    }));
  });
});

describe('what is kept of a login', () => {
  const login = { since: 0, until: 3_600_000, issuer: 'https://login.example.org' };
  it('is read as it was stored', () => expect(readLogin(loginText(login))).toEqual(login));
  it.each([null, '', '{}', '[]', '{"until":"x"}', 'null'])('is nothing when it is something else: %s', (stored) => expect(readLogin(stored)).toBeNull());
  it('is renewed a minute before its end, and not sooner', () => {
    expect(isDueForRenewal(login, 3_539_000)).toBe(false);
    expect(isDueForRenewal(login, 3_541_000)).toBe(true);
  });
  it('is renewed in its last quarter when it is short, so that no renewal follows at once on another', () => {
    expect(isDueForRenewal({ ...login, until: 20_000 }, 0)).toBe(false);
    expect(isDueForRenewal({ ...login, until: 20_000 }, 15_500)).toBe(true);
  });
  it('is not renewed where nobody can', () => {
    expect(isDueForRenewal({ ...login, issuer: null }, 3_599_000)).toBe(false);
    expect([hasEnded(login, 3_599_999), hasEnded(login, 3_600_000)]).toEqual([false, true]);
  });
});
