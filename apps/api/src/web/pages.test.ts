import { describe, expect, it } from 'vitest';
import { originOf } from './origin.rules';
import { directionOf, languagesOf, pageTemplate } from './page-template.rules';
import { pageAt } from './pages.rules';
import { pagePolicy } from './security.rules';

describe('addresses of the web client', () => {
  it.each([
    ['/', { kind: 'page', path: '/', listed: true }],
    ['/statements/U3Q', { kind: 'statement', id: 'U3Q' }],
    ['/notes/Tm90/', { kind: 'note', id: 'Tm90' }],
    ['/me/history', { kind: 'page', path: '/me/history', listed: false }],
    ['/runs', { kind: 'page', path: '/runs', listed: true }],
    ['/runs/UnVu', { kind: 'page', path: '/runs/UnVu', listed: true }],
    ['/contributors/a%22b/', { kind: 'page', path: '/contributors/a%22b', listed: true }],
    ['/sign-in/callback', { kind: 'page', path: '/sign-in/callback', listed: false }],
    ['/statements', { kind: 'unknown' }],
    ['/statements/U3Q/more', { kind: 'unknown' }],
    ['/statements/U3Q%2Fmore', { kind: 'unknown' }],
    ['/contributors', { kind: 'unknown' }],
    ['/me//history', { kind: 'unknown' }],
    ['/me/secrets', { kind: 'unknown' }],
    ['/constructor', { kind: 'unknown' }],
    ['/%E0%A4%A', { kind: 'unknown' }],
    ['/statement', { kind: 'unknown' }],
  ])('knows what stands at %s', (path, subject) => {
    expect(pageAt(path, null)).toEqual(subject);
  });

  it('finds a statement by its own URL', () => {
    expect(pageAt('/statement', 'https://news.example.org/a?b=1')).toEqual({ kind: 'statement-by-url', url: 'https://news.example.org/a?b=1' });
  });
});

describe('the address of the server', () => {
  const request = { host: 'inside:4000', forwardedHost: undefined, forwardedProto: undefined };
  it('is what the operator says', () => expect(originOf('https://notes.example.org/', request)).toBe('https://notes.example.org'));
  it('is otherwise what was asked for', () => expect(originOf(undefined, request)).toBe('http://inside:4000'));
  it('is what the nearest proxy was asked for', () => expect(originOf(undefined, { ...request, forwardedHost: 'forged.example, notes.example.org', forwardedProto: 'http,https' })).toBe('https://notes.example.org'));
  it.each(['a"><script>', "x'; script-src *", '', 'a b'])('is none that is no host: %s', (host) => expect(originOf(undefined, { ...request, host })).toBe('http://localhost'));
});

describe('the page', () => {
  const INDEX = '<!doctype html>\n<html class="app" lang="en"><head><meta property="csp-nonce" nonce="__CSP_NONCE__"><meta name="description" content="old"><title>Old</title><script type="module" src="/assets/a.js" nonce="__CSP_NONCE__"></script></head><body></body></html>';

  it('is filled anew for each answer', () => {
    expect(pageTemplate(INDEX)({ nonce: 'bm9uY2U=', language: 'ar', direction: 'rtl', head: '<title>New</title>' })).toBe(
      '<!doctype html>\n<html lang="ar" dir="rtl" class="app"><head><meta property="csp-nonce" nonce="bm9uY2U="><title>New</title><script type="module" src="/assets/a.js" nonce="bm9uY2U="></script></head><body></body></html>');
  });

  it('says which languages the client has', () => {
    expect([languagesOf(INDEX.replace('<html ', '<html data-languages="en de" ')), languagesOf(INDEX)]).toEqual([['en', 'de'], ['en']]);
    expect(pageTemplate(INDEX.replace('<html ', '<html data-languages="en de" '))({ nonce: 'x', language: 'de', direction: 'ltr', head: '' })).toContain('<html lang="de" dir="ltr" class="app">');
  });

  it('gives the nonce to nothing that somebody wrote', () => {
    const page = pageTemplate(INDEX)({ nonce: 'secret', language: 'en', direction: 'ltr', head: '<title>__CSP_NONCE__ $& $1</title>' });
    expect(page).toContain('<title>__CSP_NONCE__ $& $1</title>');
    expect(page.split('secret')).toHaveLength(3);
  });

  it('has to have a title', () => expect(() => pageTemplate('<html></html>')).toThrow('title'));

  it.each([['ar-EG', 'rtl'], ['he', 'rtl'], ['az-Latn', 'ltr'], ['ku-Arab', 'rtl'], ['ku', 'ltr'], ['en', 'ltr'], ['ur-Latn', 'ltr']])('writes %s %s', (language, direction) => expect(directionOf(language)).toBe(direction));

  it('may run nothing but our scripts', () => {
    const policy = pagePolicy('bm9uY2U=', 'https://notes.example.org', ['https://login.example.org']);
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self' 'nonce-bm9uY2U='", "connect-src 'self' wss://notes.example.org https://login.example.org", "frame-ancestors 'none'", "base-uri 'none'"]));
    expect(policy).not.toContain('unsafe');
  });
});
