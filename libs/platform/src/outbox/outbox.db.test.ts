import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataSourceOptions } from '../database/data-source';
import { OutboxEntry } from './outbox.entity';
import { putInOutbox, relayOutbox } from './outbox';

let database: TestDatabase;
let dataSource: DataSource;
const at = new Date('2026-01-02T03:04:05.678Z');
const put = (count: number) => dataSource.transaction(async (manager) => {
  for (let i = 0; i < count; i += 1) await putInOutbox(manager, 'rating.changed', { i }, at);
});

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [OutboxEntry] })).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});
beforeEach(() => dataSource.getRepository(OutboxEntry).clear());

describe('the outbox', () => {
  it('hands over what was committed, in order, once', async () => {
    await put(3);
    const seen: unknown[] = [];
    const deliver = async (entries: readonly OutboxEntry[]) => void seen.push(...entries.map((entry) => [entry.topic, entry.payload, entry.createdAt.toISOString()]));
    expect(await relayOutbox(dataSource, deliver)).toBe(3);
    expect(await relayOutbox(dataSource, deliver)).toBe(0);
    expect(seen).toEqual([0, 1, 2].map((i) => ['rating.changed', { i }, at.toISOString()]));
  });

  it('holds nothing of a change that was rolled back', async () => {
    await expect(dataSource.transaction(async (manager) => {
      await putInOutbox(manager, 'rating.changed', {}, at);
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    expect(await dataSource.getRepository(OutboxEntry).count()).toBe(0);
  });

  it('keeps what could not be delivered', async () => {
    await put(2);
    await expect(relayOutbox(dataSource, () => Promise.reject(new Error('queue is down')))).rejects.toThrow('queue is down');
    expect(await dataSource.getRepository(OutboxEntry).count()).toBe(2);
  });

  it('keeps what could not be told, lets others go by, and hands it over again later, after longer and longer waits', async () => {
    await put(3);
    const waiting = () => dataSource.getRepository(OutboxEntry).find({ order: { id: 'ASC' } });
    const due = () => dataSource.query(`UPDATE outbox SET retry_at = now() - interval '1 millisecond'`);
    expect(await relayOutbox(dataSource, (entries) => Promise.resolve(entries.slice(0, 2)), 2)).toBe(2);
    const seen: unknown[] = [];
    const deliver = async (entries: readonly OutboxEntry[]) => void seen.push(...entries.map((entry) => entry.payload['i']));
    await relayOutbox(dataSource, deliver, 2);
    expect(seen, 'a whole batch of them holds up nobody').toEqual([2]);
    expect(await relayOutbox(dataSource, deliver, 2)).toBe(0);
    const waits: number[] = [];
    for (let tries = 2; tries <= 12; tries += 1) {
      await due();
      await relayOutbox(dataSource, (entries) => Promise.resolve(entries));
      const [first, second] = await waiting();
      expect([first!.tries, second!.tries]).toEqual([tries, tries]);
      waits.push(Math.round((first!.retryAt!.getTime() - Date.now()) / 1000));
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 256, 256, 256]);
    await due();
    await relayOutbox(dataSource, deliver);
    expect(seen).toEqual([2, 0, 1]);
    expect(await waiting()).toEqual([]);
  });

  it('lets two relays side by side take different rows', async () => {
    await put(20);
    const seen: number[] = [];
    const deliver = async (entries: readonly OutboxEntry[]) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      seen.push(...entries.map((entry) => entry.payload['i'] as number));
    };
    await Promise.all([relayOutbox(dataSource, deliver, 10), relayOutbox(dataSource, deliver, 10)]);
    expect(seen.sort((a, b) => a - b)).toEqual([...Array(20).keys()]);
  });
});
