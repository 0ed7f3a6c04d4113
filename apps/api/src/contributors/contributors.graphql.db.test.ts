import 'reflect-metadata';
import { HOUSE_ENTITIES, HOUSE_SECTIONS } from '@bridgenotes/house';
import { Clock, CommunitySettings, SCOPES, SystemClock, dataSourceOptions, readConfig } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Global, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { createClient } from 'graphql-ws';
import { LoggerModule } from 'nestjs-pino';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { API_CONFIG, apiConfig } from '../config';
import { GraphQLModule } from '../graphql/graphql.module';
import { WebSocketDoor } from '../graphql/websocket';
import { ContributorsGraphQLModule } from './contributors.graphql.module';

let database: TestDatabase;
const apps: INestApplication[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await database.drop();
});

interface Answer {
  status: number;
  data: Record<string, Record<string, never>> | null;
  errors?: { message: string; extensions: { code: string } }[];
}
interface Door {
  ask(query: string, input?: object | null, authorization?: string): Promise<Answer>;
  /** The answer to one query over a WebSocket that was opened with these parameters. */
  askBySocket(query: string, connectionParams: Record<string, unknown>): Promise<unknown>;
}

/** The GraphQL door with this room alone behind it, listening for real. */
async function open(environment: Record<string, string>): Promise<Door> {
  const config = readConfig(apiConfig, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', RATE_LIMIT_REFUSED_LOGINS_PER_MINUTE: '1000', ...environment });
  const provided = [{ provide: API_CONFIG, useValue: config }, { provide: Clock, useClass: SystemClock }, { provide: CommunitySettings, useValue: CommunitySettings.from({}, HOUSE_SECTIONS) }];
  @Global()
  @Module({ providers: provided, exports: provided })
  class ConfigModule {}
  @Module({
    imports: [
      ConfigModule,
      LoggerModule.forRoot({ pinoHttp: { level: 'silent' } }),
      TypeOrmModule.forRoot(dataSourceOptions({ url: database.url, entities: HOUSE_ENTITIES })),
      GraphQLModule,
      ContributorsGraphQLModule,
    ],
  })
  class RoomModule {}

  const app = await NestFactory.create(RoomModule, { logger: false, abortOnError: false });
  apps.push(app);
  await app.listen(0, '127.0.0.1');
  app.get(WebSocketDoor).open(app.getHttpServer() as Server);
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
  return {
    async ask(query, input = null, authorization) {
      const body = JSON.stringify({ query, variables: input === null ? {} : { input } });
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }, body });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
    async askBySocket(query, connectionParams) {
      const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
      try {
        for await (const { data } of client.iterate({ query })) return data;
        throw new Error('no answer');
      } finally {
        await client.dispose();
      }
    },
  };
}

const development = { BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: 'only for this test, 32 characters or more' };
const LOGIN = 'mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token authorization expiresAt contributor { id alias role } } }';
const CHOOSE = 'mutation ($input: ChooseAliasInput!) { chooseAlias(input: $input) { contributor { id alias enrollmentState role } } }';
const SET_ROLE = 'mutation ($input: SetRoleInput!) { setRole(input: $input) { contributor { id role } } }';
const CREATE_KEY = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id name prefix scopes lastUsedAt expiresAt contributor { id } createdBy { id } } } }';
const VIEWER = '{ viewer { signedInBy role scopes needsAlias contributor { id alias } } }';
const ALL_SCOPES = SCOPES.map((scope) => scope.toUpperCase().replaceAll(/[:-]/g, '_'));
const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code;

