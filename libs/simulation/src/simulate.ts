import { MISLEADING_TAGS, newHistoryRow, NOT_MISLEADING_TAGS, type NoteStatusHistoryRow } from '@bridgenotes/scoring';
import { drawLevel, drawTagMask, type NoteTruth, type RaterTruth } from './opinion';
import { Random, WeightedChoice } from './random';
import { apportion, drawDistinct } from './sampling';
import type {
  NoteContent,
  SimulatedCommunity,
  SimulatedEnrollment,
  SimulatedNote,
  SimulatedRating,
  SimulatedStatement,
  SimulationOptions,
  StatementContent,
} from './tables';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Ids of notes and statements carry their time as X's do: milliseconds since this moment, then 22 bits. */
const ID_EPOCH = 1_288_834_974_657;
/** X's modeling group whose raters are all core. */
const CORE_GROUP = 13;

export const DEFAULT_SIMULATION: Readonly<SimulationOptions> = Object.freeze({
  seed: 1,
  statements: 400,
  notes: 1000,
  raters: 800,
  ratings: 50_000,
  start: Date.UTC(2026, 0, 1),
  days: 60,
});

interface Rater extends RaterTruth {
  id: string;
  /** How often this one rates, compared with others. */
  activity: number;
  enrolledAt: number;
}

/** @throws RangeError naming the option that cannot be met, what was given and what is allowed */
export function checkSimulationOptions(options: SimulationOptions): void {
  const whole = (name: keyof SimulationOptions, least: number, most: number): void => {
    const value = options[name];
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(`${name} is ${value}; allowed is a whole number from ${least} to ${most}`);
    }
  };
  whole('seed', 0, Number.MAX_SAFE_INTEGER);
  whole('raters', 2, 5_000_000);
  whole('notes', 1, 5_000_000);
  whole('statements', 1, options.notes);
  whole('ratings', options.notes, options.notes * (options.raters - 1));
  whole('start', ID_EPOCH, 4_102_444_800_000);
  whole('days', 1, 3650);
}

/**
 * Makes a community: raters of two camps and a few between, notes of known quality and slant, and who rates what when.
 * The same options give the same rows, on every machine.
 * @param content statements and notes to use instead of drawing them; their numbers then count
 * @throws RangeError for options that contradict each other
 */
export function simulate(options: Partial<SimulationOptions> = {}, content?: readonly StatementContent[]): SimulatedCommunity {
  const asked = { ...DEFAULT_SIMULATION, ...options };
  if (content !== undefined) {
    asked.statements = content.length;
    asked.notes = content.reduce((sum, statement) => sum + statement.notes.length, 0);
  }
  checkSimulationOptions(asked);
  const raters = drawRaters(asked, new Random(asked.seed, 1));
  const { statements, notes, truths, authors } = drawNotes(asked, raters, content ?? drawContent(asked), new Random(asked.seed, 3));
  const ratings = drawRatings(asked, raters, notes, truths, authors, new Random(asked.seed, 4));
  return {
    statements,
    notes,
    ratings,
    noteStatusHistory: notes.map(unscored),
    userEnrollment: raters.map(enrollment),
    truth: {
      notes: notes.map(({ noteId }, i) => ({ noteId, ...(truths[i] as NoteTruth) })),
      raters: raters.map(({ id, viewpoint, leniency }) => ({ participantId: id, viewpoint, leniency })),
    },
    start: asked.start,
    end: ratings.at(-1)?.createdAtMillis ?? asked.start,
  };
}

function drawRaters(options: SimulationOptions, random: Random): Rater[] {
  return Array.from({ length: options.raters }, () => {
    const camp = random.uniform();
    const side = camp < 0.46 ? -0.75 : camp < 0.92 ? 0.75 : 0;
    return {
      id: random.hex(64),
      viewpoint: Math.max(-1.2, Math.min(1.2, random.normal(side, 0.22))),
      leniency: random.normal(0, 0.2),
      // A long tail: a few do most of the work.
      activity: Math.exp(random.normal(0, 1.1)),
      enrolledAt: options.start - Math.floor(random.uniform() * 200 * DAY) - DAY,
    };
  });
}

function drawTruth(random: Random): NoteTruth {
  const partisan = random.chance(0.5);
  const slant = partisan ? random.normal(random.chance(0.5) ? -0.65 : 0.65, 0.2) : random.normal(0, 0.1);
  return { quality: random.normal(0.1, 0.55), slant };
}

/** Notes without words of their own: only their numbers matter. */
export function drawContent(options: Pick<SimulationOptions, 'seed' | 'notes' | 'statements'>): StatementContent[] {
  const random = new Random(options.seed, 2);
  const perStatement = apportion(options.notes, Array.from({ length: options.statements }, () => random.exponential(1) + 0.05), 1, options.notes);
  return perStatement.map((count, s) => ({
    url: `https://social.example/posts/${s + 1}`,
    claim: `Simulated statement ${s + 1}`,
    authorName: null,
    language: 'en',
    topic: 'simulated',
    notes: Array.from({ length: count }, (_, n): NoteContent => {
      const misleading = !random.chance(0.1);
      return {
        ...drawTruth(random),
        classification: misleading ? 'MISINFORMED_OR_POTENTIALLY_MISLEADING' : 'NOT_MISLEADING',
        tags: [misleading ? random.pick(MISLEADING_TAGS) : random.pick(NOT_MISLEADING_TAGS)],
        text: `Simulated note ${n + 1} on statement ${s + 1}. https://sources.example/${s + 1}/${n + 1}`,
      };
    }),
  }));
}

