import { openDataSource } from '@bridgenotes/scoring-runs/testing';
import { xmlOf, type XmlElement } from '@bridgenotes/api/testing/xml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildClient } from './built-client';
import { globalId, openLivingHouse, type LivingHouse } from './living-house';

let client: Awaited<ReturnType<typeof buildClient>>;
let house: LivingHouse;
let origin: string;

beforeAll(async () => {
  client = await buildClient();
  house = await openLivingHouse({ raters: 30, notes: 30 }, { CLIENT_FOLDER: client.folder });
  origin = new URL(house.url).origin;
  const dataSource = await openDataSource(house.databaseUrl);
  await dataSource.query(`UPDATE statements SET note_count = 1, language = CASE WHEN id % 2 = 0 THEN 'de-AT' ELSE 'fr' END`);
  await dataSource.query(`UPDATE statements SET canonical_url = 'https://news.other.example:8443/' || id, given_url = 'https://news.other.example:8443/' || id WHERE id = $1`, [shown()[0]!.statementId]);
  await dataSource.query(`UPDATE notes SET text = '<script>alert(1)</script> https://example.org/source' WHERE id = $1`, [shown()[1]!.id]);
  await dataSource.destroy();
});
afterAll(async () => {
  await house?.close();
  await client?.remove();
});

const shown = () => house.community.notes.filter(({ opinion }) => opinion === 'both');
// With conditions, fetch asks for no caches by itself; browsers and feed readers do not.
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers: { 'cache-control': 'max-age=0', ...headers } });
const items = (element: XmlElement, name: string): XmlElement[] => [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => items(child, name))];
const oembed = (url: string, more = '') => get(`/oembed?url=${encodeURIComponent(url)}${more}`);

describe('bridge-note.js', () => {
  it('may be loaded by any page, is small on its way, and is not sent twice', async () => {
    const response = await get('/bridge-note.js', { 'accept-encoding': 'gzip' });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(['content-type', 'content-encoding', 'access-control-allow-origin', 'cross-origin-resource-policy', 'x-content-type-options', 'vary'].map((name) => [name, response.headers.get(name)]))).toEqual({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    });
    expect(await response.text()).toBe(await readFile(join(client.folder, 'bridge-note.js'), 'utf8'));
    expect((await get('/bridge-note.js', { 'accept-encoding': 'gzip', 'if-none-match': response.headers.get('etag')! })).status).toBe(304);
  });
});

describe('oEmbed', () => {
  it('is answered for the address of a statement, for our page of it, and for our page of a note', async () => {
    const { statement } = await house.get<{ statement: { id: string; surfacedNotes: { note: { id: string } }[] } }>('query { statement(url: "https://example.org/5") { id surfacedNotes { note { id } } } }');
    const byUrl = await oembed('https://www.example.org/5?utm_source=x');
    expect(byUrl.headers.get('content-type')).toContain('application/json');
    const answer = (await byUrl.json()) as { html: string };
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 550, html: expect.stringContaining('<bridge-note url="https://example.org/5">') as string });
    expect(answer.html).toContain(`<script async src="${origin}/bridge-note.js"></script>`);
    expect(await (await oembed(`${origin}/statements/${statement.id}`)).json()).toEqual(answer);
    expect(await (await oembed(`${origin}/statement?url=${encodeURIComponent('https://example.org/5')}`)).json()).toEqual(answer);
    expect(await (await oembed(`${origin}/notes/${statement.surfacedNotes[0]!.note.id}`)).json()).toMatchObject({ type: 'rich', html: expect.stringContaining('/notes/') as string });
  });

  it('is answered in XML, and no wider than asked', async () => {
    const response = await oembed('https://example.org/5', '&format=xml&maxwidth=300&maxheight=120');
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const root = xmlOf(await response.text());
    expect(Object.fromEntries(root.children.map(({ name, text }) => [name, text]))).toMatchObject({ type: 'rich', width: '300', height: '120' });
  });

  it.each([
    ['without an address', '/oembed', 400],
    ['with two addresses', '/oembed?url=a&url=b', 400],
    ['with a width that is none', '/oembed?url=https://example.org/5&maxwidth=wide', 400],
    ['in another format', '/oembed?url=https://example.org/5&format=yaml', 501],
    ['for what nobody wrote about', '/oembed?url=https://nobody.example/x', 404],
    ['for what is no address', '/oembed?url=nonsense', 404],
    ['for a statement that is none', '/oembed?url=ORIGIN/statements/nonsense', 404],
    ['for another page of ours', '/oembed?url=ORIGIN/data', 404],
  ])('is refused %s', async (_, path, status) => {
    expect((await get(path.replace('ORIGIN', origin))).status).toBe(status);
  });
});

