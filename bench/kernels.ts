import { plainEngine, wasmEngine, type Engine, type RatingRows } from '@bridgenotes/scoring';
import { threadedEngine } from '@bridgenotes/scoring-threads';
import { Random } from '@bridgenotes/simulation';
import { proportionsOfX } from './support/data';
import { paired } from './support/measure';
import { printLines, type Line } from './support/print';

// What a sweep costs for each rating: summing the rows of raters and those of notes, each rating once on either side.
// The limit is to copy the ids of both sides in order, without going where they lead.
const SIZES = [100_000, 1_000_000, 10_000_000];
const TIMES = 5;

/** Rows of equal length that lead to random places. */
function randomRows(engine: Engine, ratings: number, count: number, others: number): { rows: RatingRows; sum: () => void } {
  const random = new Random(1);
  const at = { bounds: 64, others: 0, pairs: 0, sums: 0 };
  const after = (start: number, bytes: number): number => Math.ceil((start + bytes) / 64) * 64;
  at.others = after(at.bounds, 4 * (3 * count + 1));
  at.pairs = after(at.others, 4 * ratings);
  at.sums = after(at.pairs, 16 * others);
  const workspace = engine.open(after(at.sums, 40 * count));
  const rows: RatingRows = {
    count,
    bounds: new Uint32Array(workspace.buffer, at.bounds, 3 * count + 1),
    others: new Uint32Array(workspace.buffer, at.others, ratings),
    pairs: new Float64Array(workspace.buffer, at.pairs, 2 * others),
    sums: new Float64Array(workspace.buffer, at.sums, 5 * count),
  };
  for (let k = 0; k <= 3 * count; k += 1) rows.bounds[k] = Math.floor((k / (3 * count)) * ratings);
  for (let k = 0; k < ratings; k += 1) rows.others[k] = random.below(others);
  for (let k = 0; k < 2 * others; k += 1) rows.pairs[k] = random.uniform();
  return { rows, sum: () => workspace.sumRows(rows) };
}

const threads = threadedEngine();
const engines: [string, Engine][] = [['plain', plainEngine], ['WASM SIMD', wasmEngine()], ['WASM SIMD, threads', threads]];
const lines: Line[] = [];
for (const ratings of SIZES) {
  const { notes, raters } = proportionsOfX(ratings);
  const sides = engines.map(([, engine]) => [randomRows(engine, ratings, raters, notes), randomRows(engine, ratings, notes, raters)]);
  const sweeps = sides.map((pair) => () => pair.forEach(({ sum }) => sum()));
  const indices = sides[0]?.[0]?.rows.others ?? new Uint32Array();
  const copy = new Uint32Array(indices.length);
  // both sides hold 4 bytes a rating
  const inOrder = (): void => {
    for (let side = 0; side < 2; side += 1) copy.set(indices);
  };
  const costs = await paired(TIMES, [...sweeps, inOrder]);
  const perRating = (i: number): number => ((costs[i]?.wall ?? NaN) * 1e9) / ratings;
  engines.forEach(([name], i) =>
    lines.push({
      what: `${(ratings / 1e6).toLocaleString('en-US')} M ratings, ${name}`,
      measured: perRating(i),
      unit: 'ns',
      ...(i > 0 && { baseline: { what: 'plain', value: perRating(0) } }),
      limit: { what: 'ids copied in order', value: perRating(engines.length) },
    }),
  );
}
console.log('ns a rating a sweep (a sweep sums each rating twice: by rater and by note)');
printLines(lines);
await threads.close();
