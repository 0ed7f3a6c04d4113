import { writeTables } from '@bridgenotes/public-data';
import { zip } from '@bridgenotes/public-data/testing';
import { simulate } from '@bridgenotes/simulation';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const BIRDWATCH = resolve(ROOT, '../shared/data/birdwatch-2021');

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** Starts the command as a user would. */
function bridgenotes(args: readonly string[], databaseUrl: string) {
  const child = spawn(process.execPath, [join(ROOT, 'apps/cli/bin/bridgenotes.mjs'), ...args], { env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code: code as number | null, signal: signal as NodeJS.Signals | null, out, err }));
  return { child, ended };
}

/** Everything an import stores, without the ids that the database draws. */
const CONTENTS: Record<string, string> = {
  contributors: `SELECT concat_ws('|', participant_id, joined_at, enrollment_state, last_state_change_at, modeling_population, modeling_group, imported) FROM contributors`,
  statements: `SELECT concat_ws('|', canonical_url, platform, external_id, note_count, created_at) FROM statements`,
  notes: `SELECT concat_ws('|', n.id, canonical_url, participant_id, classification, tags, text, n.created_at, n.imported) FROM notes n JOIN statements s ON s.id = statement_id JOIN contributors c ON c.id = author_id`,
  ratings: `SELECT concat_ws('|', note_id, participant_id, level, tag_mask, rated_at, population_sampled) FROM ratings JOIN contributors c ON c.id = rater_id`,
  changes: `SELECT concat_ws('|', note_id, participant_id, level, tag_mask, changed_at) FROM rating_changes JOIN contributors c ON c.id = rater_id`,
  history: `SELECT h::text FROM note_status_history h`,
};

async function contents(client: Client): Promise<Record<string, { rows: number; digest: string }>> {
  const found: Record<string, { rows: number; digest: string }> = {};
  for (const [name, query] of Object.entries(CONTENTS)) {
    const { rows } = await client.query<{ rows: number; digest: string }>(`SELECT count(*)::int AS rows, md5(string_agg(row, E'\\n' ORDER BY row COLLATE "C")) AS digest FROM (${query}) AS content (row)`);
    found[name] = rows[0]!;
  }
  return found;
}

