import { CORE_PARAMETERS, score } from '@bridgenotes/scoring';
import { collectGarbage, threadedEngine } from '@bridgenotes/scoring-threads';
import { costOf, cpuSeconds, peakMemory } from './support/measure';
import { printLines } from './support/print';
import { inputOfWorld, makeWorld } from './support/world';

// As many ratings as X has, made in place: all models, from columns to statuses. Other sizes: RATINGS=20000000.
const size = Number(process.env.RATINGS ?? 206_000_000);
const input = inputOfWorld(makeWorld(size));
collectGarbage();
const { notes, raters, ratings } = input;
console.log(`${ratings.count.toLocaleString('en-US')} ratings of ${notes.count.toLocaleString('en-US')} notes by ${raters.count.toLocaleString('en-US')} raters; input made, ${(process.memoryUsage().rss / 1e9).toFixed(1)} GB`);

const engine = threadedEngine();
const started = performance.now();
const before = cpuSeconds();
let step = '';
const { wall, cpu, result } = await costOf(() =>
  score(
    input,
    CORE_PARAMETERS,
    (progress) => {
      if (progress.step === step) return;
      step = progress.step;
      console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(8)} s  ${(cpuSeconds() - before).toFixed(1).padStart(8)} CPU-s  ${(process.memoryUsage().rss / 1e9).toFixed(1).padStart(5)} GB  ${step}`);
    },
    { engine },
  ),
);
printLines([
  { what: `${ratings.count / 1e6} M ratings, all models, columns to statuses`, measured: wall / 60, unit: 'minutes' },
  { what: '  processor', measured: cpu / 60, unit: 'CPU-minutes' },
  { what: '  a rating', measured: (wall * 1e9) / ratings.count, unit: 'ns' },
  { what: '  most memory', measured: peakMemory() / 1e9, unit: 'GB' },
  { what: '  most memory, a rating', measured: peakMemory() / ratings.count, unit: 'bytes', limit: { what: 'columns', value: 22 } },
  { what: '  notes shown as helpful or not', measured: result.summary.statuses.CURRENTLY_RATED_HELPFUL + result.summary.statuses.CURRENTLY_RATED_NOT_HELPFUL, unit: '' },
]);
