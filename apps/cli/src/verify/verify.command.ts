import type { Command } from 'commander';
import { CommandError } from '../failure';
import { untilStopped } from '../stop';
import { printJson, say, startProgress } from '../terminal';
import type { VerifyReport } from './run-verify';

// Built beside this file; a name in a variable keeps the bundler from taking it for an asset.
const THREAD = './score.thread.js';

const HELP = `
RESULTS is a folder that "bridgenotes score" or "export" wrote. Its manifest.json names the moment, the parameters and
the digests of what was scored and of what came out; input_digests.tsv has a digest for each note with its ratings. The
tables are read and scored again and everything is compared, on any machine. The exit code is 1 where something
differs, and the note that differs first is named.

With --database the published run of the platform's database (DATABASE_URL) is made again, or the one named by --run:
from the input that the database keeps of the last runs (SCORING_KEEP_INPUTS). The kept input is compared with the notes
and ratings in the tables first. Notes that people rated or deleted since are passed over.

Examples:
  $ npx bridgenotes verify out                        the tables are where they were
  $ npx bridgenotes verify out --tables downloads/x   … or somewhere else
  $ npx bridgenotes verify out --json | jq .first
  $ npx bridgenotes verify --database`;

interface Given {
  tables?: string;
  history?: string;
  database?: boolean;
  run?: string;
  json?: boolean;
}

/** `bridgenotes verify` */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .argument('[results]', 'folder that "bridgenotes score" or "export" wrote')
    .description('score again what was scored, and compare')
    .option('--tables <dir>', 'folder with the four tables (default: where the manifest says)')
    .option('--history <file>', 'the note_status_history that was taken, if it lies elsewhere now')
    .option('--database', "a run of the platform's database instead of a folder")
    .option('--run <id>', 'with --database: the run (default: the published one)')
    .option('--json', 'print what was compared as JSON')
    .addHelpText('after', HELP)
    .action(verify);
}

async function verify(results: string | undefined, given: Given): Promise<void> {
  if ((results === undefined) !== (given.database === true)) throw new CommandError('INVALID_OPTION', results === undefined ? 'nothing is named to verify' : 'a folder and --database are named', 'Name either a folder that "bridgenotes score" or "export" wrote, or --database.');
  if (results === undefined) await verifyRunOfDatabase(given);
  else await verifyFolder(results, given);
}

async function verifyRunOfDatabase(given: Given): Promise<void> {
  const { verifyDatabase } = await import('./verify-database');
  const { scoreInThread } = await import('@bridgenotes/scoring-runs');
  const { withDatabase } = await import('../database');
  const scorer = scoreInThread(new URL(THREAD, import.meta.url));
  const progress = await startProgress('verify');
  try {
    const report = await withDatabase(process.env, (url) => verifyDatabase(url, { run: given.run ?? null, scorer, onProgress: (done, total, text) => progress.update(done, total, text) }));
    progress.stop();
    if (given.json) printJson(report);
    const { difference } = report;
    if (difference !== null) throw new CommandError('NOT_VERIFIED', difference.problem, difference.column === null ? 'Nothing was changed. Look at who can write to the database, or verify with the same version of Bridgenotes.' : `Column ${difference.column}: recorded ${shown(difference.recorded)}, now ${shown(difference.recomputed)}.`);
    const movedOn = report.movedOn === 0 ? '' : `; ${count(report.movedOn)} notes were rated, changed or deleted since`;
    if (!given.json) process.stdout.write(`verified: run ${report.runId} as of ${report.asOf}, ${count(report.notes)} notes and ${count(report.ratings)} ratings, gives the same scores and digests again${movedOn}\n`);
  } finally {
    progress.stop();
  }
}

const count = (value: number): string => value.toLocaleString('en-US');
const shown = (value: string | null): string => (value === null ? 'nothing' : JSON.stringify(value));

async function verifyFolder(results: string, given: Given): Promise<void> {
  const { runVerify } = await import('./run-verify');
  const progress = await startProgress('verify');
  let rejected = 0;
  try {
    const report = await untilStopped((signal) =>
      runVerify({
        results,
        tables: given.tables,
        history: given.history,
        signal,
        onProgress: (done, total, text) => progress.update(done, total, text),
        onRejected: () => (rejected += 1),
      }),
    );
    progress.stop();
    if (rejected > 0) say(`left out: ${rejected} rows that could not be read, as when scored (see bridgenotes score)`);
    if (given.json) printJson(report);
    if (!report.verified) throw new CommandError('NOT_VERIFIED', report.difference ?? 'something differs', nextStep(report));
    if (!given.json) process.stdout.write(`verified: ${report.notes.toLocaleString('en-US')} notes and ${report.ratings.toLocaleString('en-US')} ratings as of ${new Date(report.now).toISOString()} give the same results, byte for byte\n`);
  } finally {
    progress.stop();
  }
}

function nextStep({ first }: VerifyReport): string {
  if (first === null) return 'Verify with the same version of Bridgenotes, and with the tables that were scored.';
  const cell = first.column === null ? '' : `, column ${first.column}`;
  return `First difference: ${first.table}, ${first.id}${cell}: recorded ${shown(first.recorded)}, now ${shown(first.recomputed)}.`;
}
