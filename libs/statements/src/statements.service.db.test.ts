import { AppError, dataSourceOptions, ManualClock, OutboxEntry, type Page, type Viewer } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Statement } from './statement.entity';
import { countNotes, StatementsService, type StatementOrder } from './statements.service';

let database: TestDatabase;
let dataSource: DataSource;
let statements: StatementsService;
let viewer: Viewer;
const clock = new ManualClock(new Date('2026-03-01T12:00:00Z'));

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [Statement, OutboxEntry], poolSize: 20 })).initialize();
  statements = new StatementsService(dataSource, clock);
  const [row] = await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, alias, role, joined_at) VALUES ('A', 'Calm Heron', 'contributor', now()) RETURNING id`);
  viewer = { via: 'token', contributorId: row!.id, role: 'contributor', alias: 'Calm Heron', scopes: ['read', 'statements:write'], removed: false, limitKey: 'test' };
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => dataSource.query('TRUNCATE statements CASCADE'));

const code = (work: Promise<unknown>) => work.then(() => 'accepted', (error: unknown) => (error instanceof AppError ? error.code : String(error)));
const texts = (page: Page<Statement>) => page.rows.map((row) => row.quotedText ?? row.canonicalUrl);

describe('StatementsService.add', () => {
  it('stores what was given and reads it back', async () => {
    const { statement, created } = await statements.add(viewer, { quotedText: 'Das Café schließt', authorName: 'A B', statedOn: '2026-02-28', platform: 'RADIO', language: 'de', mediaUrls: ['https://example.org/v.mp4'] });
    expect(created).toBe(true);
    expect(statement).toMatchObject({ quotedText: 'Das Café schließt', authorName: 'A B', statedOn: '2026-02-28', platform: 'RADIO', language: 'de', mediaUrls: ['https://example.org/v.mp4'], noteCount: 0, createdAt: clock.now(), canonicalUrl: null });
    expect(statement).not.toHaveProperty('addedBy');
    expect(await statements.findByIds([statement.id])).toEqual([statement]);
  });

  it('gives one statement for 20 variants of a URL in the same instant', async () => {
    const variants = ['https://twitter.com/a/status/77', 'https://x.com/b/status/77?s=20', 'https://mobile.twitter.com/a/status/77/photo/1', 'https://x.com/i/web/status/77'];
    const added = await Promise.all(Array.from({ length: 20 }, (_, i) => statements.add(viewer, { url: variants[i % 4]! })));
    expect(new Set(added.map((one) => one.statement.id)).size).toBe(1);
    expect(added.filter((one) => one.created)).toHaveLength(1);
    expect(await dataSource.getRepository(Statement).count()).toBe(1);
  });

  it('gives one statement for 20 times a quote in the same instant', async () => {
    const added = await Promise.all(Array.from({ length: 20 }, (_, i) => statements.add(viewer, { quotedText: `Rain${' '.repeat(1 + (i % 3))}is over`, authorName: 'A B', statedOn: '2026-02-28' })));
    expect(new Set(added.map((one) => one.statement.id)).size).toBe(1);
    expect(added.filter((one) => one.created)).toHaveLength(1);
  });

  it('keeps quotes of two authors or days, and URL and quote, apart', async () => {
    const given = [{ quotedText: 'Rain' }, { quotedText: 'Rain', authorName: 'A' }, { quotedText: 'Rain', statedOn: '2026-01-01' }, { url: 'https://example.org/rain', quotedText: 'Rain' }];
    const added = await Promise.all(given.map((one) => statements.add(viewer, one)));
    expect(added.map((one) => one.created)).toEqual([true, true, true, true]);
  });

  it('does not let a second person change what is there', async () => {
    const first = await statements.add(viewer, { url: 'https://example.org/a', quotedText: 'first', language: 'en' });
    const second = await statements.add(viewer, { url: 'https://example.org/a?utm_source=b', quotedText: 'second', language: 'fr' });
    expect(second).toEqual({ statement: first.statement, created: false });
  });

  it('stores the longest quote there may be', async () => {
    const text = Array.from({ length: 10_000 / 5 }, (_, i) => String(10_000 + i).slice(1)).join(' ').slice(0, 10_000);
    expect((await statements.add(viewer, { quotedText: text })).statement.quotedText).toBe(text.trim());
    expect((await statements.add(viewer, { quotedText: '😀'.repeat(10_000) })).created).toBe(true);
  });

  it('refuses who is not signed in, has no alias, or a key without the scope', async () => {
    const given = { url: 'https://example.org/a' };
    expect(await code(statements.add({ ...viewer, contributorId: null }, given))).toBe('SIGN_IN_REQUIRED');
    expect(await code(statements.add({ ...viewer, alias: null }, given))).toBe('ALIAS_REQUIRED');
    expect(await code(statements.add({ ...viewer, scopes: ['read'] }, given))).toBe('FORBIDDEN');
    expect(await dataSource.getRepository(Statement).count()).toBe(0);
  });
});

describe('finding statements', () => {
  const add = async (text: string, more = {}) => {
    clock.advance(1000);
    return (await statements.add(viewer, { quotedText: text, ...more })).statement;
  };
  const search = async (words: string, order?: StatementOrder) => texts(await statements.list({ search: words, order }, { first: 20 }));

  it('by any variant of its URL', async () => {
    const { statement } = await statements.add(viewer, { url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' });
    expect(await statements.findByUrl('https://youtu.be/dQw4w9WgXcQ')).toEqual(statement);
    expect(await statements.findByUrl('https://youtu.be/dQw4w9WgXcX')).toBeNull();
    expect(await code(statements.findByUrl('http://localhost/'))).toBe('INVALID_URL');
    expect(await search('https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=3')).toEqual(['https://youtube.com/watch?v=dQw4w9WgXcQ']);
    expect(await search('youtube.com')).toEqual(['https://youtube.com/watch?v=dQw4w9WgXcQ']);
  });

  it('by many ids and URLs, in the order asked', async () => {
    const [a, b] = [await add('a', { url: 'https://example.org/a' }), await add('b', { url: 'https://example.org/b' })];
    expect(await statements.findByIds([b.id, '1', a.id, b.id])).toEqual([b, null, a, b]);
    expect(await statements.findByCanonicalUrls(['https://example.org/b', 'https://example.org/c', 'https://example.org/a'])).toEqual([b, null, a]);
    expect(await statements.findByIds([])).toEqual([]);
  });

  it('by words of any language, whatever their case and accents', async () => {
    await add('Die Flüsse sind trocken');
    await add('新型ワクチンは安全です');
    await add('疫苗是安全的');
    await add('วัคซีนปลอดภัย');
    await add('اللُّقاحُ آمِنٌ');
    await add('टीका सुरक्षित है');
    await add("It's 50% off; DROP TABLE statements");
    expect(await search('flusse TROCKEN')).toEqual(['Die Flüsse sind trocken']);
    expect(await search('ワクチン')).toEqual(['新型ワクチンは安全です']);
    expect(await search('疫苗')).toEqual(['疫苗是安全的']);
    expect(await search('วัคซีน')).toEqual(['วัคซีนปลอดภัย']);
    expect(await search('اللقاح')).toEqual(['اللُّقاحُ آمِنٌ']);
    expect(await search('सुरक्षित')).toEqual(['टीका सुरक्षित है']);
    expect(await search("it's drop")).toEqual(["It's 50% off; DROP TABLE statements"]);
    expect(await search('fluss')).toEqual(['Die Flüsse sind trocken']);
    expect(await search('trocken nass')).toEqual([]);
    expect(await search('!?')).toEqual([]);
    expect(await search("' | 'flusse' \\ & !")).toEqual(['Die Flüsse sind trocken']);
  });

  it('puts the better match first and pages through all of them once', async () => {
    for (let i = 0; i < 7; i++) await add(`rain number ${i}${' and other words entirely'.repeat(i % 3)} w${i}`);
    await add('rain');
    const seen: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page: Page<Statement> = await statements.list({ search: 'rain' }, { first: 3, after });
      seen.push(...texts(page));
      after = page.hasNextPage ? page.cursors.at(-1)! : null;
    } while (after !== null);
    expect(seen[0]).toBe('rain');
    expect(new Set(seen).size).toBe(8);
    expect(seen).toHaveLength(8);
  });

  it('newest first, and most noted first, without losing ties between pages', async () => {
    const rows = [await add('a'), await add('b'), await add('c'), await add('d')];
    await dataSource.transaction(async (manager) => {
      await countNotes(manager, rows[1]!.id, 1);
      await countNotes(manager, rows[1]!.id, 1);
      await countNotes(manager, rows[3]!.id, 1);
      await countNotes(manager, rows[3]!.id, -1);
    });
    const pages = async (order: StatementOrder) => {
      const one = await statements.list({ order }, { first: 3 });
      const two = await statements.list({ order }, { first: 3, after: one.cursors.at(-1) });
      return [texts(one), texts(two), one.hasNextPage, two.hasNextPage];
    };
    expect(await pages('NEWEST')).toEqual([['d', 'c', 'b'], ['a'], true, false]);
    expect(await pages('MOST_NOTED')).toEqual([['b', 'd', 'c'], ['a'], true, false]);
    expect(await code(statements.list({ order: 'RELEVANCE' }, { first: 3 }))).toBe('INVALID_INPUT');
    const newest = await statements.list({ order: 'NEWEST' }, { first: 1 });
    expect(await code(statements.list({ order: 'MOST_NOTED' }, { first: 1, after: newest.cursors[0] }))).toBe('INVALID_CURSOR');
    expect(await code(statements.list({}, { first: 101 }))).toBe('INVALID_PAGE_SIZE');
  });

  it('uses the index for words', async () => {
    const plan = await dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off');
      return JSON.stringify(await manager.query(`EXPLAIN SELECT id FROM statements WHERE search @@ $1::tsquery`, ["'rain':*"]));
    });
    expect(plan).toContain('statements_search_idx');
  });
});

describe('countNotes', () => {
  it('counts every note of many at once', async () => {
    const { statement } = await statements.add(viewer, { url: 'https://example.org/a' });
    await Promise.all(Array.from({ length: 20 }, () => dataSource.transaction((manager) => countNotes(manager, statement.id, 1))));
    expect((await statements.findByIds([statement.id]))[0]!.noteCount).toBe(20);
  });
});
