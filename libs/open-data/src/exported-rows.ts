import type { EnrollmentRow, NoteRow, RatingRow } from '@bridgenotes/public-data';
import { ENROLLED_WITHOUT_GROUP, HELPFULNESS_LEVELS, newHistoryRow, UNASSIGNED_GROUP, type EnrollmentState, type MisleadingTag, type ModelingPopulation, type NoteClassification, type NoteStatusHistoryRow, type NotMisleadingTag, type ScoringInput } from '@bridgenotes/scoring';

/** A note as it stands in the database and is not deleted. */
export interface StoredNote {
  readonly id: string;
  readonly classification: NoteClassification;
  readonly tags: readonly string[];
  readonly text: string | null;
  readonly trustworthy_sources: boolean;
  readonly is_media_note: boolean;
  readonly is_collaborative_note: boolean;
  readonly imported_fields: Pick<NoteRow, 'believable' | 'harmful' | 'validationDifficulty'> | null;
  /** Its post on X, or else the id of its statement. */
  readonly post: string;
}

/** A contributor who belongs to a modeling group, or to none and is enrolled. */
export interface StoredContributor {
  readonly participant_id: string;
  readonly enrollment_state: EnrollmentState;
  readonly needed: number;
  readonly changed_at: Date | null;
  readonly earned_out_at: Date | null;
  readonly population: ModelingPopulation | null;
  readonly modeling_group: number;
  readonly times_earned_out: number;
}

/** The notes that a run saw and that are still there, in its order. */
export function* exportedNotes({ notes }: ScoringInput, stored: ReadonlyMap<string, StoredNote>): Generator<NoteRow> {
  for (let n = 0; n < notes.count; n++) {
    const note = stored.get(notes.id[n]!);
    if (note === undefined) continue;
    const isMisleading = note.classification !== 'NOT_MISLEADING';
    yield {
      noteId: note.id,
      authorId: notes.authorId[n]!,
      createdAtMillis: notes.createdAtMillis[n]!,
      tweetId: note.post,
      classification: note.classification,
      believable: note.imported_fields?.believable ?? null,
      harmful: note.imported_fields?.harmful ?? null,
      validationDifficulty: note.imported_fields?.validationDifficulty ?? null,
      misleadingTags: isMisleading ? (note.tags as MisleadingTag[]) : [],
      notMisleadingTags: isMisleading ? [] : (note.tags as NotMisleadingTag[]),
      trustworthySources: note.trustworthy_sources,
      summary: note.text ?? '',
      isMediaNote: note.is_media_note,
      isCollaborativeNote: note.is_collaborative_note,
    };
  }
}

/** The ratings that a run saw. */
export function* exportedRatings({ notes, ratings, raters }: ScoringInput): Generator<RatingRow> {
  for (let i = 0; i < ratings.count; i++) {
    yield {
      noteId: notes.id[ratings.note[i]!]!,
      raterId: raters.id[ratings.rater[i]!]!,
      createdAtMillis: ratings.createdAtMillis[i]!,
      level: HELPFULNESS_LEVELS[ratings.level[i]!]!,
      tags: ratings.tags[i]!,
      ratedOnTweetId: null,
      source: ratings.populationSampled[i] === 1 ? 'POPULATION_SAMPLED' : 'DEFAULT',
      suggestion: '',
      suggestionId: null,
    };
  }
}

/** What earlier runs decided, as the run was given it; of a deleted note this is the only row. */
export function* exportedHistory({ notes, history }: ScoringInput, stored: ReadonlyMap<string, StoredNote>): Generator<NoteStatusHistoryRow> {
  for (let n = 0; n < notes.count; n++) {
    const id = notes.id[n]!;
    const row = history[n] ?? (stored.has(id) ? undefined : newHistoryRow(id, notes.authorId[n]!, notes.createdAtMillis[n]!));
    if (row !== undefined) yield row;
  }
}

/** People with the modeling group that the run counted them in; those in none are nobody in particular, and not listed. */
export function* exportedEnrollment({ raters }: ScoringInput, stored: readonly StoredContributor[]): Generator<EnrollmentRow> {
  const groups = new Map(raters.id.map((id, u) => [id, raters.modelingGroup[u]!]));
  for (const person of stored) {
    const group = groups.get(person.participant_id) ?? person.modeling_group;
    if (group === UNASSIGNED_GROUP) continue;
    yield {
      participantId: person.participant_id,
      enrollmentState: person.enrollment_state,
      successfulRatingNeededToEarnIn: person.needed,
      // X writes 1 for never
      timestampOfLastStateChange: person.changed_at?.getTime() ?? 1,
      timestampOfLastEarnOut: person.earned_out_at?.getTime() ?? 1,
      modelingPopulation: person.population,
      modelingGroup: group === ENROLLED_WITHOUT_GROUP ? null : group,
      numberOfTimesEarnedOut: person.times_earned_out,
    };
  }
}
