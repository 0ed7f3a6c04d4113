import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOptions } from '../database/data-source';
import { appendToLog, type LogEntry } from './public-log';
import { PublicLogEntry } from './public-log.entity';
import { digestOf, PublicLog } from './public-log.service';

let database: TestDatabase;
let dataSource: DataSource;
let log: PublicLog;
const at = new Date('2026-01-02T03:04:05.678Z');
const entry = (i: number, given: Partial<LogEntry> = {}): LogEntry => ({ at, kind: 'note.written', subject: `note:${i}`, actor: 'system', data: { i, text: 'naïve "quotes"\n' }, ...given });
const all = async () => (await log.page({ first: 100 })).rows;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [PublicLogEntry], poolSize: 20 })).initialize();
  log = new PublicLog(dataSource);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe('the public log', () => {
  it('is one chain, whoever writes at the same instant', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => dataSource.transaction((manager) => appendToLog(manager, entry(2 * i), entry(2 * i + 1)))));
    const entries = await all();
    expect(entries.map(({ position }) => Number(position))).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    let previous = '';
    for (const { previousDigest, digest, body, data } of entries) {
      expect(previousDigest).toBe(previous);
      expect(digest).toBe(digestOf(previous, body!));
      expect(JSON.parse(body!)).toEqual({ at: at.toISOString(), kind: 'note.written', subject: `note:${data['i']}`, actor: 'system', data });
      previous = digest!;
    }
  });

  it('holds nothing of what was rolled back, and has no gap there', async () => {
    const before = (await all()).length;
    await expect(dataSource.transaction(async (manager) => {
      await appendToLog(manager, entry(100));
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    await dataSource.transaction((manager) => appendToLog(manager, entry(101)));
    const entries = await all();
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)).toMatchObject({ position: String(before + 1), subject: 'note:101' });
  });

  it.each([
    ['changed', `UPDATE public_log SET data = '{}' WHERE position = 1`],
    ['shortened', 'DELETE FROM public_log WHERE position = 1'],
    ['emptied', 'TRUNCATE public_log'],
  ])('is not %s', async (_, statement) => {
    await expect(dataSource.query(statement)).rejects.toThrow('the public log is append-only');
  });

  it('is read by kind and by subject, in pages', async () => {
    await dataSource.transaction((manager) => appendToLog(manager, entry(7, { kind: 'note.deleted' }), entry(7, { kind: 'note.status' })));
    const first = await log.page({ first: 2 }, { subject: 'note:7' });
    expect(first.rows.map(({ kind }) => kind)).toEqual(['note.written', 'note.deleted']);
    const second = await log.page({ first: 2, after: first.cursors.at(-1)! }, { subject: 'note:7' });
    expect(second.rows.map(({ kind }) => kind)).toEqual(['note.status']);
    expect((await log.page({ first: 10 }, { kind: 'note.deleted' })).rows).toHaveLength(1);
  });
});
