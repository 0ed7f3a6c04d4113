import { CORE_PARAMETERS, score } from '@bridgenotes/scoring';
import { collectGarbage } from '@bridgenotes/scoring-threads';
import { plainRatings, scoringInput } from './support/data';
import { costOf, peakMemory } from './support/measure';
import { printLines } from './support/print';

// A million ratings from columns in memory to statuses, by the core model.
const input = scoringInput(plainRatings(1_000_000));
collectGarbage();
const before = process.memoryUsage().rss;
const { wall, cpu, result } = await costOf(() => score(input, CORE_PARAMETERS));
printLines([
  { what: '1 M ratings, columns to statuses', measured: wall, unit: 's' },
  { what: '  processor', measured: cpu, unit: 'CPU-s' },
  { what: '  sweeps of the first fit', measured: result.summary.firstRound?.sweeps ?? 0, unit: '' },
  { what: '  memory above the input', measured: (peakMemory() - before) / 1e6, unit: 'MB' },
]);
