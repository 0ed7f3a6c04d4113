import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { BridgenotesError } from '../errors';
import { LiveConnection } from './live-connection';

type Message = { readonly type: string; readonly id?: string; readonly payload?: { readonly authorization?: string; readonly query?: string } };

/** A server whose mishaps are in our hands; what it speaks is the real protocol over a real socket. */
let server: WebSocketServer;
let endpoint: string;
const sockets: WebSocket[] = [];
const heard: Message[] = [];

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      heard.push(message);
      if (message.type !== 'connection_init') return;
      if (message.payload?.authorization === 'refused') socket.close(4403, 'INVALID_TOKEN: expired.');
      else tell(socket, { type: 'connection_ack' });
    });
  });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  heard.splice(0);
  await new Promise((resolve) => server.close(resolve));
});

const tell = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
const subscribed = () => heard.filter(({ type }) => type === 'subscribe');
const until = (condition: () => boolean) => expect.poll(condition, { timeout: 10_000, interval: 5 }).toBe(true);

/** Somebody who follows, and what they were told. */
function follow(connection: LiveConnection) {
  const told: unknown[] = [];
  const stop = connection.follow('subscription { x }', {}, { next: (result) => told.push(result), error: (error: BridgenotesError) => told.push(error.code), complete: () => told.push('complete'), reconnected: () => told.push('reconnected') });
  return { told, stop };
}

describe('a live connection', () => {
  it('carries any number of subscriptions over one socket, and closes it after the last', async () => {
    const connection = new LiveConnection({ endpoint, WebSocket });
    const [one, two] = [follow(connection), follow(connection)];
    await until(() => subscribed().length === 2);
    expect(sockets).toHaveLength(1);
    const [first, second] = subscribed();
    tell(sockets[0]!, { type: 'next', id: second!.id, payload: { data: 2 } });
    tell(sockets[0]!, { type: 'next', id: first!.id, payload: { data: 1 } });
    await until(() => one.told.length + two.told.length === 2);
    expect([one.told, two.told]).toEqual([[1], [2]]);
    one.stop();
    await until(() => heard.some(({ type, id }) => type === 'complete' && id === first!.id));
    const closed = once(sockets[0]!, 'close');
    two.stop();
    expect((await closed)[0]).toBe(1000);
  });

  it('comes back when it was lost, subscribes again, and says that something may have been missed', async () => {
    const connection = new LiveConnection({ endpoint, WebSocket });
    const { told, stop } = follow(connection);
    await until(() => subscribed().length === 1);
    sockets[0]!.terminate();
    await until(() => subscribed().length === 2);
    tell(sockets[1]!, { type: 'next', id: subscribed()[1]!.id, payload: { data: 'after' } });
    await until(() => told.length === 2);
    expect(told).toEqual(['reconnected', 'after']);
    stop();
  });

  it('waits for a server that is not there yet', async () => {
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { told, stop } = follow(new LiveConnection({ endpoint, WebSocket }));
    server = new WebSocketServer({ port, host: '127.0.0.1' });
    server.on('connection', (socket) => socket.on('message', (data) => {
      const { type, id } = JSON.parse(String(data)) as Message;
      tell(socket, type === 'connection_init' ? { type: 'connection_ack' } : { type: 'next', id, payload: { data: 'here' } });
    }));
    await until(() => told.length > 0);
    expect(told).toEqual(['here']);
    stop();
  });

  it('asks for the login anew each time, and ends with the code when it is refused', async () => {
    let authorization = 'good';
    const connection = new LiveConnection({ endpoint, WebSocket, authorization: () => authorization });
    const { told } = follow(connection);
    await until(() => subscribed().length === 1);
    authorization = 'refused';
    sockets[0]!.close(4403, 'FORBIDDEN: what you may do has changed; connect again');
    await until(() => told.length > 0);
    expect(told).toEqual(['INVALID_TOKEN']);
    expect(heard.filter(({ type }) => type === 'connection_init').map(({ payload }) => payload?.authorization)).toEqual(['good', 'refused']);
    authorization = 'good';
    const again = follow(connection);
    await until(() => subscribed().length === 2);
    again.stop();
  });

  it('tells refusals and ends of single subscriptions, and goes on with the others', async () => {
    const connection = new LiveConnection({ endpoint, WebSocket });
    const [refused, ended, other] = [follow(connection), follow(connection), follow(connection)];
    await until(() => subscribed().length === 3);
    const [a, b, c] = subscribed();
    tell(sockets[0]!, { type: 'error', id: a!.id, payload: [{ message: 'no', extensions: { code: 'INVALID_ID' } }] });
    tell(sockets[0]!, { type: 'complete', id: b!.id });
    tell(sockets[0]!, { type: 'next', id: c!.id, payload: { data: 'still here' } });
    await until(() => other.told.length > 0);
    expect([refused.told, ended.told, other.told]).toEqual([['INVALID_ID'], ['complete'], ['still here']]);
    other.stop();
  });

  it('answers when it is asked whether it is there', async () => {
    const { stop } = follow(new LiveConnection({ endpoint, WebSocket }));
    await until(() => subscribed().length === 1);
    tell(sockets[0]!, { type: 'ping' });
    await until(() => heard.some(({ type }) => type === 'pong'));
    stop();
  });

  it('opens nothing once nobody follows', async () => {
    const { told, stop } = follow(new LiveConnection({ endpoint, WebSocket }));
    await until(() => subscribed().length === 1);
    sockets[0]!.terminate();
    stop();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(sockets).toHaveLength(1);
    expect(told).toEqual([]);
  });
});
