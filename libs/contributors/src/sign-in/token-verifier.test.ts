import { ManualClock } from '@bridgenotes/platform';
import type { JWTPayload } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalIssuer } from './local-issuer.fixture';
import { TokenVerifier } from './token-verifier';

const now = new Date('2026-03-01T12:00:00Z');
const seconds = now.getTime() / 1000;
const SKEW = 30;

let issuer: LocalIssuer;
let verifier: TokenVerifier;
let claims: JWTPayload;

const verifierOf = (issuers: readonly string[], jwksUrl: string | null = null) =>
  new TokenVerifier({ oidc: { issuers, audiences: ['notes', 'notes-app'], jwksUrl, clockSkewSeconds: SKEW, webClients: [] }, developmentSecret: null, claimsSecret: null }, new ManualClock(now));
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const refused = (reason: RegExp) => expect.objectContaining({ code: 'INVALID_TOKEN', message: expect.stringMatching(reason) as string });

beforeEach(async () => {
  issuer = await LocalIssuer.start();
  verifier = verifierOf([issuer.url]);
  claims = { iss: issuer.url, sub: 'somebody', aud: 'notes', iat: seconds - 10, exp: seconds + 300 };
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer.stop();
});

describe('a token', () => {
  it('of a trusted issuer names a login', async () => {
    expect(await verifier.verify(await issuer.token(claims))).toEqual({ issuer: issuer.url, subject: 'somebody', claims });
  });

  it.each(['RS256', 'PS512', 'ES384', 'EdDSA'])('may be signed with %s', async (algorithm) => {
    await issuer.rotate(algorithm);
    expect(await verifier.verify(await issuer.token(claims))).toMatchObject({ subject: 'somebody' });
  });

  it('may be for several audiences of which one is ours, or for our second one', async () => {
    await expect(verifier.verify(await issuer.token({ ...claims, aud: ['billing', 'notes'] }))).resolves.toBeDefined();
    await expect(verifier.verify(await issuer.token({ ...claims, aud: 'notes-app' }))).resolves.toBeDefined();
  });

  it('may be an access token as of RFC 9068, but not a logout token', async () => {
    await expect(verifier.verify(await issuer.token(claims, { typ: 'at+jwt' }))).resolves.toBeDefined();
    await expect(verifier.verify(await issuer.token(claims, { typ: 'logout+jwt' }))).rejects.toEqual(refused(/not that of a login/));
  });

  it('may be expired or not yet valid by no more than the clock skew', async () => {
    await expect(verifier.verify(await issuer.token({ ...claims, exp: seconds - SKEW + 1 }))).resolves.toBeDefined();
    await expect(verifier.verify(await issuer.token({ ...claims, exp: seconds - SKEW }))).rejects.toEqual(refused(/expired/));
    await expect(verifier.verify(await issuer.token({ ...claims, nbf: seconds + SKEW }))).resolves.toBeDefined();
    await expect(verifier.verify(await issuer.token({ ...claims, nbf: seconds + SKEW + 1 }))).rejects.toEqual(refused(/not valid yet/));
  });

  it.each([
    ['another audience', { aud: 'billing' }, /another service/],
    ['no audience', { aud: undefined }, /no aud/],
    ['no expiry', { exp: undefined }, /no exp/],
    ['no subject', { sub: undefined }, /no sub/],
    ['an empty subject', { sub: '' }, /no sub/],
    ['an endless subject', { sub: 'x'.repeat(256) }, /longer than 255/],
    ['another issuer', { iss: 'https://elsewhere.example' }, /not one that this server trusts/],
    ['no issuer', { iss: undefined }, /no iss/],
  ])('with %s is refused', async (_, change, reason) => {
    await expect(verifier.verify(await issuer.token({ ...claims, ...change }))).rejects.toEqual(refused(reason));
  });

  it('that nobody signed is refused', async () => {
    await expect(verifier.verify(`${part({ alg: 'none' })}.${part(claims)}.`)).rejects.toEqual(refused(/algorithm is not allowed/));
  });

  it('with a MAC made of the public key is refused', async () => {
    await expect(verifier.verify(await issuer.tokenSignedWithPublicKey(claims))).rejects.toEqual(refused(/algorithm is not allowed/));
  });

  it('whose claims were changed after signing is refused', async () => {
    const [header, , signature] = (await issuer.token(claims)).split('.');
    await expect(verifier.verify(`${header}.${part({ ...claims, sub: 'somebody else' })}.${signature}`)).rejects.toEqual(refused(/signature does not match/));
  });

  it.each(['', 'x', 'a.b.c', '..', 'eyJhbGciOiJFUzI1NiJ9.e30'])('that is no JWT (%j) is refused', async (given) => {
    await expect(verifier.verify(given)).rejects.toEqual(refused(/not a JWT|no iss/));
  });

  it('of one trusted issuer may not speak for another', async () => {
    const other = await LocalIssuer.start();
    try {
      const both = verifierOf([issuer.url, other.url]);
      expect(await both.verify(await other.token({ ...claims, iss: other.url }))).toMatchObject({ issuer: other.url });
      await expect(both.verify(await other.token(claims))).rejects.toEqual(refused(/no key that it is signed with/));
    } finally {
      await other.stop();
    }
  });

  it('is refused on a server without identity provider, which says so', async () => {
    await expect(verifierOf([]).verify(await issuer.token(claims))).rejects.toEqual(refused(/OIDC_ISSUER/));
  });
});

