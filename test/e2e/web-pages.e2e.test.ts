import { jpegOf } from '@bridgenotes/media/testing';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { request as send, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, openLivingHouse, type LivingHouse } from './living-house';
import { openHouse, type House } from './house';

const SCRIPT = `console.log("${'bridge '.repeat(500)}")`;
const INDEX = '<!doctype html><html data-languages="en de ar" lang="en"><head><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>Web</title><script type="module" src="/assets/index-abc123.js"></script></head><body><div id="root"></div></body></html>';

interface Got { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** As a client sends it, byte for byte: `fetch` would tidy the path and unpack the answer. */
const get = (base: string, path: string, headers: Record<string, string> = { accept: 'text/html' }, method = 'GET') =>
  new Promise<Got>((resolve, reject) => {
    const { hostname, port } = new URL(base);
    send({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', reject).end();
  });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgenotes-web-'));
  await mkdir(join(folder, 'web/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'web/index.html'), INDEX);
  await mkdir(join(folder, 'web/.vite'));
  await writeFile(join(folder, 'web/.vite/manifest.json'), '{"secret\n":1}');
  await writeFile(join(folder, 'web/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'web/assets/index-abc123.js'), SCRIPT);
  await writeFile(join(folder, 'web/assets/letters.woff2'), Buffer.alloc(2000, 1));
  await symlink(join(folder, 'secret.txt'), join(folder, 'web/assets/link.txt'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the web client', () => {
  let house: LivingHouse;
  let shown: { id: string; statementId: string };
  let open: { id: string; statementId: string };
  const page = (path: string, headers?: Record<string, string>, method?: string) => get(house.url, path, headers, method);
  const text = async (path: string) => (await page(path)).body.toString();

  beforeAll(async () => {
    house = await openLivingHouse(undefined, { WEB_FOLDER: join(folder, 'web'), PUBLIC_URL: 'https://notes.example.org', HSTS_SECONDS: '3600', RATE_LIMIT_PICTURES_PER_MINUTE: '10' });
    const { helpfulNotes } = await house.get<{ helpfulNotes: { nodes: { id: string; statement: { id: string } }[] } }>('{ helpfulNotes(first: 1) { nodes { id statement { id } } } }');
    shown = { id: helpfulNotes.nodes[0]!.id, statementId: helpfulNotes.nodes[0]!.statement.id };
    const other = house.community.notes.find(({ opinion }) => opinion === 'none')!;
    open = { id: globalId('Note', other.id), statementId: globalId('Statement', other.statementId) };
  });
  afterAll(() => house?.close());

  describe('its files', () => {
    it('are compressed, kept for ever where their names say what they are, and asked for again where not', async () => {
      const script = await page('/assets/index-abc123.js', { 'accept-encoding': 'gzip, deflate, br' });
      expect(script.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding', 'x-content-type-options': 'nosniff' });
      expect(brotliDecompressSync(script.body).toString()).toBe(SCRIPT);
      expect((await page('/favicon.svg', {})).headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' });
      const font = await page('/assets/letters.woff2', { 'accept-encoding': 'br' });
      expect([font.headers['content-type'], font.headers['content-encoding'], font.body.length]).toEqual(['font/woff2', undefined, 2000]);
    });

    it.each([
      ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip'], ['identity', undefined], ['', undefined], ['nonsense;q=x, *;q=0', undefined], ['zstd', undefined], ['*', 'br'], ['BR', 'br'],
    ])('come in an encoding that "%s" takes', async (accepted, encoding) => {
      const { status, headers, body } = await page('/assets/index-abc123.js', { 'accept-encoding': accepted });
      expect([status, headers['content-encoding']]).toEqual([200, encoding]);
      expect((encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body).toString()).toBe(SCRIPT);
    });

    it('are not sent again to who has them', async () => {
      const { etag } = (await page('/assets/index-abc123.js', { 'accept-encoding': 'br' })).headers;
      const again = await page('/assets/index-abc123.js', { 'accept-encoding': 'br', 'if-none-match': etag! });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect((await page('/assets/index-abc123.js', { 'accept-encoding': 'gzip', 'if-none-match': etag! })).status).toBe(200);
    });

    it('can be asked after', async () => {
      const { status, headers, body } = await page('/assets/index-abc123.js', {}, 'HEAD');
      expect([status, headers['content-length'], body.length]).toEqual([200, String(SCRIPT.length), 0]);
    });

    it.each(['/assets/none.js', '/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/..\\..\\secret.txt', '/assets/link.txt', '/assets//etc/passwd', '/assets/%00'])('are nothing else: %s', async (path) => {
      const { status, headers, body } = await page(path);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([404, 'text/plain; charset=utf-8', 'no-store']);
      expect(body.toString()).not.toContain('secret');
    });

    it.each(['/../secret.txt', '/..%2fsecret.txt', '//secret.txt', '/secret.txt', '/.vite/manifest.json'])('are not above their folder: %s', async (path) => {
      const { status, body } = await page(path);
      expect(status).toBe(404);
      expect(body.toString()).not.toContain('secret\n');
      expect(body.toString()).toContain('<div id="root">');
    });
  });

  describe('its page', () => {
    it('comes with a policy that lets nothing run but our scripts, and a nonce that is never the same', async () => {
      const { status, headers, body } = await page('/');
      expect(status).toBe(200);
      const policy = headers['content-security-policy'] as string;
      const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(body.toString()).toContain(`nonce="${nonce}"`);
      expect(body.toString()).not.toContain('__CSP_NONCE__');
      expect((await page('/')).headers['content-security-policy']).not.toContain(nonce);
      expect(headers).toMatchObject({
        'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin', 'permissions-policy': expect.stringContaining('camera=()') as string, 'strict-transport-security': 'max-age=3600',
      });
      // Not even who says to have everything is left without its nonce.
      expect((await page('/', { accept: 'text/html', 'if-none-match': '*' })).status).toBe(200);
    });

    it.each([[undefined, 'en', 'ltr'], ['de-AT,en;q=0.5', 'de', 'ltr'], ['fr, ar;q=0.9, en;q=0.8', 'ar', 'rtl'], ['xx', 'en', 'ltr'], ['nonsense;;q=', 'en', 'ltr']])('has the language that "%s" wishes for, of those the client has', async (wished, language, direction) => {
      const { headers, body } = await page('/', { accept: 'text/html', ...(wished !== undefined && { 'accept-language': wished }) });
      expect(body.toString()).toMatch(new RegExp(`^<!doctype html><html lang="${language}" dir="${direction}"><head>`));
      expect(headers.vary).toContain('Accept-Language');
    });

    it('is told by HEAD as it would be', async () => {
      const { headers, body } = await page('/how-it-works', { accept: 'text/html' }, 'HEAD');
      expect([body.length, Number(headers['content-length'])]).toEqual([0, (await page('/how-it-works')).body.length]);
    });

    it('previews a statement with the note that is shown on it, and claims a review there alone', async () => {
      const html = await text(`/statements/${shown.statementId}`);
      expect(html).toContain(`<link rel="canonical" href="https://notes.example.org/statements/${shown.statementId}">`);
      expect(html).toContain('<meta property="og:description" content="A plain correction: https://example.org/source">');
      expect(html).toContain('"@type":"ClaimReview"');
      expect(await text(`/notes/${shown.id}`)).toContain('"@type":"ClaimReview"');
      for (const path of [`/statements/${open.statementId}`, `/notes/${open.id}`]) {
        const without = await text(path);
        expect(without).not.toContain('ClaimReview');
        expect(without).not.toContain('A plain correction');
      }
    });

    it('finds a statement by any variant of its URL, with the address it has here as the canonical one', async () => {
      const { statement } = await house.get<{ statement: { canonicalUrl: string } }>('query ($id: ID!) { statement(id: $id) { canonicalUrl } }', { id: shown.statementId });
      const { status, body } = await page(`/statement?url=${encodeURIComponent(`${statement.canonicalUrl}?utm_source=x`)}`);
      expect(status).toBe(200);
      expect(body.toString()).toContain(`href="https://notes.example.org/statements/${shown.statementId}"`);
    });

    it.each([() => `/statements/${globalId('Statement', '1')}`, () => `/statements/${shown.id}`, () => '/statements/x', () => `/notes/${globalId('Note', '1')}`, () => '/statement?url=https://news.example.org/nothing', () => '/statement?url=nonsense', () => '/nowhere', () => '/health/nothing'])('comes as not found where nothing is (%#)', async (path) => {
      const { status, body } = await page(path());
      expect(status).toBe(404);
      expect(body.toString()).toContain('<div id="root">');
      expect(body.toString()).toContain('<meta name="robots" content="noindex">');
    });

    it('asks the database no more for many notes than for one', async () => {
      const queries = await house.queriesOf(() => page(`/statements/${shown.statementId}`));
      expect(queries.filter((query) => !query.includes('rate_limits')).length).toBeLessThanOrEqual(5);
    });
  });

  describe('for other sites', () => {
    it('has a picture of a statement and its note, which is drawn once', async () => {
      const drawn = await page(`/statements/${shown.statementId}/preview.png`, { accept: 'image/*' });
      expect(drawn.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'public, max-age=600', 'cross-origin-resource-policy': 'cross-origin' });
      expect(await sharp(drawn.body).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
      // Words stand on it: where there is no note, it is another picture.
      const { channels } = await sharp(drawn.body).greyscale().stats();
      expect(channels[0]!.min).toBeLessThan(80);
      const without = await page(`/statements/${open.statementId}/preview.png`, {});
      expect(without.headers.etag).not.toBe(drawn.headers.etag);
      expect((await page(`/statements/${shown.statementId}/preview.png`, { 'if-none-match': drawn.headers.etag! })).status).toBe(304);
      expect((await page(`/statements/${globalId('Statement', '1')}/preview.png`, {})).status).toBe(404);
      expect((await page('/statements/x/preview.png', {})).status).toBe(404);
    });

    it('draws them in a process that has read the picture of a stranger, too', async () => {
      const writer = await house.join('photographer');
      const { addStatement } = await house.get<{ addStatement: { statement: { id: string } } }>('mutation { addStatement(input: { quotedText: "A flood yesterday", mediaUrls: ["https://private.example.org/flood.jpg"] }) { statement { id } } }', {}, writer);
      const { id } = addStatement.statement;
      await house.get('mutation ($input: ReportMediaInput!) { reportMedia(input: $input) { statement { id } } }', { input: { statementId: id, kind: 'IMAGE', pictures: [(await jpegOf(1, 60)).toString('base64')] } }, writer);
      const drawn = await page(`/statements/${id}/preview.png`, {});
      expect(drawn.status).toBe(200);
      expect(await sharp(drawn.body).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    });

    it('draws no more new pictures a minute for one address than the operator allows', async () => {
      const ids = house.community.notes.map(({ statementId }) => globalId('Statement', statementId));
      const answers = [];
      for (const id of ids) answers.push(await page(`/statements/${id}/preview.png`, {}));
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
      // What was drawn already is there for everybody.
      expect((await page(`/statements/${shown.statementId}/preview.png`, {})).status).toBe(200);
    });

    it('has a sitemap of the statements on which a note is shown, and of no others', async () => {
      const index = await page('/sitemap.xml', {});
      expect(index.headers['content-type']).toBe('application/xml; charset=utf-8');
      const pages = [...index.body.toString().matchAll(/<loc>https:\/\/notes\.example\.org(\/sitemap\/\d+\.xml)<\/loc>/g)].map(([, path]) => path!);
      expect(pages).toHaveLength(1);
      const listed = await text(pages[0]!);
      expect(listed).toContain(`<loc>https://notes.example.org/statements/${shown.statementId}</loc>`);
      expect(listed).not.toContain(open.statementId);
      const { helpfulNotes } = await house.get<{ helpfulNotes: { nodes: { statement: { id: string } }[] } }>('{ helpfulNotes(first: 100) { nodes { statement { id } } } }');
      expect(listed.match(/<url>/g)).toHaveLength(new Set(helpfulNotes.nodes.map(({ statement }) => statement.id)).size);
      for (const name of ['x.xml', '9999999999999999999.xml', '1']) expect((await page(`/sitemap/${name}`, {})).status, name).toBe(404);
      expect((await text('/sitemap/9223372036854775807.xml')).match(/<url>/g)).toBeNull();
    });

    it('asks robots to leave alone what is for one person, and tells where the sitemap is', async () => {
      const robots = await text('/robots.txt');
      expect(robots).toContain('Disallow: /me\n');
      expect(robots).toContain('Sitemap: https://notes.example.org/sitemap.xml');
      expect(robots).not.toContain('Disallow: /statements');
    });
  });

  it('leaves every endpoint as it was', async () => {
    expect((await page('/health')).body.toString()).toBe('{"status":"ok"}');
    expect((await page('/graphql')).body.toString()).toContain('<title>Altair</title>');
    expect(await house.get('{ __typename }')).toEqual({ __typename: 'Query' });
    expect((await page('/mail/confirm?token=x')).body.toString()).not.toContain('<div id="root">');
    const program = await page('/nowhere', { accept: 'application/json' });
    expect([program.status, program.headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    expect((await page('/nowhere', { accept: 'text/html' }, 'POST')).headers['content-type']).toContain('json');
  });

  it('fills a page also for programs that name no type, as those that make previews do', async () => {
    expect((await page(`/statements/${shown.statementId}`, { accept: '*/*' })).body.toString()).toContain('og:title');
    expect((await page(`/statements/${shown.statementId}`, {})).body.toString()).toContain('og:title');
  });
});

describe('a web client that was turned off', () => {
  let house: House;
  afterAll(() => house?.close());

  it('is not there', async () => {
    house = await openHouse({ WEB_CLIENT: '0', WEB_FOLDER: join(folder, 'web') });
    const { status, headers } = await get(house.url, '/');
    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    expect((await get(house.url, '/assets/index-abc123.js')).headers['content-type']).toContain('json');
  });
});
