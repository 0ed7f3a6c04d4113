import type { NoteStatusHistoryRow } from '../input';
import type { RaterOutput } from '../output';
import type { Rows } from '../rows';
import type { ContributorParameters } from './contributor-parameters';

/** What a note with a status was found to be. */
export type Verdict = 'helpful' | 'notHelpful';

/** What decides on a contributor's writing. */
export interface ContributorRecord {
  /** Ratings that agreed with a status less those that did not; HELPFUL for a not helpful note counts twice. */
  readonly ratingImpact: number;
  /** All notes by status. */
  readonly helpful: number;
  readonly notHelpful: number;
  readonly undecided: number;
  /** The last notes since writing was last lost that have a status, newest first; at most `parameters.recentNotes`. */
  readonly recent: readonly Verdict[];
}

/** Not helpful ones among the recent notes. */
export const recentNotHelpful = ({ recent }: Pick<ContributorRecord, 'recent'>): number => recent.filter((verdict) => verdict === 'notHelpful').length;

/** The record with one more note, newer than all others, that got a status. */
export function withNote(record: ContributorRecord, verdict: Verdict, { recentNotes }: Pick<ContributorParameters, 'recentNotes'>): ContributorRecord {
  return { ...record, [verdict]: record[verdict] + 1, recent: [verdict, ...record.recent].slice(0, recentNotes) };
}

/** Whose notes are often found helpful: losing writing does not get harder each time. */
export function isTopWriter({ helpful, notHelpful, undecided }: Pick<ContributorRecord, 'helpful' | 'notHelpful' | 'undecided'>, { topWritingImpact, topHitRate }: Pick<ContributorParameters, 'topWritingImpact' | 'topHitRate'>): boolean {
  const impact = helpful - notHelpful;
  return impact >= topWritingImpact && impact / Math.max(1, helpful + notHelpful + undecided) >= topHitRate;
}

/**
 * What decides on each contributor's writing, from what a run left behind.
 * @param lastEarnOut when somebody last lost writing, milliseconds since 1970; null for never
 */
export function contributorRecords(
  history: Iterable<NoteStatusHistoryRow>,
  raters: Pick<Rows<RaterOutput>, 'map'>,
  lastEarnOut: (id: string) => number | null,
  { recentNotes }: ContributorParameters,
): Map<string, ContributorRecord> {
  const notes = new Map<string, DecidedNote[]>();
  for (const row of history) {
    // notes without a status stand behind all others, and count for nothing
    if (row.currentStatus === 'NEEDS_MORE_RATINGS') continue;
    if (row.createdAtMillis <= (lastEarnOut(row.noteAuthorParticipantId) ?? 1)) continue;
    const own = notes.get(row.noteAuthorParticipantId) ?? [];
    notes.set(row.noteAuthorParticipantId, own);
    own.push({ noteId: row.noteId, currentStatus: row.currentStatus });
  }
  return new Map(raters.map((rater) => [rater.id, { ...totalsOf(rater), recent: recentVerdicts(notes.get(rater.id), recentNotes) }]));
}

const NONE: readonly Verdict[] = [];

function recentVerdicts(notes: DecidedNote[] | undefined, count: number): readonly Verdict[] {
  if (notes === undefined) return NONE;
  return notes.sort(newestFirst).slice(0, count).map((note) => (note.currentStatus === 'CURRENTLY_RATED_NOT_HELPFUL' ? 'notHelpful' : 'helpful'));
}

function totalsOf(rater: RaterOutput): Omit<ContributorRecord, 'recent'> {
  const agreed = rater.successfulRatingHelpfulCount + rater.successfulRatingNotHelpfulCount;
  const disagreed = rater.unsuccessfulRatingHelpfulCount + rater.unsuccessfulRatingNotHelpfulCount;
  return {
    ratingImpact: agreed - disagreed - rater.unsuccessfulRatingNotHelpfulCount,
    helpful: rater.notesCurrentlyRatedHelpful,
    notHelpful: rater.notesCurrentlyRatedNotHelpful,
    undecided: rater.notesAwaitingMoreRatings,
  };
}

/** As little of a note as it takes: an author's notes are held together until all are known. */
type DecidedNote = Pick<NoteStatusHistoryRow, 'noteId' | 'currentStatus'>;

function newestFirst(a: DecidedNote, b: DecidedNote): number {
  // ids grow with time: longer ones are newer
  return b.noteId.length - a.noteId.length || (a.noteId < b.noteId ? 1 : a.noteId > b.noteId ? -1 : 0);
}
