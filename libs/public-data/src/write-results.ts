import { join } from 'node:path';
import { contributorRecords, ENROLLMENT_STATES, nextEnrollment, NOT_HELPFUL_TAGS, type ModelScores, type NoteOutput, type Parameters, type RaterOutput, type ScoringOutput } from '@bridgenotes/scoring';
import { HISTORY_COLUMNS } from './columns';
import { double, integer, line, text, truth } from './format';
import type { Tables } from './tables';
import { HELPFULNESS_COLUMNS, SCORED_NOTE_COLUMNS, type HelpfulnessColumn, type ScoredNoteColumn } from './result-columns';
import type { EnrollmentRow, HistoryRow } from './rows';
import { writeTable, type WriteOptions, type WrittenFile } from './write-file';
import { historyLine, linesOf } from './write-tables';

/** Cells of one model; those of a model without a say on the note stay empty. */
function modelCells(prefix: string, scores: ModelScores | null | undefined): Record<string, string> {
  if (scores == null) return {};
  return {
    [`${prefix}NoteIntercept`]: double(scores.intercept),
    [`${prefix}NoteFactor1`]: double(scores.factor),
    [`${prefix}RatingStatus`]: scores.coreStatus ?? '',
    [`${prefix}ActiveRules`]: text(scores.coreRules.join(',')),
    [`${prefix}NoteInterceptNoHighVol`]: double(scores.interceptNoHighVolume),
    [`${prefix}NoteInterceptNoCorrelated`]: double(scores.interceptNoCorrelated),
    [`${prefix}NumFinalRoundRatings`]: double(scores.numFinalRoundRatings),
  };
}

/** What a run adds to X's table of scored notes. */
function scoredNoteCells(note: NoteOutput, past: HistoryRow | undefined, classification: string): Partial<Record<ScoredNoteColumn, string>> {
  const { expansion, expansionPlus, group, multiGroup, topic, gaussian, gaussianWithTopics } = note.further;
  return {
    noteId: note.id,
    coreNoteIntercept: double(note.intercept),
    coreNoteFactor1: double(note.factor),
    finalRatingStatus: note.finalStatus,
    firstTag: note.firstTag ?? '',
    secondTag: note.secondTag ?? '',
    coreActiveRules: text(note.coreRules.join(',')),
    activeFilterTags: note.activeFilterTags.join(','),
    classification,
    createdAtMillis: integer(past?.createdAtMillis),
    coreRatingStatus: note.coreStatus ?? '',
    metaScorerActiveRules: text(note.metaRules.join(',')),
    decidedBy: text(note.decidedBy),
    coreNoteInterceptMin: double(note.interceptMin),
    coreNoteInterceptMax: double(note.interceptMax),
    coreNoteInterceptNoHighVol: double(note.interceptNoHighVolume),
    coreNoteInterceptNoCorrelated: double(note.interceptNoCorrelated),
    numRatings: integer(note.numRatings),
    timestampMillisOfCurrentStatus: double(past?.timestampMillisOfCurrentStatus),
    coreNumFinalRoundRatings: double(note.numFinalRoundRatings),
    ...modelCells('coreWithTopics', note.withTopics),
    coreWithTopicsNoteInterceptMin: double(note.withTopics?.interceptMin),
    coreWithTopicsNoteInterceptMax: double(note.withTopics?.interceptMax),
    ...modelCells('expansion', expansion),
    ...modelCells('expansionPlus', expansionPlus),
    ...modelCells('group', group),
    modelingGroup: double(group?.group),
    ...modelCells('multiGroup', multiGroup),
    modelingMultiGroup: double(multiGroup?.group),
    ...modelCells('topic', topic),
    noteTopic: topic?.topic ?? '',
    topicNoteConfident: topic == null ? '' : truth(topic.confident),
    ...modelCells('gaussian', gaussian),
    ...modelCells('gaussianCoreWithTopics', gaussianWithTopics),
    coreNoteInterceptPopulationSampled: double(note.interceptPopulationSampled),
    rescoringActiveRules: text(note.rescoring.join(',')),
    timestampMillisOfNmrDueToMinStableCrhTime: double(past?.timestampMillisOfNmrDueToMinStableCrhTime),
    abovePcrhThresholdTime: double(past?.abovePcrhThresholdTime),
    pflipProba: double(note.flipProbability),
    timestampMinuteOfFinalScoringOutput: double(past?.timestampMinuteOfFinalScoringOutput),
  };
}

