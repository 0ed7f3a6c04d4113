import { SCOPES } from '@bridgenotes/platform';
import { createTestDatabase } from '@bridgenotes/test-support';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openContributors, type OpenContributors } from '../contributors.fixture';
import { ClaimsService } from '../joining/claims.service';
import { Contributor } from '../people/contributor.entity';
import { DEVELOPMENT_ISSUER, DevelopmentLoginService } from './development-login.service';
import { LocalIssuer } from './local-issuer.fixture';
import type { SignInConfig } from './sign-in.config';
import { TokenVerifier } from './token-verifier';
import { ViewerResolver } from './viewer-resolver';

const secret = 'a secret of this test, 32 characters and more';
let room: OpenContributors;
let issuer: LocalIssuer;
const refused = (code: string) => expect.objectContaining({ code }) as Error;

const open = (config: Partial<SignInConfig> = {}) => {
  const full: SignInConfig = { oidc: { issuers: [issuer.url], audiences: ['notes'], jwksUrl: null, clockSkewSeconds: 30, webClients: [] }, developmentSecret: secret, claimsSecret: null, ...config };
  const development = new DevelopmentLoginService(full, room.contributors, room.ability, room.clock, room.community);
  return { development, viewers: new ViewerResolver(new TokenVerifier(full, room.clock), development, room.apiKeys, room.contributors, new ClaimsService(room.dataSource, room.clock, room.eligibility, full)) };
};
const tokenOf = (subject: string) => {
  const now = room.clock.now().getTime() / 1000;
  return issuer.token({ iss: issuer.url, sub: subject, aud: 'notes', iat: now, exp: now + 60 });
};

beforeAll(async () => {
  room = await openContributors(await createTestDatabase());
  issuer = await LocalIssuer.start();
});
afterAll(async () => {
  await room.close();
  await issuer.stop();
});
beforeEach(async () => {
  await room.dataSource.query('TRUNCATE contributors CASCADE');
});

