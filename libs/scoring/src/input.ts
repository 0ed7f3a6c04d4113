import type { ModelStatus, NoteStatus } from './vocabulary';

/**
 * One row of X's note status history: what earlier runs decided about a note.
 * Times are milliseconds since 1970 and null where the event never happened;
 * field names are the columns of the public table.
 */
export interface NoteStatusHistoryRow {
  noteId: string;
  noteAuthorParticipantId: string;
  createdAtMillis: number;
  timestampMillisOfFirstNonNMRStatus: number | null;
  firstNonNMRStatus: NoteStatus | null;
  timestampMillisOfCurrentStatus: number | null;
  /** The status the previous run published; null before the first run. */
  currentStatus: NoteStatus | null;
  timestampMillisOfLatestNonNMRStatus: number | null;
  mostRecentNonNMRStatus: NoteStatus | null;
  timestampMillisOfStatusLock: number | null;
  /** Status kept for ever once a note is old enough; null while it may still change. */
  lockedStatus: NoteStatus | null;
  timestampMillisOfRetroLock: number | null;
  /** What the core model alone said; null when the core model did not score the note. */
  currentCoreStatus: ModelStatus | null;
  currentExpansionStatus: ModelStatus | null;
  currentGroupStatus: ModelStatus | null;
  currentDecidedBy: string | null;
  currentModelingGroup: number | null;
  /** −1: the status has never changed since this is recorded. */
  timestampMillisOfMostRecentStatusChange: number | null;
  /** Start of the current stability wait; −1 after one has ended; null when none ever began. */
  timestampMillisOfNmrDueToMinStableCrhTime: number | null;
  currentMultiGroupStatus: ModelStatus | null;
  currentModelingMultiGroup: number | null;
  timestampMinuteOfFinalScoringOutput: number | null;
  timestampMillisOfFirstNmrDueToMinStableCrhTime: number | null;
  abovePcrhThresholdTime: number | null;
}

/** Notes, one per index. All columns have `count` entries. */
export interface NoteColumns {
  count: number;
  /** Unique ids. */
  id: string[];
  /** Whoever wrote the note; authors need not be raters. */
  authorId: string[];
  createdAtMillis: Float64Array;
  /** 0 where the note says NOT_MISLEADING, otherwise 1 (deleted notes, whose classification is lost, too). */
  misleading: Uint8Array;
  /**
   * Number of the topic (`topicNumber`) for notes of a divided topic, which the core model leaves out so that it does
   * not shape the viewpoint axis of all others; 0 for all other notes. Models with all topics, and one for each
   * topic, decide on such notes. May be all 0.
   */
  outOfScope: Uint8Array;
  /** What each note is about, null where that is not known; left out where every note has a statement of its own. */
  statementId?: (string | null)[];
}

/** Ratings, one per index, at most one for each pair of note and rater. */
export interface RatingColumns {
  count: number;
  /** Index into the notes. */
  note: Uint32Array;
  /** Index into the raters. */
  rater: Uint32Array;
  createdAtMillis: Float64Array;
  /** 0 NOT_HELPFUL, 1 SOMEWHAT_HELPFUL, 2 HELPFUL. */
  level: Uint8Array;
  /** Bit i is set where the rating carries RATING_TAGS[i]. */
  tags: Uint32Array;
  /** 1 for a rating asked of a random sample of raters. */
  populationSampled: Uint8Array;
}

/** Modeling group of raters outside of X's enrollment: the core model counts them. */
export const UNASSIGNED_GROUP = -1;
/** Modeling group of raters whom X's enrollment lists without a group: no model counts them. */
export const ENROLLED_WITHOUT_GROUP = -2;

/** A row for a note that no run has seen. */
export function newHistoryRow(noteId: string, authorId: string, createdAtMillis: number): NoteStatusHistoryRow {
  return {
    noteId,
    noteAuthorParticipantId: authorId,
    createdAtMillis,
    timestampMillisOfFirstNonNMRStatus: null,
    firstNonNMRStatus: null,
    timestampMillisOfCurrentStatus: null,
    currentStatus: null,
    timestampMillisOfLatestNonNMRStatus: null,
    mostRecentNonNMRStatus: null,
    timestampMillisOfStatusLock: null,
    lockedStatus: null,
    timestampMillisOfRetroLock: null,
    currentCoreStatus: null,
    currentExpansionStatus: null,
    currentGroupStatus: null,
    currentDecidedBy: null,
    currentModelingGroup: null,
    timestampMillisOfMostRecentStatusChange: null,
    timestampMillisOfNmrDueToMinStableCrhTime: null,
    currentMultiGroupStatus: null,
    currentModelingMultiGroup: null,
    timestampMinuteOfFinalScoringOutput: null,
    timestampMillisOfFirstNmrDueToMinStableCrhTime: null,
    abovePcrhThresholdTime: null,
  };
}

/** Raters, one per index. */
export interface RaterColumns {
  count: number;
  /** Unique ids. */
  id: string[];
  /** X's modeling group 0…33, or {@link UNASSIGNED_GROUP} or {@link ENROLLED_WITHOUT_GROUP}. */
  modelingGroup: Int8Array;
}

/** Everything a scoring run knows. The order of rows in any table does not matter. */
export interface ScoringInput {
  /** The moment the run stands for, in milliseconds since 1970. */
  now: number;
  notes: NoteColumns;
  ratings: RatingColumns;
  raters: RaterColumns;
  /** What earlier runs decided, aligned with `notes`; undefined for a note no run has seen. */
  history: (NoteStatusHistoryRow | undefined)[];
}
