import type { CopyValue } from '@bridgenotes/platform';
import type { EnrollmentRow, HistoryRow, NoteRow, RatingRow } from '@bridgenotes/public-data';
import { ENROLLED_WITHOUT_GROUP, HELPFULNESS_LEVELS } from '@bridgenotes/scoring';
import type { CanonicalUrl } from '@bridgenotes/statements';

/**
 * How rows of the public tables become rows of our tables. The tables allow more than the database holds:
 * ids need not be numbers, numbers need not be small. What does not fit is refused, one row at a time.
 */
export class UnstorableCell extends Error {
  constructor(
    readonly column: string,
    readonly reason: 'NOT_AN_ID' | 'NOT_A_NUMBER' | 'NOT_A_TIME',
    readonly given: string,
    readonly allowed: string,
  ) {
    super(`${column}: ${reason}`);
  }
}

const LARGEST_ID = 9_223_372_036_854_775_807n;
const LARGEST_INTEGER = 2_147_483_647;
/** Ids of history rows carry their time in 41 bits from X's epoch: 2080-07-10. */
export const LATEST_TIME = 1_288_834_974_657 + 2 ** 41 - 1;

/** @throws UnstorableCell */
export function storableId(column: string, given: string): string {
  if (!/^[1-9]\d{0,18}$/.test(given) || BigInt(given) > LARGEST_ID) throw new UnstorableCell(column, 'NOT_AN_ID', given.slice(0, 80), `a whole number from 1 to ${LARGEST_ID}`);
  return given;
}

function storableTime(column: string, millis: number): number {
  if (millis > LATEST_TIME) throw new UnstorableCell(column, 'NOT_A_TIME', String(millis), `milliseconds since 1970 up to ${LATEST_TIME}`);
  return millis;
}

function storableInteger(column: string, value: number | null, most: number): number | null {
  if (value !== null && !(Number.isInteger(value) && value >= -1 && value <= most)) throw new UnstorableCell(column, 'NOT_A_NUMBER', String(value), `a whole number from -1 to ${most}`);
  return value;
}

/** The public tables write 1 or less for "never". */
const momentOrNull = (millis: number | null): number | null => (millis === null || millis <= 1 ? null : millis);

/** Columns of the stages, in the order in which the functions below fill them. */
export const STAGE_COLUMNS = {
  enrollment: ['participant_id', 'enrollment_state', 'needed', 'changed_ms', 'earned_out_ms', 'population', 'modeling_group', 'times_earned_out'],
  notes: [
    'note_id', 'participant_id', 'created_ms', 'url', 'platform', 'external_id', 'statement_id', 'classification', 'tags', 'text',
    'trustworthy_sources', 'is_media_note', 'is_collaborative_note', 'imported_fields',
  ],
  ratings: ['note_id', 'participant_id', 'created_ms', 'level', 'tag_mask', 'population_sampled'],
} as const;

export function enrollmentValues(row: EnrollmentRow): CopyValue[] {
  return [
    row.participantId,
    row.enrollmentState,
    storableInteger('successfulRatingNeededToEarnIn', row.successfulRatingNeededToEarnIn, LARGEST_INTEGER),
    momentOrNull(row.timestampOfLastStateChange),
    momentOrNull(row.timestampOfLastEarnOut),
    row.modelingPopulation,
    // Somebody who is enrolled without a group takes part in no model; nobody in particular (null) does.
    row.modelingGroup ?? ENROLLED_WITHOUT_GROUP,
    row.numberOfTimesEarnedOut,
  ];
}

/** What a note is about: a statement that is there, or the URL of one that may be new. */
export type NoteTarget = { readonly statementId: string } | CanonicalUrl;

