import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOptions, whyUnreachable } from './data-source';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [] })).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const reasonOf = (work: Promise<unknown>) => work.then(() => 'done', whyUnreachable);
const connecting = (url: string, extra: object = {}) => reasonOf(new DataSource({ ...dataSourceOptions({ url, entities: [] }), extra } as never).initialize());
const changed = (change: (url: URL) => void) => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};

describe('a database that cannot be reached is told from', () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ['a port where nobody listens', 'ECONNREFUSED', () => connecting('postgres://nobody:x@127.0.0.1:1/none')],
    ['a host that is none', 'ENOTFOUND', () => connecting('postgres://nobody:x@none.invalid/none')],
    ['a server that has no such database', '3D000', () => connecting(changed((url) => (url.pathname = '/none')))],
    ['a server that takes no such account', '28', () => connecting(changed((url) => (url.username = 'nobody')))],
    ['a connection that is ended in the middle of a query', '57P01', async () => {
      const sleeping = reasonOf(dataSource.query('SELECT pg_sleep(60)'));
      await expect.poll(() => dataSource.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%'`)).toHaveLength(1);
      return sleeping;
    }],
    ['a server that never answers', 'Connection terminated due to connection timeout', async () => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const reason = await connecting(`postgres://nobody:x@127.0.0.1:${(silent.address() as AddressInfo).port}/none`, { connectionTimeoutMillis: 200 });
      silent.close();
      return reason;
    }],
  ])('%s: %s', async (_, reason, work) => expect(await work()).toMatch(new RegExp(`^${reason}`)));

  it.each<[string, () => Promise<unknown>]>([
    ['a query that is wrong', () => dataSource.query('SELECT nothing')],
    ['a query that takes too long', () => dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL statement_timeout = 10');
      await manager.query('SELECT pg_sleep(60)');
    })],
    ['a row that may not be', () => dataSource.query('INSERT INTO contributors DEFAULT VALUES')],
    ['what has nothing to do with it', () => Promise.reject(new Error('no'))],
    ['what is no error', () => Promise.reject(null as unknown as Error)],
  ])('and is not: %s', async (_, work) => expect(await reasonOf(work())).toBeNull());
});
