import { CORE_PARAMETERS, fitRatings, type Engine } from '@bridgenotes/scoring';
import { threadedEngine } from '@bridgenotes/scoring-threads';
import { plainRatings } from './data';
import { collectGarbage, costOf, median, peakMemory } from './measure';
import { printLines, type Line } from './print';

/** Fits ratings to the optimum, matrix included: with one thread and with all. */
export async function benchWholeFit(ratings: number, times: number, goal?: number): Promise<void> {
  const data = plainRatings(ratings);
  collectGarbage();
  const before = process.memoryUsage().rss;
  const threads = threadedEngine();
  const run = (engine?: Engine) => costOf(() => fitRatings(data, CORE_PARAMETERS.fit, engine));
  const runs: { one: number; all: number; cpu: number }[] = [];
  let sweeps = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const all = await run(threads);
    const one = await run();
    sweeps = all.result.summary.sweeps;
    runs.push({ one: one.wall, all: all.wall, cpu: one.cpu });
  }
  const one = median(runs.map((r) => r.one));
  const all = median(runs.map((r) => r.all));
  const size = `${data.note.length / 1e6} M ratings`;
  const lines: Line[] = [
    { what: `${size}, all threads`, measured: all, unit: 's', baseline: { what: 'one thread', value: one }, ...(goal !== undefined && { limit: { what: 'goal', value: goal } }) },
    { what: '  processor, one thread', measured: median(runs.map((r) => r.cpu)), unit: 'CPU-s' },
    { what: '  sweeps', measured: sweeps, unit: '' },
    { what: '  one thread, a rating a sweep', measured: (one * 1e9) / sweeps / data.note.length, unit: 'ns' },
    { what: '  most memory above the columns, a rating', measured: (peakMemory() - before) / data.note.length, unit: 'bytes', limit: { what: 'both sides as ids', value: 8 } },
  ];
  printLines(lines);
  await threads.close();
}
