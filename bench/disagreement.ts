import { readTables, toScoringInput } from '@bridgenotes/public-data';
import { CORE_PARAMETERS, NO_HABITS, placeNewcomer, score, scoreLive, type FrozenRater, type NoteOutput, type PlacedRating, type ScoringInput, type ScoringOutput } from '@bridgenotes/scoring';
import { dataSet } from './support/data';
import { printLines } from './support/print';

// How often a full run disagrees with the status that a note was given live. A history is lived through once more: after
// each stretch of time the notes that were rated in it are scored live from the run before, then a run is made of the same
// ratings, and the two are compared. On the platform each rating is an update; of those between two runs on one note the
// last leaves the status that the run confirms or not.
const SETS = [
  { name: 'simulated-50k', end: 1_793_494_800_000 },
  { name: 'birdwatch-2021', end: 1_627_862_400_000 },
];
/** The last part of the ratings, by time, comes in so many stretches; the rest is there from the start. */
const [PART, STRETCHES] = [0.3, 40];

/** What was known at a moment. */
function at(all: ScoringInput, now: number, before: ScoringOutput | null): ScoringInput {
  const kept: number[] = [];
  for (let i = 0; i < all.ratings.count; i += 1) if (all.ratings.createdAtMillis[i]! <= now) kept.push(i);
  return { ...all, now, ratings: ratingsOf(all, kept), history: historyFor(all, before) };
}

/** Some notes with all of their ratings. */
function some(input: ScoringInput, isAsked: (note: number) => boolean): ScoringInput {
  const kept: number[] = [];
  for (let i = 0; i < input.ratings.count; i += 1) if (isAsked(input.ratings.note[i]!)) kept.push(i);
  return { ...input, ratings: ratingsOf(input, kept) };
}

function ratingsOf({ ratings }: ScoringInput, kept: readonly number[]): ScoringInput['ratings'] {
  return {
    count: kept.length,
    note: Uint32Array.from(kept, (i) => ratings.note[i]!),
    rater: Uint32Array.from(kept, (i) => ratings.rater[i]!),
    createdAtMillis: Float64Array.from(kept, (i) => ratings.createdAtMillis[i]!),
    level: Uint8Array.from(kept, (i) => ratings.level[i]!),
    tags: Uint32Array.from(kept, (i) => ratings.tags[i]!),
    populationSampled: Uint8Array.from(kept, (i) => ratings.populationSampled[i]!),
  };
}

function historyFor(all: ScoringInput, before: ScoringOutput | null): ScoringInput['history'] {
  const rows = new Map([...(before?.history ?? [])].map((row) => [row.noteId, row]));
  return all.notes.id.map((id) => rows.get(id));
}

/** As live scoring has them: raters of the run, and those who have come to enough ratings since. */
function ratersOf(run: ScoringOutput, present: ScoringInput): (id: string) => FrozenRater | undefined {
  const raters = new Map([...run.raters].map((rater) => [rater.id, rater]));
  const newcomers = newcomersOf(run, present);
  return (id) => {
    const rater = raters.get(id);
    if (rater === undefined) return undefined;
    const { intercept, factor } = newcomers(id) ?? rater;
    return { ...NO_HABITS, ...run.frozen!.habits.get(id), intercept, factor, hasScore: rater.aboveHelpfulnessThreshold !== null };
  };
}

function newcomersOf(run: ScoringOutput, { notes, raters, ratings }: ScoringInput): (id: string) => ReturnType<typeof placeNewcomer> {
  const placed = new Map([...run.notes].map(({ id, intercept, factor }) => [id, { intercept, factor }]));
  const given = new Map(run.raters.filter(({ factor, aboveHelpfulnessThreshold }) => factor === null && aboveHelpfulnessThreshold === true).map(({ id }) => [id, [] as PlacedRating[]]));
  for (let i = 0; i < ratings.count; i += 1) {
    const { intercept, factor } = placed.get(notes.id[ratings.note[i]!]!) ?? { intercept: null, factor: null };
    if (intercept !== null && factor !== null) given.get(raters.id[ratings.rater[i]!]!)?.push({ value: ratings.level[i]! / 2, intercept, factor });
  }
  return (id) => placeNewcomer(given.get(id) ?? [], run.frozen!.model, CORE_PARAMETERS);
}