describe('the keys of an issuer', () => {
  it('are fetched once for many tokens, also when these arrive together', async () => {
    const token = await issuer.token(claims);
    await Promise.all(Array.from({ length: 10 }, () => verifier.verify(token)));
    expect(issuer.fetchesOfKeys).toBe(1);
  });

  it('may be rotated; the old ones count no more', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    const old = await issuer.token(claims);
    await verifier.verify(old);
    await issuer.rotate();
    vi.setSystemTime(now.getTime() + 31_000);
    await expect(verifier.verify(await issuer.token(claims))).resolves.toBeDefined();
    await expect(verifier.verify(old)).rejects.toEqual(refused(/no key that it is signed with/));
  });

  it('are not fetched again for every made-up key', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    await verifier.verify(await issuer.token(claims));
    const stranger = await LocalIssuer.start();
    try {
      for (let i = 0; i < 5; i++) await expect(verifier.verify(await stranger.token(claims))).rejects.toEqual(refused(/no key/));
      expect(issuer.fetchesOfKeys).toBe(1);
    } finally {
      await stranger.stop();
    }
  });

  it('may be at a URL that is given, without discovery', async () => {
    issuer.claimedIssuer = 'https://wrong.example';
    await expect(verifierOf([issuer.url], `${issuer.url}/keys`).verify(await issuer.token(claims))).resolves.toBeDefined();
  });
});

describe('an identity provider in trouble', () => {
  const unavailable = (reason: RegExp) => expect.objectContaining({ code: 'IDENTITY_PROVIDER_UNAVAILABLE', message: expect.stringMatching(reason) as string });

  it('that cannot be reached is told as such, not as a bad token, and asked again later', async () => {
    const token = await issuer.token(claims);
    issuer.answer = { status: 502, body: '' };
    await expect(verifier.verify(token)).rejects.toEqual(unavailable(/answered 502/));
    issuer.answer = null;
    await expect(verifier.verify(token)).resolves.toBeDefined();
    await issuer.stop();
    await expect(verifierOf([issuer.url]).verify(token)).rejects.toEqual(unavailable(/cannot be reached/));
    await expect(verifierOf([issuer.url], `${issuer.url}/keys`).verify(token)).rejects.toEqual(unavailable(/cannot be reached/));
    issuer = await LocalIssuer.start();
  });

  it.each([
    ['no discovery document', 'not json', /not a discovery document/],
    ['an incomplete one', '{"issuer":"x"}', /not a discovery document/],
  ])('that has %s is told as such', async (_, body, reason) => {
    issuer.answer = { status: 200, body };
    await expect(verifier.verify(await issuer.token(claims))).rejects.toEqual(unavailable(reason));
  });

  it('whose discovery speaks for another issuer is not believed', async () => {
    issuer.claimedIssuer = 'https://elsewhere.example';
    await expect(verifier.verify(await issuer.token(claims))).rejects.toEqual(unavailable(/another issuer/));
  });

  it.each(['{"keys": 7}', 'not json'])('whose keys are %s is told as such', async (body) => {
    const direct = verifierOf([issuer.url], `${issuer.url}/keys`);
    issuer.answer = { status: 200, body };
    await expect(direct.verify(await issuer.token(claims))).rejects.toEqual(unavailable(/not a JSON Web Key Set/));
  });
});
