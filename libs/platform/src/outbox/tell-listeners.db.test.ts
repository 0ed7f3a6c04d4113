import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataSourceOptions } from '../database/data-source';
import type { EventListener } from '../background/background';
import { putInOutbox, relayOutbox } from './outbox';
import { OutboxEntry } from './outbox.entity';
import { tellListeners, type Untold } from './tell-listeners';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [OutboxEntry] })).initialize();
  await dataSource.query('CREATE TABLE heard (listener text, event integer)');
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});
beforeEach(() => dataSource.query('TRUNCATE heard, outbox'));

/** Stores what it hears, and cannot take events of one number: the database refuses them. */
const listener = (name: string, refuses: number | null = null, topics: EventListener['topics'] = ['rating.changed']): EventListener => ({
  topics,
  onEvents: async (manager, entries) => {
    for (const { payload } of entries) await manager.query('INSERT INTO heard VALUES ($1, $2::text::integer)', [name, payload['i'] === refuses ? 'no number' : String(payload['i'])]);
  },
});
const heard = async () => (await dataSource.query<{ listener: string; event: number }[]>('SELECT * FROM heard ORDER BY listener, event')).map((row) => `${row.listener}${row.event}`);

async function relay(listeners: readonly EventListener[]): Promise<Untold[]> {
  let untold: Untold[] = [];
  await relayOutbox(dataSource, async (entries, manager) => (untold = await tellListeners(manager, listeners, entries)).map(({ entry }) => entry));
  return untold;
}

describe('listeners', () => {
  beforeEach(() => dataSource.transaction(async (manager) => {
    for (const i of [1, 2, 3]) await putInOutbox(manager, 'rating.changed', { i }, new Date(0));
  }));

  it('hear what concerns them, once', async () => {
    expect(await relay([listener('a'), listener('b', null, ['note.written'])])).toEqual([]);
    expect(await relay([listener('a')])).toEqual([]);
    expect(await heard()).toEqual(['a1', 'a2', 'a3']);
  });

  it('are not kept from other events by one that nobody can take, which stays whole', async () => {
    const untold = await relay([listener('a'), listener('b', 2)]);
    expect(untold.map(({ entry, error }) => [entry.payload['i'], error.message])).toEqual([[2, expect.stringContaining('invalid input syntax')]]);
    expect(await heard(), 'what a stored of it is undone as well').toEqual(['a1', 'a3', 'b1', 'b3']);
    expect((await dataSource.getRepository(OutboxEntry).find()).map(({ payload }) => payload['i'])).toEqual([2]);
    await dataSource.query(`UPDATE outbox SET retry_at = now() - interval '1 millisecond'`);
    expect(await relay([listener('a'), listener('b')])).toEqual([]);
    expect(await heard()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  it('hear of others together, also while one that nobody can take comes again', async () => {
    await relay([listener('a', 2)]);
    await dataSource.query(`UPDATE outbox SET retry_at = now() - interval '1 millisecond'`);
    await dataSource.transaction(async (manager) => {
      for (const i of [4, 5]) await putInOutbox(manager, 'rating.changed', { i }, new Date(0));
    });
    const together: unknown[] = [];
    const a = listener('a', 2);
    await relay([{ ...a, onEvents: (manager, entries) => (together.push(entries.map(({ payload }) => payload['i'])), a.onEvents(manager, entries)) }]);
    expect(together).toEqual([[4, 5], [2]]);
    expect(await heard()).toEqual(['a1', 'a3', 'a4', 'a5']);
  });
});
