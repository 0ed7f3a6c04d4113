import { readTables, toScoringInput } from '@bridgenotes/public-data';
import { CORE_PARAMETERS, logisticFits, plainEngine, wasmEngine, type Engine, type ScoringInput } from '@bridgenotes/scoring';
import { collectGarbage, threadedEngine } from '@bridgenotes/scoring-threads';
import { dataSet } from './support/data';
import { cpuSeconds, median } from './support/measure';
import { printLines, type Line } from './support/print';
import { inputOfWorld, makeWorld } from './support/world';

// The models of yes/no answers (abuse, low diligence) on the ratings of the core model: passes over the answers, and
// what a fit costs. The baseline is the same in plain TypeScript, without SIMD. RATINGS=20000000 measures a made
// community of that size instead, once, on all processors.
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

/** What each fit took. @param times more than one: and once before, so that the code is warm */
function measure(fitAll: ReturnType<typeof logisticFits>, times: number): Map<string, Fit> {
  const fits = new Map<string, Fit>();
  for (let turn = times > 1 ? -1 : 0; turn < times; turn += 1) {
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

const titleOf = (what: string, { passes, answers, cpu }: Fit): string =>
  `  ${what}: ${answers.toLocaleString('en-US')} answers, ${passes.toFixed(0)} passes, ${((median(cpu) * 1e9) / answers / passes).toFixed(1)} ns an answer a pass`;

function linesOf(input: ScoringInput): Line[] {
  const measured = (engine: Engine): Map<string, Fit> => measure(logisticFits(input, CORE_PARAMETERS, engine), TIMES);
  const [compiled, plain] = [measured(wasmEngine()), measured(plainEngine)];
  const lines = [...compiled].map(
    ([what, fit]): Line => ({ what: titleOf(what, fit), measured: 1000 * median(fit.cpu), unit: 'CPU-ms', baseline: { what: 'plain', value: 1000 * median(plain.get(what)?.cpu ?? []) } }),
  );
  const total = lines.reduce((sum, line) => sum + line.measured, 0);
  return [...lines, { what: '  all', measured: total, unit: 'CPU-ms', baseline: { what: 'plain', value: lines.reduce((sum, line) => sum + (line.baseline?.value ?? 0), 0) } }];
}

function linesOfWorld(size: number): Line[] {
  const input = inputOfWorld(makeWorld(size));
  collectGarbage();
  return [...measure(logisticFits(input, CORE_PARAMETERS, threadedEngine()), 1)].map(([what, fit]) => ({ what: titleOf(what, fit), measured: median(fit.cpu), unit: 'CPU-s' }));
}

const size = Number(process.env.RATINGS ?? 0);
if (size > 0) {
  console.log(`${size.toLocaleString('en-US')} made ratings: logistic models`);
  printLines(linesOfWorld(size));
} else {
  for (const { name, now } of SETS) {
    const folder = dataSet(name);
    if (folder === null) continue;
    console.log(`${name}: logistic models`);
    printLines(linesOf(toScoringInput(await readTables(folder), now).input));
  }
}
