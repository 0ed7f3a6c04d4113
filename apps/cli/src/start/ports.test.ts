import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePort } from './ports';

const HOST = '127.0.0.1';
let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

async function occupy(port: number): Promise<number> {
  const server = createServer().listen(port, HOST);
  servers.push(server);
  // Somebody else may have it already, which serves as well.
  await Promise.race([once(server, 'listening'), once(server, 'error')]).catch(() => undefined);
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

describe('the port of the api', () => {
  it('is the one asked for', async () => {
    const port = await occupy(0);
    servers.pop()?.close();
    expect(await choosePort(HOST, port)).toBe(port);
  });

  it('is refused when asked for and taken', async () => {
    const port = await occupy(0);
    await expect(choosePort(HOST, port)).rejects.toMatchObject({ code: 'PORT_TAKEN', message: expect.stringContaining(String(port)) as string, nextStep: expect.stringContaining('--port') as string });
  });

  it('is the next free one when nobody asked', async () => {
    await occupy(4000);
    const port = await choosePort(HOST, undefined);
    expect(port).toBeGreaterThan(4000);
    expect(port).toBeLessThan(4020);
  });

  it('is any free one for 0', async () => {
    expect(await choosePort(HOST, 0)).toBeGreaterThan(0);
  });
});
