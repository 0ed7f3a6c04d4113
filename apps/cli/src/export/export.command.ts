import type { Command } from 'commander';
import { CommandError } from '../failure';
import { printJson, startProgress } from '../terminal';

const HELP = `
Written are X's four public tables with what the published run was given (tables/), and beside them scored_notes.tsv,
helpfulness_scores.tsv, note_status_history.tsv, manifest.json and input_digests.tsv: what they give when they are scored.
Anybody can check that with "bridgenotes verify OUT", without a database. The digests of input and decisions that are
printed are those that the platform shows of the run (query scoringRuns). The exit code is 1 when they differ: notes
that were deleted since are not in the tables any more.

The database is the one of DATABASE_URL, or else the embedded one. It keeps what a run was given of as many runs as
SCORING_KEEP_INPUTS says. People are named by their public ids alone, never by their alias.

Examples:
  $ npx bridgenotes export --out public
  $ npx bridgenotes export --out public --gzip --run 2124416344769179657`;

interface Given {
  out: string;
  run?: string;
  gzip?: boolean;
  json?: boolean;
}

/** `bridgenotes export` */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description('write what a run was given and decided as public tables')
    .requiredOption('--out <dir>', 'folder to write to; made if it is not there')
    .option('--run <id>', 'the run (default: the published one)')
    .option('--gzip', 'compress the tables')
    .option('--json', 'print figures and digests as JSON')
    .addHelpText('after', HELP)
    .action(exportRun);
}

async function exportRun(given: Given): Promise<void> {
  const { runExport } = await import('./run-export');
  const { runIdOf } = await import('../run-id');
  const { withDatabase } = await import('../database');
  const run = given.run === undefined ? null : runIdOf(given.run);
  const progress = await startProgress('export');
  try {
    const report = await withDatabase(process.env, (url, signal) => runExport(url, { run, out: given.out, gzip: given.gzip ?? false, signal, onProgress: (done, total, text) => progress.update(done, total, text) }));
    progress.stop();
    if (given.json) printJson(report);
    else process.stdout.write(`exported run ${report.runId} as of ${report.asOf} to ${given.out}: ${report.scored.notes.toLocaleString('en-US')} notes, ${report.scored.ratings.toLocaleString('en-US')} ratings\n  input ${report.scored.inputDigest}\n  decisions ${report.scored.decisionsDigest}\n`);
    if (!report.same) throw new CommandError('NOT_VERIFIED', `these tables do not give the digests of the run; ${report.deletedNotes} of its notes are deleted`, 'Notes may have been deleted since, or rated in the very moment when the run began: make another one ("npx bridgenotes run-scoring") and export that.');
  } finally {
    progress.stop();
  }
}
