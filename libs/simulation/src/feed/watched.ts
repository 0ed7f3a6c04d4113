import type { NoteOutput, NoteStatus } from '@bridgenotes/scoring';
import type { Random } from '../random';

/** A community whose raters ask a feed what to rate. */
export interface WatchOptions {
  readonly seed: number;
  readonly raters: number;
  /** Settled notes that were rated by chance before, so that most raters are known. */
  readonly pastNotes: number;
  readonly pastRatings: number;
  /** Notes written while the community is watched, in the first {@link writingHours}. */
  readonly notes: number;
  readonly writingHours: number;
  readonly hours: number;
  /** What all raters together give an hour, on average; they come at random times and rate some of what they are offered. */
  readonly ratingsPerHour: number;
  readonly ratingsPerVisit: number;
  /** Full runs are this far apart; between them the notes of a visit are scored live. */
  readonly runEveryMinutes: number;
}

/** What was last found of a note, by a run or live. */
export type FeedScore = Pick<NoteOutput, 'intercept' | 'factor' | 'interval' | 'furtherRatings' | 'coreStatus' | 'finalStatus' | 'numRatings' | 'sides'>;

/** What a feed may know of a note that can be offered. */
export interface OfferedNote {
  /** Names the note. */
  readonly index: number;
  readonly createdAtMillis: number;
  readonly misleading: boolean;
  /** Of the author's settled notes; the mean is null without one that was scored. */
  readonly author: { readonly meanNoteScore: number | null; readonly helpful: number; readonly notHelpful: number };
  readonly numRatings: number;
  /** Null for a note that nobody has scored yet. */
  readonly score: FeedScore | null;
  /** When it was last offered to somebody; until then when it was written. */
  readonly offeredAtMillis: number;
}

/** What a feed may know of a rater: a place on the axis of viewpoints, null for one whom the model does not know. */
export interface AskingRater {
  readonly factor: number | null;
}

/** Notes to offer, best first. `open` are those without a status that the rater neither wrote nor rated. */
export type Feed = (rater: AskingRater, open: readonly OfferedNote[], now: number, random: Random) => readonly OfferedNote[];

/** A change of what is shown of a note: with how many ratings of its own, and of all watched notes together. */
export interface WatchedChange {
  readonly at: number;
  readonly to: NoteStatus;
  readonly own: number;
  readonly all: number;
}

/** What became of one note. */
export interface WatchedNote {
  readonly createdAtMillis: number;
  /** The status it has when everybody has rated everything. */
  readonly right: NoteStatus;
  readonly changes: readonly WatchedChange[];
  readonly numRatings: number;
}
