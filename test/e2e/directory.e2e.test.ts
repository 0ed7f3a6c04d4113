import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { DirectoryService } from '@bridgenotes/contributors';
import { anonymous, dataSourceOptions, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { costsOf } from '@bridgenotes/scoring-runs/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house';

// Everybody in a community, as those see them who look after it.

let house: House;
let dataSource: DataSource;
const tokens: Record<string, string> = {};
interface Person { alias: string | null; participantId: string; role: string | null; enrollmentState: string; joinedAt: string }
interface Listed { contributors: { nodes: Person[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }
const LIST = `query ($first: Int!, $after: String, $search: String, $role: Role, $state: EnrollmentState) {
  contributors(first: $first, after: $after, search: $search, role: $role, state: $state) { nodes { alias participantId role enrollmentState joinedAt } pageInfo { hasNextPage endCursor } } }`;
const list = async (variables: object, token = tokens['moderator']) => (await house.get<Listed>(LIST, { first: 50, ...variables }, token)).contributors;
const codeOf = async (variables: object, token?: string) => (await house.ask(LIST, { first: 5, ...variables }, token)).errors?.[0]?.extensions.code;
const hex = (i: number) => i.toString(16).toUpperCase().padStart(64, '0');

beforeAll(async () => {
  house = await openHouse();
  tokens['admin'] = await house.join('root', 'admin');
  tokens['moderator'] = await house.join('mo', 'moderator');
  tokens['contributor'] = await house.join('ada');
  dataSource = await new DataSource(dataSourceOptions({ url: house.databaseUrl, entities: HOUSE_ENTITIES })).initialize();
  await dataSource.query(
    `INSERT INTO contributors (participant_id, alias, role, joined_at, enrollment_state)
     SELECT lpad(upper(to_hex(i)), 64, '0'), CASE WHEN i % 3 = 0 THEN NULL WHEN i % 2 = 0 THEN 'Zzz' || i || ' Heron' ELSE 'zZ_' || i END, 'contributor', '2026-01-01'::timestamptz + i * interval '1 hour', CASE WHEN i % 10 = 0 THEN 'removed' ELSE 'newUser' END
     FROM generate_series(1, 30) i`);
});
afterAll(async () => {
  await dataSource?.destroy();
  await house?.close();
});

describe('the list of everybody', () => {
  it('is for moderators and admins, and for nobody else', async () => {
    expect(await codeOf({})).toBe('SIGN_IN_REQUIRED');
    expect(await codeOf({}, tokens['contributor'])).toBe('FORBIDDEN');
    expect((await list({}, tokens['admin'])).nodes).toHaveLength(33);
    expect((await list({})).nodes).toHaveLength(33);
  });

  it('comes last joined first, in pages that join, with what moderators have to know', async () => {
    const all = (await list({})).nodes;
    expect(all.map(({ joinedAt }) => joinedAt)).toEqual(all.map(({ joinedAt }) => joinedAt).sort().reverse());
    expect(all.map(({ role }) => role).filter((role) => role !== 'CONTRIBUTOR').sort()).toEqual(['ADMIN', 'MODERATOR']);
    const paged: Person[] = [];
    for (let after: string | null = null; ;) {
      const page: Listed['contributors'] = await list({ first: 7, after });
      paged.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
  });

  it('finds people by the beginning of their alias in any case, or by their public id, and takes every letter for itself', async () => {
    const found = (await list({ search: ' zzZ' })).nodes.map(({ alias }) => alias);
    expect(found).toEqual(Array.from({ length: 30 }, (_, i) => i + 1).filter((i) => i % 3 !== 0 && i % 2 === 0).map((i) => `Zzz${i} Heron`).sort());
    expect((await list({ search: 'zz_' })).nodes.every(({ alias }) => alias!.startsWith('zZ_'))).toBe(true);
    expect((await list({ search: 'zz%' })).nodes).toEqual([]);
    const first = await list({ search: 'zz', first: 4 });
    expect([...first.nodes, ...(await list({ search: 'zz', after: first.pageInfo.endCursor })).nodes]).toEqual((await list({ search: 'zz' })).nodes);
    expect((await list({ search: hex(3).toLowerCase() })).nodes).toMatchObject([{ participantId: hex(3), alias: null }]);
    expect(await codeOf({ search: 'a'.repeat(101) }, tokens['moderator'])).toBe('INVALID_INPUT');
  });

  it('is narrowed down by role and state', async () => {
    expect((await list({ state: 'removed' })).nodes.map(({ participantId }) => participantId)).toEqual([hex(30), hex(20), hex(10)]);
    expect((await list({ role: 'MODERATOR' })).nodes).toHaveLength(1);
    expect((await list({ search: 'Zzz', state: 'removed' })).nodes.map(({ alias }) => alias)).toEqual(['Zzz10 Heron', 'Zzz20 Heron']);
  });

  it('reads no table through, however many there are', async () => {
    await dataSource.query(`INSERT INTO contributors (participant_id, alias, role, joined_at) SELECT 'Q' || i, 'Many ' || i, 'contributor', '2020-01-01'::timestamptz + i * interval '1 minute' FROM generate_series(1, 50000) i`);
    await dataSource.query('ANALYZE contributors');
    const viewer: Viewer = { ...anonymous('::1'), contributorId: '1', role: 'moderator' };
    const directory = new DirectoryService(dataSource);
    const twice = async (filter: object) => {
      const { cursors } = await directory.list(viewer, filter, { first: 20 });
      if (cursors.length === 20) await directory.list(viewer, filter, { first: 20, after: cursors.at(-1)! } satisfies PageRequest);
    };
    for (const filter of [{}, { search: 'many 4' }, { search: hex(9) }, { state: 'removed' }, { role: 'admin' }]) {
      for (const { query, scans, pages } of await costsOf(dataSource, () => twice(filter))) {
        expect(scans, query).toEqual([]);
        expect(pages, query).toBeLessThan(200);
      }
    }
  });
});