/** A quantile of some numbers; NaN of none. */
function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

for (const { name, end } of SETS) {
  const folder = dataSet(name);
  if (folder === null) continue;
  const { input } = toScoringInput(await readTables(folder), end);
  const times = input.ratings.createdAtMillis.slice().sort();
  const moment = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))]!;
  let run = score(at(input, moment(1 - PART), null), CORE_PARAMETERS, undefined, { freeze: true });
  let [updates, concerned, compared, differed, changed, waiting] = [0, 0, 0, 0, 0, 0];
  const distances: number[] = [];
  const examples: string[] = [];
  for (let stretch = 1; stretch <= STRETCHES; stretch += 1) {
    const now = moment(1 - PART + (PART * stretch) / STRETCHES);
    const present = at(input, now, run);
    const since = moment(1 - PART + (PART * (stretch - 1)) / STRETCHES);
    const rated = new Map<string, number>();
    for (let i = 0; i < present.ratings.count; i += 1) {
      const id = present.notes.id[present.ratings.note[i]!]!;
      if (present.ratings.createdAtMillis[i]! > since) rated.set(id, (rated.get(id) ?? 0) + 1);
    }
    const rules = new Map([...run.notes].map((note: NoteOutput) => [note.id, [...(note.coreStatus === null ? (note.withTopics?.coreRules ?? []) : note.coreRules), ...note.metaRules]]));
    const live = scoreLive(some(present, (n) => rated.has(present.notes.id[n]!)), ratersOf(run, present), run.frozen!.model, (id) => rules.get(id), CORE_PARAMETERS).filter(({ id }) => rated.has(id));
    const before = new Map([...run.notes].map((note) => [note.id, note.finalStatus]));
    run = score(present, CORE_PARAMETERS, undefined, { freeze: true });
    const after = new Map([...run.notes].map((note) => [note.id, note]));
    compared += live.length;
    for (const { id, finalStatus, decidedBy, intercept } of live) {
      const told = after.get(id)!;
      updates += rated.get(id)!;
      if (decidedBy.startsWith('AwaitsRun')) waiting += 1;
      if (intercept !== null && told.intercept !== null) distances.push(Math.abs(intercept - told.intercept));
      if (finalStatus !== (before.get(id) ?? 'NEEDS_MORE_RATINGS')) changed += 1;
      if (finalStatus === told.finalStatus) continue;
      differed += 1;
      concerned += rated.get(id)!;
      examples.push(`  ${finalStatus} by ${decidedBy} at ${intercept?.toFixed(3)}, the run: ${told.finalStatus} by ${told.decidedBy} at ${told.intercept?.toFixed(3)}`);
    }
  }
  printLines([
    { what: `${name}: live updates, one for each rating between two runs`, measured: updates, unit: '' },
    { what: '  of which a run then disagreed', measured: (100 * differed) / Math.max(1, updates), unit: '%', limit: { what: 'goal', value: 0.5 } },
    { what: '  of which were on such notes, the superseded ones counted in', measured: (100 * concerned) / Math.max(1, updates), unit: '%' },
    { what: '  notes with such updates, compared with the run', measured: compared, unit: '' },
    { what: '  of which a run then disagreed', measured: (100 * differed) / Math.max(1, compared), unit: '%', limit: { what: 'goal', value: 0.5 } },
    { what: '  status changed live', measured: changed, unit: '' },
    { what: '  change left to the run', measured: waiting, unit: '' },
    { what: '  distance of intercepts, live to run: median', measured: quantileOf(distances, 0.5), unit: '' },
    { what: '  of 95 in a hundred at most', measured: quantileOf(distances, 0.95), unit: '' },
    { what: '  of 99 in a hundred at most', measured: quantileOf(distances, 0.99), unit: '' },
  ]);
  for (const example of examples.slice(0, 10)) console.log(example);
}