function raterCells(rater: RaterOutput, enrolled: EnrollmentRow | undefined, ratingsReceived: number | undefined): Partial<Record<HelpfulnessColumn, string>> {
  const helpful = rater.successfulRatingHelpfulCount;
  const notHelpful = rater.successfulRatingNotHelpfulCount;
  const { author } = rater;
  return {
    raterParticipantId: rater.id,
    coreRaterIntercept: double(rater.intercept),
    coreRaterFactor1: double(rater.factor),
    crhCrnhRatioDifference: double(rater.crhCrnhRatioDifference),
    meanNoteScore: double(rater.meanNoteScore),
    raterAgreeRatio: double(rater.raterAgreeRatio),
    successfulRatingHelpfulCount: integer(helpful),
    successfulRatingNotHelpfulCount: integer(notHelpful),
    successfulRatingTotal: integer(helpful + notHelpful),
    unsuccessfulRatingHelpfulCount: integer(rater.unsuccessfulRatingHelpfulCount),
    unsuccessfulRatingNotHelpfulCount: integer(rater.unsuccessfulRatingNotHelpfulCount),
    unsuccessfulRatingTotal: integer(rater.unsuccessfulRatingHelpfulCount + rater.unsuccessfulRatingNotHelpfulCount),
    ratingsAwaitingMoreRatings: integer(rater.ratingsAwaitingMoreRatings),
    ratedAfterDecision: integer(rater.ratedAfterDecision),
    notesCurrentlyRatedHelpful: integer(rater.notesCurrentlyRatedHelpful),
    notesCurrentlyRatedNotHelpful: integer(rater.notesCurrentlyRatedNotHelpful),
    notesAwaitingMoreRatings: integer(rater.notesAwaitingMoreRatings),
    aboveHelpfulnessThreshold: truth(rater.aboveHelpfulnessThreshold),
    aggregateRatingReceivedTotal: integer(ratingsReceived),
    isEmergingWriter: truth(author?.isEmerging ?? false),
    authorTopNotHelpfulTagValues: (author?.topNotHelpfulTags ?? []).map((tag) => NOT_HELPFUL_TAGS.indexOf(tag)).join(','),
    crhTotal14d: integer(author?.shortSpan.helpful ?? 0),
    crnhTotal14d: integer(author?.shortSpan.notHelpful ?? 0),
    nmrTotal14d: integer(author?.shortSpan.undecided ?? 0),
    crhTotal90d: integer(author?.longSpan.helpful ?? 0),
    crnhTotal90d: integer(author?.longSpan.notHelpful ?? 0),
    nmrTotal90d: integer(author?.longSpan.undecided ?? 0),
    coreFirstRoundRaterIntercept: double(rater.firstRoundIntercept),
    coreFirstRoundRaterFactor1: double(rater.firstRoundFactor),
    enrollmentState: enrolled === undefined ? '' : integer(ENROLLMENT_STATES.indexOf(enrolled.enrollmentState)),
    successfulRatingNeededToEarnIn: integer(enrolled?.successfulRatingNeededToEarnIn),
    timestampOfLastStateChange: integer(enrolled?.timestampOfLastStateChange),
    timestampOfLastEarnOut: double(enrolled?.timestampOfLastEarnOut),
    modelingGroup: double(enrolled?.modelingGroup),
    numberOfTimesEarnedOut: integer(enrolled?.numberOfTimesEarnedOut),
  };
}

/** What a run was made with, and when. */
interface RunFacts {
  readonly parameters: Parameters;
  readonly now: number;
}

/** Who may write after the run; people whom the enrollment does not list have no state. */
function enrollmentAfter({ history, raters }: ScoringOutput, enrollment: readonly EnrollmentRow[], { parameters: { contributors }, now }: RunFacts): Map<string, EnrollmentRow> {
  const before = new Map(enrollment.map((row) => [row.participantId, row]));
  const records = contributorRecords(history, raters, (id) => before.get(id)?.timestampOfLastEarnOut ?? null, contributors);
  return new Map(
    enrollment.map((row) => {
      const record = records.get(row.participantId);
      return [row.participantId, record === undefined ? row : { ...row, ...nextEnrollment(row, record, now, contributors) }];
    }),
  );
}

/** A line in the order of `columns`; what `cells` does not have stays empty. */
function ordered<Column extends string>(columns: readonly Column[], cells: Partial<Record<Column, string>>): string {
  return line(columns.map((column) => cells[column] ?? ''));
}

export const RESULT_NAMES = ['scored_notes', 'helpfulness_scores', 'note_status_history'] as const;
export type ResultName = (typeof RESULT_NAMES)[number];

/** The lines of the three result tables, in X's columns and in the order of the run (sorted by id). */
export function resultLines(output: ScoringOutput, tables: Pick<Tables, 'notes' | 'enrollment'>, run: RunFacts): Record<ResultName, Iterable<string>> {
  const classification = new Map<string, string>(tables.notes.map((note) => [note.noteId, note.classification]));
  const enrolled = enrollmentAfter(output, tables.enrollment, run);
  const received = new Map<string, number>();
  for (const [n, note] of output.notes.entries()) {
    const author = output.history.at(n)?.noteAuthorParticipantId;
    if (author !== undefined) received.set(author, (received.get(author) ?? 0) + note.numRatings);
  }
  return {
    scored_notes: linesOf(SCORED_NOTE_COLUMNS, output.notes.entries(), ([n, note]) =>
      ordered(SCORED_NOTE_COLUMNS, scoredNoteCells(note, output.history.at(n), classification.get(note.id) ?? '')),
    ),
    helpfulness_scores: linesOf(HELPFULNESS_COLUMNS, output.raters, (rater) =>
      ordered(HELPFULNESS_COLUMNS, raterCells(rater, enrolled.get(rater.id), received.get(rater.id))),
    ),
    note_status_history: linesOf(HISTORY_COLUMNS, output.history, historyLine),
  };
}

/**
 * Writes scored_notes.tsv, helpfulness_scores.tsv and note_status_history.tsv; each is there whole or not at all.
 * @throws PublicDataError OUTPUT_UNWRITABLE
 */
export async function writeResults(
  folder: string,
  output: ScoringOutput,
  tables: Pick<Tables, 'notes' | 'enrollment'>,
  run: RunFacts,
  options: WriteOptions = {},
): Promise<WrittenFile[]> {
  const lines = resultLines(output, tables, run);
  const written: WrittenFile[] = [];
  for (const name of RESULT_NAMES) written.push(await writeTable(join(folder, `${name}.tsv`), lines[name], options));
  return written;
}
