import { execFileSync } from 'node:child_process';
import { readTables, tableBytes, toScoringInput } from '@bridgenotes/public-data';
import { CORE_PARAMETERS, score } from '@bridgenotes/scoring';
import { compileFor } from '@bridgenotes/scoring-threads';
import { dataSet } from './support/data';
import { costOf, cpuSeconds, median, peakMemory } from './support/measure';
import { printLines, type Line } from './support/print';

// The whole way from the tables on disk to the status of every note. Each time a fresh process, its start included.
// The reference's seconds are those of X's scorer on one core, with all its models.
const SETS = [
  { name: 'simulated-50k', now: 1_793_494_800_000, reference: 288, goal: 1.5 },
  { name: 'birdwatch-2021', now: 1_627_862_400_000, reference: 138, goal: 0.8 },
];
const TIMES = 5;

/** Without certificates that the machine may make each process read as it starts. */
const ENVIRONMENT = { ...process.env, NODE_EXTRA_CA_CERTS: '' };

/** CPU-seconds of one run, and its most memory in MB. */
interface Run {
  all: number;
  read: number;
  score: number;
  memory: number;
}

/** With V8 told to compile sparingly, as `bridgenotes score` tells it. */
async function runOnce(folder: string, now: number): Promise<Run> {
  compileFor(await tableBytes(folder, 'ratings'));
  const read = await costOf(async () => toScoringInput(await readTables(folder), now).input);
  const scored = await costOf(() => score(read.result, CORE_PARAMETERS).notes.filter((note) => note.finalStatus !== 'NEEDS_MORE_RATINGS').length);
  return { all: cpuSeconds(), read: read.cpu, score: scored.cpu, memory: peakMemory() / 1e6 };
}

const [, program, folder, now] = process.argv;
if (folder !== undefined) {
  process.stdout.write(JSON.stringify(await runOnce(folder, Number(now))));
} else {
  const lines: Line[] = [];
  for (const { name, now, reference, goal } of SETS) {
    const folder = dataSet(name);
    if (folder === null) continue;
    const runs = Array.from({ length: TIMES }, () => JSON.parse(execFileSync(process.execPath, [program ?? '', folder, String(now)], { encoding: 'utf8', env: ENVIRONMENT })) as Run);
    const middle = (part: keyof Run): number => median(runs.map((run) => run[part]));
    lines.push(
      { what: `${name}, the whole process`, measured: middle('all'), unit: 'CPU-s', baseline: { what: 'reference', value: reference }, limit: { what: 'goal', value: goal } },
      { what: '  of that, reading the tables', measured: middle('read'), unit: 'CPU-s' },
      { what: '  of that, scoring', measured: middle('score'), unit: 'CPU-s' },
      { what: '  peak memory', measured: middle('memory'), unit: 'MB' },
    );
  }
  printLines(lines);
}