describe('bridgenotes import', () => {
  let folder: string;
  let work: string;
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bridgenotes-import-'));
    const community = simulate({ seed: 11, statements: 150, notes: 400, raters: 300, ratings: 20_000 });
    await writeTables(folder, community, { gzip: true });
    // The first build, and not part of what is timed below.
    await bridgenotes(['--help'], '').ended;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), 'bridgenotes-import-'));
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
    await rm(work, { recursive: true, force: true });
  });
  const count = async (table: string): Promise<number> => (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]!.n;
  const run = (args: readonly string[]) => bridgenotes(args, database.url).ended;

  async function killedAt(table: string, rows: number): Promise<number> {
    const { child, ended } = bridgenotes(['import', folder, '--batch', '100'], database.url);
    while (child.exitCode === null && (await count(table)) < rows) await sleep(5);
    child.kill('SIGKILL');
    const { signal } = await ended;
    expect(signal).toBe('SIGKILL');
    return count('ratings');
  }

  it('ends with the same rows when it was killed again and again and started once more', async () => {
    const whole = await createTestDatabase();
    const other = new Client({ connectionString: whole.url });
    await other.connect();
    try {
      expect((await bridgenotes(['import', folder], whole.url).ended).code).toBe(0);
      await killedAt('notes', 150);
      await killedAt('ratings', 100);
      const stored = await killedAt('ratings', 7000);
      expect(stored).toBeLessThan(20_000);
      const ended = await run(['import', folder, '--json']);
      expect(ended).toMatchObject({ code: 0 });
      const report = JSON.parse(ended.out) as { tables: { ratings: { added: number; unchanged: number } } };
      expect(report.tables.ratings.added + report.tables.ratings.unchanged).toBe(20_000);
      expect(report.tables.ratings.unchanged).toBeGreaterThanOrEqual(7000);
      expect(await contents(client)).toEqual(await contents(other));
      console.log(`killed three times, the last with ${stored} of 20000 ratings stored; resumed to the same rows`);
    } finally {
      await other.end();
      await whole.drop();
    }
  });

  it('goes on after Ctrl-C, which ends it between two batches', async () => {
    const { child, ended } = bridgenotes(['import', folder, '--batch', '100'], database.url);
    while (child.exitCode === null && (await count('ratings')) < 1000) await sleep(5);
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toMatch(/^(building .*\n)?stopped; run the same command again to go on\n$/);
    expect((await count('ratings')) % 100).toBe(0);
    expect((await run(['import', folder])).code).toBe(0);
    expect(await count('ratings')).toBe(20_000);
  });

  it('changes nothing when it is repeated, and says so', async () => {
    expect((await run(['import', folder])).err).toMatch(/ratings +20000 +20000 +0 +0 +0/);
    const before = await contents(client);
    const again = await run(['import', folder]);
    expect(again.err).toMatch(/ratings +20000 +0 +0 +20000 +0[^]*Nothing changed/);
    expect(await contents(client)).toEqual(before);
  });

  it('stores nothing of a folder with a table that is cut, damaged or missing', async () => {
    await cp(folder, work, { recursive: true });
    const ratings = join(work, 'ratings-00000.tsv.gz');
    const bytes = (await readFile(ratings)).length;
    await truncate(ratings, Math.floor(bytes / 2));
    const cut = await run(['import', work]);
    expect(cut.code).toBe(1);
    expect(cut.err).toMatch(/^error FILE_TRUNCATED: .*ratings-00000\.tsv\.gz ends too early/m);
    await rm(ratings);
    expect((await run(['import', work])).err).toMatch(/^error TABLE_MISSING: .*ratings/m);
    await writeFile(join(work, 'ratings-00000.tsv'), 'noteId\traterParticipantId\tcreatedAtMillis\n');
    expect((await run(['import', work])).err).toMatch(/^error COLUMN_MISSING: .*helpfulnessLevel/m);
    expect((await run(['import', join(work, 'nowhere')])).err).toMatch(/^error FOLDER_NOT_FOUND: /m);
    expect([await count('contributors'), await count('statements'), await count('notes'), await count('ratings'), await count('outbox')]).toEqual([0, 0, 0, 0, 0]);
  });

  it('takes tables in zip archives, as X offers them, for the same: imported and scored', async () => {
    const zipped = join(work, 'zipped');
    await mkdir(zipped);
    for (const name of await readdir(folder)) {
      const table = name.replace('-00000.tsv.gz', '');
      const [header, ...rows] = gunzipSync(await readFile(join(folder, name))).toString().split(/(?<=\n)/);
      const shards = table === 'ratings' ? [rows.slice(0, 12_345), rows.slice(12_345)] : [rows];
      for (const [number, lines] of shards.entries()) await writeFile(join(zipped, `${table}-0000${number}.zip`), zip({ [`${table}-0000${number}.tsv`]: [header, ...lines].join('') }));
    }
    expect((await readdir(zipped)).sort()).toEqual(['noteStatusHistory-00000.zip', 'notes-00000.zip', 'ratings-00000.zip', 'ratings-00001.zip', 'userEnrollment-00000.zip']);
    expect((await run(['import', zipped])).err).toMatch(/ratings +20000 +20000 +0 +0 +0/);
    const again = await run(['import', folder]);
    expect(again.err).toContain('Nothing changed');
    const digests = await Promise.all([zipped, folder].map(async (tables, i) => (JSON.parse((await run(['score', tables, '--out', join(work, `scores-${i}`), '--json'])).out) as { digest: string }).digest));
    expect(digests[0]).toBe(digests[1]);
    await truncate(join(zipped, 'ratings-00001.zip'), 5000);
    expect((await run(['import', zipped])).err).toMatch(/^error FILE_TRUNCATED: .*ratings-00001\.zip ends too early/m);
  });

  it('leaves out rows that cannot be used, shows the first twenty and writes all to a file', async () => {
    await tablesWithBadRows(work);
    const file = join(work, 'rejected.tsv');
    const ended = await run(['import', work, '--rejected', file, '--json']);
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('notes.tsv line 3, column classification: UNKNOWN_WORD, got "MAYBE", allowed is NOT_MISLEADING, MISINFORMED_OR_POTENTIALLY_MISLEADING');
    expect(ended.err).toContain('ratings.tsv line 2, column noteId: UNKNOWN_NOTE, got "999", allowed is a note of the tables notes or noteStatusHistory');
    expect(ended.err).toContain('ratings.tsv line 3, column createdAtMillis: NOT_A_NUMBER, got "yesterday"');
    expect(ended.err).toContain('… and 12 more rows were left out; all are in');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toBe('table\tfile\tline\tcolumn\treason\tgiven\tallowed');
    expect(lines).toHaveLength(33);
    expect(lines.find((line) => line.startsWith('ratings\tratings.tsv\t4\t'))).toMatch(/\t\tCOLUMN_COUNT\t5 cells: 101 .*\t4 cells separated by tabs$/);
    expect(JSON.parse(ended.out)).toMatchObject({ rejected: 32, tables: { notes: { read: 3, added: 2, rejected: 1 }, ratings: { read: 32, added: 1, rejected: 31 } } });
    expect([await count('notes'), await count('ratings')]).toEqual([2, 1]);
  });

  it('refuses options and places that make no sense, before anything is read', async () => {
    expect(await run(['import', folder, '--batch', '0'])).toMatchObject({ code: 1, err: expect.stringContaining('error INVALID_OPTION: --batch is 0') as string });
    expect(await run(['import', folder, '--rejected', join(work, 'no/such/folder/file')])).toMatchObject({ code: 1, err: expect.stringContaining('error INVALID_OPTION: --rejected') as string });
    expect(await run(['import'])).toMatchObject({ code: 2 });
    expect(await bridgenotes(['import', folder], 'postgres://nobody:nothing@127.0.0.1:1/none').ended).toMatchObject({ code: 1, err: expect.stringContaining('error DATABASE_UNAVAILABLE') as string });
  });

  it.skipIf(!existsSync(BIRDWATCH))('takes the Birdwatch pilot of 2021 (needs ../shared/data)', async () => {
    const started = performance.now();
    const ended = await run(['import', BIRDWATCH, '--json']);
    const first = performance.now() - started;
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(ended.out)).toMatchObject({
      newStatements: 6138, deletedNotes: 0, changed: true, rejected: 0,
      tables: { notes: { added: 7447 }, ratings: { added: 45_285 }, noteStatusHistory: { added: 7447 }, userEnrollment: { added: 3990 } },
    });
    const before = await contents(client);
    const again = performance.now();
    expect((await run(['import', BIRDWATCH])).err).toContain('Nothing changed');
    console.log(`birdwatch-2021 imported in ${Math.round(first)} ms, again in ${Math.round(performance.now() - again)} ms: 45285 ratings, 7447 notes, 3990 people`);
    expect(await contents(client)).toEqual(before);
  });
});

