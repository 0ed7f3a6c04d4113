import { ABILITY, ContributorsService } from '@bridgenotes/contributors';
import { HOUSE_ENTITIES, HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, dataSourceOptions, ManualClock, SCOPES, type Viewer } from '@bridgenotes/platform';
import { ratingsService } from '@bridgenotes/ratings/testing';
import { DEFAULT_DEMO, demoTruth } from '@bridgenotes/simulation';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from '../fill-demo';
import { DemoLife } from './life';
import { LIVELINESS } from './pace.rules';

const clock = new ManualClock(Date.UTC(2026, 10, 22));
const community = CommunitySettings.from({ ability: { foundingNotes: 0 } }, HOUSE_SECTIONS);
const MINUTE = 60_000;
let database: TestDatabase;
let dataSource: DataSource;
let visitor: Viewer;
const lives: DemoLife[] = [];

const live = async (): Promise<DemoLife> => {
  const life = await DemoLife.open({ databaseUrl: database.url, clock, community, seed: DEFAULT_DEMO.seed, chance: 1, liveliness: LIVELINESS });
  lives.push(life);
  return life;
};
const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => dataSource.query<Row[]>(sql, values);
const count = async (sql: string, values: unknown[] = []): Promise<number> => Number((await rows<{ count: string }>(sql, values))[0]!.count);
const ratingsOf = (noteId: string) => count('SELECT count(*) FROM ratings WHERE note_id = $1', [noteId]);
const ALL_RATINGS = 'SELECT count(*) FROM ratings';
const ALL_NOTES = 'SELECT count(*) FROM notes';
const openNote = async (isIt: (quality: number) => boolean) =>
  (await rows<{ id: string; text: string }>(`SELECT id, text FROM notes WHERE created_at > '2026-11-01' ORDER BY id`)).find(({ text }) => isIt(demoTruth(text)!.quality))!;

beforeAll(async () => {
  database = await createTestDatabase();
  await fillDemo(database.url, { clock, environment: {} }, () => undefined);
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: HOUSE_ENTITIES, poolSize: 3 })).initialize();
  const { id } = await new ContributorsService(dataSource, clock, CommunitySettings.from({}, [ABILITY])).signIn({ issuer: 'https://issuer.example', subject: 'visitor' });
  await rows(`UPDATE contributors SET alias = 'Visiting Visitor', role = 'contributor' WHERE id = $1`, [id]);
  visitor = { via: 'token', contributorId: id, role: 'contributor', alias: 'Visiting Visitor', scopes: SCOPES, removed: false, limitKey: id };
});
afterAll(async () => {
  for (const life of lives) await life.close();
  await dataSource?.destroy();
  await database?.drop();
});

describe('the life of the demo', () => {
  it('leaves everything as it is at first, and then rates open notes now and then', async () => {
    const life = await live();
    const before = await count(ALL_RATINGS);
    expect(await life.look()).toEqual({ ratings: 0, notes: 0, somebodyThere: false });
    clock.advance(LIVELINESS.goIdle);
    expect(await life.look()).toEqual({ ratings: LIVELINESS.ratingsInOneGo, notes: 0, somebodyThere: false });
    expect(await count(ALL_RATINGS)).toBe(before + LIVELINESS.ratingsInOneGo);
    expect(await life.look()).toMatchObject({ ratings: 0 });
  });

  it('rates within a minute what somebody real has rated, each of the people once, and mostly as it deserves', async () => {
    const life = await live();
    const [good, poor] = [await openNote((quality) => quality > 0.8), await openNote((quality) => quality < -0.4)];
    const before = [await ratingsOf(good.id), await ratingsOf(poor.id)];
    for (const { id } of [good, poor]) await ratingsService(dataSource, clock).rate(visitor, { noteId: id, level: 'HELPFUL', tags: [] });
    const lookFor = async (millis: number) => {
      for (let passed = 0; passed < millis; passed += LIVELINESS.lookBusy) {
        clock.advance(LIVELINESS.lookBusy);
        expect(await life.look()).toMatchObject({ somebodyThere: true });
      }
    };
    await lookFor(LIVELINESS.within / 2);
    const half = [await ratingsOf(good.id), await ratingsOf(poor.id)];
    half.forEach((ratings, i) => expect(ratings).toBeGreaterThanOrEqual(before[i]! + 1 + LIVELINESS.ratingsForVisitor / 2));
    await lookFor(LIVELINESS.within);
    const total = before.map((ratings) => ratings + 1 + LIVELINESS.ratingsForVisitor);
    const mean = (id: string) => rows<{ level: number }>('SELECT avg(level)::float8 / 2 AS level FROM ratings WHERE note_id = $1', [id]).then(([row]) => row!.level);
    expect(await ratingsOf(good.id)).toBeGreaterThanOrEqual(total[0]!);
    expect(await mean(good.id)).toBeGreaterThan(0.8);
    expect(await mean(poor.id)).toBeLessThan(0.25);
    expect(await rows('SELECT FROM ratings JOIN notes ON notes.id = note_id WHERE rater_id = author_id')).toEqual([]);
  });

  it('lets people write when too few notes are open, about what nobody has written about, also after it was begun again', async () => {
    await rows(`UPDATE note_scores SET needs_ratings = false`);
    await rows(`UPDATE notes SET created_at = '2026-10-01' WHERE created_at > '2026-11-01' AND id % 3 > 0`);
    const before = await count(ALL_NOTES);
    for (const life of [await live(), await live()]) {
      for (let minute = 0; minute < 10; minute++) {
        clock.advance(2 * MINUTE);
        await life.look();
      }
    }
    const written = await rows<{ text: string; url: string; state: string }>(
      `SELECT notes.text, canonical_url AS url, enrollment_state AS state FROM notes JOIN statements ON statements.id = statement_id JOIN contributors ON contributors.id = author_id WHERE notes.id > (SELECT max(id) FROM notes WHERE imported)`);
    expect(await count(ALL_NOTES)).toBe(before + written.length);
    expect(written.length).toBeGreaterThanOrEqual(18);
    expect(new Set(written.map(({ text }) => text)).size).toBe(written.length);
    for (const { url, state } of written) expect([url, state]).toEqual([expect.stringContaining('news.example/'), 'earnedIn']);
  });

  it('is over at once when it is asked to end', async () => {
    const life = await live();
    clock.advance(LIVELINESS.goIdle);
    const stopped = new AbortController();
    stopped.abort();
    const note = await openNote((quality) => quality > 0.8);
    await ratingsService(dataSource, clock).rate(visitor, { noteId: note.id, level: 'SOMEWHAT_HELPFUL', tags: [] });
    clock.advance(MINUTE);
    expect(await life.look(stopped.signal)).toMatchObject({ ratings: 0, notes: 0 });
  });
});
