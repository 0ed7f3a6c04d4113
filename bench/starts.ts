import { readTables, toScoringInput } from '@bridgenotes/public-data';
import { CORE_PARAMETERS, score } from '@bridgenotes/scoring';
import { dataSet } from './support/data';

// Whether a fit that begins elsewhere ends elsewhere: the first round of the core model from several starts, the lowest
// loss kept, and what the others ended in: their loss, and how many raters stand on the other side of the axis there.
const SETS = [
  { name: 'simulated-50k', now: 1_793_494_800_000 },
  { name: 'birdwatch-2021', now: 1_627_862_400_000 },
];
const STARTS = 6;

for (const { name, now } of SETS) {
  const folder = dataSet(name);
  if (folder === null) continue;
  const { input } = toScoringInput(await readTables(folder), now);
  const once = score(input, CORE_PARAMETERS);
  const several = score(input, { ...CORE_PARAMETERS, fit: { ...CORE_PARAMETERS.fit, starts: STARTS } });
  const changed = several.notes.filter((note, n) => note.coreStatus !== once.notes.at(n)?.coreStatus).length;
  const first = several.summary.firstRound;
  process.stdout.write(`${name}: one start ends at ${once.summary.firstRound?.loss.toFixed(9)}, the best of ${STARTS} at ${first?.loss.toFixed(9)}; ${changed} core statuses change\n`);
  for (const { loss, flippedRaters } of first?.otherStarts ?? []) process.stdout.write(`  another: ${loss.toFixed(9)}, ${flippedRaters} of ${first?.raters} raters on the other side\n`);
}
