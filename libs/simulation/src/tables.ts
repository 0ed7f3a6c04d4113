import type { HelpfulnessLevel, MisleadingTag, NoteClassification, NoteStatusHistoryRow, NotMisleadingTag, RatingSource } from '@bridgenotes/scoring';
import type { NoteTruth, RaterTruth } from './opinion';

/** What a simulation is asked for. */
export interface SimulationOptions {
  /** Decides everything that is drawn. */
  seed: number;
  /** How many of each; every rating is of another pair of note and rater. */
  statements: number;
  notes: number;
  raters: number;
  ratings: number;
  /** Milliseconds since 1970 when the first statement is made. */
  start: number;
  /** How long the community is watched. */
  days: number;
}

/** Statements and notes that are given rather than drawn. */
export interface StatementContent {
  /** Where it was said; null for a statement known by its words alone. */
  url: string | null;
  /** The words. */
  claim: string;
  authorName: string | null;
  /** BCP 47. */
  language: string;
  topic: string;
  notes: readonly NoteContent[];
}

export interface NoteContent extends NoteTruth {
  classification: NoteClassification;
  tags: readonly (MisleadingTag | NotMisleadingTag)[];
  text: string;
}

export interface SimulatedStatement extends Omit<StatementContent, 'notes'> {
  /** Stands in the tables as tweetId. */
  id: string;
  createdAtMillis: number;
}

/** A row of the public notes table; fields named as public-data names them. */
export interface SimulatedNote {
  noteId: string;
  authorId: string;
  createdAtMillis: number;
  tweetId: string;
  classification: NoteClassification;
  believable: null;
  harmful: null;
  validationDifficulty: null;
  misleadingTags: MisleadingTag[];
  notMisleadingTags: NotMisleadingTag[];
  trustworthySources: boolean;
  summary: string;
  isMediaNote: boolean;
  isCollaborativeNote: boolean;
}

/** A row of the public ratings table. */
export interface SimulatedRating {
  noteId: string;
  raterId: string;
  createdAtMillis: number;
  level: HelpfulnessLevel;
  tags: number;
  ratedOnTweetId: string;
  source: RatingSource;
  suggestion: string;
  suggestionId: null;
}

/** A row of the user enrollment. */
export interface SimulatedEnrollment {
  participantId: string;
  enrollmentState: 'earnedIn' | 'newUser';
  successfulRatingNeededToEarnIn: number;
  timestampOfLastStateChange: number;
  timestampOfLastEarnOut: number;
  modelingPopulation: 'CORE';
  modelingGroup: number;
  numberOfTimesEarnedOut: number;
}

/** A community as its public tables show it, and the truth that made it. Rows are in order of time. */
export interface SimulatedCommunity {
  statements: SimulatedStatement[];
  notes: SimulatedNote[];
  ratings: SimulatedRating[];
  noteStatusHistory: NoteStatusHistoryRow[];
  userEnrollment: SimulatedEnrollment[];
  truth: {
    notes: ({ noteId: string } & NoteTruth)[];
    raters: ({ participantId: string } & RaterTruth)[];
  };
  /** When it all began, and the moment of the last rating. */
  start: number;
  end: number;
}
