import { readConfig } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { signInConfigOf, signInFields, type SignInConfig } from './sign-in.config';

const read = (environment: Record<string, string>): SignInConfig => signInConfigOf(readConfig(z.object(signInFields), environment));
const secret = 's'.repeat(32);

describe('the sign-in configuration', () => {
  it('lets nobody sign in unless told to', () => {
    expect(read({})).toEqual({ oidc: { issuers: [], audiences: [], jwksUrl: null, clockSkewSeconds: 30, webClients: [] }, developmentSecret: null, claimsSecret: null });
  });

  it('takes several issuers and audiences, separated by commas', () => {
    expect(read({ OIDC_ISSUER: 'https://a.example/realm, https://b.example/', OIDC_AUDIENCE: 'x,y' }).oidc).toMatchObject({ issuers: ['https://a.example/realm', 'https://b.example/'], audiences: ['x', 'y'] });
  });

  it('has the development login only when both its variables are set', () => {
    expect(read({ BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: secret }).developmentSecret).toBe(secret);
    expect(read({ BRIDGENOTES_DEVELOPMENT_SECRET: secret }).developmentSecret).toBeNull();
  });

  it.each([
    [{ OIDC_ISSUER: 'https://a.example' }, /OIDC_AUDIENCE is not set/],
    [{ OIDC_ISSUER: 'http://a.example', OIDC_AUDIENCE: 'x' }, /OIDC_ISSUER has "http:\/\/a\.example": allowed: https/],
    [{ OIDC_ISSUER: 'a', OIDC_AUDIENCE: 'x' }, /OIDC_ISSUER has "a"/],
    [{ OIDC_ISSUER: 'https://a.example?x=1', OIDC_AUDIENCE: 'x' }, /OIDC_ISSUER has/],
    [{ OIDC_ISSUER: 'https://a.example,https://b.example', OIDC_AUDIENCE: 'x', OIDC_JWKS_URL: 'https://a.example/keys' }, /exactly one OIDC_ISSUER/],
    [{ OIDC_ISSUER: 'https://a.example', OIDC_AUDIENCE: 'x', OIDC_JWKS_URL: 'http://a.example/keys' }, /OIDC_JWKS_URL is set, but wrong/],
    [{ OIDC_CLOCK_SKEW_SECONDS: '3600' }, /OIDC_CLOCK_SKEW_SECONDS is "3600": allowed: 0 to 600/],
    [{ BRIDGENOTES_DEVELOPMENT_LOGIN: '1' }, /BRIDGENOTES_DEVELOPMENT_SECRET is not set/],
    [{ BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: 'short' }, /BRIDGENOTES_DEVELOPMENT_SECRET is set, but wrong: allowed: at least 32/],
    [{ BRIDGENOTES_DEVELOPMENT_LOGIN: 'yes' }, /BRIDGENOTES_DEVELOPMENT_LOGIN is "yes": allowed: 0, 1, true, false/],
  ])('%j stops the start', (environment, problem) => {
    expect(() => read(environment as Record<string, string>)).toThrow(expect.objectContaining({ code: 'INVALID_CONFIGURATION', message: expect.stringMatching(problem) as string }) as Error);
  });

  it('pairs issuers with what the web client is there, and says which token it sends', () => {
    const given = { OIDC_ISSUER: 'https://a.example.org,https://b.example.org', OIDC_AUDIENCE: 'api,web-b', OIDC_WEB_CLIENT_IDS: 'web-a, web-b', OIDC_NAMES: 'A,B' };
    expect(read(given).oidc.webClients).toEqual([
      { issuer: 'https://a.example.org', name: 'A', clientId: 'web-a', scopes: ['openid'], sendsIdToken: false, audience: 'api' },
      { issuer: 'https://b.example.org', name: 'B', clientId: 'web-b', scopes: ['openid'], sendsIdToken: true, audience: 'api' },
    ]);
    expect(read({ ...given, OIDC_NAMES: '' }).oidc.webClients.map(({ name }) => name)).toEqual(['a.example.org', 'b.example.org']);
  });

  it.each([['OIDC_WEB_CLIENT_IDS', 'web-a'], ['OIDC_NAMES', 'A,B,C']])('refuses %s of another number than the issuers', (name, value) => {
    expect(() => read({ OIDC_ISSUER: 'https://a.example.org,https://b.example.org', OIDC_AUDIENCE: 'api', [name]: value })).toThrow(name);
  });
});
