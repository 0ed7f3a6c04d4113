import 'reflect-metadata';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@bridgenotes/embedded-postgres';
import { migrations } from '@bridgenotes/migrations';
import { SystemClock, type Viewer } from '@bridgenotes/platform';
import { ratingsService } from '@bridgenotes/ratings/testing';
import { ScoresReader, StatusFeed } from '@bridgenotes/scoring-runs';
import { fillCommunity, levelOf, openDataSource, runsService } from '@bridgenotes/scoring-runs/testing';
import { DataSource } from 'typeorm';
import { printLines } from './support/print';

// From the commit of a rating to the new score by query, and to the new status by subscription, while ratings arrive at a
// steady rate and full runs are made beside. A worker as it ships, in a process of its own, with its usual settings but for
// the stability wait: a note that a run found helpful is shown with its next rating, and not an hour later.
const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const WORKER = join(ROOT, 'dist/bench-worker');
const RATINGS_A_SECOND = 100;
const SECONDS = 60;
const HOURS_AGO = 9 * 3_600_000;
/** Notes that raters have their record from, and notes that were just written: the latter are rated now, twice each, half a minute apart. */
const [OLD, NEW] = [500, 3000];
const SIZE = { raters: 400, notes: OLD + NEW };
/** Of a hundred raters ten rated an old note before, and one a new one; others rate a new one now. */
const lot = (rater: number, note: number): number => ((Math.imul(rater * SIZE.notes + note + 1, 0x9e3779b1) >>> 8) * 100) / 2 ** 24;
const ratedBefore = (rater: number, note: number): boolean => lot(rater, note) < (note < OLD ? 10 : 1);
const ratesNow = (rater: number, note: number): boolean => note >= OLD && lot(rater, note) >= 88;

/** A score seen by query so many milliseconds before a change was told is the one that the change belongs to. */
const JUST_NOW = 250;

