import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Answer, type House, openHouse } from './house';

/** A real database behind a line that can be cut: then connections end in the middle, and new ones are refused. */
class Line {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #port = 0;

  constructor(host: string, port: number) {
    this.#server = createServer((near) => {
      const far = connect(port, host);
      for (const [one, other] of [[near, far], [far, near]] as const) {
        this.#sockets.add(one);
        one.on('error', () => undefined).on('close', () => (this.#sockets.delete(one), other.destroy())).pipe(other);
      }
    });
  }

  /** @returns the port, the same every time */
  async open(): Promise<number> {
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
    return (this.#port = (this.#server.address() as AddressInfo).port);
  }

  async cut(): Promise<void> {
    const closed = once(this.#server.close(), 'close');
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

const codes = (answer: Answer<unknown>) => (answer.errors ?? []).map((error) => error.extensions.code);

describe('an api whose database cannot be reached', () => {
  let database: TestDatabase;
  let line: Line;
  let house: House;
  let ada: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    line = new Line(url.hostname, Number(url.port));
    url.hostname = '127.0.0.1';
    url.port = String(await line.open());
    house = await openHouse({}, undefined, { databaseUrl: url.href });
    ada = await house.join('ada');
    await line.cut();
    house.log.splice(0);
  });
  afterAll(async () => {
    await house?.close();
    await line?.cut().catch(() => undefined);
    await database?.drop();
  });

  it.each([
    ['a field that is read', 200, '{ statements { nodes { id } } }', () => undefined],
    ['the whole request of somebody who is signed in', 503, '{ viewer { role } }', () => ada],
  ])('refuses %s with status %i, and writes one line without a stack', async (_, status, query, token) => {
    const answer = await house.ask(query, {}, token());
    expect([codes(answer), answer.status]).toEqual([['DATABASE_UNAVAILABLE'], status]);
    expect(answer.errors![0]!.message).toBe('The database cannot be reached: ECONNREFUSED.');
    const lines = house.log.splice(0);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ level: 50, msg: 'the database cannot be reached', reason: 'ECONNREFUSED' }]);
    expect(lines.join()).not.toContain('stack');
  });

  it.each(['/feed.atom', '/oembed?url=https%3A%2F%2Fexample.org%2Fa', '/data/exports.json'])('refuses %s with status 503 and the same code', async (path) => {
    const answer = await fetch(new URL(path, house.url));
    expect([answer.status, await answer.json()]).toEqual([503, { code: 'DATABASE_UNAVAILABLE', message: 'The database cannot be reached: ECONNREFUSED.' }]);
    expect(house.log.splice(0).map((line) => JSON.parse(line) as object)).toMatchObject([{ level: 50, msg: 'the database cannot be reached', reason: 'ECONNREFUSED' }]);
  });

  it('asks whoever comes by WebSocket to try again later', async () => {
    const socket = new WebSocket(house.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${ada}` } }));
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([1013, 'DATABASE_UNAVAILABLE: The database cannot be reached: ECONNREFUSED.']);
  });

  it('answers as before when it is back', async () => {
    await line.open();
    expect(await house.get('{ viewer { role } statements { nodes { id } } }', {}, ada)).toMatchObject({ statements: { nodes: [] } });
    expect(house.log).toEqual([]);
  });
});
