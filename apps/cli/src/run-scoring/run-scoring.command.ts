import { Option, type Command } from 'commander';
import { parseMoment } from '../score/moment';
import { printJson, startProgress } from '../terminal';
import type { RunReport } from './run-scoring';

// Built beside the program; a name in a variable keeps the bundler from taking it for an asset.
const THREAD = './score.thread.js';

const HELP = `
The database is the one of DATABASE_URL, or else the embedded one. The run is made here and needs no worker; while
another run or an import is under way it is refused. A history that ended some time ago, such as an import, is scored as of its own
end and once more after the stability wait.

A run that would change too many statuses at once is not published; look at it (query scoringRuns), then repeat it
with --force if it is right. No run is made either while an import that was interrupted has not ended; --force
scores what is there, and gives that import up. While an admin has paused publication, the run is held back, forced or
not. SCORING_… variables and COMMUNITY_FILE are those of the worker.

Examples:
  $ npx bridgenotes run-scoring
  $ npx bridgenotes run-scoring --now 2026-11-20T07:00Z   as of that moment, without what came later
  $ npx bridgenotes run-scoring --hold                    to look at what it would change
  $ npx bridgenotes run-scoring --force --json`;

interface Given {
  now?: string;
  force?: boolean;
  hold?: boolean;
  json?: boolean;
}

/** `bridgenotes run-scoring` */
export function registerRunScoring(program: Command): void {
  program
    .command('run-scoring')
    .description('score the database and publish the result')
    .option('--now <moment>', 'moment the run stands for: milliseconds since 1970 or ISO 8601 (default: see below)')
    .option('--force', 'publish whatever number of statuses changes, and although an import did not end')
    .addOption(new Option('--hold', 'publish nothing: keep what the run would change, until an admin lets it pass').conflicts('force'))
    .option('--json', 'print the records of the runs as JSON')
    .addHelpText('after', HELP)
    .action(score);
}

async function score(given: Given): Promise<void> {
  const now = given.now === undefined ? null : parseMoment('--now', given.now);
  const { runScoring } = await import('./run-scoring');
  const { scoreInThread } = await import('@bridgenotes/scoring-runs');
  const { withDatabase } = await import('../database');
  const scorer = scoreInThread(new URL(THREAD, import.meta.url));
  const progress = await startProgress('scoring');
  try {
    const reports = await withDatabase(process.env, (url) => runScoring(url, { now: now === null ? null : new Date(now), force: given.force ?? false, hold: given.hold ?? false, environment: process.env, scorer, onProgress: (done, total, text) => progress.update(done, total, text) }));
    progress.stop();
    if (given.json) printJson(reports);
    else process.stdout.write(`${reports.map(describe).join('\n')}\n`);
  } finally {
    progress.stop();
  }
}

function describe({ id, asOf, counts, heldBecause }: RunReport): string {
  const count = (value: number | undefined): string => (value ?? 0).toLocaleString('en-US');
  const became = heldBecause === null ? 'published' : heldBecause === 'asked' ? 'held back, as you asked' : 'held back, as an admin has paused publication';
  return [
    `run ${id} ${became}, as of ${asOf}: ${count(counts.notes)} notes, ${count(counts.ratings)} ratings of ${count(counts.raters)} raters`,
    `  helpful ${count(counts.statuses['CURRENTLY_RATED_HELPFUL'])} · not helpful ${count(counts.statuses['CURRENTLY_RATED_NOT_HELPFUL'])} · need more ratings ${count(counts.statuses['NEEDS_MORE_RATINGS'])} · ${count(counts.statusChanges)} ${heldBecause === null ? 'changed' : 'would change'}`,
    `  read ${counts.millis.read} ms, scored ${counts.millis.score} ms, stored ${counts.millis.publish} ms`,
  ].join('\n');
}
