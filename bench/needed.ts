import { NEEDED } from '@bridgenotes/needed';
import { CommunitySettings } from '@bridgenotes/platform';
import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { drawSetting, watch, type Feed, type WatchedNote, type WatchOptions } from '@bridgenotes/simulation';
import { byChance, documentedDrawn, documentedRanked, newestFirst, ours } from './support/feeds';

/*
 * How many ratings and hours it takes until a community has the right statuses, by what its raters are offered.
 *
 * 250 raters who know each other's side from 250 older notes; 200 notes are written within two days; raters come at
 * random times, ask the feed and rate about five of what it offers. Everything is scored by the scorer as it ships: full
 * runs every two hours, and live after each visit. What a rater finds of a note is the same whoever offers it. The right
 * status of a note is the one it has when everybody has rated everything.
 *
 * The settings of our feed were chosen on seeds 11 to 18; the figures are of other seeds.
 *
 *   SUPPLY=scarce SEEDS=1,2,3 npm run bench -- needed
 */
const HOUR = 3_600_000;
const COMMUNITY = { raters: 250, pastNotes: 250, pastRatings: 6000, notes: 200, writingHours: 48, ratingsPerVisit: 5, runEveryMinutes: 120 };
/** Ratings are what a community is short of, as on X, where most notes never get enough; or there are more than are needed. */
const SUPPLIES: Readonly<Record<string, { what: string; hours: number; ratingsPerHour: number; seeds: readonly number[] }>> = {
  scarce: { what: 'ratings are scarce: 15 for each note in five days', hours: 120, ratingsPerHour: 25, seeds: [1, 2, 3, 4, 5] },
  plenty: { what: 'ratings are plenty: 38 for each note in four days', hours: 96, ratingsPerHour: 80, seeds: [1, 2, 3] },
};
const FEEDS: Readonly<Record<string, Feed>> = {
  'by chance': byChance,
  'newest first': newestFirst,
  "X's criteria, ranked": documentedRanked,
  "X's criteria, drawn": documentedDrawn,
  ours: ours(CommunitySettings.from({}, [NEEDED]).of(NEEDED)),
};
/** Share of the notes with a status to find that the community has got right, those wrongly decided taken off. */
const LEVELS = [0.3, 0.4, 0.5, 0.6];

/** What one community came to. */
interface Course {
  /** By level, when it was first reached; Infinity where it was not. */
  readonly ratings: readonly number[];
  readonly hours: readonly number[];
  /** Hours from writing to the right status for good, of the median note that has one to find. */
  readonly noteHours: number;
  /** Share of all notes that are right in the end, and of the statuses given. */
  readonly accuracy: number;
  readonly precision: number;
  readonly fewest: number;
}

const undecided = (status: string | undefined): boolean => (status ?? 'NEEDS_MORE_RATINGS') === 'NEEDS_MORE_RATINGS';

function courseOf(notes: readonly WatchedNote[], began: number): Course {
  const decidable = notes.filter(({ right }) => !undecided(right));
  const steps = notes
    .flatMap(({ changes, right }) => changes.map(({ at, all, to }, i) => ({ at, all, gain: Number(to === right) - Number((changes[i - 1]?.to ?? 'NEEDS_MORE_RATINGS') === right) })))
    .sort((a, b) => a.at - b.at);
  let gained = 0;
  const gains = steps.map((step) => ({ ...step, gained: (gained += step.gain) }));
  const reached = LEVELS.map((level) => gains.find((step) => step.gained >= level * decidable.length));
  const last = ({ changes }: WatchedNote) => changes.at(-1);
  const given = notes.filter((note) => !undecided(last(note)?.to));
  return {
    ratings: reached.map((step) => step?.all ?? Infinity),
    hours: reached.map((step) => (step === undefined ? Infinity : (step.at - began) / HOUR)),
    noteHours: median(decidable.map((note) => (last(note)?.to === note.right ? (last(note)!.at - note.createdAtMillis) / HOUR : Infinity))),
    accuracy: (notes.length - decidable.length + gained) / notes.length,
    precision: given.filter((note) => last(note)!.to === note.right).length / given.length,
    fewest: Math.min(...notes.map(({ numRatings }) => numRatings)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const figure = (value: number): string => (Number.isFinite(value) ? String(Math.round(value)) : 'never');
const row = (cells: readonly string[]): void => print(cells.map((cell, i) => cell.padEnd(i === 0 ? 22 : 11)).join('').trimEnd());
const fewer = (mine: number, other: number): string => (!Number.isFinite(mine) ? '–' : Number.isFinite(other) ? `${Math.round(100 * (1 - mine / other))} %` : 'they never');

function compare(supply: string, seeds: readonly number[]): void {
  const { what, hours, ratingsPerHour } = SUPPLIES[supply]!;
  const courses = new Map(Object.keys(FEEDS).map((name) => [name, [] as Course[]]));
  for (const seed of seeds) {
    const options: WatchOptions = { ...COMMUNITY, hours, ratingsPerHour, seed };
    const setting = drawSetting(options, CORE_PARAMETERS);
    for (const [name, feed] of Object.entries(FEEDS)) courses.get(name)!.push(courseOf(watch(setting, options, feed, CORE_PARAMETERS), setting.began));
  }
  const of = (name: string, value: (course: Course) => number): number => median(courses.get(name)!.map(value));
  print(`\n${what}; medians of seeds ${seeds.join(', ')}`);
  print('Ratings of the whole community (and hours) until this share of the decidable notes is right, wrong ones taken off:');
  row(['', ...LEVELS.map((level) => `${level * 100} %`), 'a note', 'right', 'of given', 'fewest']);
  for (const name of courses.keys()) {
    const levels = LEVELS.map((_, i) => `${figure(of(name, (course) => course.ratings[i]!))} (${figure(of(name, (course) => course.hours[i]!))})`);
    row([name, ...levels, `${figure(of(name, (course) => course.noteHours))} h`, of(name, ({ accuracy }) => accuracy).toFixed(3), of(name, ({ precision }) => precision).toFixed(3), figure(of(name, ({ fewest }) => fewest))]);
  }
  print('Fewer ratings with ours at the same level:');
  for (const name of courses.keys()) if (name !== 'ours') row([`than ${name}`, ...LEVELS.map((_, i) => fewer(of('ours', (course) => course.ratings[i]!), of(name, (course) => course.ratings[i]!)))]);
}

const given = (name: string): readonly string[] => (process.env[name] ?? '').split(',').filter((word) => word !== '');
const seeds = given('SEEDS').map(Number);
const supplies = Object.keys(SUPPLIES).filter((name) => given('SUPPLY').length === 0 || given('SUPPLY').includes(name));
print('a note: hours from writing to the right status, of the median decidable note; right: share of all notes whose status is right in the end;');
print('of given: share of the statuses given in the end that are right; fewest: ratings of the note that got fewest.');
for (const supply of supplies) compare(supply, seeds.length > 0 ? seeds : SUPPLIES[supply]!.seeds);
