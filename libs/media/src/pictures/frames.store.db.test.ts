import { dataSourceOptions } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEDIA_ENTITIES } from '../entities';
import { FIND_LIKE, statementsWithSameMedia, storeMedia } from './frames.store';
import { bandsOf, HASH_BITS, hashDistance, probesFor, type BitHash } from './picture-hash.rules';

const PICTURES = 30_000;
const NOW = new Date('2026-03-01T12:00:00Z');
const LIKENESS = { distance: 31, share: 0.8 };

let database: TestDatabase;
let dataSource: DataSource;

/** The same bits for the same number, as good as random. */
function hashNumber(seed: number): BitHash {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return Array.from({ length: HASH_BITS }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return String(state & 1);
  }).join('');
}
/** The hash with that many bits turned, spread over all bands in a way that the seed decides. */
function turned(hash: BitHash, count: number, seed: number): BitHash {
  const at = new Set(Array.from({ length: HASH_BITS }, (_, i) => ({ i, order: Math.imul(i * 7919 + seed * 104_729 + 1, 0x9e3779b1) >>> 0 })).sort((a, b) => a.order - b.order).slice(0, count).map(({ i }) => i));
  return [...hash].map((bit, i) => (at.has(i) ? String(1 - Number(bit)) : bit)).join('');
}

const statement = async (): Promise<string> => {
  const [row] = await dataSource.query<{ id: string }[]>(`INSERT INTO statements (canonical_url, given_url, created_at) SELECT 'https://example.org/' || gen_random_uuid(), 'https://example.org', now() RETURNING id`);
  return row!.id;
};
const store = async (kind: 'IMAGE' | 'VIDEO', hashes: readonly BitHash[], detail = 10): Promise<string> => {
  const id = await statement();
  await storeMedia(dataSource.manager, id, { kind, pictures: hashes.map((hash) => ({ cuts: [hash], detail })), reportedBy: null }, 1, NOW);
  return id;
};
const alike = async (id: string, likeness = LIKENESS) => (await statementsWithSameMedia(dataSource.manager, id, likeness)).sort();

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: MEDIA_ENTITIES })).initialize();
}, 120_000);
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe('the same picture', () => {
  it('is every one within the distance, and no other', async () => {
    // Twelve originals, each with copies at every distance from 0 to 40: who is near whom is computed twice.
    const hashes = Array.from({ length: 12 }, (_, i) => hashNumber(i)).flatMap((hash, i) => [hash, ...Array.from({ length: 21 }, (_, step) => turned(hash, 2 * step, i * 100 + step))]);
    const ids: string[] = [];
    for (const hash of hashes) ids.push(await store('IMAGE', [hash]));
    for (const distance of [0, 7, 15, 16, 31]) {
      let pairs = 0;
      for (let i = 0; i < ids.length; i += 5) {
        const expected = ids.filter((_, j) => j !== i && hashDistance(hashes[i]!, hashes[j]!) <= distance).sort();
        expect(await alike(ids[i]!, { ...LIKENESS, distance })).toEqual(expected);
        pairs += expected.length;
      }
      expect(pairs).toBeGreaterThan(0);
    }
  });

  it('is known once: what comes second changes nothing, also in the same instant', async () => {
    const id = await statement();
    const stored = await Promise.all([1000, 1001, 1002].map((seed) => dataSource.transaction((manager) => storeMedia(manager, id, { kind: 'IMAGE', pictures: [{ cuts: [hashNumber(seed)], detail: 9 }], reportedBy: null }, 1, NOW))));
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await dataSource.query('SELECT count(*)::int AS frames FROM media_frames WHERE statement_id = $1', [id])).toEqual([{ frames: 1 }]);
  });

  it('is not one that is too plain to be told from others', async () => {
    const plain = await store('IMAGE', [hashNumber(2000)], 0.2);
    const other = await store('IMAGE', [hashNumber(2000)], 0.2);
    const clear = await store('IMAGE', [hashNumber(2000)]);
    expect([await alike(plain), await alike(other), await alike(clear)]).toEqual([[], [], []]);
  });

  it('is found by its cuts, but a cut is not compared with a cut', async () => {
    const [whole, cut] = [hashNumber(3000), hashNumber(3001)];
    const id = await statement();
    await storeMedia(dataSource.manager, id, { kind: 'IMAGE', pictures: [{ cuts: [whole, cut], detail: 9 }], reportedBy: null }, 1, NOW);
    const copy = await store('IMAGE', [turned(cut, 10, 1)]);
    expect([await alike(copy), await alike(id)]).toEqual([[id], [copy]]);
    const other = await statement();
    await storeMedia(dataSource.manager, other, { kind: 'IMAGE', pictures: [{ cuts: [hashNumber(3002), cut], detail: 9 }], reportedBy: null }, 1, NOW);
    expect(await alike(other)).toEqual([copy]);
  });
});

