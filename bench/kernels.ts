import { CORE_PARAMETERS, matrixOf, plainEngine, STEP, wasmEngine, type Engine, type RatingMatrix } from '@bridgenotes/scoring';
import { threadedEngine } from '@bridgenotes/scoring-threads';
import { plainRatings } from './support/data';
import { paired } from './support/measure';
import { printLines, type Line } from './support/print';

// What a sweep costs for each rating: raters solved and notes evaluated, each rating read once on either side; beside it
// what L-BFGS adds for each note. The limit is to copy the ratings of both sides in order, without going where they lead.
const SIZES = [100_000, 1_000_000, 10_000_000, 20_000_000];
/** Small sizes are swept more often, so that just-in-time compilers have done their work. */
const timesFor = (ratings: number): number => Math.max(5, Math.min(50, Math.round(2e7 / ratings)));

const threads = threadedEngine();
const engines: [string, Engine][] = [['plain', plainEngine], ['WASM SIMD', wasmEngine()], ['WASM SIMD, threads, wall-clock', threads]];

/** Brings a matrix to where its steps find sensible numbers. */
function prepare(matrix: RatingMatrix): RatingMatrix {
  const { notes, numbers } = matrix.frame;
  for (let i = 0; i < notes.pairs.length; i += 1) notes.pairs[i] = (((i + 1) * 0.618033988749895) % 1) - 0.5;
  numbers.fill(1);
  return matrix;
}

function sweep({ workspace, frame, count }: RatingMatrix): void {
  workspace.run(frame, STEP.solveRaters, frame.raters.blocks, count);
  workspace.run(frame, STEP.applyMu, frame.raters.blocks, 4 * frame.raters.count);
  workspace.run(frame, STEP.visitNotes, frame.notes.blocks, count);
}

const THREADS = 2;
const lines: Line[] = [];
for (const ratings of SIZES) {
  const data = plainRatings(ratings);
  const matrices = engines.map(([, engine]) => prepare(matrixOf(data, CORE_PARAMETERS.fit.memory, engine)));
  const entries = matrices[0]!.frame.notes.entries;
  const copy = new Uint32Array(entries.length);
  // both sides hold 4 bytes a rating
  const inOrder = (): void => {
    for (let side = 0; side < 2; side += 1) copy.set(entries);
  };
  const costs = await paired(timesFor(ratings), [...matrices.map((matrix) => () => sweep(matrix)), inOrder]);
  const perRating = (i: number, cost: 'cpu' | 'wall' = 'cpu'): number => ((costs[i]?.[cost] ?? NaN) * 1e9) / ratings;
  const { notes, raters } = matrices[0]!.frame;
  const layout = [notes, raters].map(({ columnBlocks }) => (columnBlocks > 0 ? 'tiles' : 'rows')).join(' and ');
  engines.forEach(([name], i) =>
    lines.push({
      what: `${(ratings / 1e6).toLocaleString('en-US')} M ratings (${layout}), ${name}`,
      measured: perRating(i, i === THREADS ? 'wall' : 'cpu'),
      unit: 'ns',
      ...(i > 0 && { baseline: { what: 'plain', value: perRating(0) } }),
      limit: { what: 'ratings copied in order', value: perRating(engines.length) },
    }),
  );
  for (const { workspace } of matrices) workspace.close();
}
console.log('ns of processor a rating a sweep (a sweep reads each rating twice: by rater and by note)');
printLines(lines);
await threads.close();
