import {
  HELPFUL_TAGS,
  MISLEADING_TAGS,
  NOT_HELPFUL_TAGS,
  NOT_MISLEADING_TAGS,
} from '@bridgenotes/scoring';
import type { TableName } from './public-data.error';

/** Columns of X's public tables, in the order in which X writes them (July 2026). */
export const NOTE_COLUMNS = [
  'noteId',
  'noteAuthorParticipantId',
  'createdAtMillis',
  'tweetId',
  'classification',
  'believable',
  'harmful',
  'validationDifficulty',
  ...MISLEADING_TAGS,
  ...NOT_MISLEADING_TAGS,
  'trustworthySources',
  'summary',
  'isMediaNote',
  'isCollaborativeNote',
] as const;

export const RATING_COLUMNS = [
  'noteId',
  'raterParticipantId',
  'createdAtMillis',
  'version',
  'agree',
  'disagree',
  'helpful',
  'notHelpful',
  'helpfulnessLevel',
  ...HELPFUL_TAGS,
  ...NOT_HELPFUL_TAGS,
  'ratedOnTweetId',
  'ratingSourceBucketed',
  'suggestion',
  'suggestionId',
] as const;

export const HISTORY_COLUMNS = [
  'noteId',
  'noteAuthorParticipantId',
  'createdAtMillis',
  'timestampMillisOfFirstNonNMRStatus',
  'firstNonNMRStatus',
  'timestampMillisOfCurrentStatus',
  'currentStatus',
  'timestampMillisOfLatestNonNMRStatus',
  'mostRecentNonNMRStatus',
  'timestampMillisOfStatusLock',
  'lockedStatus',
  'timestampMillisOfRetroLock',
  'currentCoreStatus',
  'currentExpansionStatus',
  'currentGroupStatus',
  'currentDecidedBy',
  'currentModelingGroup',
  'timestampMillisOfMostRecentStatusChange',
  'timestampMillisOfNmrDueToMinStableCrhTime',
  'currentMultiGroupStatus',
  'currentModelingMultiGroup',
  'timestampMinuteOfFinalScoringOutput',
  'timestampMillisOfFirstNmrDueToMinStableCrhTime',
  'abovePcrhThresholdTime',
] as const;

export const ENROLLMENT_COLUMNS = [
  'participantId',
  'enrollmentState',
  'successfulRatingNeededToEarnIn',
  'timestampOfLastStateChange',
  'timestampOfLastEarnOut',
  'modelingPopulation',
  'modelingGroup',
  'numberOfTimesEarnedOut',
] as const;

export type NoteColumn = (typeof NOTE_COLUMNS)[number];
export type RatingColumn = (typeof RATING_COLUMNS)[number];
export type HistoryColumn = (typeof HISTORY_COLUMNS)[number];
export type EnrollmentColumn = (typeof ENROLLMENT_COLUMNS)[number];

/** What a table has to have to be read at all; every other column may be absent, as in older downloads. */
export const REQUIRED_COLUMNS: Readonly<Record<TableName, readonly string[]>> = {
  notes: ['noteId', 'noteAuthorParticipantId', 'createdAtMillis', 'tweetId', 'classification'],
  ratings: ['noteId', 'raterParticipantId', 'createdAtMillis', 'helpfulnessLevel'],
  noteStatusHistory: ['noteId', 'noteAuthorParticipantId', 'createdAtMillis', 'currentStatus'],
  userEnrollment: ['participantId', 'enrollmentState'],
};

/** Other spellings of columns, from X's documentation and older downloads. */
export const COLUMN_ALIASES: Readonly<Record<TableName, Readonly<Record<string, string>>>> = {
  notes: { participantId: 'noteAuthorParticipantId' },
  ratings: { participantId: 'raterParticipantId' },
  noteStatusHistory: {
    participantId: 'noteAuthorParticipantId',
    latestNonNMRStatus: 'mostRecentNonNMRStatus',
    currentDecidedByKey: 'currentDecidedBy',
  },
  userEnrollment: {},
};