export function noteValues(row: NoteRow, target: NoteTarget): CopyValue[] {
  const answers = Object.entries({ believable: row.believable, harmful: row.harmful, validationDifficulty: row.validationDifficulty }).filter(([, answer]) => answer !== null);
  const [url, platform, externalId, statementId] = 'statementId' in target ? [null, null, null, target.statementId] : [target.url, target.platform, target.externalId, null];
  return [
    storableId('noteId', row.noteId),
    row.authorId,
    storableTime('createdAtMillis', row.createdAtMillis),
    url,
    platform,
    externalId,
    statementId,
    row.classification,
    // The other classification's tags mean nothing, as in the form.
    row.classification === 'NOT_MISLEADING' ? row.notMisleadingTags : row.misleadingTags,
    row.summary === '' ? null : row.summary,
    row.trustworthySources,
    row.isMediaNote,
    row.isCollaborativeNote,
    answers.length === 0 ? null : Object.fromEntries(answers),
  ];
}

export function ratingValues(row: RatingRow): CopyValue[] {
  return [
    storableId('noteId', row.noteId),
    row.raterId,
    storableTime('createdAtMillis', row.createdAtMillis),
    HELPFULNESS_LEVELS.indexOf(row.level),
    row.tags,
    row.source === 'POPULATION_SAMPLED',
  ];
}

/** Columns of note_status_history after the note's id, with the field of the public table; the order of {@link historyValues}. */
export const HISTORY_FIELDS = [
  ['note_author_participant_id', 'noteAuthorParticipantId', 'text'],
  ['created_at_millis', 'createdAtMillis', 'bigint'],
  ['timestamp_millis_of_first_non_nmr_status', 'timestampMillisOfFirstNonNMRStatus', 'bigint'],
  ['first_non_nmr_status', 'firstNonNMRStatus', 'text'],
  ['timestamp_millis_of_current_status', 'timestampMillisOfCurrentStatus', 'bigint'],
  ['current_status', 'currentStatus', 'text'],
  ['timestamp_millis_of_latest_non_nmr_status', 'timestampMillisOfLatestNonNMRStatus', 'bigint'],
  ['most_recent_non_nmr_status', 'mostRecentNonNMRStatus', 'text'],
  ['timestamp_millis_of_status_lock', 'timestampMillisOfStatusLock', 'bigint'],
  ['locked_status', 'lockedStatus', 'text'],
  ['timestamp_millis_of_retro_lock', 'timestampMillisOfRetroLock', 'bigint'],
  ['current_core_status', 'currentCoreStatus', 'text'],
  ['current_expansion_status', 'currentExpansionStatus', 'text'],
  ['current_group_status', 'currentGroupStatus', 'text'],
  ['current_decided_by', 'currentDecidedBy', 'text'],
  ['current_modeling_group', 'currentModelingGroup', 'integer'],
  ['timestamp_millis_of_most_recent_status_change', 'timestampMillisOfMostRecentStatusChange', 'bigint'],
  ['timestamp_millis_of_nmr_due_to_min_stable_crh_time', 'timestampMillisOfNmrDueToMinStableCrhTime', 'bigint'],
  ['current_multi_group_status', 'currentMultiGroupStatus', 'text'],
  ['current_modeling_multi_group', 'currentModelingMultiGroup', 'integer'],
  ['timestamp_minute_of_final_scoring_output', 'timestampMinuteOfFinalScoringOutput', 'bigint'],
  ['timestamp_millis_of_first_nmr_due_to_min_stable_crh_time', 'timestampMillisOfFirstNmrDueToMinStableCrhTime', 'bigint'],
  ['above_pcrh_threshold_time', 'abovePcrhThresholdTime', 'bigint'],
] as const satisfies readonly (readonly [string, keyof HistoryRow, 'text' | 'bigint' | 'integer'])[];

/** @param notePage what a deleted note without a known post is about: its own page */
export function historyValues(row: HistoryRow, notePage: CanonicalUrl): CopyValue[] {
  storableTime('createdAtMillis', row.createdAtMillis);
  const values = HISTORY_FIELDS.map(([, field, type]) => {
    const value = row[field];
    return typeof value === 'number' ? storableInteger(field, value, type === 'integer' ? LARGEST_INTEGER : Number.MAX_SAFE_INTEGER) : value;
  });
  return [storableId('noteId', row.noteId), notePage.url, ...values];
}
