import { CORE_PARAMETERS, fitRatings, matrixOf, type Engine } from '@bridgenotes/scoring';
import { collectGarbage, threadedEngine } from '@bridgenotes/scoring-threads';
import { plainRatings, type PlainRatings } from './data';
import { costOf, median, peakMemory } from './measure';
import { printLines, type Line } from './print';

const { fit } = CORE_PARAMETERS;
/** To this size the cost of a rating is compared; it is to grow by less than 2.5 times up to 100 M. */
const SMALL = 1_000_000;

/** Fits ratings to the optimum, matrix included: with one thread and with all. */
export async function benchWholeFit(ratings: number, times: number, goal?: number): Promise<void> {
  const small = ratings > SMALL ? await costOfRating(plainRatings(SMALL), 3) : undefined;
  const data = plainRatings(ratings);
  collectGarbage();
  const before = process.memoryUsage().rss;
  const threads = threadedEngine();
  const run = (engine?: Engine) => costOf(() => fitRatings(data, fit, engine));
  const runs: { one: number; all: number; cpu: number }[] = [];
  let sweeps = 0;
  let peak = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const all = await run(threads);
    // one thread has a memory of its own
    if (turn === 0) peak = peakMemory();
    const one = await run();
    sweeps = all.result.summary.sweeps;
    runs.push({ one: one.wall, all: all.wall, cpu: one.cpu });
  }
  const building = await costOf(() => matrixOf(data, fit.memory, threads));
  const held = building.result.workspace.buffer.byteLength;
  const one = median(runs.map((r) => r.one));
  const all = median(runs.map((r) => r.all));
  const cpu = median(runs.map((r) => r.cpu));
  const count = data.note.length;
  const size = `${count / 1e6} M ratings`;
  const lines: Line[] = [
    { what: `${size}, all threads`, measured: all, unit: 's', baseline: { what: 'one thread', value: one }, ...(goal !== undefined && { limit: { what: 'goal', value: goal } }) },
    { what: '  processor, one thread', measured: cpu, unit: 'CPU-s' },
    { what: '  sweeps', measured: sweeps, unit: '' },
    { what: '  of that building the matrix', measured: building.cpu, unit: 'CPU-s' },
    { what: '  one thread, a rating a sweep', measured: ((cpu - building.cpu) * 1e9) / sweeps / count, unit: 'ns' },
    { what: '  one thread, a rating', measured: (cpu * 1e9) / count, unit: 'ns', ...(small !== undefined && { baseline: { what: '1 M ratings', value: small }, limit: { what: '2.5 times', value: 2.5 * small } }) },
    { what: '  memory of the fit, a rating', measured: held / count, unit: 'bytes', limit: { what: 'both sides', value: 8 } },
    { what: '  most memory above the columns, a rating', measured: (peak - before) / count, unit: 'bytes' },
    { what: '  most memory of the process', measured: peak / 1e6, unit: 'MB' },
  ];
  printLines(lines);
  await threads.close();
}

/** Nanoseconds of processor that the whole fit takes a rating, in one thread. */
async function costOfRating(data: PlainRatings, times: number): Promise<number> {
  const costs: number[] = [];
  for (let turn = 0; turn < times; turn += 1) costs.push((await costOf(() => fitRatings(data, fit))).cpu);
  return (median(costs) * 1e9) / data.note.length;
}
