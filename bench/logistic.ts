import { readTables, toScoringInput } from '@bridgenotes/public-data';
import { CORE_PARAMETERS, logisticFits, plainEngine, wasmEngine, type Engine, type ScoringInput } from '@bridgenotes/scoring';
import { dataSet } from './support/data';
import { cpuSeconds, median } from './support/measure';
import { printLines, type Line } from './support/print';

// The models of yes/no answers (abuse, low diligence) on the ratings of the core model: passes over the answers, and
// what a fit costs. The baseline is the same in plain TypeScript, without SIMD.
const SETS = [
  { name: 'simulated-50k', now: 1_793_494_800_000 },
  { name: 'birdwatch-2021', now: 1_627_862_400_000 },
];
const TIMES = 5;

interface Fit {
  passes: number;
  answers: number;
  /** CPU-seconds, one for each time. */
  cpu: number[];
}

/** What each fit took, the code being warm. */
function measure(fitAll: ReturnType<typeof logisticFits>): Map<string, Fit> {
  const fits = new Map<string, Fit>();
  for (let turn = -1; turn < TIMES; turn += 1) {
    let before = cpuSeconds();
    fitAll((what, passes, answers) => {
      const fit = fits.get(what) ?? { passes, answers, cpu: [] };
      if (turn >= 0) fit.cpu.push(cpuSeconds() - before);
      fits.set(what, fit);
      before = cpuSeconds();
    });
  }
  return fits;
}

function linesOf(input: ScoringInput): Line[] {
  const measured = (engine: Engine): Map<string, Fit> => measure(logisticFits(input, CORE_PARAMETERS, engine));
  const [compiled, plain] = [measured(wasmEngine()), measured(plainEngine)];
  const lines = [...compiled].map(([what, { passes, answers, cpu }]): Line => {
    const spent = median(cpu);
    return {
      what: `  ${what}: ${answers.toLocaleString('en-US')} answers, ${passes.toFixed(0)} passes, ${((spent * 1e9) / answers / passes).toFixed(1)} ns an answer a pass`,
      measured: 1000 * spent,
      unit: 'CPU-ms',
      baseline: { what: 'plain', value: 1000 * median(plain.get(what)?.cpu ?? []) },
    };
  });
  const total = lines.reduce((sum, line) => sum + line.measured, 0);
  return [...lines, { what: '  all', measured: total, unit: 'CPU-ms', baseline: { what: 'plain', value: lines.reduce((sum, line) => sum + (line.baseline?.value ?? 0), 0) } }];
}

for (const { name, now } of SETS) {
  const folder = dataSet(name);
  if (folder === null) continue;
  console.log(`${name}: logistic models`);
  printLines(linesOf(toScoringInput(await readTables(folder), now).input));
}
