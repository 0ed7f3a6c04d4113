import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Pool, type PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyIn, copyOut, unescapeField, type CopyValue } from './copy';

const NASTY = ['', '\\N', '\\.', '\\', 'a\tb', 'a\nb', 'a\r\nb', '\\t \\n \\\\', '\b\f\v\u001f\u007f', '"quoted", {braced}', "it's", 'für 東京 नमस्ते שלום', '👩‍👩‍👧‍👦 🏳️‍🌈', '\u{10ffff}\ufeff\u2028', ' \u00a0 '];

let database: TestDatabase;
let pool: Pool;
let client: PoolClient;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  client = await pool.connect();
  await client.query('CREATE TEMPORARY TABLE copied (place integer, text text, list text[], object jsonb)');
});
afterEach(async () => {
  await client.query('DROP TABLE copied');
  client.release();
});

const copy = (rows: Iterable<CopyValue[]>) => copyIn(client, 'copied', ['place', 'text', 'list', 'object'], rows);
const texts = async () => (await client.query<{ text: string | null }>('SELECT text FROM copied ORDER BY place')).rows.map(({ text }) => text);

describe('rows copied into PostgreSQL', () => {
  it('hold every text as it was given, alone, in a list and in JSON', async () => {
    await copy(NASTY.map((text, place) => [place, text, [text, 'x'], { [text]: [text] }]));
    const { rows } = await client.query('SELECT text, list, object FROM copied ORDER BY place');
    expect(rows).toEqual(NASTY.map((text) => ({ text, list: [text, 'x'], object: { [text]: [text] } })));
  });

  it('come out again as they went in, cut into chunks anywhere', async () => {
    const long = NASTY.join('\t').repeat(2000);
    const given = [...NASTY, null, long, ...Array.from({ length: 1200 }, (_, i) => `${i} ü`)];
    await copy(given.map((text, place) => [place, text, null, null]));
    const found: (string | null)[] = [];
    await copyOut(client, 'SELECT text FROM copied ORDER BY place', ([field]) => found.push(unescapeField(field!)));
    expect(found).toEqual(given);
  });

  it('may not hold a NUL character: none of them is stored, and the connection goes on', async () => {
    const rows: CopyValue[][] = [...Array.from({ length: 600 }, (_, place) => [place, 'fine', null, null]), [600, 'a\0b', null, null]];
    await expect(copy(rows)).rejects.toThrow('a text with a NUL character cannot be stored: "a\\u0000b"');
    expect(await texts()).toEqual([]);
    await expect(copy([[1, null, null, { text: 'a\0b' }]])).rejects.toThrow('unsupported Unicode escape sequence');
    expect(await texts()).toEqual([]);
    await copy([[1, 'after', null, null]]);
    expect(await texts()).toEqual(['after']);
  });

  it('are none where none are given', async () => {
    await copy([]);
    expect(await texts()).toEqual([]);
  });
});