describe('feeds', () => {
  it.each([
    ['rss', 'application/rss+xml; charset=utf-8', 'item'],
    ['atom', 'application/atom+xml; charset=utf-8', 'entry'],
  ])('tell of every note that is shown, latest first: %s', async (format, type, name) => {
    const response = await get(`/feed.${format}`);
    expect(response.headers.get('content-type')).toBe(type);
    const root = xmlOf(await response.text());
    const { helpfulNotes } = await house.get<{ helpfulNotes: { nodes: { id: string }[] } }>('{ helpfulNotes(first: 50) { nodes { id } } }');
    expect(helpfulNotes.nodes.length).toBe(shown().length);
    expect(items(root, name).map((item) => item.children.find((child) => child.name === (format === 'rss' ? 'guid' : 'id'))!.text)).toEqual(helpfulNotes.nodes.map(({ id }) => `${origin}/notes/${id}`));
  });

  it('hold hostile texts as texts', async () => {
    const text = await (await get('/feed.atom')).text();
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script');
    expect(((await (await get('/feed.json')).json()) as { items: { content_html: string }[] }).items.some(({ content_html: html }) => html.includes('<script'))).toBe(false);
  });

  it('are narrowed to a language or a site', async () => {
    const count = async (query: string) => ((await (await get(`/feed.json${query}`)).json()) as { items: unknown[] }).items.length;
    const german = shown().filter(({ statementId }) => BigInt(statementId) % 2n === 0n).length;
    expect([await count(''), await count('?language=de'), await count('?language=FR'), await count('?language=es')]).toEqual([shown().length, german, shown().length - german, 0]);
    expect([await count('?domain=example.org'), await count('?domain=other.example'), await count('?domain=news.other.example'), await count('?domain=ther.example'), await count('?domain=ample.org')]).toEqual([shown().length - 1, 1, 1, 0, 0]);
    for (const wrong of ['?language=german', '?language=de&language=fr', '?domain=%25', '?domain=https://example.org']) expect((await get(`/feed.rss${wrong}`)).status, wrong).toBe(400);
    expect((await get('/feed.xml')).status).toBe(404);
  });

  it('are not sent twice while nothing changes, and are as soon as something does', async () => {
    const first = await get('/feed.atom');
    const known = { 'if-none-match': first.headers.get('etag')! };
    expect((await get('/feed.atom', known)).status).toBe(304);
    await house.changeMinds(shown()[2]!.id);
    await expect.poll(async () => (await get('/feed.atom', known)).status, { timeout: 30_000 }).toBe(200);
    expect(items(xmlOf(await (await get('/feed.atom')).text()), 'entry')).toHaveLength(shown().length - 1);
  });

  it('are sent again when an author deletes a note, also to whoever goes by the date, for that changes no status', async () => {
    const first = await get('/feed.atom');
    const [known, since] = [{ 'if-none-match': first.headers.get('etag')! }, { 'if-modified-since': first.headers.get('last-modified') ?? new Date().toUTCString() }];
    const { id, authorId } = shown()[3]!;
    const [place] = house.community.notes.flatMap((note, i) => (note.authorId === authorId ? [house.community.raters.length + i] : []));
    await house.get('mutation ($input: DeleteNoteInput!) { deleteNote(input: $input) { note { id } } }', { input: { noteId: globalId('Note', id) } }, await house.become(`P${String(place).padStart(5, '0')}`));
    const answers = [await get('/feed.atom', known), await get('/feed.atom', since)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await answers[0]!.text()).not.toContain(globalId('Note', id));
  });

  it('cost no query more for more notes', async () => {
    expect((await house.queriesOf(() => get('/feed.rss'))).length).toBeLessThan(12);
  });
});