/** Three notes, one of them bad; 32 ratings, one of them good. */
async function tablesWithBadRows(folder: string): Promise<void> {
  const time = Date.UTC(2026, 0, 1);
  const tables: Record<string, string[]> = {
    notes: ['noteId\tnoteAuthorParticipantId\tcreatedAtMillis\ttweetId\tclassification\tsummary', `101\tA\t${time}\t7\tNOT_MISLEADING\tfine`, `102\tA\t${time}\t7\tMAYBE\t?`, `103\tB\t${time}\t8\tNOT_MISLEADING\tfine`],
    ratings: [
      'noteId\traterParticipantId\tcreatedAtMillis\thelpfulnessLevel',
      `999\tB\t${time}\tHELPFUL`, '101\tB\tyesterday\tHELPFUL', `101\tB\t${time}\tHELPFUL\textra`, `101\tB\t${time}\tHELPFUL`,
      ...Array.from({ length: 28 }, (_, i) => `103\tR${i}\t${time}\tAWFUL`),
    ],
    noteStatusHistory: ['noteId\tnoteAuthorParticipantId\tcreatedAtMillis\tcurrentStatus', `101\tA\t${time}\t`],
    userEnrollment: ['participantId\tenrollmentState', 'A\tearnedIn'],
  };
  for (const [name, lines] of Object.entries(tables)) await writeFile(join(folder, `${name}.tsv`), `${lines.join('\n')}\n`);
}
