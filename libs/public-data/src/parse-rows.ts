import {
  ENROLLMENT_STATES,
  HELPFULNESS_LEVELS,
  MISLEADING_TAGS,
  MODELING_POPULATIONS,
  MODEL_STATUSES,
  NOT_MISLEADING_TAGS,
  NOTE_CLASSIFICATIONS,
  NOTE_STATUSES,
  RATING_SOURCES,
  RATING_TAGS,
} from '@bridgenotes/scoring';
import {
  CellFault,
  checkId,
  checkNumericId,
  choiceOf,
  flagOf,
  idOf,
  integerOf,
  isBlank,
  numberOf,
  numericIdOf,
  optionalIdOf,
  optionalTimeOf,
  requiredChoiceOf,
  textOf,
  timeOf,
  type Column,
} from './cells';
import type { EnrollmentColumn, HistoryColumn, NoteColumn, RatingColumn } from './columns';
import { BELIEVABLE, HARMFUL, VALIDATION_DIFFICULTY, type EnrollmentRow, type HistoryRow, type NoteRow, type RatingRow } from './rows';
import type { RowView } from './tsv-parser';

/** Finds a column of the file at hand by its name. */
export type ColumnFinder<Name extends string> = (name: Name) => Column;

/** Reads rows of the notes table. The reader throws CellFault for a bad row. */
export function noteParser(find: ColumnFinder<NoteColumn>): (row: RowView) => NoteRow {
  const c = {
    id: find('noteId'),
    author: find('noteAuthorParticipantId'),
    createdAt: find('createdAtMillis'),
    tweet: find('tweetId'),
    classification: find('classification'),
    believable: find('believable'),
    harmful: find('harmful'),
    difficulty: find('validationDifficulty'),
    sources: find('trustworthySources'),
    summary: find('summary'),
    media: find('isMediaNote'),
    collaborative: find('isCollaborativeNote'),
  };
  const misleading = MISLEADING_TAGS.map(find);
  const notMisleading = NOT_MISLEADING_TAGS.map(find);
  return (row) => ({
    noteId: numericIdOf(row, c.id),
    authorId: idOf(row, c.author),
    createdAtMillis: timeOf(row, c.createdAt),
    tweetId: optionalIdOf(row, c.tweet),
    classification: requiredChoiceOf(row, c.classification, NOTE_CLASSIFICATIONS),
    believable: choiceOf(row, c.believable, BELIEVABLE),
    harmful: choiceOf(row, c.harmful, HARMFUL),
    validationDifficulty: choiceOf(row, c.difficulty, VALIDATION_DIFFICULTY),
    misleadingTags: MISLEADING_TAGS.filter((_, i) => flagOf(row, misleading[i] as Column) === 1),
    notMisleadingTags: NOT_MISLEADING_TAGS.filter((_, i) => flagOf(row, notMisleading[i] as Column) === 1),
    trustworthySources: flagOf(row, c.sources) === 1,
    summary: textOf(row, c.summary),
    isMediaNote: flagOf(row, c.media) === 1,
    isCollaborativeNote: flagOf(row, c.collaborative) === 1,
  });
}

/**
 * The parts of a rating that scoring needs, without making an object for each:
 * `read` fills the fields, or throws CellFault.
 */
export class RatingReader {
  createdAtMillis = 0;
  /** Index in HELPFULNESS_LEVELS. */
  level = 0;
  tags = 0;
  populationSampled = 0;
  readonly note: Column;
  readonly rater: Column;
  readonly #createdAt: Column;
  readonly #level: Column;
  readonly #helpful: Column;
  readonly #notHelpful: Column;
  readonly #source: Column;
  readonly #tags: Column[];

  constructor(find: ColumnFinder<RatingColumn>) {
    this.note = find('noteId');
    this.rater = find('raterParticipantId');
    this.#createdAt = find('createdAtMillis');
    this.#level = find('helpfulnessLevel');
    this.#helpful = find('helpful');
    this.#notHelpful = find('notHelpful');
    this.#source = find('ratingSourceBucketed');
    this.#tags = RATING_TAGS.map(find);
  }

