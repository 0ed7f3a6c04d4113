import { once } from 'node:events';
import { createServer } from 'node:net';
import { CommandError } from '../failure';

const DEFAULT_PORT = 4000;
const ATTEMPTS = 20;

/**
 * The port of the api: exactly the one asked for, or 4000 and, where that is in use, the next free one.
 * @throws PORT_TAKEN
 */
export async function choosePort(host: string, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (wanted === 0 || (await isFree(host, wanted))) return wanted || (await anyFree(host));
    throw new CommandError('PORT_TAKEN', `port ${wanted} on ${host} is in use or not allowed`, 'Stop what listens there, or choose another with --port.');
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + ATTEMPTS; port++) {
    if (await isFree(host, port)) return port;
  }
  throw new CommandError('PORT_TAKEN', `the ports ${DEFAULT_PORT} to ${DEFAULT_PORT + ATTEMPTS - 1} on ${host} are all in use`, 'Choose another with --port.');
}

const isFree = async (host: string, port: number): Promise<boolean> => (await listenOnce(host, port)) !== undefined;
const anyFree = async (host: string): Promise<number> => (await listenOnce(host, 0)) ?? 0;

async function listenOnce(host: string, port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES') return undefined;
    throw error;
  } finally {
    server.close();
  }
}
