import type { Command } from 'commander';
import { untilStopped } from '../stop';
import { printJson, say, startProgress } from '../terminal';
import { parseMoment } from './moment';
import type { ScoreReport } from './run-score';

const SHOWN_REJECTED = 20;

const HELP = `
DIR holds X's four public tables: notes, ratings, noteStatusHistory and userEnrollment, each as one file or as
many (ratings-00000.tsv …), plain, .gz or .zip. Written are scored_notes.tsv, helpfulness_scores.tsv and
note_status_history.tsv in X's columns; columns of models that are not run stay empty. manifest.json and
input_digests.tsv let anybody make them again and compare (bridgenotes verify). No database is used.

The run stands for the moment --now, by default the time of the last rating; later rows are left out. A note that
newly qualifies as helpful waits until a later run agrees: score again with the first run's history and a later --now.

Examples:
  $ npx bridgenotes score downloads/2026-11-20 --out first
  $ npx bridgenotes score downloads/2026-11-20 --out second --now 2026-11-20T07:00Z --history first/note_status_history.tsv
  $ npx bridgenotes score downloads/2026-11-20 --out first --json | jq .statuses`;

interface Given {
  out: string;
  now?: string;
  history?: string;
  parameters?: string;
  gzip?: boolean;
  json?: boolean;
}

/** `bridgenotes score` */
export function registerScore(program: Command): void {
  program
    .command('score')
    .argument('<dir>', 'folder with the four tables')
    .description("score X's public tables, without a database")
    .requiredOption('--out <dir>', 'folder to write the results to; made if it is not there')
    .option('--now <moment>', 'moment the run stands for: milliseconds since 1970 or ISO 8601 (default: the last rating)')
    .option('--history <file>', "note_status_history of an earlier run, instead of the folder's noteStatusHistory")
    .option('--parameters <file>', 'JSON file with parameters that differ from the default ones (see bridgenotes parameters)')
    .option('--gzip', 'compress the results')
    .option('--json', 'print figures, digests, times and memory as JSON')
    .addHelpText('after', HELP)
    .action(scoreFolder);
}

async function scoreFolder(folder: string, given: Given): Promise<void> {
  const now = given.now === undefined ? null : parseMoment('--now', given.now);
  const { runScore } = await import('./run-score');
  const { parametersOf } = await import('../parameters/parameters-of');
  const { describeRejectedRow } = await import('@bridgenotes/public-data');
  const parameters = await parametersOf(given.parameters);
  const progress = await startProgress('score');
  let rejected = 0;
  try {
    const report = await untilStopped((signal) =>
      runScore({
        folder,
        out: given.out,
        now,
        history: given.history,
        parameters,
        gzip: given.gzip ?? false,
        signal,
        onProgress: (done, total, text) => progress.update(done, total, text),
        onRejected(row) {
          rejected += 1;
          if (rejected <= SHOWN_REJECTED) say(`left out: ${describeRejectedRow(row)}`);
        },
      }),
    );
    progress.stop();
    if (rejected > SHOWN_REJECTED) say(`left out: ${rejected - SHOWN_REJECTED} more rows`);
    if (given.json) printJson(report);
    else process.stdout.write(`${describe(report).join('\n')}\n`);
  } finally {
    progress.stop();
  }
}

function describe(report: ScoreReport): string[] {
  const count = (value: number): string => value.toLocaleString('en-US');
  const dropped = Object.values(report.dropped).reduce((sum, value) => sum + value, 0);
  const rejected = Object.values(report.read.rejected).reduce((sum, value) => sum + value, 0);
  const { read, score, write } = report.seconds;
  return [
    `scored ${count(report.notes)} notes, ${count(report.ratings)} ratings of ${count(report.raters)} raters as of ${new Date(report.now).toISOString()}`,
    `  helpful ${count(report.statuses.CURRENTLY_RATED_HELPFUL)} · not helpful ${count(report.statuses.CURRENTLY_RATED_NOT_HELPFUL)} · need more ratings ${count(report.statuses.NEEDS_MORE_RATINGS)}`,
    ...(report.waiting > 0 ? [`  ${count(report.waiting)} more qualify as helpful and wait for a later run to agree (see --history in --help)`] : []),
    ...(rejected + dropped > 0 ? [`  left out: ${count(rejected)} rows that could not be read, ${count(dropped)} that do not count (see --json)`] : []),
    ...report.files.map((file) => `  ${file.path} (${count(file.rows)} rows, sha256 ${file.sha256.slice(0, 12)}…)`),
    `  read ${read} s, scored ${score} s, written ${write} s, ${count(report.peakMemoryMegabytes)} MB of memory`,
  ];
}
