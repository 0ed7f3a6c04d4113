import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastRatingTime, readTables, toScoringInput } from '@bridgenotes/public-data';
import { CORE_PARAMETERS, score, type Parameters, type ScoringInput } from '@bridgenotes/scoring';
import { threadedEngine } from '@bridgenotes/scoring-threads';
import { costOf, cpuSeconds, peakMemory } from './measure';
import { printLines, type Line } from './print';
import { makeWorld } from './world';
import { writeWorld } from './world-tables';

const CORE_ONLY: Parameters = { ...CORE_PARAMETERS, models: [], gaussian: null };

/** Wall-clock seconds of a run in a process of its own, and its most memory in bytes. */
interface Run {
  read: number;
  order: number;
  score: number;
  cpu: number;
  memory: number;
  ratings: number;
  helpful: number;
}

/** The input alone stays: what was read besides may go. */
async function readInput(folder: string): Promise<{ input: ScoringInput; read: number; order: number }> {
  const read = await costOf(() => readTables(folder));
  const now = lastRatingTime(read.result) ?? 0;
  const ordered = await costOf(() => toScoringInput(read.result, now).input);
  return { input: ordered.result, read: read.wall, order: ordered.wall };
}

async function runOnce(folder: string): Promise<Run> {
  const { input, read, order } = await readInput(folder);
  const engine = threadedEngine();
  const scored = await costOf(() => score(input, CORE_ONLY, undefined, { engine }));
  const helpful = scored.result.summary.coreStatuses.CURRENTLY_RATED_HELPFUL;
  return { read, order, score: scored.wall, cpu: cpuSeconds(), memory: peakMemory(), ratings: input.ratings.count, helpful };
}

/** Makes tables of each size, and has a fresh process read and score them. */
export async function benchTables(sizes: readonly number[]): Promise<void> {
  const [, program, child] = process.argv;
  if (child !== undefined) {
    process.stdout.write(JSON.stringify(await runOnce(child)));
    return;
  }
  const lines: Line[] = [];
  let smallest: number | undefined;
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-bench-'));
    try {
      const bytes = makeTables(folder, size);
      const output = execFileSync(process.execPath, [program ?? '', folder], { encoding: 'utf8' });
      const run = JSON.parse(output) as Run;
      const all = run.read + run.order + run.score;
      const each = (all * 1e9) / run.ratings;
      smallest ??= each;
      lines.push(
        { what: `${run.ratings / 1e6} M ratings, tables to statuses`, measured: all / 60, unit: 'minutes', limit: { what: 'goal for 100 M', value: 3 } },
        { what: '  processor', measured: run.cpu, unit: 'CPU-s' },
        { what: '  reading the tables', measured: run.read, unit: 's' },
        { what: '  … of ratings', measured: bytes / 1e6 / run.read, unit: 'MB/s' },
        { what: '  putting in order', measured: run.order, unit: 's' },
        { what: '  scoring', measured: run.score, unit: 's' },
        { what: '  a rating', measured: each, unit: 'ns', baseline: { what: 'smallest size', value: smallest } },
        { what: '  most memory', measured: run.memory / 1e9, unit: 'GB', limit: { what: 'goal for 100 M', value: 4 } },
        { what: '  most memory, a rating', measured: run.memory / run.ratings, unit: 'bytes', limit: { what: 'columns', value: 22 } },
        { what: '  notes helpful by the model', measured: run.helpful, unit: '' },
      );
      const table = await stat(join(folder, 'ratings-00000.tsv'));
      console.log(`${size / 1e6} M: ratings table of ${Math.round(table.size / 1e6).toLocaleString('en-US')} MB done`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  printLines(lines);
}

/** In a function of its own, so that the world can be given back before the child needs the memory. */
function makeTables(folder: string, size: number): number {
  return writeWorld(folder, makeWorld(size));
}
