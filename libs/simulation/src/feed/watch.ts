import { NO_HABITS, score, scoreLive, type FrozenRater, type NoteStatusHistoryRow, type Parameters, type ScoringOutput } from '@bridgenotes/scoring';
import { Random, WeightedChoice } from '../random';
import { toScoringInput } from '../scoring-input';
import type { SimulatedCommunity, SimulatedRating } from '../tables';
import type { Setting } from './setting';
import type { Feed, FeedScore, OfferedNote, WatchedChange, WatchedNote, WatchOptions } from './watched';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NO_RECORD: OfferedNote['author'] = { meanNoteScore: null, helpful: 0, notHelpful: 0 };
/** What one visit to a feed shows at most. */
const PAGE = 15;

interface WorkingNote extends OfferedNote {
  numRatings: number;
  score: FeedScore | null;
  offeredAtMillis: number;
  readonly ratings: SimulatedRating[];
  readonly ratedBy: Set<number>;
  readonly changes: WatchedChange[];
}

/**
 * Lets raters come at random times, ask the feed and rate the first of what it offers, while runs decide and single
 * notes are scored between them as the platform does it. The same setting and feed give the same.
 */
export function watch(setting: Setting, options: WatchOptions, feed: Feed, parameters: Parameters): WatchedNote[] {
  return new Watch(setting, options, feed, parameters).run();
}

class Watch {
  readonly #random: Random;
  readonly #notes: WorkingNote[];
  readonly #ratings: SimulatedRating[] = [];
  #written = 0;
  #output: ScoringOutput | null = null;
  #history: Map<string, NoteStatusHistoryRow>;
  #raters = new Map<string, FrozenRater>();
  #rules = new Map<string, readonly string[]>();

  constructor(
    private readonly setting: Setting,
    private readonly options: WatchOptions,
    private readonly feed: Feed,
    private readonly parameters: Parameters,
  ) {
    this.#random = new Random(options.seed, 22);
    this.#history = new Map(setting.pastHistory.map((row) => [row.noteId, row]));
    this.#notes = setting.notes.map((note, index) => ({
      index,
      createdAtMillis: note.createdAtMillis,
      misleading: note.classification !== 'NOT_MISLEADING',
      author: setting.authors.get(note.authorId) ?? NO_RECORD,
      numRatings: 0,
      score: null,
      offeredAtMillis: note.createdAtMillis,
      ratings: [],
      ratedBy: new Set([setting.raterIds.indexOf(note.authorId)]),
      changes: [],
    }));
  }

  run(): WatchedNote[] {
    const end = this.setting.began + this.options.hours * HOUR;
    const who = new WeightedChoice([...this.setting.activity]);
    const between = (HOUR * this.options.ratingsPerVisit) / this.options.ratingsPerHour;
    const every = this.options.runEveryMinutes * MINUTE;
    let run = this.setting.began;
    let visit = this.setting.began + this.#random.exponential(between);
    while (Math.min(run, visit) <= end) {
      if (run <= visit) {
        this.#score(run);
        run += every;
      } else {
        this.#visit(who.draw(this.#random), visit);
        visit += this.#random.exponential(between);
      }
    }
    return this.#notes.map(({ createdAtMillis, changes, numRatings, index }) => ({ createdAtMillis, changes, numRatings, right: this.setting.right[index]! }));
  }

  #visit(rater: number, now: number): void {
    while ((this.setting.notes[this.#written]?.createdAtMillis ?? Infinity) <= now) this.#written++;
    const asking = { factor: this.#raters.get(this.setting.raterIds[rater]!)?.factor ?? null };
    const open = this.#notes.slice(0, this.#written).filter((note) => (note.score?.finalStatus ?? 'NEEDS_MORE_RATINGS') === 'NEEDS_MORE_RATINGS' && !note.ratedBy.has(rater));
    const offered = this.feed(asking, open, now, this.#random).slice(0, PAGE) as WorkingNote[];
    const rated = offered.slice(0, 1 + Math.floor(this.#random.exponential(this.options.ratingsPerVisit - 0.5)));
    for (const note of offered) note.offeredAtMillis = now;
    for (const note of rated) {
      const rating = this.setting.opinion(note.index, rater, Math.floor(now));
      note.ratings.push(rating);
      note.ratedBy.add(rater);
      note.numRatings++;
      this.#ratings.push(rating);
    }
    if (rated.length > 0 && this.#output?.frozen != null) this.#scoreLive(rated, now);
  }

  /** A full run; those before the last {@link WatchOptions.runEveryMinutes} are in its history. */
  #score(now: number): void {
    const { past, notes } = this.setting;
    const community = { ...past, notes: [...past.notes, ...notes.slice(0, this.#written)], ratings: [...past.ratings, ...this.#ratings] };
    this.#output = score(toScoringInput(community, now, this.#history.values()), this.parameters, undefined, { freeze: true });
    this.#history = new Map([...this.#output.history].map((row) => [row.noteId, row]));
    const { habits } = this.#output.frozen ?? { habits: new Map<string, never>() };
    this.#raters = new Map([...this.#output.raters].map((rater) => [rater.id, { intercept: rater.intercept, factor: rater.factor, hasScore: rater.aboveHelpfulnessThreshold !== null, ...(habits.get(rater.id) ?? NO_HABITS) }]));
    const found = new Map([...this.#output.notes].map((note) => [note.id, note]));
    this.#rules = new Map([...found].map(([id, note]) => [id, [...note.coreRules, ...note.metaRules]]));
    for (const note of this.#notes.slice(0, this.#written)) this.#tell(note, found.get(notes[note.index]!.noteId)!, now);
  }

  /** What the platform does seconds after a rating. */
  #scoreLive(rated: readonly WorkingNote[], now: number): void {
    const notes = rated.map(({ index }) => this.setting.notes[index]!);
    const community: SimulatedCommunity = { ...this.setting.past, notes, ratings: rated.flatMap(({ ratings }) => ratings), noteStatusHistory: [] };
    const input = toScoringInput(community, now, notes.flatMap(({ noteId }) => this.#history.get(noteId) ?? []));
    const scores = scoreLive(input, (id) => this.#raters.get(id), this.#output!.frozen!.model, (id) => this.#rules.get(id), this.parameters);
    const found = new Map(scores.map((found) => [found.id, found]));
    for (const note of rated) this.#tell(note, found.get(this.setting.notes[note.index]!.noteId), now);
  }

  #tell(note: WorkingNote, found: FeedScore | undefined, at: number): void {
    if (found === undefined) return;
    const before = note.score?.finalStatus ?? 'NEEDS_MORE_RATINGS';
    note.score = found;
    if (found.finalStatus !== before) note.changes.push({ at, to: found.finalStatus, own: note.numRatings, all: this.#ratings.length });
  }
}
