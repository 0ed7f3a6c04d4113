import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELPFULNESS_COLUMNS, HISTORY_COLUMNS, SCORED_NOTE_COLUMNS } from '@bridgenotes/public-data';

const ROOT = resolve(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'apps/cli/bin/bridgenotes.mjs');
const TABLES = ['notes', 'ratings', 'noteStatusHistory', 'userEnrollment'];
const RESULTS = ['helpfulness_scores.tsv', 'note_status_history.tsv', 'scored_notes.tsv'];
const WRITTEN = [...RESULTS, 'input_digests.tsv', 'manifest.json'].toSorted();
const SMALL = ['--seed', '5', '--statements', '60', '--notes', '150', '--raters', '200', '--ratings', '6000', '--days', '10'];

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command as a user would, from another folder. */
function bridgenotes(...args: string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, [COMMAND, ...args], { cwd: tmpdir(), maxBuffer: 1 << 26 }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      done({ code, out, err });
    });
  });
}

async function reportOf(...args: string[]): Promise<{ digest: string; now: number; statuses: Record<string, number>; waiting: number; read: { rejected: Record<string, number> }; files: { rows: number }[] }> {
  const ended = await bridgenotes(...args, '--json');
  expect(ended.code, ended.err).toBe(0);
  return JSON.parse(ended.out);
}

/** A number of the seed instead of chance, so that a failure can be repeated. */
function shuffled(lines: string[]): string[] {
  let state = 12_345;
  return lines
    .map((line) => ({ line, key: (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) }))
    .sort((a, b) => a.key - b.key)
    .map(({ line }) => line);
}