describe('who is asking', () => {
  it('is nobody without authorization', async () => {
    expect(await open().viewers.resolve(undefined, '10.0.0.1')).toMatchObject({ via: 'anonymous', contributorId: null, role: 'reader', scopes: ['read'], limitKey: 'address:10.0.0.1' });
  });

  it.each(['', 'Bearer ', 'Basic YTpi', 'Bearer x', 'Bearer bn_x', 'Bearer a.b.c', 42])('is never nobody with a wrong one: %j', async (authorization) => {
    await expect(open().viewers.resolve(authorization, '10.0.0.1')).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('is a new reader with the first token of a login, and the same person with the next', async () => {
    const { viewers } = open();
    const first = await viewers.resolve(`Bearer ${await tokenOf('alice')}`, '10.0.0.1');
    expect(first).toMatchObject({ via: 'token', role: 'reader', alias: null, scopes: SCOPES, limitKey: `contributor:${first.contributorId!}` });
    expect(await viewers.resolve(`Bearer ${await tokenOf('alice')}`, '10.0.0.2')).toEqual(first);
    expect((await viewers.resolve(`Bearer ${await tokenOf('bob')}`, '10.0.0.2')).contributorId).not.toBe(first.contributorId);
  });

  it('has the role and alias of now, not of when the token was made', async () => {
    const { viewers } = open();
    const authorization = `Bearer ${await tokenOf('alice')}`;
    const viewer = await viewers.resolve(authorization, '10.0.0.1');
    await room.aliases.choose(viewer, (await room.aliases.offers(viewer))[0]!);
    await room.contributors.setRoleAsOperator(viewer.contributorId!, 'moderator');
    expect(await viewers.resolve(authorization, '10.0.0.1')).toMatchObject({ role: 'moderator', alias: expect.stringMatching(/^\w+ \w+$/) as string });
  });

  it('is one person when the first requests come at once', async () => {
    const { viewers } = open();
    const authorization = `Bearer ${await tokenOf('carol')}`;
    const all = await Promise.all(Array.from({ length: 20 }, () => viewers.resolve(authorization, '10.0.0.1')));
    expect(new Set(all.map((viewer) => viewer.contributorId)).size).toBe(1);
    expect(await room.dataSource.getRepository(Contributor).count()).toBe(1);
  });

  it('is nobody new with a token that is refused', async () => {
    const now = room.clock.now().getTime() / 1000;
    const token = await issuer.token({ iss: issuer.url, sub: 'mallory', aud: 'billing', exp: now + 60 });
    await expect(open().viewers.resolve(`Bearer ${token}`, '10.0.0.1')).rejects.toEqual(refused('INVALID_TOKEN'));
    expect(await room.dataSource.getRepository(Contributor).count()).toBe(0);
  });

  it('is a key with its scopes, in the role of whom it acts for', async () => {
    const writer = await room.person('contributor');
    const [forSomebody, forNobody] = await Promise.all([
      room.apiKeys.createAsOperator({ name: 'writer', scopes: ['read', 'notes:write'], contributorId: writer.contributorId }),
      room.apiKeys.createAsOperator({ name: 'reader', scopes: ['read'] }),
    ]);
    const { viewers } = open();
    expect(await viewers.resolve(`Bearer ${forSomebody.key}`, '10.0.0.1')).toMatchObject({ via: 'api-key', contributorId: writer.contributorId, role: 'contributor', scopes: ['read', 'notes:write'], limitKey: `key:${forSomebody.apiKey.id}` });
    expect(await viewers.resolve(`Bearer ${forNobody.key}`, '10.0.0.1')).toMatchObject({ via: 'api-key', contributorId: null, role: 'reader', scopes: ['read'] });
  });
});

describe('the development login', () => {
  it('is somebody of a name, always the same, for twelve hours', async () => {
    const { development, viewers } = open();
    const { token, contributor, expiresAt } = await development.login({ name: ' Ann O. ' }, null);
    expect(expiresAt.getTime() - room.clock.now().getTime()).toBe(12 * 3600_000);
    expect(await viewers.resolve(`Bearer ${token}`, '10.0.0.1')).toMatchObject({ via: 'development', contributorId: contributor.id, role: 'reader' });
    expect((await development.login({ name: 'Ann O.' }, null)).contributor.id).toBe(contributor.id);
    room.clock.advance(12 * 3600_000);
    await expect(viewers.resolve(`Bearer ${token}`, '10.0.0.1')).rejects.toEqual(refused('INVALID_TOKEN'));
  });

  it('may try a role, and keeps it when none is given', async () => {
    const { development } = open();
    expect((await development.login({ name: 'root' }, 'admin')).contributor.role).toBe('admin');
    expect((await development.login({ name: 'root' }, null)).contributor.role).toBe('admin');
  });

  it('may be an imported participant, but none that is unknown', async () => {
    await room.dataSource.getRepository(Contributor).insert({ participantId: 'ABCD', joinedAt: room.clock.now(), imported: true });
    const { development, viewers } = open();
    const { token, contributor } = await development.login({ participantId: 'ABCD' }, null);
    expect(contributor).toMatchObject({ participantId: 'ABCD', imported: true });
    expect(await viewers.resolve(`Bearer ${token}`, '10.0.0.1')).toMatchObject({ contributorId: contributor.id });
    await expect(development.login({ participantId: 'EF' }, null)).rejects.toEqual(refused('NOT_FOUND'));
  });

  it.each(['', '  ', 'x'.repeat(61), 'participant:ABCD', 'a\nb'])('takes no such name: %j', async (name) => {
    await expect(open().development.login({ name }, null)).rejects.toEqual(refused('INVALID_INPUT'));
  });

  it('does not exist where it is off: no login, and tokens made elsewhere are refused', async () => {
    const { token } = await open().development.login({ name: 'ann' }, 'admin');
    const off = open({ developmentSecret: null });
    await expect(off.development.login({ name: 'ann' }, null)).rejects.toEqual(refused('DEVELOPMENT_LOGIN_DISABLED'));
    await expect(off.viewers.resolve(`Bearer ${token}`, '10.0.0.1')).rejects.toEqual(refused('DEVELOPMENT_LOGIN_DISABLED'));
    await expect(open({ developmentSecret: `${secret}, another` }).viewers.resolve(`Bearer ${token}`, '10.0.0.1')).rejects.toEqual(refused('INVALID_TOKEN'));
  });

  it('cannot be forged by a trusted issuer, nor speak for one', async () => {
    const { viewers } = open();
    const now = room.clock.now().getTime() / 1000;
    const byIssuer = await issuer.token({ iss: DEVELOPMENT_ISSUER, aud: DEVELOPMENT_ISSUER, sub: 'root', exp: now + 60 });
    await expect(viewers.resolve(`Bearer ${byIssuer}`, '10.0.0.1')).rejects.toEqual(refused('INVALID_TOKEN'));
    const forIssuer = await new SignJWT({ iss: issuer.url, aud: 'notes', sub: 'alice', exp: now + 60 }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
    await expect(viewers.resolve(`Bearer ${forIssuer}`, '10.0.0.1')).rejects.toEqual(refused('INVALID_TOKEN'));
  });
});