interface DrawnNotes {
  statements: SimulatedStatement[];
  notes: SimulatedNote[];
  truths: NoteTruth[];
  /** Index of each note's author among the raters. */
  authors: number[];
}

function drawNotes(options: SimulationOptions, raters: readonly Rater[], content: readonly StatementContent[], random: Random): DrawnNotes {
  const writers = new WeightedChoice(raters.map((rater) => Math.sqrt(rater.activity)));
  const end = options.start + options.days * DAY;
  const nextId = idMaker(random);
  const statements: SimulatedStatement[] = [];
  const drafts: { note: SimulatedNote; truth: NoteTruth; author: number }[] = [];
  for (const { notes, ...statement } of content) {
    // Nothing begins in the last tenth, so that every note has time to be rated.
    const said = options.start + Math.floor(random.uniform() * 0.85 * (end - options.start));
    const id = nextId(said);
    statements.push({ ...statement, id, createdAtMillis: said });
    const taken = new Set<number>();
    for (const note of notes) {
      let author = writers.draw(random);
      while (taken.has(author) && taken.size < raters.length) author = writers.draw(random);
      taken.add(author);
      const written = Math.min(Math.floor(said + 10 * 60_000 + random.exponential(5 * HOUR)), Math.floor(options.start + 0.9 * (end - options.start)));
      drafts.push({
        author,
        truth: { quality: note.quality, slant: note.slant },
        note: {
          noteId: nextId(written),
          authorId: (raters[author] as Rater).id,
          createdAtMillis: written,
          tweetId: id,
          classification: note.classification,
          believable: null,
          harmful: null,
          validationDifficulty: null,
          misleadingTags: MISLEADING_TAGS.filter((tag) => note.tags.includes(tag)),
          notMisleadingTags: NOT_MISLEADING_TAGS.filter((tag) => note.tags.includes(tag)),
          trustworthySources: note.text.includes('https://'),
          summary: note.text,
          isMediaNote: false,
          isCollaborativeNote: false,
        },
      });
    }
  }
  drafts.sort((a, b) => a.note.createdAtMillis - b.note.createdAtMillis || (a.note.noteId < b.note.noteId ? -1 : 1));
  statements.sort((a, b) => a.createdAtMillis - b.createdAtMillis || (a.id < b.id ? -1 : 1));
  return { statements, notes: drafts.map(({ note }) => note), truths: drafts.map(({ truth }) => truth), authors: drafts.map(({ author }) => author) };
}

function drawRatings(
  options: SimulationOptions,
  raters: readonly Rater[],
  notes: readonly SimulatedNote[],
  truths: readonly NoteTruth[],
  authors: readonly number[],
  random: Random,
): SimulatedRating[] {
  const end = options.start + options.days * DAY;
  const activity = raters.map((rater) => rater.activity);
  const choice = new WeightedChoice(activity);
  const popularity = notes.map(() => Math.exp(random.normal(0, 0.6)));
  const counts = apportion(options.ratings, popularity, 1, raters.length - 1);
  const ratings: SimulatedRating[] = [];
  notes.forEach((note, n) => {
    const truth = truths[n] as NoteTruth;
    for (const index of drawDistinct(counts[n] as number, activity, choice, authors[n] as number, random)) {
      const rater = raters[index] as Rater;
      const level = drawLevel(rater, truth, random);
      // Most ratings come within a day (median 6 hours), a few after weeks.
      const delay = 60_000 + 6 * HOUR * Math.exp(random.normal(0, 1.3));
      ratings.push({
        noteId: note.noteId,
        raterId: rater.id,
        createdAtMillis: Math.floor(Math.min(note.createdAtMillis + delay, end - random.uniform() * HOUR)),
        level,
        tags: drawTagMask(level, rater, truth, random),
        ratedOnTweetId: note.tweetId,
        source: random.chance(0.05) ? 'POPULATION_SAMPLED' : 'DEFAULT',
        suggestion: '',
        suggestionId: null,
      });
    }
  });
  return ratings.sort((a, b) => a.createdAtMillis - b.createdAtMillis || (a.noteId + a.raterId < b.noteId + b.raterId ? -1 : 1));
}

/** Ids that are never given twice, in order of time. */
function idMaker(random: Random): (time: number) => string {
  const given = new Set<string>();
  return (time) => {
    for (;;) {
      const id = ((BigInt(time - ID_EPOCH) << 22n) | BigInt(random.bits() >>> 10)).toString();
      if (given.has(id)) continue;
      given.add(id);
      return id;
    }
  };
}

/** The history of a note that no run has seen yet. */
const unscored = (note: SimulatedNote): NoteStatusHistoryRow => ({
  ...newHistoryRow(note.noteId, note.authorId, note.createdAtMillis),
  currentStatus: 'NEEDS_MORE_RATINGS',
});

function enrollment(rater: Rater): SimulatedEnrollment {
  return {
    participantId: rater.id,
    enrollmentState: rater.activity > 0.5 ? 'earnedIn' : 'newUser',
    successfulRatingNeededToEarnIn: 5,
    timestampOfLastStateChange: rater.enrolledAt,
    timestampOfLastEarnOut: 1,
    modelingPopulation: 'CORE',
    modelingGroup: CORE_GROUP,
    numberOfTimesEarnedOut: 0,
  };
}
