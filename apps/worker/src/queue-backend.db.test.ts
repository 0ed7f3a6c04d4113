import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerConfig } from './config';
import { QueueBackend } from './queue-backend';

let database: TestDatabase;
let backend: QueueBackend;
beforeAll(async () => {
  database = await createTestDatabase();
  backend = new QueueBackend(workerConfig.parse({ DATABASE_URL: database.url }));
  await backend.prepare();
});
afterAll(async () => {
  backend?.onModuleDestroy();
  await backend?.beforeApplicationShutdown();
  await database?.drop();
});

describe('a task at regular times', () => {
  it('may be asked for by any number of workers at once, whatever the moment', async () => {
    const queue = backend.queue<object>('chores');
    // so short that many of these fall on the end of one interval and the beginning of the next
    const asked = await Promise.allSettled(Array.from({ length: 200 }, () => queue.every('tidy', 5, {})));
    expect(asked.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
});