  read(row: RowView): void {
    checkNumericId(row, this.note);
    checkId(row, this.rater);
    this.createdAtMillis = timeOf(row, this.#createdAt);
    this.level = this.#readLevel(row);
    let tags = 0;
    for (let bit = 0; bit < this.#tags.length; bit += 1) {
      if (flagOf(row, this.#tags[bit] as Column) === 1) tags |= 1 << bit;
    }
    this.tags = tags >>> 0;
    this.populationSampled = choiceOf(row, this.#source, RATING_SOURCES) === 'POPULATION_SAMPLED' ? 1 : 0;
  }

  /** The level, or the yes/no answer of the form used until June 2021, of which "no" weighs more (as X reads it). */
  #readLevel(row: RowView): number {
    const level = choiceOf(row, this.#level, HELPFULNESS_LEVELS);
    if (level !== null) return HELPFULNESS_LEVELS.indexOf(level);
    if (flagOf(row, this.#notHelpful) === 1) return 0;
    if (flagOf(row, this.#helpful) === 1) return 2;
    throw new CellFault(this.#level.name, 'NO_ANSWER', '', `${HELPFULNESS_LEVELS.join(', ')}, or 1 in helpful or notHelpful`);
  }
}

/** Reads whole rows of the ratings table. */
export function ratingParser(find: ColumnFinder<RatingColumn>): (row: RowView) => RatingRow {
  const reader = new RatingReader(find);
  const ratedOn = find('ratedOnTweetId');
  const suggestion = find('suggestion');
  const suggestionId = find('suggestionId');
  return (row) => {
    reader.read(row);
    return {
      noteId: numericIdOf(row, reader.note),
      raterId: idOf(row, reader.rater),
      createdAtMillis: reader.createdAtMillis,
      level: HELPFULNESS_LEVELS[reader.level] ?? 'NOT_HELPFUL',
      tags: reader.tags,
      ratedOnTweetId: optionalIdOf(row, ratedOn),
      source: reader.populationSampled === 1 ? 'POPULATION_SAMPLED' : 'DEFAULT',
      suggestion: textOf(row, suggestion),
      suggestionId: optionalIdOf(row, suggestionId),
    };
  };
}

/** Reads rows of the note status history. */
export function historyParser(find: ColumnFinder<HistoryColumn>): (row: RowView) => HistoryRow {
  const status = (name: HistoryColumn) => {
    const column = find(name);
    return (row: RowView) => choiceOf(row, column, NOTE_STATUSES);
  };
  const modelStatus = (name: HistoryColumn) => {
    const column = find(name);
    return (row: RowView) => choiceOf(row, column, MODEL_STATUSES);
  };
  const time = (name: HistoryColumn) => {
    const column = find(name);
    return (row: RowView) => optionalTimeOf(row, column);
  };
  const number = (name: HistoryColumn) => {
    const column = find(name);
    return (row: RowView) => numberOf(row, column);
  };
  const id = find('noteId');
  const author = find('noteAuthorParticipantId');
  const createdAt = find('createdAtMillis');
  const decidedBy = find('currentDecidedBy');
  const readers = {
    timestampMillisOfFirstNonNMRStatus: time('timestampMillisOfFirstNonNMRStatus'),
    firstNonNMRStatus: status('firstNonNMRStatus'),
    timestampMillisOfCurrentStatus: time('timestampMillisOfCurrentStatus'),
    currentStatus: status('currentStatus'),
    timestampMillisOfLatestNonNMRStatus: time('timestampMillisOfLatestNonNMRStatus'),
    mostRecentNonNMRStatus: status('mostRecentNonNMRStatus'),
    timestampMillisOfStatusLock: time('timestampMillisOfStatusLock'),
    lockedStatus: status('lockedStatus'),
    timestampMillisOfRetroLock: time('timestampMillisOfRetroLock'),
    currentCoreStatus: modelStatus('currentCoreStatus'),
    currentExpansionStatus: modelStatus('currentExpansionStatus'),
    currentGroupStatus: modelStatus('currentGroupStatus'),
    currentModelingGroup: number('currentModelingGroup'),
    timestampMillisOfMostRecentStatusChange: time('timestampMillisOfMostRecentStatusChange'),
    timestampMillisOfNmrDueToMinStableCrhTime: time('timestampMillisOfNmrDueToMinStableCrhTime'),
    currentMultiGroupStatus: modelStatus('currentMultiGroupStatus'),
    currentModelingMultiGroup: number('currentModelingMultiGroup'),
    timestampMinuteOfFinalScoringOutput: number('timestampMinuteOfFinalScoringOutput'),
    timestampMillisOfFirstNmrDueToMinStableCrhTime: time('timestampMillisOfFirstNmrDueToMinStableCrhTime'),
    abovePcrhThresholdTime: number('abovePcrhThresholdTime'),
  };
  return (row) => ({
    noteId: numericIdOf(row, id),
    noteAuthorParticipantId: idOf(row, author),
    createdAtMillis: timeOf(row, createdAt),
    timestampMillisOfFirstNonNMRStatus: readers.timestampMillisOfFirstNonNMRStatus(row),
    firstNonNMRStatus: readers.firstNonNMRStatus(row),
    timestampMillisOfCurrentStatus: readers.timestampMillisOfCurrentStatus(row),
    currentStatus: readers.currentStatus(row),
    timestampMillisOfLatestNonNMRStatus: readers.timestampMillisOfLatestNonNMRStatus(row),
    mostRecentNonNMRStatus: readers.mostRecentNonNMRStatus(row),
    timestampMillisOfStatusLock: readers.timestampMillisOfStatusLock(row),
    lockedStatus: readers.lockedStatus(row),
    timestampMillisOfRetroLock: readers.timestampMillisOfRetroLock(row),
    currentCoreStatus: readers.currentCoreStatus(row),
    currentExpansionStatus: readers.currentExpansionStatus(row),
    currentGroupStatus: readers.currentGroupStatus(row),
    currentDecidedBy: isBlank(row, decidedBy) ? null : textOf(row, decidedBy),
    currentModelingGroup: readers.currentModelingGroup(row),
    timestampMillisOfMostRecentStatusChange: readers.timestampMillisOfMostRecentStatusChange(row),
    timestampMillisOfNmrDueToMinStableCrhTime: readers.timestampMillisOfNmrDueToMinStableCrhTime(row),
    currentMultiGroupStatus: readers.currentMultiGroupStatus(row),
    currentModelingMultiGroup: readers.currentModelingMultiGroup(row),
    timestampMinuteOfFinalScoringOutput: readers.timestampMinuteOfFinalScoringOutput(row),
    timestampMillisOfFirstNmrDueToMinStableCrhTime: readers.timestampMillisOfFirstNmrDueToMinStableCrhTime(row),
    abovePcrhThresholdTime: readers.abovePcrhThresholdTime(row),
  });
}

/** Reads rows of the user enrollment. */
export function enrollmentParser(find: ColumnFinder<EnrollmentColumn>): (row: RowView) => EnrollmentRow {
  const c = {
    participant: find('participantId'),
    state: find('enrollmentState'),
    needed: find('successfulRatingNeededToEarnIn'),
    change: find('timestampOfLastStateChange'),
    earnOut: find('timestampOfLastEarnOut'),
    population: find('modelingPopulation'),
    group: find('modelingGroup'),
    times: find('numberOfTimesEarnedOut'),
  };
  return (row) => ({
    participantId: idOf(row, c.participant),
    enrollmentState: requiredChoiceOf(row, c.state, ENROLLMENT_STATES),
    successfulRatingNeededToEarnIn: numberOf(row, c.needed),
    timestampOfLastStateChange: optionalTimeOf(row, c.change),
    timestampOfLastEarnOut: optionalTimeOf(row, c.earnOut),
    modelingPopulation: choiceOf(row, c.population, MODELING_POPULATIONS),
    modelingGroup: integerOf(row, c.group, 0, 127),
    numberOfTimesEarnedOut: integerOf(row, c.times, 0, 1_000_000),
  });
}
