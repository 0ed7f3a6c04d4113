import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTables, toScoringInput } from '@bridgenotes/public-data';
import { CORE_PARAMETERS, score, type ScoringInput } from '@bridgenotes/scoring';
import { Random } from '@bridgenotes/simulation';
import { scoringInput, type PlainRatings } from './support/data';
import { costOf } from './support/measure';
import { dataSet } from './support/data';

// How many dimensions of viewpoint ratings bear: the error of foretelling ratings that were held out, for each number
// that was tried, and what choosing it changes.
const HELD_OUT = { ...CORE_PARAMETERS, fit: { ...CORE_PARAMETERS.fit, dimensions: 'held-out' as const } };
const YEA = 1;
const NAY = 6;

/** A community with two quarrels that have nothing to do with each other; a third of the notes is about neither. */
function twoQuarrels(): ScoringInput {
  const random = new Random(1);
  const [notes, raters] = [600, 400];
  const sides = Array.from({ length: raters }, () => [random.chance(0.5) ? 1 : -1, random.chance(0.5) ? 1 : -1]);
  const rows: { note: number; rater: number; level: number }[] = [];
  for (let note = 0; note < notes; note += 1) {
    const slant = random.chance(0.5) ? 1 : -1;
    for (let rater = 0; rater < raters; rater += 1) {
      if (!random.chance(0.1)) continue;
      const likes = note % 3 === 2 ? 0.9 : 0.5 + 0.35 * slant * sides[rater]![note % 3]!;
      rows.push({ note, rater, level: random.chance(likes) ? 2 : 0 });
    }
  }
  const plain: PlainRatings = { notes, raters, note: Uint32Array.from(rows, (row) => row.note), rater: Uint32Array.from(rows, (row) => row.rater), level: Uint8Array.from(rows, (row) => row.level) };
  return scoringInput(plain);
}

/** Roll calls as notes, senators as raters. */
function senate(folder: string): ScoringInput {
  const [header, ...lines] = gunzipSync(readFileSync(join(folder, 'votes.csv.gz'))).toString().trim().split('\n').map((line) => line.split(','));
  const at = (name: string): number => header!.indexOf(name);
  const votes = lines
    .map((cells) => ({ note: Number(cells[at('rollnumber')]) - 1, senator: cells[at('icpsr')]!, cast: Number(cells[at('cast_code')]) }))
    .filter(({ cast }) => cast === YEA || cast === NAY)
    .sort((a, b) => a.note - b.note);
  const senators = [...new Set(votes.map(({ senator }) => senator))];
  const place = new Map(senators.map((senator, u) => [senator, u]));
  return scoringInput({
    notes: votes.at(-1)!.note + 1,
    raters: senators.length,
    note: Uint32Array.from(votes, ({ note }) => note),
    rater: Uint32Array.from(votes, ({ senator }) => place.get(senator)!),
    level: Uint8Array.from(votes, ({ cast }) => (cast === YEA ? 2 : 0)),
  });
}

async function print(name: string, input: ScoringInput): Promise<void> {
  const parameters = name === 'senate-116' ? { ...HELD_OUT, postSelection: null } : HELD_OUT;
  const one = await costOf(() => score(input, { ...parameters, fit: CORE_PARAMETERS.fit }));
  const chosen = await costOf(() => score(input, parameters));
  const { dimensions } = chosen.result.summary.firstRound!;
  const before = [...one.result.notes];
  const changed = [...chosen.result.notes].filter((note, n) => note.coreStatus !== before[n]!.coreStatus).length;
  console.log(`${name}: ${dimensions!.chosen} chosen; ${changed} of ${before.length} core statuses differ from those with one; ${chosen.cpu.toFixed(1)} CPU-s instead of ${one.cpu.toFixed(1)}`);
  for (const { dimensions: k, error, gain, standardError } of dimensions!.heldOut) {
    console.log(`  ${k}: held-out error ${error.toFixed(5)}${gain === null ? '' : `, ${gain.toExponential(2)} less than before, standard error ${standardError!.toExponential(2)}`}`);
  }
}

for (const [name, now] of [['birdwatch-2021', 1_627_862_400_000], ['simulated-50k', 1_793_494_800_000]] as const) {
  const folder = dataSet(name);
  if (folder !== null) await print(name, toScoringInput(await readTables(folder), now).input);
}
const votes = dataSet('senate-116');
if (votes !== null) await print('senate-116', senate(votes));
await print('a simulated community with two quarrels', twoQuarrels());
