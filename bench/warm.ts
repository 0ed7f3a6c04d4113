import { createHash } from 'node:crypto';
import { readTables, toScoringInput } from '@bridgenotes/public-data';
import { CORE_PARAMETERS, fitRatings, RunMemory, score, type ScoringInput, type ScoringOutput } from '@bridgenotes/scoring';
import { Random } from '@bridgenotes/simulation';
import { dataSet, plainRatings, type PlainRatings } from './support/data';
import { costOf, median } from './support/measure';
import { printLines, type Line } from './support/print';

// What a run takes over from the one before, and what beginning the fit of changed ratings elsewhere would save.
const SETS = [
  { name: 'simulated-50k', now: 1_793_494_800_000 },
  { name: 'birdwatch-2021', now: 1_627_862_400_000 },
];
const HOUR = 3_600_000;
const TURNS = 2;
const sha256 = () => createHash('sha256');

/** The same with a share of the ratings turned round, later, and with the history of a run. */
function later(input: ScoringInput, after: ScoringOutput, share: number): ScoringInput {
  const random = new Random(1);
  const history = new Map([...after.history].map((row) => [row.noteId, row]));
  const level = input.ratings.level.map((value) => (random.chance(share) ? 2 - value : value));
  return { ...input, now: input.now + 7 * HOUR, ratings: { ...input.ratings, level }, history: input.notes.id.map((id) => history.get(id)) };
}

async function benchRuns(name: string, input: ScoringInput): Promise<void> {
  const first = new RunMemory(new Map(), sha256);
  const before = score(input, CORE_PARAMETERS, undefined, { memory: first });
  const lines: Line[] = [];
  const one = 1 / input.ratings.count;
  for (const [what, share] of [['no rating changed', 0], ['about one rating changed', one], ['0.1 % changed', 0.001], ['1 % changed', 0.01]] as const) {
    const next = later(input, before, share);
    const costs: Record<'cold' | 'warm', number[]> = { cold: [], warm: [] };
    let counts = first.counts;
    for (let turn = 0; turn < TURNS; turn += 1) {
      costs.cold.push((await costOf(() => score(next, CORE_PARAMETERS))).cpu);
      const memory = new RunMemory(first.kept, sha256);
      costs.warm.push((await costOf(() => score(next, CORE_PARAMETERS, undefined, { memory }))).cpu);
      counts = memory.counts;
    }
    lines.push({ what: `${name}, ${what}: ${counts.takenOver} of ${counts.takenOver + counts.computed} fits taken over`, measured: median(costs.warm), unit: 'CPU-s', baseline: { what: 'without memory', value: median(costs.cold) } });
  }
  printLines(lines);
  console.log(`  memory: ${(first.bytes / 1e6).toFixed(1)} MB`);
}

/** All but a share of the ratings; every note and every rater keeps some. */
function without(all: PlainRatings, share: number): PlainRatings {
  const random = new Random(3);
  const left = { note: new Uint32Array(all.notes), rater: new Uint32Array(all.raters) };
  for (const n of all.note) left.note[n]! += 1;
  for (const u of all.rater) left.rater[u]! += 1;
  const kept: number[] = [];
  all.note.forEach((n, i) => {
    const u = all.rater[i]!;
    if (!random.chance(share) || left.note[n]! < 3 || left.rater[u]! < 3) return void kept.push(i);
    left.note[n]! -= 1;
    left.rater[u]! -= 1;
  });
  return { ...all, note: Uint32Array.from(kept, (i) => all.note[i]!), rater: Uint32Array.from(kept, (i) => all.rater[i]!), level: Uint8Array.from(kept, (i) => all.level[i]!) };
}

function benchSweeps(): void {
  const lines: Line[] = [];
  const all = plainRatings(1_000_000);
  const cold = fitRatings(all, CORE_PARAMETERS.fit).summary.sweeps;
  for (const share of [0.001, 0.01]) {
    const { model } = fitRatings(without(all, share), CORE_PARAMETERS.fit);
    const { sweeps } = fitRatings(all, CORE_PARAMETERS.fit, undefined, model).summary;
    lines.push({ what: `fit of 1 M ratings, ${100 * share} % of them new, from the optimum of the others`, measured: sweeps, unit: 'sweeps', baseline: { what: 'cold', value: cold } });
  }
  printLines(lines);
}

for (const { name, now } of SETS) {
  const folder = dataSet(name);
  if (folder !== null) await benchRuns(name, toScoringInput(await readTables(folder), now).input);
}
benchSweeps();