describe('bridgenotes simulate and score', () => {
  let folder: string;
  let community: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bridgenotes-score-'));
    community = join(folder, 'community');
    const ended = await bridgenotes('simulate', '--out', community, ...SMALL);
    expect(ended.code, ended.err).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The community in a folder of its own, each table changed. */
  async function changed(name: string, change: (table: string, lines: string[]) => string[]): Promise<string> {
    const target = join(folder, name);
    await mkdir(target);
    for (const table of TABLES) {
      const lines = (await readFile(join(community, `${table}-00000.tsv`), 'utf8')).replace(/\n$/, '').split('\n');
      await writeFile(join(target, `${table}-00000.tsv`), `${change(table, lines).join('\n')}\n`);
    }
    return target;
  }

  it('simulates the same bytes for a seed, compressed or not, and does not overwrite tables', async () => {
    const again = join(folder, 'again');
    const ended = await bridgenotes('simulate', '--out', again, ...SMALL, '--gzip', '--json');
    expect(ended.code, ended.err).toBe(0);
    const names = (await readdir(community)).toSorted();
    expect(names).toEqual([...TABLES.map((table) => `${table}-00000.tsv`), 'groundtruth_notes.tsv', 'groundtruth_raters.tsv'].toSorted());
    for (const name of names) expect(gunzipSync(await readFile(join(again, `${name}.gz`))).equals(await readFile(join(community, name)))).toBe(true);
    const refused = await bridgenotes('simulate', '--out', community, ...SMALL);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('error INVALID_OPTION: --out');
  });

  it("writes X's columns, and helpful notes once a later run agrees", async () => {
    const first = await reportOf('score', community, '--out', join(folder, 'first'));
    expect(first.statuses.CURRENTLY_RATED_HELPFUL).toBe(0);
    expect(first.waiting).toBeGreaterThan(5);
    expect((await readdir(join(folder, 'first'))).toSorted()).toEqual(WRITTEN);
    const header = async (name: string) => (await readFile(join(folder, 'first', name), 'utf8')).split('\n')[0]?.split('\t');
    expect(await header('scored_notes.tsv')).toEqual(SCORED_NOTE_COLUMNS);
    expect(await header('helpfulness_scores.tsv')).toEqual(HELPFULNESS_COLUMNS);
    expect(await header('note_status_history.tsv')).toEqual(HISTORY_COLUMNS);
    const history = join(folder, 'first', 'note_status_history.tsv');
    const second = await reportOf('score', community, '--out', join(folder, 'second'), '--now', String(first.now + 7 * 3_600_000), '--history', history);
    expect(second.statuses.CURRENTLY_RATED_HELPFUL).toBeGreaterThan(5);
    expect(second.waiting).toBeLessThan(first.waiting);
  });

  it('gives the same bytes for shuffled rows and for compressed results', async () => {
    const original = await reportOf('score', community, '--out', join(folder, 'original'));
    const mixed = await changed('mixed', (_table, [header = '', ...rows]) => [header, ...shuffled(rows)]);
    const other = await reportOf('score', mixed, '--out', join(folder, 'mixed-out'), '--gzip');
    expect(other.digest).toBe(original.digest);
    for (const name of RESULTS) {
      const plain = await readFile(join(folder, 'original', name));
      expect(gunzipSync(await readFile(join(folder, 'mixed-out', `${name}.gz`))).equals(plain)).toBe(true);
    }
  });

  it('leaves out malformed rows with line and reason, and scores the rest', async () => {
    const bad = await changed('bad', (table, lines) =>
      table === 'ratings' ? [...lines, lines[1]?.replace(/NOT_HELPFUL|SOMEWHAT_HELPFUL|HELPFUL/, 'SPLENDID') ?? '', 'three\tshort\tcells'] : lines,
    );
    const ended = await bridgenotes('score', bad, '--out', join(folder, 'bad-out'));
    expect(ended.code, ended.err).toBe(0);
    expect(ended.err).toContain('left out: ratings-00000.tsv line 6002, column helpfulnessLevel: UNKNOWN_WORD, got "SPLENDID", allowed is NOT_HELPFUL, SOMEWHAT_HELPFUL, HELPFUL');
    expect(ended.err).toContain('left out: ratings-00000.tsv line 6003: COLUMN_COUNT');
    expect(ended.out).toContain('6,000 ratings');
  });

  it('writes nothing when a table is cut, missing or without a column', async () => {
    const cases: [string, string, (target: string) => Promise<void>][] = [
      ['cut', 'FILE_TRUNCATED', async (target) => {
        const table = await readFile(join(target, 'ratings-00000.tsv'));
        await rm(join(target, 'ratings-00000.tsv'));
        const packed = gzipSync(table);
        await writeFile(join(target, 'ratings-00000.tsv.gz'), packed.subarray(0, packed.length >> 1));
      }],
      ['half', 'LAST_LINE_CUT', async (target) => {
        const path = join(target, 'ratings-00000.tsv');
        const table = await readFile(path);
        await writeFile(path, table.subarray(0, table.length - 30));
      }],
      ['gone', 'TABLE_MISSING', (target) => rm(join(target, 'userEnrollment-00000.tsv'))],
      ['headless', 'COLUMN_MISSING', async (target) => {
        const path = join(target, 'notes-00000.tsv');
        await writeFile(path, (await readFile(path, 'utf8')).replace('createdAtMillis', 'createdAt'));
      }],
    ];
    for (const [name, code, spoil] of cases) {
      const target = await changed(name, (_table, lines) => lines);
      await spoil(target);
      const out = join(folder, `${name}-out`);
      const ended = await bridgenotes('score', target, '--out', out);
      expect([ended.code, ended.out]).toEqual([1, '']);
      expect(ended.err).toContain(`error ${code}: `);
      expect(ended.err).not.toContain('    at ');
      expect(existsSync(out)).toBe(false);
    }
  });

  it('says what is wrong with its options', async () => {
    const missing = await bridgenotes('score', community);
    expect([missing.code, missing.err.includes('error USAGE: ')]).toEqual([2, true]);
    const when = await bridgenotes('score', community, '--out', join(folder, 'x'), '--now', 'yesterday');
    expect([when.code, when.err.includes('error INVALID_OPTION: --now is yesterday')]).toEqual([1, true]);
    const many = await bridgenotes('simulate', '--out', join(folder, 'y'), '--notes', '10', '--statements', '5', '--raters', '5', '--ratings', '41');
    expect([many.code, many.err.includes('--ratings is 41; allowed is a whole number from 10 to 40')]).toEqual([1, true]);
    const file = await bridgenotes('score', community, '--out', join(community, 'notes-00000.tsv'));
    expect([file.code, file.err.includes('error OUTPUT_UNWRITABLE: ')]).toEqual([1, true]);
  });

  it('stops on a signal and leaves no part of a file behind', async () => {
    const out = join(folder, 'stopped');
    const child = spawn(process.execPath, [COMMAND, 'score', community, '--out', out], { stdio: 'ignore' });
    await new Promise((wait) => setTimeout(wait, 150));
    child.kill('SIGTERM');
    await new Promise((done) => child.once('exit', done));
    const left = existsSync(out) ? await readdir(out) : [];
    expect(left.filter((name) => !WRITTEN.includes(name))).toEqual([]);
  });
});
