import type { Viewer } from '@bridgenotes/platform';
import { createTestDatabase } from '@bridgenotes/test-support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openContributors, type OpenContributors } from '../contributors.fixture';
import { ApiKey } from './api-key.entity';

let room: OpenContributors;
let admin: Viewer;
const refused = (code: string) => expect.objectContaining({ code }) as Error;

beforeAll(async () => {
  room = await openContributors(await createTestDatabase());
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.dataSource.query('TRUNCATE contributors CASCADE');
  admin = await room.person('admin');
});

describe('an API key', () => {
  it('made by an admin names its maker, its scopes and whom it acts for', async () => {
    const writer = await room.person('contributor');
    const { apiKey, key } = await room.apiKeys.create(admin, { name: 'bot', scopes: ['notes:write', 'read'], contributorId: writer.contributorId });
    expect(apiKey).toMatchObject({ name: 'bot', scopes: ['read', 'notes:write'], contributorId: writer.contributorId, createdBy: admin.contributorId, lastUsedAt: null, expiresAt: null, revokedAt: null });
    expect(await room.apiKeys.authenticate(key)).toMatchObject({ apiKey: { id: apiKey.id }, contributor: { id: writer.contributorId, role: 'contributor' } });
  });

  it('is nowhere in the database', async () => {
    const { key } = await room.apiKeys.createAsOperator({ name: 'bot', scopes: ['read'] });
    const rows = JSON.stringify(await room.dataSource.query(`SELECT api_keys.*, encode(hash, 'hex') AS hex, encode(hash, 'base64') AS base64 FROM api_keys`));
    expect(rows).not.toContain(key.slice(12));
    expect(await room.apiKeys.authenticate(key)).toMatchObject({ contributor: null, apiKey: { createdBy: null } });
  });

  it('is not made by others, for nobody, or by a key of an admin', async () => {
    const request = { name: 'bot', scopes: ['read'] };
    await expect(room.apiKeys.create(await room.person('moderator'), request)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.apiKeys.create({ ...admin, via: 'api-key' }, request)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.apiKeys.create({ ...admin, contributorId: null }, request)).rejects.toEqual(refused('SIGN_IN_REQUIRED'));
    await expect(room.apiKeys.create(admin, { ...request, contributorId: '1' })).rejects.toEqual(refused('NOT_FOUND'));
    await expect(room.apiKeys.create(admin, { ...request, scopes: [] })).rejects.toEqual(refused('INVALID_INPUT'));
    expect(await room.dataSource.getRepository(ApiKey).count()).toBe(0);
  });

  it('is refused when it is unknown, cut, or changed in one place', async () => {
    const { key } = await room.apiKeys.create(admin, { name: 'bot', scopes: ['read'] });
    const last = key.endsWith('A') ? 'B' : 'A';
    for (const given of ['bn_', key.slice(0, -1), key.slice(0, -1) + last, key.replace(/^bn_./, (start) => (start === 'bn_0' ? 'bn_1' : 'bn_0')), `bn_00000000_${'a'.repeat(43)}`]) {
      await expect(room.apiKeys.authenticate(given), given).rejects.toEqual(refused('INVALID_API_KEY'));
    }
    await expect(room.apiKeys.authenticate(key)).resolves.toBeDefined();
  });

  it('works until it expires', async () => {
    const start = room.clock.now().getTime();
    const { key } = await room.apiKeys.create(admin, { name: 'bot', scopes: ['read'], expiresAt: new Date(start + 1000) });
    room.clock.set(start + 999);
    await expect(room.apiKeys.authenticate(key)).resolves.toBeDefined();
    room.clock.set(start + 1000);
    await expect(room.apiKeys.authenticate(key)).rejects.toEqual(refused('INVALID_API_KEY'));
  });

  it('ends at once when it is revoked, and keeps the time of the first revocation', async () => {
    const { apiKey, key } = await room.apiKeys.create(admin, { name: 'bot', scopes: ['read'] });
    await expect(room.apiKeys.revoke(await room.person('moderator'), apiKey.id)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.apiKeys.authenticate(key)).resolves.toBeDefined();
    const revokedAt = room.clock.now();
    expect(await room.apiKeys.revoke(admin, apiKey.id)).toMatchObject({ revokedAt });
    room.clock.advance(5000);
    expect(await room.apiKeys.revoke(admin, apiKey.id)).toMatchObject({ revokedAt });
    await expect(room.apiKeys.authenticate(key)).rejects.toEqual(refused('INVALID_API_KEY'));
    await expect(room.apiKeys.revoke(admin, '1')).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('remembers its last use to the minute', async () => {
    const { key } = await room.apiKeys.create(admin, { name: 'bot', scopes: ['read'] });
    const lastUse = async () => (await room.dataSource.getRepository(ApiKey).findOneByOrFail({ name: 'bot' })).lastUsedAt;
    const first = room.clock.now();
    await room.apiKeys.authenticate(key);
    room.clock.advance(59_000);
    await room.apiKeys.authenticate(key);
    expect(await lastUse()).toEqual(first);
    room.clock.advance(1_000);
    await room.apiKeys.authenticate(key);
    expect(await lastUse()).toEqual(room.clock.now());
  });
});

describe('the list of API keys', () => {
  it('is paged, the newest first, and for admins alone', async () => {
    for (const name of ['1', '2', '3']) await room.apiKeys.create(admin, { name, scopes: ['read'] });
    const first = await room.apiKeys.list(admin, { first: 2 });
    expect([first.rows.map((key) => key.name), first.hasNextPage]).toEqual([['3', '2'], true]);
    const second = await room.apiKeys.list(admin, { first: 2, after: first.cursors.at(-1)! });
    expect([second.rows.map((key) => key.name), second.hasNextPage]).toEqual([['1'], false]);
    await expect(room.apiKeys.list(await room.person('moderator'), { first: 2 })).rejects.toEqual(refused('FORBIDDEN'));
  });
});
