import { tagsOfNote } from '../data/counts';
import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import type { AuthorRecord, StatusCounts } from '../output';
import type { Parameters } from '../parameters';
import type { DecidedNotes } from '../results';
import { mostGiven, NOT_HELPFUL_TIE_ORDER } from '../tags/explanation';
import type { NoteStatus, NotHelpfulTag, RatingTag } from '../vocabulary';

interface Tally {
  notes: number;
  interceptSum: number;
  recentRatings: number;
  /** The two most given of each note. */
  complaints: NotHelpfulTag[];
  short: StatusCounts;
  long: StatusCounts;
}

/**
 * What is told of everybody who wrote, by id (contributor_state.py `is_emerging_writer`, explanation_tags.py
 * `get_top_nonhelpful_tags_per_author`, run_scoring.py `_compute_past_n_days_stats`). As in X, spans of notes end
 * with the newest note and not with the run.
 *
 * @param admitted ratings that count, ascending
 * @param intercept of the core model by note, NaN where it could not place the note
 * @param decided what this run decided
 */
export function recordAuthors(
  data: Dataset,
  admitted: RatingSet,
  intercept: Float64Array,
  decided: Pick<DecidedNotes, 'statusOf'>,
  parameters: Parameters,
): Map<string, AuthorRecord> {
  const rules = parameters.contributors;
  const { all, recent } = ratingsReceived(data, admitted, data.now - rules.emergingSpan);
  let newest = 0;
  for (let n = 0; n < data.noteCount; n++) newest = Math.max(newest, data.noteCreatedAt[n]!);
  const tallies = new Map<string, Tally>();
  for (let n = 0; n < data.noteCount; n++) {
    const tally = tallies.get(data.authorId[n]!) ?? blank();
    tallies.set(data.authorId[n]!, tally);
    tally.notes++;
    tally.interceptSum += Number.isNaN(intercept[n]!) ? 0 : intercept[n]!;
    tally.recentRatings += recent[n]!;
    addComplaints(tally.complaints, tagsOfNote(data, admitted, n), parameters.explanation);
    const age = newest - data.noteCreatedAt[n]!;
    const status = countOf(decided.statusOf(n));
    const enough = status !== 'undecided' ? all[n]! > 0 : all[n]! >= rules.shortSpanMinRatings;
    if (age < rules.shortSpan && enough) tally.short[status]++;
    if (age < rules.longSpan) tally.long[status]++;
  }
  return new Map([...tallies].map(([id, tally]) => [id, recordOf(tally, parameters)]));
}

function recordOf(tally: Tally, { contributors, explanation }: Parameters): AuthorRecord {
  return {
    isEmerging: tally.interceptSum / tally.notes > contributors.emergingMeanNoteScore && tally.recentRatings >= contributors.emergingRatings,
    // a tie goes to the tag that explains a note before the other
    topNotHelpfulTags: mostGiven(NOT_HELPFUL_TIE_ORDER, (tag) => timesIn(tally.complaints, tag), 1).slice(0, explanation.minTagsNeeded),
    shortSpan: tally.short,
    longSpan: tally.long,
  };
}

/** The two most given tags of a note count, if there are two. */
function addComplaints(complaints: NotHelpfulTag[], countOf: (tag: RatingTag) => number, { minRatingsToGetTag, minTagsNeeded }: Parameters['explanation']): void {
  const tags = mostGiven(NOT_HELPFUL_TIE_ORDER, countOf, minRatingsToGetTag);
  for (let k = 0; k < minTagsNeeded && tags.length >= minTagsNeeded; k++) complaints.push(tags[k]!);
}

function timesIn(tags: readonly NotHelpfulTag[], wanted: NotHelpfulTag): number {
  let times = 0;
  for (const tag of tags) if (tag === wanted) times++;
  return times;
}

function ratingsReceived(data: Dataset, admitted: RatingSet, since: number): { all: Uint32Array; recent: Uint32Array } {
  const recent = admitted.filter((i) => data.ratingCreatedAt[i]! > since);
  return { all: admitted.countBy(data.note, data.noteCount), recent: recent.countBy(data.note, data.noteCount) };
}

function countOf(status: NoteStatus): keyof StatusCounts {
  if (status === 'CURRENTLY_RATED_HELPFUL') return 'helpful';
  return status === 'CURRENTLY_RATED_NOT_HELPFUL' ? 'notHelpful' : 'undecided';
}

function blank(): Tally {
  const none = (): StatusCounts => ({ helpful: 0, notHelpful: 0, undecided: 0 });
  return { notes: 0, interceptSum: 0, recentRatings: 0, complaints: [], short: none(), long: none() };
}
