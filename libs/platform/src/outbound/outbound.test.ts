import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ANY_ADDRESS, Outbound, type OutboundOptions } from './outbound';
import { isPublicAddress } from './public-address';

let server: Server;
let port: number;
let asked: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [, kind, count] = /^\/(\w+)\/?(.*)$/.exec(request.url ?? '') ?? [];
    if (kind === 'hang') return;
    if (kind === 'hop') return void response.writeHead(302, { location: Number(count) > 0 ? `/hop/${Number(count) - 1}` : '/fine' }).end();
    if (kind === 'inside') return void response.writeHead(302, { location: `http://127.0.0.2:${port}/secret` }).end();
    if (kind === 'file') return void response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    if (kind === 'large') return void response.end('x'.repeat(5000));
    if (kind === 'echo') return void request.pipe(response.writeHead(201));
    response.writeHead(kind === 'gone' ? 410 : 200).end('fine');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const base: OutboundOptions = { timeoutMillis: 2000, maxBodyBytes: 1000, allows: ANY_ADDRESS };
const client = (given: Partial<OutboundOptions> = {}) => new Outbound({ ...base, resolve: (_name, _options, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]), ...given });
const url = (path: string) => `http://site.example.org:${port}/${path}`;
const failure = (work: Promise<unknown>) => work.then(() => 'answered', (error: { failure: string }) => error.failure);

describe('Outbound', () => {
  it('gives any answer as it is', async () => {
    expect(await client().ask(url('fine'))).toMatchObject({ status: 200, url: url('fine') });
    expect((await client().ask(url('gone'), { method: 'HEAD' })).status).toBe(410);
    const answer = await client().ask(url('echo'), { method: 'POST', body: 'grüße', headers: { 'content-type': 'text/plain' } });
    expect([answer.status, answer.body.toString()]).toEqual([201, 'grüße']);
  });

  it('follows as many redirects as it may', async () => {
    expect((await client().ask(url('hop/2'))).status, 'none unless said').toBe(302);
    expect(await client().ask(url('hop/2'), { maxRedirects: 3 })).toMatchObject({ status: 200, url: url('fine') });
    expect(await failure(client().ask(url('hop/3'), { maxRedirects: 3 }))).toBe('TOO_MANY_REDIRECTS');
  });

  it('waits and reads only so much', async () => {
    expect(await failure(client({ timeoutMillis: 100 }).ask(url('hang')))).toBe('TIMED_OUT');
    expect(await failure(client().ask(url('large')))).toBe('TOO_LARGE');
    expect(await client({ maxBodyBytes: 0 }).ask(url('large'))).toMatchObject({ status: 200 });
  });

  it('says that nobody is there', async () => {
    expect(await failure(client({ resolve: (_name, _options, answer) => answer(Object.assign(new Error(), { code: 'ENOTFOUND' }), []) }).ask(url('fine')))).toBe('UNREACHABLE');
    expect(await failure(client().ask('http://site.example.org:1/'))).toBe('UNREACHABLE');
  });

  describe('on a server that must not look inside', () => {
    const guarded = (given: Partial<OutboundOptions> = {}) => client({ allows: undefined, ...given });

    it('refuses a name that leads to a private address, before anybody is asked', async () => {
      expect(await failure(guarded().ask(url('fine')))).toBe('ADDRESS_REFUSED');
      const mixed = guarded({ resolve: (_name, _options, answer) => answer(null, [{ address: '8.8.8.8', family: 4 }, { address: '::1', family: 6 }]) });
      expect(await failure(mixed.ask(url('fine')))).toBe('ADDRESS_REFUSED');
      expect(asked).toEqual([]);
    });

    it.each(['http://127.0.0.1/', 'http://[::1]/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::ffff:10.0.0.1]/', 'http://169.254.169.254/latest/meta-data/'])('refuses %s', async (given) => {
      expect(await failure(guarded().ask(given))).toBe('ADDRESS_REFUSED');
    });

    it('refuses to be led inside', async () => {
      const threshold = client({ allows: (address) => address !== '127.0.0.2' });
      expect(await failure(threshold.ask(url('inside'), { maxRedirects: 2 }))).toBe('ADDRESS_REFUSED');
      expect(asked, 'the second hop was not asked').toEqual(['GET /inside']);
      expect(await failure(client().ask(url('file'), { maxRedirects: 2 }))).toBe('URL_REFUSED');
    });

    it.each(['ftp://site.example.org/', 'javascript:alert(1)', 'nonsense', 'http://user:word@site.example.org/'])('refuses %s', async (given) => {
      expect(await failure(guarded().ask(given))).toBe('URL_REFUSED');
    });
  });
});

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:2800:220:1::1', '::ffff:8.8.8.8'])('takes %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(['10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', 'fc00::1', 'fe80::1', '2001:db8::1', '2002:7f00:1::', '64:ff9b::7f00:1', 'host'])(
    'does not take %s',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
});