describe('the same video', () => {
  const frames = [4000, 4001, 4002, 4003, 4004].map(hashNumber);
  it('has most of its frames in the same order, and is no picture of one of them', async () => {
    const original = await store('VIDEO', frames);
    const cut = await store('VIDEO', frames.slice(1, 4).map((frame, i) => turned(frame, 20, i)));
    const picture = await store('IMAGE', [frames[0]!]);
    const sharesAScene = await store('VIDEO', [frames[0]!, ...[4100, 4101, 4102, 4103].map(hashNumber)]);
    const backwards = await store('VIDEO', [...frames].reverse());
    expect(await alike(original)).toEqual([cut]);
    expect([await alike(picture), await alike(sharesAScene), await alike(backwards)]).toEqual([[], [], []]);
  });
});

describe(`among ${PICTURES} pictures`, () => {
  beforeAll(async () => {
    await dataSource.query(
      `WITH made AS (INSERT INTO statements (canonical_url, given_url, created_at) SELECT 'https://many.example.org/' || i, 'https://many.example.org/', now() FROM generate_series(1, ${PICTURES}) i RETURNING id),
       media AS (INSERT INTO statement_media (statement_id, kind, recognisable, known_at) SELECT id, 'IMAGE', true, now() FROM made RETURNING statement_id)
       INSERT INTO media_frames (statement_id, position, cut, hash, bands)
       SELECT statement_id, 0, 0, hash, ARRAY(SELECT (band << 16) + substring(hash FROM band * 16 + 1 FOR 16)::integer FROM generate_series(0, 15) band)
       FROM (SELECT statement_id, (SELECT string_agg(floor(random() * 16777216)::integer::bit(24)::text, '') FROM generate_series(1, 11) WHERE statement_id > 0)::bit(256) AS hash FROM media) AS drawn`);
    await dataSource.query('VACUUM ANALYZE media_frames');
    // The worst that the database can believe of the other table: that it has a picture or two.
    await dataSource.query("UPDATE pg_class SET reltuples = 2, relpages = 1000000 WHERE relname = 'statement_media'");
  });

  it('the bands that the database wrote are those of the rules', async () => {
    const rows = await dataSource.query<{ hash: string; bands: number[] }[]>('SELECT hash::text, bands FROM media_frames WHERE bands <> $1 ORDER BY statement_id DESC LIMIT 50', ['{}']);
    for (const { hash, bands } of rows) expect(bands).toEqual(bandsOf(hash));
  });

  it('one is found through the index, touching a small part of them', async () => {
    const [{ hash, statement_id: id }] = await dataSource.query<[{ hash: string; statement_id: string }]>('SELECT hash::text, statement_id FROM media_frames ORDER BY statement_id DESC LIMIT 1');
    const copy = turned(hash, 31, 5);
    const parameters = [[copy], [`{${probesFor(copy, 31).join(',')}}`], [0], 31, '0', 'IMAGE'];
    expect(await dataSource.query(FIND_LIKE, parameters)).toEqual([{ statement_id: id }]);
    const [row] = await dataSource.query<[{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }]>(`EXPLAIN (ANALYZE, FORMAT JSON) ${FIND_LIKE}`, parameters);
    const { Plan: plan, 'Execution Time': millis } = row['QUERY PLAN'][0];
    const nodes = nodesOf(plan);
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'])).not.toContain('media_frames');
    expect(nodes.map((node) => node['Index Name'])).toContain('media_frames_bands_idx');
    const looked = nodes.find((node) => node['Relation Name'] === 'media_frames')!;
    const touched = (looked['Actual Rows'] + (looked['Rows Removed by Filter'] ?? 0)) * looked['Actual Loops'];
    console.log(`among ${PICTURES} pictures: ${touched} compared (${((100 * touched) / PICTURES).toFixed(2)} %), ${millis.toFixed(1)} ms`);
    expect(touched).toBeLessThan(PICTURES / 50);
  });
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}
const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
