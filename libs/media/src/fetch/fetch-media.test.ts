import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MediaFailureError } from '../media.failure';
import type { Addresses } from './addresses';
import { fetchMedia, type FetchLimits } from './fetch-media';

/** Names as a stranger's name server may answer them. */
const answering = (names: Readonly<Record<string, readonly string[]>>): Addresses => (host, _options, answer) => {
  const found = names[host];
  if (found === undefined) answer(Object.assign(new Error(host), { code: 'ENOTFOUND' }), []);
  else answer(null, found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
};

const NAMES = { 'media.example.org': ['127.0.0.1'], 'trap.example.org': ['127.0.0.1'], 'mixed.example.org': ['93.184.216.34', '10.0.0.1'], 'six.example.org': ['::1'], 'mapped.example.org': ['::ffff:127.0.0.1']};
let server: Server;
let port: number;
let served: string[] = [];
let limits: FetchLimits;

beforeAll(async () => {
  server = createServer((request, response) => {
    served.push(request.url!);
    const [, what, value] = request.url!.split('/');
    switch (what ?? '') {
      case 'hello': return void response.end('hello');
      case 'status': return void response.writeHead(Number(value)).end('no');
      case 'loop': return void response.writeHead(302, { location: '/loop' }).end();
      case 'to': return void response.writeHead(301, { location: decodeURIComponent(value!) }).end();
      case 'endless': return void writeOn();
      case 'silent': return;
      case 'broken': return void response.socket!.destroy();
      default: return void response.writeHead(404).end();
    }
    function writeOn(): void {
      if (!response.destroyed) response.write(Buffer.alloc(10_000), () => setImmediate(writeOn));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  limits = { seconds: 5, bytes: 100_000, redirects: 3, ports: [port], privateHosts: ['media.example.org'] };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const at = (host: string, path: string) => `http://${host}:${port}${path}`;
async function outcome(url: string, change: Partial<FetchLimits> = {}, want: 'body' | 'place' = 'body'): Promise<string> {
  served = [];
  return fetchMedia(url, { ...limits, ...change }, want, answering(NAMES)).then(({ body }) => body.toString(), (error: unknown) => (error instanceof MediaFailureError ? error.failure : String(error)));
}

describe('fetchMedia', () => {
  it('fetches, and says where redirects ended', async () => {
    const url = at('media.example.org', `/to/${encodeURIComponent('/hello')}`);
    expect(await fetchMedia(url, limits, 'body', answering(NAMES))).toEqual({ url: at('media.example.org', '/hello'), body: Buffer.from('hello') });
  });

  it.each<[string, string]>([
    ['of an address of this machine', 'http://127.0.0.1/hello'],
    ['of one written as a number', 'http://2130706433/hello'],
    ['of one in IPv6', 'http://[::1]/hello'],
    ['of a local name', 'http://localhost/hello'],
    ['of a name that leads to this machine', 'http://trap.example.org/hello'],
    ['of a name that leads there in IPv6', 'http://six.example.org/hello'],
    ['of a name that leads there in IPv6 that means IPv4', 'http://mapped.example.org/hello'],
    ['of a name with one private address among public ones', 'http://mixed.example.org/hello'],
    ['with a user name', 'http://a:b@media.example.org/hello'],
    ['of a file', 'file:///etc/passwd'],
  ])('refuses a URL %s, and one that leads to it', async (_, url) => {
    const there = url.replace(/^(http:\/\/[^/]+)/, `$1:${port}`);
    expect(await outcome(there)).toBe('FORBIDDEN_ADDRESS');
    expect(served).toEqual([]);
    expect(await outcome(at('media.example.org', `/to/${encodeURIComponent(there)}`))).toBe('FORBIDDEN_ADDRESS');
    expect(served).toHaveLength(1);
  });

  it('refuses a port that is not allowed', async () => expect(await outcome(at('media.example.org', '/hello'), { ports: [80, 443] })).toBe('FORBIDDEN_ADDRESS'));

  it('connects to the address that was checked, however the name is answered a moment later', async () => {
    // a public address first, this machine from then on
    let times = 0;
    const turning: Addresses = (_host, _options, answer) => answer(null, [{ address: times++ === 0 ? '198.41.0.4' : '127.0.0.1', family: 4 }]);
    served = [];
    const failure = await fetchMedia(at('turning.example.org', '/hello'), { ...limits, seconds: 0.3 }, 'body', turning).catch((error: MediaFailureError) => error.failure);
    expect(['TOO_SLOW', 'UNREACHABLE']).toContain(failure);
    expect([times, served]).toEqual([1, []]);
  });

  it.each<[string, string, Partial<FetchLimits>]>([
    ['/loop', 'TOO_MANY_REDIRECTS', {}],
    ['/endless', 'TOO_LARGE', {}],
    ['/silent', 'TOO_SLOW', { seconds: 0.2 }],
    ['/broken', 'UNREACHABLE', {}],
    ['/status/503', 'UNAVAILABLE', {}],
    ['/status/429', 'UNAVAILABLE', {}],
    ['/status/403', 'REFUSED', {}],
    ['/nothing', 'REFUSED', {}],
  ])('%s: %s', async (path, expected, change) => expect(await outcome(at('media.example.org', path), change)).toBe(expected));

  it('does not read what it only follows', async () => expect(await outcome(at('media.example.org', '/endless'), {}, 'place')).toBe(''));
  it('says when a name is not known', async () => expect(await outcome(at('unknown.example.org', '/hello'))).toBe('UNREACHABLE'));
  it('gives up in time when a name server does not answer', async () => {
    const silent: Addresses = () => undefined;
    expect(await fetchMedia(at('silent.example.org', '/'), { ...limits, seconds: 0.1 }, 'body', silent).catch((error: MediaFailureError) => error.failure)).toBe('TOO_SLOW');
  });
});
