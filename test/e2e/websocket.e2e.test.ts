import { ManualClock } from '@bridgenotes/platform';
import { createClient, type Client } from 'graphql-ws';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type House, openHouse } from './house';

const HOUR = 3_600_000;
const LISTEN = 'subscription { noteStatusChanged { toStatus } }';

let house: House;
let admin: string;
const clock = new ManualClock(Date.now());
const clients: Client[] = [];

beforeAll(async () => {
  house = await openHouse({ WEBSOCKET_RECHECK_SECONDS: '1', MAX_SUBSCRIPTIONS_PER_CONNECTION: '3', MAX_CONNECTIONS_PER_ADDRESS: '8' }, clock);
  admin = await house.join('root', 'admin');
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
});
afterAll(() => house?.close());

async function ask<Data>(query: string, variables: object, token: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, variables as Record<string, unknown>, token);
  expect(errors).toBeUndefined();
  return data;
}

interface Listening {
  /** Why the connection was closed; null while it is open. */
  closed: { code: number; reason: string } | null;
  client: Client;
}

/** A connection with one subscription that runs. */
async function listen(token?: string): Promise<Listening> {
  const client = createClient({ url: house.url.replace('http', 'ws'), webSocketImpl: WebSocket, lazy: false, retryAttempts: 0, connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` }, onNonLazyError: () => undefined });
  clients.push(client);
  const listening: Listening = { closed: null, client };
  client.on('closed', (event) => (listening.closed = event as Listening['closed']));
  const connected = new Promise((resolve) => client.on('connected', resolve));
  client.subscribe({ query: LISTEN }, { next: () => undefined, error: () => undefined, complete: () => undefined });
  await connected;
  return listening;
}

async function closed(listening: Listening): Promise<{ code: number; reason: string }> {
  for (let tries = 0; tries < 50 && listening.closed === null; tries++) await sleep(100);
  return { code: listening.closed?.code ?? 0, reason: listening.closed?.reason ?? 'still open' };
}

const newKey = async () => {
  const { viewer } = await ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, admin);
  return (await ask<{ createApiKey: { key: string; apiKey: { id: string } } }>('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }', { input: { name: 'listener', scopes: ['READ'], contributorId: viewer.contributor.id } }, admin)).createApiKey;
};

describe('a WebSocket', () => {
  it('ends soon after its API key was revoked, while others go on', async () => {
    const [revoked, kept] = [await newKey(), await newKey()];
    const [one, other, nobody] = [await listen(revoked.key), await listen(kept.key), await listen()];
    await sleep(1500);
    expect([one.closed, other.closed, nobody.closed]).toEqual([null, null, null]);
    await ask('mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { apiKey { id } } }', { input: { id: revoked.apiKey.id } }, admin);
    expect(await closed(one)).toEqual({ code: 4403, reason: expect.stringMatching(/^INVALID_API_KEY: /) as string });
    expect([other.closed, nobody.closed]).toEqual([null, null]);
  });

  it('ends when what its person may do has changed', async () => {
    const moderator = await house.join('moderator', 'moderator');
    const listening = await listen(moderator);
    const { viewer } = await ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, moderator);
    await ask('mutation ($input: SetRoleInput!) { setRole(input: $input) { contributor { id } } }', { input: { contributorId: viewer.contributor.id, role: 'CONTRIBUTOR' } }, admin);
    expect(await closed(listening)).toEqual({ code: 4403, reason: 'FORBIDDEN: what you may do has changed; connect again' });
  });

  it('runs no more operations than allowed, also when all are asked for at once', async () => {
    const { client } = await listen();
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        Promise.race([
          new Promise<string>((resolve) => client.subscribe({ query: LISTEN }, { next: () => undefined, error: (error) => resolve((error as { extensions: { code: string } }[])[0]!.extensions.code), complete: () => resolve('complete') })),
          sleep(1000, 'runs'),
        ]),
      ),
    );
    expect(outcomes.sort()).toEqual(['BATCH_TOO_LARGE', 'BATCH_TOO_LARGE', 'BATCH_TOO_LARGE', 'runs', 'runs']);
  });

  it('is refused beyond what one address may have open, and taken again when one has ended', async () => {
    const open = (): Promise<WebSocket | string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(house.url.replace('http', 'ws'), 'graphql-transport-ws');
        socket.on('open', () => resolve(socket)).on('error', (error) => resolve(error.message));
      });
    const sockets: (WebSocket | string)[] = [];
    for (let i = 0; i < 9; i++) sockets.push(await open());
    expect(sockets.slice(0, 8).every((socket) => typeof socket !== 'string')).toBe(true);
    expect(sockets[8]).toBe('Unexpected server response: 429');
    (sockets[0] as WebSocket).close();
    await once(sockets[0] as WebSocket, 'close');
    await sleep(100);
    const again = await open();
    expect(typeof again).not.toBe('string');
    for (const socket of [...sockets, again]) if (typeof socket !== 'string') socket.terminate();
    await sleep(100);
  });

  it('ends soon after its token expired', async () => {
    const listening = await listen(await house.join('ada'));
    clock.advance(13 * HOUR);
    expect(await closed(listening)).toEqual({ code: 4403, reason: expect.stringMatching(/^INVALID_TOKEN: .*expired/) as string });
  });
});
