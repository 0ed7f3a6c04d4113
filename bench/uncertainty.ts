import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { intervalCoverage } from '@bridgenotes/simulation';

// Whether the intervals of scores hold what they promise: 90 % of notes should lie within theirs. The truth is the score
// that a note has when everybody rated it; intervals are from a part of the ratings.
const SIZE = { notes: 400, raters: 500 };
const SEEDS = [1, 2, 3];
const PARTS = [0.04, 0.06, 0.1, 0.2];

const print = (cells: readonly string[]): void => void process.stdout.write(`${cells.map((cell) => cell.padEnd(18)).join('').trimEnd()}\n`);

process.stdout.write(`Intervals for ${SIZE.notes} notes, ${SIZE.raters} raters, seeds ${SEEDS.join(', ')}; promised: 90 % covered.\n`);
print(['ratings a note', 'notes', 'covered', 'mean width']);
for (const part of PARTS) {
  const results = SEEDS.map((seed) => intervalCoverage(seed, SIZE, part, CORE_PARAMETERS));
  const notes = results.reduce((sum, result) => sum + result.notes, 0);
  const mean = (of: 'ratingsPerNote' | 'covered' | 'width'): number => results.reduce((sum, result) => sum + result[of] * result.notes, 0) / notes;
  print([mean('ratingsPerNote').toFixed(0), String(notes), `${(100 * mean('covered')).toFixed(1)} %`, mean('width').toFixed(3)]);
}
