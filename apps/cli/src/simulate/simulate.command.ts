import type { Command } from 'commander';
import { CommandError } from '../failure';
import { parseMoment } from '../score/moment';
import { printJson } from '../terminal';
import type { SimulateReport } from './run-simulate';

const HELP = `
Writes the four tables as X offers them (notes-00000.tsv and so on) and what scoring may not know:
groundtruth_notes.tsv with quality and slant of each note, groundtruth_raters.tsv with viewpoint and leniency of
each rater. The same options give the same bytes.

--attack has somebody attack notes in the last hour: groundtruth_attackers.tsv and groundtruth_targets.tsv say who and
which. Attackers come as a share of the raters.
  colluding    new accounts of one camp who push a poor note of their camp
  sleepers     new accounts of both camps who first build a flawless record, then push a poor note
  sabotage     accounts like sleepers who rate a good note not helpful
  vote-buying  people of the community who are paid to push a poor note

Examples:
  $ npx bridgenotes simulate --out community
  $ npx bridgenotes simulate --out large --seed 7 --raters 5000 --notes 8000 --statements 3000 --ratings 400000 --gzip
  $ npx bridgenotes simulate --out attacked --attack sleepers --attackers 5%
  $ npx bridgenotes score community --out scores`;

interface Given {
  out: string;
  seed: string;
  statements: string;
  notes: string;
  raters: string;
  ratings: string;
  days: string;
  start: string;
  attack?: string;
  attackers?: string;
  targets?: string;
  gzip?: boolean;
  json?: boolean;
}

/** `bridgenotes simulate` */
export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .description('make the public tables of a simulated community, and the truth behind them')
    .requiredOption('--out <dir>', 'folder to write to; made if it is not there')
    .option('--seed <number>', 'decides everything that is drawn', '1')
    .option('--statements <number>', 'statements that notes are about', '400')
    .option('--notes <number>', 'notes', '1000')
    .option('--raters <number>', 'people who rate and write', '800')
    .option('--ratings <number>', 'ratings, each of another pair of note and rater', '50000')
    .option('--days <number>', 'days the community is watched', '60')
    .option('--start <moment>', 'its first moment: milliseconds since 1970 or ISO 8601', '2026-01-01')
    .option('--attack <kind>', 'have notes attacked: colluding, sleepers, sabotage or vote-buying')
    .option('--attackers <share>', 'how many attack, as a share of the raters (default: 5%)')
    .option('--targets <number>', 'how many notes they attack (default: 1)')
    .option('--gzip', 'compress the tables')
    .option('--json', 'print counts and digests as JSON')
    .addHelpText('after', HELP)
    .action(simulateInto);
}

function parseCount(option: string, given: string): number {
  if (!/^\d{1,15}$/.test(given)) throw new CommandError('INVALID_OPTION', `${option} is ${given}`, 'Allowed: a whole number.');
  return Number(given);
}

async function simulateInto(given: Given): Promise<void> {
  const options = {
    seed: parseCount('--seed', given.seed),
    statements: parseCount('--statements', given.statements),
    notes: parseCount('--notes', given.notes),
    raters: parseCount('--raters', given.raters),
    ratings: parseCount('--ratings', given.ratings),
    days: parseCount('--days', given.days),
    start: parseMoment('--start', given.start),
  };
  const { checkSimulationOptions } = await import('@bridgenotes/simulation');
  const { attackOptionsOf } = await import('./attack-options');
  const { runSimulate } = await import('./run-simulate');
  let report: SimulateReport;
  try {
    checkSimulationOptions(options);
    report = await runSimulate(given.out, options, attackOptionsOf(given, options.seed), given.gzip ?? false);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError('INVALID_OPTION', `--${error.message}`, 'See bridgenotes simulate --help.');
  }
  if (given.json) {
    printJson(report);
    return;
  }
  const count = (value: number): string => value.toLocaleString('en-US');
  const lines = [
    `simulated ${count(report.notes)} notes on ${count(report.statements)} statements and ${count(report.ratings)} ratings of ${count(report.raters)} raters, the last at ${new Date(report.end).toISOString()}`,
    ...(report.attack === null ? [] : [`${report.attack.kind}: ${count(report.attack.attackers)} attackers, ${count(report.attack.targets)} notes, from ${new Date(report.attack.startedAt).toISOString()}`]),
    ...report.files.map((file) => `  ${file.path} (${count(file.rows)} rows, sha256 ${file.sha256.slice(0, 12)}…)`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
