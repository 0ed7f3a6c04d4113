import type {
  EnrollmentState,
  HelpfulnessLevel,
  MisleadingTag,
  ModelingPopulation,
  NoteClassification,
  NoteStatusHistoryRow,
  NotMisleadingTag,
  RatingSource,
} from '@bridgenotes/scoring';

export const BELIEVABLE = ['BELIEVABLE_BY_FEW', 'BELIEVABLE_BY_MANY'] as const;
export const HARMFUL = ['LITTLE_HARM', 'CONSIDERABLE_HARM'] as const;
export const VALIDATION_DIFFICULTY = ['EASY', 'CHALLENGING'] as const;

/** A note as the public notes table has it. */
export interface NoteRow {
  noteId: string;
  authorId: string;
  /** Milliseconds since 1970. */
  createdAtMillis: number;
  /** Id of the post the note is about; null where the table does not say. */
  tweetId: string | null;
  classification: NoteClassification;
  /** Asked until 2022-10-27. */
  believable: (typeof BELIEVABLE)[number] | null;
  harmful: (typeof HARMFUL)[number] | null;
  validationDifficulty: (typeof VALIDATION_DIFFICULTY)[number] | null;
  misleadingTags: MisleadingTag[];
  notMisleadingTags: NotMisleadingTag[];
  trustworthySources: boolean;
  /** The text; may be empty. */
  summary: string;
  isMediaNote: boolean;
  isCollaborativeNote: boolean;
}

/** A rating as the public ratings table has it. */
export interface RatingRow {
  noteId: string;
  raterId: string;
  createdAtMillis: number;
  level: HelpfulnessLevel;
  /** Bit i is set where the rating carries RATING_TAGS[i]. */
  tags: number;
  /** The post the rating was made on (media notes show on several); null where not told. */
  ratedOnTweetId: string | null;
  source: RatingSource;
  /** What the rater would change in the note, empty if nothing. */
  suggestion: string;
  suggestionId: string | null;
}

/** A row of the note status history; the columns are those that scoring uses. */
export type HistoryRow = NoteStatusHistoryRow;

/** What X's user enrollment says of a contributor. */
export interface EnrollmentRow {
  participantId: string;
  enrollmentState: EnrollmentState;
  /** Rating impact that unlocks writing. */
  successfulRatingNeededToEarnIn: number | null;
  timestampOfLastStateChange: number | null;
  /** 1: never. */
  timestampOfLastEarnOut: number | null;
  modelingPopulation: ModelingPopulation | null;
  /** 0…33; null where unassigned. */
  modelingGroup: number | null;
  numberOfTimesEarnedOut: number | null;
}

/** Row type of each table. */
export interface TableRows {
  notes: NoteRow;
  ratings: RatingRow;
  noteStatusHistory: HistoryRow;
  userEnrollment: EnrollmentRow;
}