describe('people over GraphQL', () => {
  let ask: Door['ask'];
  let askBySocket: Door['askBySocket'];
  const logIn = async (name: string, role?: string): Promise<{ authorization: string; id: string }> => {
    const { data } = await ask(LOGIN, { name, role });
    const { authorization, contributor } = data!['developmentLogin'] as unknown as { authorization: string; contributor: { id: string } };
    return { authorization, id: contributor.id };
  };
  beforeAll(async () => {
    ({ ask, askBySocket } = await open(development));
  });

  it('are anonymous without a login', async () => {
    expect((await ask(VIEWER)).data).toEqual({ viewer: { signedInBy: 'ANONYMOUS', role: 'READER', scopes: ['READ'], needsAlias: false, contributor: null } });
  });

  it('log in, choose one of five aliases once, and are contributors', async () => {
    const { authorization, id } = await logIn('newcomer');
    expect((await ask(VIEWER, null, authorization)).data).toEqual({ viewer: { signedInBy: 'DEVELOPMENT', role: 'READER', scopes: ALL_SCOPES, needsAlias: true, contributor: { id, alias: null } } });
    const offers = (await ask('{ aliasOffers }', null, authorization)).data!['aliasOffers'] as unknown as string[];
    expect(new Set(offers).size).toBe(5);
    expect(codeOf(await ask(CHOOSE, { alias: 'The Boss' }, authorization))).toBe('ALIAS_NOT_OFFERED');
    expect((await ask(CHOOSE, { alias: offers[2] }, authorization)).data).toEqual({ chooseAlias: { contributor: { id, alias: offers[2], enrollmentState: 'newUser', role: 'CONTRIBUTOR' } } });
    expect(codeOf(await ask(CHOOSE, { alias: offers[3] }, authorization))).toBe('ALIAS_ALREADY_CHOSEN');
    expect((await ask(VIEWER, null, authorization)).data).toMatchObject({ viewer: { role: 'CONTRIBUTOR', needsAlias: false, contributor: { alias: offers[2] } } });
  });

  it('are fetched as nodes, with role and standing for themselves and admins only', async () => {
    const [one, two, admin] = [await logIn('one'), await logIn('two'), await logIn('root', 'ADMIN')];
    const roleSeenBy = async (authorization?: string) => (await ask(`{ node(id: "${one.id}") { id ... on Contributor { role participantId joinedAt standing { ratingImpact writingImpact ratingImpactNeeded lastStateChangeAt timesEarnedOut } } } }`, null, authorization)).data!['node'];
    expect(await roleSeenBy()).toEqual({ id: one.id, role: null, standing: null, participantId: expect.stringMatching(/^[0-9A-F]{64}$/) as string, joinedAt: expect.any(String) as string });
    const standing = { ratingImpact: 0, writingImpact: 0, ratingImpactNeeded: 5, lastStateChangeAt: null, timesEarnedOut: 0 };
    expect(await roleSeenBy(two.authorization)).toMatchObject({ role: null, standing: null });
    expect(await roleSeenBy(one.authorization)).toMatchObject({ role: 'READER', standing });
    expect(await roleSeenBy(admin.authorization)).toMatchObject({ role: 'READER', standing });
    expect((await ask(`{ node(id: "${Buffer.from('Contributor:1').toString('base64url')}") { id } }`)).data).toEqual({ node: null });
  });

  it('never show a login', async () => {
    const { authorization, id } = await logIn('a telling name');
    const everything = await ask(`{ viewer { contributor { id alias participantId enrollmentState joinedAt role } } node(id: "${id}") { __typename id } }`, null, authorization);
    expect(everything.errors).toBeUndefined();
    expect(JSON.stringify(everything)).not.toMatch(/telling|bridgenotes-development/);
    expect((await ask('{ __type(name: "Contributor") { fields { name } } }')).data!['__type']).toEqual({ fields: ['alias', 'enrollmentState', 'id', 'joinedAt', 'leftAt', 'participantId', 'role', 'standing'].map((name) => ({ name })) });
  });

  it('get roles from admins, not from others', async () => {
    const [admin, other] = [await logIn('root', 'ADMIN'), await logIn('other')];
    expect(codeOf(await ask(SET_ROLE, { contributorId: other.id, role: 'ADMIN' }))).toBe('SIGN_IN_REQUIRED');
    expect(codeOf(await ask(SET_ROLE, { contributorId: other.id, role: 'ADMIN' }, other.authorization))).toBe('FORBIDDEN');
    expect((await ask(SET_ROLE, { contributorId: other.id, role: 'MODERATOR' }, admin.authorization)).data).toEqual({ setRole: { contributor: { id: other.id, role: 'MODERATOR' } } });
    expect(codeOf(await ask(SET_ROLE, { contributorId: 'nonsense', role: 'ADMIN' }, admin.authorization))).toBe('INVALID_ID');
    expect(codeOf(await ask(SET_ROLE, { contributorId: other.id, role: 'KING' }, admin.authorization))).toBe('QUERY_INVALID');
  });

  it('get API keys from admins; a key shows once, works within its scopes, and ends when revoked', async () => {
    const [admin, writer] = [await logIn('root', 'ADMIN'), await logIn('writer')];
    const input = { name: 'bot', scopes: ['NOTES_WRITE', 'READ'], contributorId: writer.id };
    expect(codeOf(await ask(CREATE_KEY, input, writer.authorization))).toBe('FORBIDDEN');
    const made = (await ask(CREATE_KEY, input, admin.authorization)).data!['createApiKey'] as unknown as { key: string; apiKey: { id: string; prefix: string } };
    expect(made).toMatchObject({ key: expect.stringMatching(/^bn_/) as string, apiKey: { name: 'bot', scopes: ['READ', 'NOTES_WRITE'], lastUsedAt: null, expiresAt: null, contributor: { id: writer.id }, createdBy: { id: admin.id } } });

    const authorization = `Bearer ${made.key}`;
    expect((await ask(VIEWER, null, authorization)).data).toMatchObject({ viewer: { signedInBy: 'API_KEY', scopes: ['READ', 'NOTES_WRITE'], contributor: { id: writer.id } } });
    expect(codeOf(await ask('{ aliasOffers }', null, authorization))).toBe('FORBIDDEN');

    const list = await ask('{ apiKeys(first: 1) { nodes { id prefix lastUsedAt } pageInfo { hasNextPage endCursor } } }', null, admin.authorization);
    expect(list.data!['apiKeys']).toMatchObject({ nodes: [{ id: made.apiKey.id, prefix: made.apiKey.prefix, lastUsedAt: expect.any(String) as string }], pageInfo: { hasNextPage: false } });
    expect(JSON.stringify(list)).not.toContain(made.key.slice(12));
    expect(codeOf(await ask('{ apiKeys { nodes { id } } }', null, writer.authorization))).toBe('FORBIDDEN');

    const REVOKE = 'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { apiKey { id revokedAt } } }';
    expect(codeOf(await ask(REVOKE, { id: made.apiKey.id }, writer.authorization))).toBe('FORBIDDEN');
    expect((await ask(REVOKE, { id: made.apiKey.id }, admin.authorization)).data).toEqual({ revokeApiKey: { apiKey: { id: made.apiKey.id, revokedAt: expect.any(String) as string } } });
    expect(codeOf(await ask(VIEWER, null, authorization))).toBe('INVALID_API_KEY');
  });

  it('cannot make a stronger key with a key of an admin that may only read', async () => {
    const admin = await logIn('root', 'ADMIN');
    const made = (await ask(CREATE_KEY, { name: 'reader', scopes: ['READ'], contributorId: admin.id }, admin.authorization)).data!['createApiKey'] as unknown as { key: string };
    expect(codeOf(await ask(CREATE_KEY, { name: 'stronger', scopes: ALL_SCOPES, contributorId: admin.id }, `Bearer ${made.key}`))).toBe('FORBIDDEN');
    expect(codeOf(await ask(SET_ROLE, { contributorId: admin.id, role: 'ADMIN' }, `Bearer ${made.key}`))).toBe('FORBIDDEN');
  });

  it.each(['Bearer nonsense', 'Bearer bn_nonsense', 'Basic YTpi'])('are told when %s is no login, and not served as strangers', async (authorization) => {
    const answer = await ask(VIEWER, null, authorization);
    expect([answer.status, codeOf(answer)]).toEqual([401, authorization.includes('bn_') ? 'INVALID_API_KEY' : 'INVALID_TOKEN']);
    expect(answer.data ?? null).toBeNull();
  });

  it('are known over a WebSocket too, where wrong credentials of any kind open nothing', async () => {
    const { authorization, id } = await logIn('listener');
    for (const name of ['authorization', 'Authorization']) expect(await askBySocket(VIEWER, { [name]: authorization })).toMatchObject({ viewer: { contributor: { id } } });
    expect(await askBySocket(VIEWER, {})).toMatchObject({ viewer: { signedInBy: 'ANONYMOUS' } });
    for (const given of ['Bearer nonsense', authorization.replace('Bearer ', ''), '', 42, { token: authorization }]) {
      await expect(askBySocket(VIEWER, { authorization: given }), JSON.stringify(given)).rejects.toMatchObject({ code: 4403, reason: expect.stringMatching(/^INVALID_TOKEN: The bearer token was refused: /) as string });
    }
  });

  it.each([
    [{}, 'INVALID_INPUT'],
    [{ name: 'x', participantId: 'y' }, 'INVALID_INPUT'],
    [{ participantId: 'AB' }, 'NOT_FOUND'],
  ])('cannot log in as %j', async (input, code) => {
    expect(codeOf(await ask(LOGIN, input))).toBe(code);
  });
});

describe('without the development login', () => {
  it('nobody logs in by name, and a token from elsewhere opens nothing', async () => {
    const [on, off] = [await open(development), await open({})];
    expect(codeOf(await off.ask(LOGIN, { name: 'root', role: 'ADMIN' }))).toBe('DEVELOPMENT_LOGIN_DISABLED');
    const { authorization } = (await on.ask(LOGIN, { name: 'root', role: 'ADMIN' })).data!['developmentLogin'] as unknown as { authorization: string };
    expect(codeOf(await off.ask(VIEWER, null, authorization))).toBe('DEVELOPMENT_LOGIN_DISABLED');
  });

  it('a server whose sign-in makes no sense does not start', async () => {
    await expect(open({ OIDC_ISSUER: 'https://issuer.example' })).rejects.toMatchObject({ code: 'INVALID_CONFIGURATION', message: expect.stringContaining('OIDC_AUDIENCE is not set') as string });
  });
});
