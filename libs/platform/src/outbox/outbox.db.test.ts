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

  it('keeps what is not done yet, and hands it over again first', async () => {
    await put(3);
    expect(await relayOutbox(dataSource, (entries) => Promise.resolve(entries.slice(1, 2)))).toBe(3);
    await put(1);
    const seen: unknown[] = [];
    await relayOutbox(dataSource, async (entries) => void seen.push(...entries.map((entry) => entry.payload['i'])));
    expect(seen).toEqual([1, 0]);
    expect(await relayOutbox(dataSource, async () => undefined)).toBe(0);
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
