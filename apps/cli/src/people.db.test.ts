import { ManualClock } from '@bridgenotes/platform';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { registerCreateApiKey } from './create-api-key/create-api-key.command';
import { registerMakeAdmin } from './make-admin/make-admin.command';
import { withPeople } from './people';
import { createProgram, runProgram } from './program';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Runs a command line on a database, as a user would. */
async function bridgenotes(argv: readonly string[], url = database.url): Promise<{ code: number; stdout: string; stderr: string }> {
  vi.stubEnv('DATABASE_URL', url);
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  }
  const code = await runProgram(createProgram([registerCreateApiKey, registerMakeAdmin]), argv);
  vi.restoreAllMocks();
  return { code, ...written };
}

const issuer = 'https://login.example.org';
const signIn = (subject: string) => withPeople(database.url, ({ contributors }) => contributors.signIn({ issuer, subject }));
const authenticate = (key: string, clock?: ManualClock) => withPeople(database.url, ({ apiKeys }) => apiKeys.authenticate(key), clock);

describe('bridgenotes create-api-key', () => {
  it('prints a key that works, alone on stdout', async () => {
    const { code, stdout, stderr } = await bridgenotes(['create-api-key', '--name', 'our site', '--scopes', 'read']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^bn_[0-9a-f]{8}_[\w-]{43}\n$/)]);
    expect(stderr).not.toContain(stdout.trim());
    expect(await authenticate(stdout.trim())).toMatchObject({ apiKey: { name: 'our site', scopes: ['read'], contributorId: null, createdBy: null }, contributor: null });
  });

  it('makes one that acts for somebody, named by any of their ids, and that ends', async () => {
    const { id, participantId } = await signIn('writer');
    for (const given of [id, participantId, Buffer.from(`Contributor:${id}`).toString('base64url')]) {
      const { stdout } = await bridgenotes(['create-api-key', '--name', 'bot', '--scopes', 'notes:write, read', '--contributor', given, '--expires', '2030-12-31', '--json']);
      const made = JSON.parse(stdout) as { key: string; participantId: string };
      expect(made).toMatchObject({ participantId, scopes: ['read', 'notes:write'], expiresAt: '2030-12-31T00:00:00.000Z' });
      expect(await authenticate(made.key, new ManualClock(Date.UTC(2030, 11, 30)))).toMatchObject({ contributor: { id } });
      await expect(authenticate(made.key, new ManualClock(Date.UTC(2030, 11, 31)))).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
    }
  });

  it.each([
    [['--name', 'x', '--scopes', 'root'], 1, /error INVALID_INPUT: scopes is "root"; allowed: read, /],
    [['--name', 'x', '--scopes', ','], 1, /error INVALID_INPUT: scopes is empty/],
    [['--name', 'x', '--scopes', 'read', '--expires', '2001-01-01'], 1, /error INVALID_INPUT: expiresAt is 2001-01-01/],
    [['--name', 'x', '--scopes', 'read', '--expires', 'soon'], 1, /error INVALID_OPTION: --expires is "soon"\n {2}Allowed: /],
    [['--name', 'x', '--scopes', 'read', '--contributor', '99999999999999999999'], 1, /error NOT_FOUND: There is no contributor 9{20}/],
    [['--name', 'x', '--scopes', 'read', '--alias', 'No Body'], 1, /error NOT_FOUND: There is no contributor with the alias "No Body"/],
    [['--name', 'x', '--scopes', 'read', '--alias', 'No Body', '--contributor', '1'], 2, /error USAGE: give --contributor or --alias, not both/],
    [['--name', 'x'], 2, /error USAGE: required option '--scopes <list>'/],
  ])('%j is refused, and no key is printed', async (argv, exitCode, problem) => {
    const { code, stdout, stderr } = await bridgenotes(['create-api-key', ...argv]);
    expect([code, stdout]).toEqual([exitCode, '']);
    expect(stderr).toMatch(problem);
  });
});

describe('bridgenotes make-admin', () => {
  it('makes an admin of a login that was never seen, who is the one that logs in later', async () => {
    const { code, stderr } = await bridgenotes(['make-admin', issuer, 'first']);
    expect([code, stderr]).toEqual([0, `nobody has logged in as first of ${issuer} yet; whoever does so will be an admin\n`]);
    expect(await signIn('first')).toMatchObject({ role: 'admin' });
  });

  it('makes an admin of somebody known, by login or id, and of nobody else', async () => {
    const [one, two, other] = [await signIn('one'), await signIn('two'), await signIn('other')];
    expect(await bridgenotes(['make-admin', issuer, 'one'])).toMatchObject({ code: 0, stderr: `${one.participantId} is an admin now\n` });
    expect(JSON.parse((await bridgenotes(['make-admin', '--contributor', two.participantId, '--json'])).stdout)).toMatchObject({ id: two.id, role: 'admin', isNew: false });
    expect(await Promise.all(['one', 'two', 'other'].map(async (subject) => (await signIn(subject)).role))).toEqual(['admin', 'admin', other.role]);
  });

  it('knows people by alias', async () => {
    const { id } = await signIn('aliased');
    await withPeople(database.url, async ({ contributors }) => {
      expect(await contributors.findByAlias('Quiet Heron')).toBeNull();
    });
    const { DataSource } = await import('typeorm');
    const direct = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    await direct.query(`UPDATE contributors SET alias = 'Quiet Heron' WHERE id = $1`, [id]).finally(() => direct.destroy());
    expect(await bridgenotes(['make-admin', '--alias', 'Quiet Heron'])).toMatchObject({ code: 0, stderr: 'Quiet Heron is an admin now\n' });
    expect(await signIn('aliased')).toMatchObject({ role: 'admin' });
  });

  it.each([[[]], [[issuer]], [[issuer, '']], [[issuer, 'x', '--alias', 'y']], [[issuer, '--alias', 'y']], [['--alias', 'y', '--contributor', '1']]])('%j names nobody, and ends with 2', async (argv) => {
    expect(await bridgenotes(['make-admin', ...argv])).toMatchObject({ code: 2, stderr: expect.stringContaining('error USAGE: name one person') as string });
  });
});

describe('a database', () => {
  it('that was not migrated, or is not there, is told as such', async () => {
    const empty = await createEmptyDatabase();
    try {
      expect(await bridgenotes(['make-admin', issuer, 'x'], empty.url)).toMatchObject({ code: 1, stderr: expect.stringMatching(/error NOT_READY: \d+ migrations were not run .*\n {2}Run "npx bridgenotes migrate" first\./) as string });
    } finally {
      await empty.drop();
    }
    expect(await bridgenotes(['make-admin', issuer, 'x'], 'postgres://nobody:x@127.0.0.1:1/none')).toMatchObject({ code: 1, stderr: expect.stringContaining('error DATABASE_UNAVAILABLE: ') as string });
  });
});
