import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'apps/cli/bin/bridgenotes.mjs');
const SMALL = ['--seed', '9', '--statements', '60', '--notes', '150', '--raters', '200', '--ratings', '6000', '--days', '10'];
/** Another Node to compare with: `NODE_OTHER=/path/to/node`. */
const OTHER_NODE = process.env['NODE_OTHER'];

function bridgenotes(args: string[], node = process.execPath): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done) => {
    execFile(node, [COMMAND, ...args], { cwd: tmpdir(), maxBuffer: 1 << 26 }, (error, out, err) => {
      done({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, out, err });
    });
  });
}

describe('bridgenotes verify', () => {
  let folder: string;
  let clone: string;
  const original = () => join(folder, 'original');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bridgenotes-verify-'));
    for (const args of [
      ['simulate', '--out', join(original(), 'tables'), ...SMALL],
      ['score', join(original(), 'tables'), '--out', join(original(), 'out')],
    ]) {
      const ended = await bridgenotes(args);
      expect(ended.code, ended.err).toBe(0);
    }
    clone = await copied('clone');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function copied(name: string): Promise<string> {
    await cp(original(), join(folder, name), { recursive: true });
    return join(folder, name);
  }

  /** Changes a file of a copy line by line. */
  async function spoilt(name: string, file: string, change: (lines: string[]) => string[]): Promise<string> {
    const copy = await copied(name);
    const lines = (await readFile(join(copy, file), 'utf8')).replace(/\n$/, '').split('\n');
    await writeFile(join(copy, file), `${change(lines).join('\n')}\n`);
    return copy;
  }

  it('passes on a copy elsewhere, the tables beside the results or named, in another order, results compressed', async () => {
    const beside = await bridgenotes(['verify', join(clone, 'out')]);
    expect([beside.code, beside.err]).toEqual([0, '']);
    expect(beside.out).toMatch(/^verified: 150 notes and 6,000 ratings as of .* byte for byte\n$/);

    const turned = await spoilt('turned', 'tables/ratings-00000.tsv', ([header = '', ...rows]) => [header, ...rows.reverse()]);
    await rename(join(turned, 'tables'), join(folder, 'elsewhere'));
    const scored = join(turned, 'out', 'scored_notes.tsv');
    await writeFile(`${scored}.gz`, gzipSync(await readFile(scored)));
    await rm(scored);
    const named = await bridgenotes(['verify', join(turned, 'out'), '--tables', join(folder, 'elsewhere'), '--json']);
    expect(named.code, named.err).toBe(0);
    expect(JSON.parse(named.out)).toMatchObject({ verified: true, difference: null, first: null, changedNotes: 0 });
  });

  it('passes for parameters of a file, which the results record', async () => {
    const file = join(folder, 'mine.json');
    await writeFile(file, JSON.stringify({ models: ['CoreWithTopics'], gaussian: null, rules: { crhThreshold: 0.45 } }));
    const scored = await bridgenotes(['score', join(clone, 'tables'), '--out', join(clone, 'mine'), '--parameters', file, '--json']);
    expect(scored.code, scored.err).toBe(0);
    const printed = JSON.parse((await bridgenotes(['parameters', file])).out) as { digest: string; parameters: { rules: { crhThreshold: number } } };
    const manifest = JSON.parse(await readFile(join(clone, 'mine', 'manifest.json'), 'utf8')) as { configuration: string; parameters: unknown };
    expect([manifest.configuration, (JSON.parse(scored.out) as { configurationDigest: string }).configurationDigest]).toEqual([printed.digest, printed.digest]);
    expect(manifest.parameters).toEqual(printed.parameters);
    expect(printed.parameters.rules.crhThreshold).toBe(0.45);
    const ended = await bridgenotes(['verify', join(clone, 'mine')]);
    expect(ended.code, ended.err).toBe(0);
  });

  it('passes for a second run with the history of the first', async () => {
    const { now } = JSON.parse(await readFile(join(clone, 'out', 'manifest.json'), 'utf8')) as { now: number };
    const args = ['score', join(clone, 'tables'), '--out', join(clone, 'later'), '--now', String(now + 7 * 3_600_000), '--history', join(clone, 'out', 'note_status_history.tsv')];
    expect((await bridgenotes(args)).code).toBe(0);
    const ended = await bridgenotes(['verify', join(clone, 'later')]);
    expect(ended.code, ended.err).toBe(0);
  });

  it('names the note of which one rating was changed', async () => {
    let note = '';
    const copy = await spoilt('one-rating', 'tables/ratings-00000.tsv', (lines) =>
      lines.map((line, i) => {
        if (i !== 3000) return line;
        note = line.split('\t')[0]!;
        return line.replace(/\t(NOT_HELPFUL|SOMEWHAT_HELPFUL|HELPFUL)\t/, (_, level: string) => `\t${level === 'HELPFUL' ? 'NOT_HELPFUL' : 'HELPFUL'}\t`);
      }),
    );
    const ended = await bridgenotes(['verify', join(copy, 'out'), '--json']);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ verified: false, changedNotes: 1, first: { table: 'input_digests.tsv', id: note } });
    expect(ended.err).toContain(`error NOT_VERIFIED: the tables are not those that were scored: note ${note} `);
  });

  it('names a note that is gone', async () => {
    let gone = '';
    const drop = (lines: string[]): string[] => {
      gone = lines[40]!.split('\t')[0]!;
      return lines.toSpliced(40, 1);
    };
    const copy = await spoilt('gone', 'tables/notes-00000.tsv', drop);
    const history = join(copy, 'tables/noteStatusHistory-00000.tsv');
    const lines = (await readFile(history, 'utf8')).split('\n');
    await writeFile(history, lines.filter((line) => !line.startsWith(`${gone}\t`)).join('\n'));
    const ended = await bridgenotes(['verify', join(copy, 'out')]);
    expect([ended.code, ended.out]).toEqual([1, '']);
    expect(ended.err).toContain(`note ${gone} is missing`);
  });

  it('names the first note, and the column, of results that were changed', async () => {
    let note = '';
    const copy = await spoilt('results', 'out/scored_notes.tsv', (lines) => {
      const column = lines[0]!.split('\t').indexOf('finalRatingStatus');
      const at = [70, 90];
      return lines.map((line, i) => {
        if (!at.includes(i)) return line;
        note ||= line.split('\t')[0]!;
        return line.split('\t').with(column, 'CURRENTLY_RATED_HELPFUL').join('\t');
      });
    });
    const ended = await bridgenotes(['verify', join(copy, 'out')]);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('error NOT_VERIFIED: scored_notes.tsv is not what these tables give');
    expect(ended.err).toContain(`First difference: scored_notes, ${note}, column finalRatingStatus: recorded "CURRENTLY_RATED_HELPFUL", now "`);
  });

  it('tells changed parameters, a changed manifest and a missing one apart', async () => {
    const changed = async (name: string, from: RegExp, to: string) => bridgenotes(['verify', join(await spoilt(name, 'out/manifest.json', (lines) => lines.join('\n').replace(from, to).split('\n')), 'out')]);
    expect((await changed('threshold', /"crhThreshold": 0.4/, '"crhThreshold": 0.3')).err).toContain('the parameters in the manifest are not those of its digest');
    expect((await changed('stranger', /"crhThreshold": 0.4/, '"crhThreshold": 0.4, "luck": 7')).err).toContain('rules.luck is not known; allowed in rules: minRatingsNeeded');
    expect((await changed('output', /"output": ".{8}/, '"output": "00000000')).err).toContain('the manifest records another output');
    expect((await changed('no-json', /"format": 1/, '"format": 2')).err).toContain('error MANIFEST_UNREADABLE: ');
    const none = await bridgenotes(['verify', join(folder, 'nowhere')]);
    expect([none.code, none.err.includes('error MANIFEST_UNREADABLE: ')]).toEqual([1, true]);
  });

  it.skipIf(OTHER_NODE === undefined || !existsSync(OTHER_NODE ?? ''))('passes under another version of Node (set NODE_OTHER to its path)', async () => {
    const ended = await bridgenotes(['verify', join(clone, 'out')], OTHER_NODE);
    expect(ended.code, ended.err).toBe(0);
  });
});
