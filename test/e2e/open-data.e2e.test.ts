import { HOUSE_ENTITIES, HOUSE_SECTIONS } from '@bridgenotes/house';
import { ExportChore } from '@bridgenotes/open-data';
import { CommunitySettings, dataSourceOptions, ManualClock } from '@bridgenotes/platform';
import { readTables, toScoringInput } from '@bridgenotes/public-data';
import { configurationDigest, inputDigests, outputDigest, score } from '@bridgenotes/scoring';
import { fillCommunity, HOUR, runsService, SETTINGS, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house';

// A researcher's way: what the community publishes is downloaded, scored, and gives what the community shows.

interface File { name: string; url: string; rows: number; bytes: number; sha256: string }
interface Export { runId: string; asOf: string; inputDigest: string; outputDigest: string; configurationDigest: string; deletedSince: number; parametersUrl: string; command: string; files: File[] }
const clock = new ManualClock(START + HOUR);
const parameters = { ...SETTINGS.parameters, stability: { minWaitHelpful: 0, maxWaitHelpful: 0, maxWaitNeedsYourHelp: 0 } };
let house: House;
let origin: string;
let dataSource: DataSource;
let community: Community;
let chore: ExportChore;
let folder: string;
const sha256 = () => createHash('sha256');
const run = () => {
  clock.advance(HOUR);
  return runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', force: true });
};
const choreWith = (settings: object) => new ExportChore(dataSource, clock, CommunitySettings.from({ openData: settings }, HOUSE_SECTIONS));
const exportsNow = async () => ((await (await fetch(`${origin}/data/exports.json`)).json()) as { exports: Export[] }).exports;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgenotes-data-'));
  house = await openHouse({}, clock);
  origin = new URL(house.url).origin;
  dataSource = await new DataSource(dataSourceOptions({ url: house.databaseUrl, entities: HOUSE_ENTITIES })).initialize();
  chore = choreWith({});
  community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
  await dataSource.query('UPDATE contributors SET modeling_group = (array[13, 4, NULL, -2, 1])[1 + (id % 5)]');
});
afterAll(async () => {
  await dataSource?.destroy();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the public tables', () => {
  it('are nothing before the first run, and nothing where the community publishes none', async () => {
    await chore.run();
    expect(await exportsNow()).toEqual([]);
    await run();
    await run();
    await choreWith({ everyHours: 0 }).run();
    expect(await exportsNow()).toEqual([]);
  });

  it('are downloaded and scored with the program, and give the statuses and digests of the run', async () => {
    await chore.run();
    const [listed] = await exportsNow();
    expect(listed!.files.map(({ name, rows }) => [name, rows])).toEqual([['notes-00000.tsv.gz', 30], ['ratings-00000.tsv.gz', 900], ['noteStatusHistory-00000.tsv.gz', expect.any(Number)], ['userEnrollment-00000.tsv.gz', expect.any(Number)]]);
    const tables = join(folder, 'tables');
    await mkdir(tables);
    for (const { name, url, bytes, sha256 } of listed!.files) {
      const response = await fetch(`${origin}${url}`);
      expect([response.status, response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([200, 'application/gzip', `${bytes}`]);
      const file = Buffer.from(await response.arrayBuffer());
      expect(createHash('sha256').update(gunzipSync(file)).digest('hex')).toBe(sha256);
      await writeFile(join(tables, name), file);
    }
    const about = (await (await fetch(`${origin}${listed!.parametersUrl}`)).json()) as Export & { parameters: typeof parameters };
    expect(listed!.command).toContain(`--now ${Date.parse(about.asOf)}`);
    // What `bridgenotes score` does.
    const { input } = toScoringInput(await readTables(tables, { onRejected: (row) => expect.fail(JSON.stringify(row)) }), Date.parse(about.asOf), about.parameters.topics);
    const output = score(input, about.parameters);
    expect([inputDigests(input, sha256).whole, outputDigest(output, sha256), configurationDigest(about.parameters, sha256)]).toEqual([listed!.inputDigest, listed!.outputDigest, listed!.configurationDigest]);
    const statuses = new Map(output.notes.map(({ id, finalStatus }) => [id, finalStatus]));
    const { newestNotes } = await house.get<{ newestNotes: { nodes: { id: string; status: string }[] } }>('{ newestNotes(first: 50) { nodes { id status } } }');
    for (const { id, status } of newestNotes.nodes) expect(statuses.get(Buffer.from(id, 'base64url').toString().split(':')[1]!)).toBe(status);
    expect(new Set(statuses.values()).has('CURRENTLY_RATED_HELPFUL')).toBe(true);
    for (const table of ['notes', 'ratings', 'userEnrollment']) expect(gunzipSync(await readFile(join(tables, `${table}-00000.tsv.gz`))).toString(), 'nobody’s alias').not.toContain('alias ');
  });

  it('are made again when it is time and there is something new, and say when a note was deleted meanwhile', async () => {
    await chore.run();
    clock.advance(30 * HOUR);
    await chore.run();
    expect(await exportsNow(), 'nothing is new').toHaveLength(1);
    await run();
    await dataSource.query('UPDATE notes SET deleted_at = now(), text = NULL WHERE id = $1', [community.notes[0]!.id]);
    await chore.run();
    expect((await exportsNow()).map(({ deletedSince }) => deletedSince)).toEqual([1, 0]);
    clock.advance(30 * HOUR);
    await run();
    await chore.run();
    const left = await exportsNow();
    expect(left.map(({ deletedSince }) => deletedSince), 'as many as are kept').toEqual([0, 1]);
    const { dataExports } = await house.get<{ dataExports: { run: { inputDigest: string }; files: File[] }[] }>('{ dataExports { run { inputDigest } madeAt deletedSince files { name url rows bytes sha256 } parametersUrl command } }');
    expect(dataExports.map(({ run: { inputDigest }, files }) => ({ inputDigest, files }))).toEqual(left.map(({ inputDigest, files }) => ({ inputDigest, files })));
  });

  it('are not found under other names', async () => {
    const [{ runId }] = (await exportsNow()) as [Export];
    for (const path of [`${runId}/secrets.tsv.gz`, `${runId}/notes-00001.tsv.gz`, '1/notes-00000.tsv.gz', 'x/notes-00000.tsv.gz', '1/run.json', `${runId}/..%2Fnotes-00000.tsv.gz`]) expect((await fetch(`${origin}/data/${path}`)).status, path).toBe(404);
  });
});
