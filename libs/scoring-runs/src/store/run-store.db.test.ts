import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepInputs, loadPart, storePart } from './run-store';

let database: TestDatabase;
let client: Client;
let other: Client;
const RUN = '5000';

const connect = async (): Promise<Client> => {
  const made = new Client({ connectionString: database.url });
  await made.connect();
  return made;
};

const addRun = (id: string, state: string) =>
  client.query(`INSERT INTO scoring_runs (id, state, trigger, forced, as_of, started_at, code_version, parameters) VALUES ($1, $2, 'manual', false, now(), now(), 'test', '{}')`, [id, state]);

beforeAll(async () => {
  database = await createTestDatabase();
  [client, other] = [await connect(), await connect()];
  await addRun(RUN, 'running');
});

afterAll(async () => {
  await client.end();
  await other.end();
  await database.drop();
});

// What cannot be compressed takes several chunks.
const VALUE = { columns: { noise: new Uint8Array(randomBytes(9 << 20)), floats: Float64Array.of(NaN, 0.1) }, ids: ['a', 'b'] };

describe('what is stored of a run', () => {
  it('is there for every connection, in chunks, and is the same', async () => {
    await storePart(client, RUN, 'input', VALUE);
    expect((await other.query('SELECT chunk FROM run_chunks WHERE run_id = $1', [RUN])).rowCount).toBeGreaterThan(1);
    const { columns, ids } = (await loadPart<typeof VALUE>(other, RUN, 'input'))!;
    expect(Buffer.from(columns.noise).equals(VALUE.columns.noise)).toBe(true);
    expect([columns.floats, ids]).toStrictEqual([VALUE.columns.floats, VALUE.ids]);
  });

  it('is not there before all of it is, nor when it never was', async () => {
    await expect(storePart(client, RUN, 'half', { a: 1, b: () => 'functions cannot be stored' })).rejects.toThrow('could not be cloned');
    expect(await loadPart(other, RUN, 'half')).toBeNull();
    expect(await loadPart(other, '1', 'input')).toBeNull();
  });

  it('is stored once, when two workers come with it at the same time', async () => {
    await Promise.all([storePart(client, RUN, 'model Core', { by: Float64Array.of(1) }), storePart(other, RUN, 'model Core', { by: Float64Array.of(1) })]);
    expect(await loadPart(client, RUN, 'model Core')).toStrictEqual({ by: Float64Array.of(1) });
  });

  it('is refused when a byte of it was changed, or a chunk is gone', async () => {
    const { rows } = await client.query<{ bytes: Buffer }>(`SELECT bytes FROM run_chunks WHERE run_id = $1 AND part = 'input' AND chunk = 1`, [RUN]);
    const changed = Buffer.from(rows[0]!.bytes);
    changed[1000]! ^= 1;
    await client.query(`UPDATE run_chunks SET bytes = $2 WHERE run_id = $1 AND part = 'input' AND chunk = 1`, [RUN, changed]);
    await expect(loadPart(other, RUN, 'input')).rejects.toThrow(`what was stored of run ${RUN} as input is damaged`);
    await client.query(`DELETE FROM run_chunks WHERE run_id = $1 AND part = 'input' AND chunk = 1`, [RUN]);
    await expect(loadPart(other, RUN, 'input')).rejects.toThrow(`what was stored of run ${RUN} as input is damaged`);
  });

  it('is kept of as many published runs as told, and of no others', async () => {
    for (const [id, state] of [['5001', 'published'], ['5002', 'published'], ['5003', 'failed']] as const) {
      await addRun(id, state);
      await storePart(client, id, 'input', { id });
    }
    await storePart(client, '5002', 'model Core', {});
    await keepInputs(client, 1);
    expect((await client.query('SELECT run_id, part FROM run_parts')).rows).toEqual([{ run_id: '5002', part: 'input' }]);
    expect((await client.query('SELECT DISTINCT run_id FROM run_chunks')).rows).toEqual([{ run_id: '5002' }]);
  });
});
