import type { Figures, Parameters, ScoringInput, TrainingReport } from '@bridgenotes/scoring';
import type { Command } from 'commander';
import { CommandError } from '../failure';
import { parseMoment } from '../score/moment';
import { printJson, startProgress } from '../terminal';
import type { TrainingOutcome } from './run-training';

const HELP = `
A new helpful note waits an hour before anybody sees it, since young notes often lose that status again. A confidence
model, trained on the ratings and the status history of your own community, tells which notes will keep it: these are
shown after half an hour, the others wait the whole hour. Without a model all wait the whole hour. It also tells which
notes are about to become helpful (abovePcrhThresholdTime in note_status_history), which changes no status.

DIR holds the public tables, noteStatusHistory among them (or --history); without DIR the database is read: that of
DATABASE_URL, or else the embedded one. Only notes whose status is locked, after two weeks, teach anything. The newest
fifth of them is held out, and the figures tell how well the model foretells these. Above its threshold, 95 % of them
kept their status. FILE is a file of parameters with the model in it: use it as such.

Examples:
  $ npx bridgenotes train-confidence --out parameters.json
  $ npx bridgenotes train-confidence downloads/2026-11-20 --parameters mine.json --out mine-confident.json
  $ npx bridgenotes score downloads/2026-11-20 --parameters mine-confident.json --out out`;

interface Given {
  out: string;
  now?: string;
  history?: string;
  parameters?: string;
  json?: boolean;
}

/** `bridgenotes train-confidence` */
export function registerTrainConfidence(program: Command): void {
  program
    .command('train-confidence')
    .argument('[dir]', 'folder with the four tables; without it the database is read')
    .description('learn from what became of notes which new ones need not wait')
    .requiredOption('--out <file>', 'file of parameters to write')
    .option('--parameters <file>', 'file of parameters to start from; it is kept as it is')
    .option('--now <moment>', 'moment the tables stand for: milliseconds since 1970 or ISO 8601 (default: the last rating)')
    .option('--history <file>', "note_status_history of a run, instead of the folder's noteStatusHistory")
    .option('--json', 'print figures and digests as JSON')
    .addHelpText('after', HELP)
    .action(train);
}

async function train(folder: string | undefined, given: Given): Promise<void> {
  const { runTraining } = await import('./run-training');
  const progress = await startProgress('train-confidence');
  const request = { parameters: given.parameters, out: given.out, onProgress: (done: number, total: number, text: string) => progress.update(done, total, text) };
  try {
    const outcome = await runTraining({ ...request, read: (parameters) => (folder === undefined ? inputOfDatabase(given, parameters) : inputOfTables(folder, given, parameters)) });
    progress.stop();
    if (given.json) printJson(outcome);
    else process.stdout.write(`${describe(outcome).join('\n')}\n`);
  } finally {
    progress.stop();
  }
}

async function inputOfTables(folder: string, given: Given, { topics }: Parameters): Promise<ScoringInput> {
  const { lastRatingTime, readTables, toScoringInput } = await import('@bridgenotes/public-data');
  const tables = await readTables(folder, { files: given.history === undefined ? {} : { noteStatusHistory: given.history } });
  const now = given.now === undefined ? lastRatingTime(tables) : parseMoment('--now', given.now);
  if (now === null) throw new CommandError('INVALID_OPTION', `${folder} holds no ratings to take the time from`, 'Give the moment with --now.');
  return toScoringInput(tables, now, topics).input;
}

/** The database is closed before anything is learnt: learning takes long, and nobody would hear Ctrl-C meanwhile. */
async function inputOfDatabase(given: Given, parameters: Parameters): Promise<ScoringInput> {
  if (given.now !== undefined || given.history !== undefined) throw new CommandError('INVALID_OPTION', '--now and --history go with tables', 'Name the folder of the tables, or leave them out.');
  const { withDatabase } = await import('../database');
  const { readCurrentInput } = await import('@bridgenotes/scoring-runs');
  return withDatabase(process.env, (url) => readCurrentInput(url, new Date(), parameters));
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function describe({ out, digest, keeps, becomes }: TrainingOutcome): string[] {
  const { early } = keeps;
  return [
    `wrote ${out} (sha256 ${digest.slice(0, 12)}…)`,
    ...head('stays helpful', keeps),
    ...(early === null ? [] : [`  from a probability of ${early.threshold.toFixed(3)} on notes go early: ${percent(early.share)} of the held-out ones, of which ${percent(early.kept)} kept their status`]),
    ...head('becomes helpful', becomes),
  ];
}

function head(what: string, { notes, trainedOn, yes, heldOut }: TrainingReport): string[] {
  if (heldOut === null) return [`${what}: nothing learnt from ${notes} notes with an outcome`];
  return [`${what}: ${notes} notes with an outcome, trained on ${trainedOn} of which ${yes} did`, ...figures(heldOut)];
}

function figures({ examples, areaUnderCurve, brier, brierOfBase, logLoss, logLossOfBase, calibration }: Figures): string[] {
  return [
    `  held out ${examples} examples: area under the curve ${areaUnderCurve === null ? '– (all of one kind)' : areaUnderCurve.toFixed(3)}, squared error ${brier.toFixed(3)} (always the mean: ${brierOfBase.toFixed(3)}), log loss ${logLoss.toFixed(3)} (${logLossOfBase.toFixed(3)})`,
    ...calibration.map((bin) => `    foretold ${bin.from.toFixed(1)} to ${bin.to.toFixed(1)}: ${bin.examples} examples, mean ${bin.foretold.toFixed(2)}, happened ${bin.happened.toFixed(2)}`),
  ];
}