/** One rating that is not scored yet: when it was committed, and how many ratings its note had then. */
interface Pending {
  committed: number;
  count: number;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

async function measure(url: string): Promise<void> {
  const dataSource = await openDataSource(url);
  // who reads does not stand in line with who writes
  const reading = await openDataSource(url);
  const feed = new StatusFeed(reading, new ScoresReader(reading));
  const community = await fillCommunity(dataSource, { ...SIZE, at: Date.now() - HOURS_AGO, rates: ratedBefore });
  const newcomers = community.notes.map((_, n) => community.raters.flatMap((rater, r) => (ratesNow(r, n) ? [{ rater, r }] : [])));
  await runsService(dataSource, new SystemClock()).catchUp({ trigger: 'manual' });

  const worker = spawn(process.execPath, [join(WORKER, 'main.js')], { env: { PATH: process.env['PATH'], DATABASE_URL: url, LOG_LEVEL: 'warn', SCORING_STABILITY_WAIT_MINUTES: '0' }, stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    await sleep(4000);
    const service = ratingsService(dataSource, new SystemClock());
    const counts = new Map(community.notes.map((note, n) => [note.id, community.raters.filter((_, r) => ratedBefore(r, n)).length]));
    const pending = new Map<string, Pending[]>();
    const lastSeen = new Map<string, { committed: number; seen: number }>();
    const [byQuery, bySubscription, inWriting]: [number[], number[], number[]] = [[], [], []];
    let [byRuns, byNewRun] = [0, 0];
    const changes = await feed.subscribe(null);
    const listening = (async () => {
      for await (const change of changes) {
        const told = performance.now();
        const seen = lastSeen.get(change.noteId);
        const caused = pending.get(change.noteId)?.[0]?.committed ?? (seen !== undefined && told - seen.seen < JUST_NOW ? seen.committed : undefined);
        if (!change.live) byRuns += 1;
        else if (caused === undefined) byNewRun += 1;
        else bySubscription.push(told - caused);
      }
    })();

    let writing = true;
    const looking = (async () => {
      let since = new Date();
      while (writing || pending.size > 0) {
        const rows = await reading.query<{ note_id: string; num_ratings: number; live_at: Date }[]>(
          'SELECT note_id, num_ratings, live_at FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND live_at >= $1 ORDER BY live_at', [since]);
        const seen = performance.now();
        for (const row of rows) {
          // published anew from a later run it may be older than what was seen: the time of writing decides
          const left = (pending.get(row.note_id) ?? []).filter((rating) => {
            if (rating.count > row.num_ratings) return true;
            byQuery.push(Math.max(0, seen - rating.committed));
            lastSeen.set(row.note_id, { committed: rating.committed, seen });
            return false;
          });
          if (left.length > 0) pending.set(row.note_id, left);
          else pending.delete(row.note_id);
        }
        since = rows.at(-1)?.live_at ?? since;
        since = new Date(since.getTime() - 500);
        await sleep(5);
      }
    })();

    const started = performance.now();
    const writes: Promise<void>[] = [];
    for (let i = 0; i < RATINGS_A_SECOND * SECONDS; i += 1) {
      const n = OLD + ((i * 7919) % NEW);
      const note = community.notes[n]!;
      const { rater, r } = newcomers[n]!.pop()!;
      const helpful = levelOf(note.opinion, r, n) === 2;
      const criticism = note.opinion === 'none' ? (['notHelpfulIncorrect', 'notHelpfulSourcesMissingOrUnreliable'] as const) : (['notHelpfulOther'] as const);
      const viewer: Viewer = { via: 'token', contributorId: rater, role: 'contributor', alias: 'somebody', scopes: ['ratings:write'], removed: false, limitKey: 'bench' };
      const wait = started + (i * 1000) / RATINGS_A_SECOND - performance.now();
      if (wait > 0) await sleep(wait);
      writes.push((async () => {
        const begun = performance.now();
        await service.rate(viewer, { noteId: note.id, level: helpful ? 'HELPFUL' : 'NOT_HELPFUL', tags: helpful ? ['helpfulClear', 'helpfulGoodSources'] : criticism });
        const committed = performance.now();
        inWriting.push(committed - begun);
        const count = counts.get(note.id)! + 1;
        counts.set(note.id, count);
        pending.set(note.id, [...(pending.get(note.id) ?? []), { committed, count }]);
      })());
      // what fails is thrown below, when all have ended
      writes.at(-1)?.catch(() => undefined);
    }
    await Promise.all(writes);
    const took = (performance.now() - started) / 1000;
    writing = false;
    await Promise.race([looking, sleep(10_000)]);
    await sleep(10_000);
    await changes.return?.();
    await listening;
    await feed.onModuleDestroy();

    const [runs] = await dataSource.query<[{ runs: string; compared: string; differed: string; millis: string }]>(`
      SELECT count(*) AS runs, coalesce(sum((counts -> 'live' ->> 'notes')::int), 0) AS compared, coalesce(sum((counts -> 'live' ->> 'differed')::int), 0) AS differed,
        coalesce(avg(extract(epoch FROM finished_at - started_at) * 1000), 0) AS millis
      FROM scoring_runs WHERE state = 'published' AND trigger <> 'history'`);
    const limit = { what: 'goal', value: 1000 };
    printLines([
      { what: 'ratings written', measured: byQuery.length / took, unit: '/s', limit: { what: 'asked for', value: RATINGS_A_SECOND } },
      { what: 'ratings never seen in a score', measured: [...pending.values()].flat().length, unit: '' },
      { what: 'writing a rating, median', measured: percentile(inWriting, 0.5), unit: 'ms' },
      { what: 'commit to score by query, median', measured: percentile(byQuery, 0.5), unit: 'ms' },
      { what: '  99 of 100', measured: percentile(byQuery, 0.99), unit: 'ms', limit },
      { what: '  slowest', measured: percentile(byQuery, 1), unit: 'ms' },
      { what: `commit to status by subscription (${bySubscription.length} changes), median`, measured: percentile(bySubscription, 0.5), unit: 'ms' },
      { what: '  99 of 100', measured: percentile(bySubscription, 0.99), unit: 'ms', limit },
      { what: 'statuses changed by a new run, or scored anew from it', measured: byRuns + byNewRun, unit: '' },
      { what: 'full runs meanwhile', measured: Number(runs.runs), unit: '' },
      { what: '  one took, on average', measured: Number(runs.millis), unit: 'ms' },
      { what: 'live statuses compared with the next run', measured: Number(runs.compared), unit: '' },
      { what: '  of these the run disagreed', measured: (100 * Number(runs.differed)) / Math.max(1, Number(runs.compared)), unit: '%', limit: { what: 'goal', value: 0.5 } },
    ]);
  } finally {
    worker.kill('SIGTERM');
    if (worker.exitCode === null) await once(worker, 'exit');
    await Promise.all([dataSource.destroy(), reading.destroy()]);
  }
}

execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', 'apps/worker', '--outDir', WORKER, '--emptyOutDir', '--configLoader', 'runner', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' });
const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-live-'));
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
try {
  const empty = await new DataSource({ type: 'postgres', url: server.url, migrations, migrationsTableName: 'migrations' }).initialize();
  await empty.runMigrations({ transaction: 'each' });
  await empty.destroy();
  await measure(server.url);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  await rm(WORKER, { recursive: true, force: true });
}
