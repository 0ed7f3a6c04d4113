import { score, type NoteStatus, type NoteStatusHistoryRow, type Parameters } from '@bridgenotes/scoring';
import { drawLevel, drawTagMask, type NoteTruth, type RaterTruth } from '../opinion';
import { Random } from '../random';
import { toScoringInput } from '../scoring-input';
import { drawContent, simulate } from '../simulate';
import type { SimulatedCommunity, SimulatedNote, SimulatedRating } from '../tables';
import type { OfferedNote, WatchOptions } from './watched';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WATCH_FROM = Date.UTC(2026, 2, 1);
/** Older notes than this are settled. */
const PAST_ENDED = 16 * DAY;
const PAST_DAYS = 20;
const NO_RECORD: OfferedNote['author'] = { meanNoteScore: null, helpful: 0, notHelpful: 0 };

/** Who will rate what, before anybody does: every feed that is compared meets the same. */
export interface Setting {
  /** When watching begins, milliseconds since 1970. */
  readonly began: number;
  readonly past: SimulatedCommunity;
  readonly pastHistory: readonly NoteStatusHistoryRow[];
  /** Notes to be written, in order of time. */
  readonly notes: readonly SimulatedNote[];
  readonly raterIds: readonly string[];
  /** How often each rater comes, compared with others. */
  readonly activity: readonly number[];
  readonly authors: ReadonlyMap<string, OfferedNote['author']>;
  /** What a rater finds of a note, whenever asked. */
  readonly opinion: (note: number, rater: number, at: number) => SimulatedRating;
  readonly right: readonly NoteStatus[];
}

/** Draws a setting, and finds the right statuses by letting everybody rate everything. */
export function drawSetting(options: WatchOptions, parameters: Parameters): Setting {
  const { seed, raters } = options;
  const past = simulate({ seed, raters, notes: options.pastNotes, statements: options.pastNotes, ratings: options.pastRatings, start: WATCH_FROM - PAST_ENDED - PAST_DAYS * DAY, days: PAST_DAYS });
  const scored = score(toScoringInput(past, past.end), parameters);
  const settled = score(toScoringInput(past, WATCH_FROM - HOUR, scored.history), parameters);
  const content = drawContent({ seed: seed + 1, notes: options.notes, statements: options.notes });
  // A seed draws the same raters again.
  const coming = simulate({ seed, raters, ratings: options.notes, start: WATCH_FROM, days: Math.ceil(options.writingHours / 24) }, content);
  const raterIds = past.truth.raters.map(({ participantId }) => participantId);
  const random = new Random(seed, 21);
  const notes = spread(coming, options.writingHours, random);
  const truthOf = new Map(coming.truth.notes.map((note) => [note.noteId, note]));
  const truths = notes.map(({ noteId }) => truthOf.get(noteId)!);
  const setting = {
    began: WATCH_FROM,
    past,
    pastHistory: [...settled.history],
    notes,
    raterIds,
    activity: raterIds.map(() => Math.exp(random.normal(0, 0.8))),
    authors: new Map([...settled.raters].map((rater) => [rater.id, rater.meanNoteScore === null && rater.notesCurrentlyRatedHelpful + rater.notesCurrentlyRatedNotHelpful === 0
      ? NO_RECORD
      : { meanNoteScore: rater.meanNoteScore, helpful: rater.notesCurrentlyRatedHelpful, notHelpful: rater.notesCurrentlyRatedNotHelpful }])),
    opinion: (note: number, rater: number, at: number) => opinionOf(seed, notes[note]!, note, truths[note]!, past.truth.raters[rater]!, rater, at),
  };
  return { ...setting, right: rightStatuses(setting, options, parameters) };
}

/** Written evenly over the hours of writing, in the order drawn. */
function spread({ notes }: SimulatedCommunity, hours: number, random: Random): SimulatedNote[] {
  const times = notes.map(() => Math.floor(WATCH_FROM + random.uniform() * hours * HOUR)).sort((a, b) => a - b);
  return notes.map((note, n) => ({ ...note, createdAtMillis: times[n]! }));
}

/** One stream of chance for each pair, so that it does not matter who asks when. */
function opinionOf(seed: number, { noteId, tweetId }: SimulatedNote, note: number, truth: NoteTruth, person: RaterTruth & { participantId: string }, rater: number, at: number): SimulatedRating {
  const random = new Random(seed, 1_000_003 * (note + 1) + rater);
  const level = drawLevel(person, truth, random);
  return { noteId, raterId: person.participantId, createdAtMillis: at, level, tags: drawTagMask(level, person, truth, random), ratedOnTweetId: tweetId, source: 'DEFAULT', suggestion: '', suggestionId: null };
}

function rightStatuses({ past, pastHistory, notes, raterIds, opinion }: Omit<Setting, 'right'>, options: WatchOptions, parameters: Parameters): NoteStatus[] {
  // Spread over two days: people who turn up together all the time would have one voice.
  const random = new Random(options.seed, 23);
  const ratings = notes.flatMap((note, n) => raterIds.flatMap((id, u) => (id === note.authorId ? [] : [opinion(n, u, Math.floor(note.createdAtMillis + random.uniform() * 2 * DAY))])));
  const everything = { ...past, notes: [...past.notes, ...notes], ratings: [...past.ratings, ...ratings] };
  const end = WATCH_FROM + options.writingHours * HOUR + 2 * DAY;
  const first = score(toScoringInput(everything, end, pastHistory), parameters);
  const second = score(toScoringInput(everything, end + 8 * HOUR, first.history), parameters);
  const statusOf = new Map([...second.notes].map((note) => [note.id, note.finalStatus]));
  return notes.map(({ noteId }) => statusOf.get(noteId)!);
}
