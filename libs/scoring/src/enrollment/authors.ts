import { lowestBit } from '../data/bits';
import type { Dataset } from '../data/dataset';
import { notesByAuthor, peopleOf } from '../data/people';
import type { RatingSet } from '../data/rating-set';
import type { AuthorRecord, StatusCounts } from '../output';
import type { Parameters } from '../parameters';
import type { DecidedNotes } from '../results';
import { mostGiven, NOT_HELPFUL_TIE_ORDER } from '../tags/explanation';
import { RATING_TAGS, tagMask, type NoteStatus } from '../vocabulary';

/** What the records of authors are made from, by note. */
interface NoteTallies {
  /** Ratings, and those of late. */
  all: Uint32Array;
  recent: Uint32Array;
  /** Its most given criticisms, as places in NOT_HELPFUL_TIE_ORDER, `perNote` a note; NONE where it has too few. */
  complaints: Uint8Array;
  perNote: number;
}

const NONE = 255;
const TAGS = NOT_HELPFUL_TIE_ORDER.length;
const BITS: readonly number[] = NOT_HELPFUL_TIE_ORDER.map((tag) => RATING_TAGS.indexOf(tag));
const CRITICISM = tagMask(NOT_HELPFUL_TIE_ORDER);

/**
 * What is told of everybody who wrote (contributor_state.py `is_emerging_writer`, explanation_tags.py
 * `get_top_nonhelpful_tags_per_author`, run_scoring.py `_compute_past_n_days_stats`). As in X, spans of notes end
 * with the newest note and not with the run.
 *
 * @param admitted ratings that count, ascending
 * @param intercept of the core model by note, NaN where it could not place the note
 * @param decided what this run decided
 * @returns the record of a person, see `People`; null for those who wrote nothing
 */
export function recordAuthors(
  data: Dataset,
  admitted: RatingSet,
  intercept: Float64Array,
  decided: Pick<DecidedNotes, 'statusOf'>,
  parameters: Parameters,
): (person: number) => AuthorRecord | null {
  const rules = parameters.contributors;
  const { starts, notes } = notesByAuthor(peopleOf(data));
  const tallies = tallyNotes(data, admitted, parameters);
  const newest = data.noteCreatedAt.reduce((latest, created) => Math.max(latest, created), 0);
  return (person) => {
    const own = notes.subarray(starts[person]!, starts[person + 1]!);
    if (own.length === 0) return null;
    const [short, long] = [noNotes(), noNotes()];
    let [interceptSum, recentRatings] = [0, 0];
    for (const n of own) {
      interceptSum += Number.isNaN(intercept[n]!) ? 0 : intercept[n]!;
      recentRatings += tallies.recent[n]!;
      const age = newest - data.noteCreatedAt[n]!;
      const status = countOf(decided.statusOf(n));
      const enough = status !== 'undecided' ? tallies.all[n]! > 0 : tallies.all[n]! >= rules.shortSpanMinRatings;
      if (age < rules.shortSpan && enough) short[status]++;
      if (age < rules.longSpan) long[status]++;
    }
    const times = complaintsAbout(own, tallies);
    return {
      isEmerging: interceptSum / own.length > rules.emergingMeanNoteScore && recentRatings >= rules.emergingRatings,
      // a tie goes to the tag that explains a note before the other
      topNotHelpfulTags: mostGiven(NOT_HELPFUL_TIE_ORDER, (tag) => times[NOT_HELPFUL_TIE_ORDER.indexOf(tag)]!, 1).slice(0, tallies.perNote),
      shortSpan: short,
      longSpan: long,
    };
  };
}

function tallyNotes(data: Dataset, admitted: RatingSet, { contributors, explanation }: Parameters): NoteTallies {
  const { noteCount, firstRating, ratingCreatedAt, tags } = data;
  const perNote = explanation.minTagsNeeded;
  const since = data.now - contributors.emergingSpan;
  const recent = new Uint32Array(noteCount);
  const complaints = new Uint8Array(perNote * noteCount).fill(NONE);
  const counts = new Uint32Array(RATING_TAGS.length);
  for (let n = 0; n < noteCount; n++) {
    counts.fill(0);
    for (const i of admitted.within(firstRating[n]!, firstRating[n + 1]!)) {
      if (ratingCreatedAt[i]! > since) recent[n]!++;
      for (let mask = tags[i]! & CRITICISM; mask !== 0; mask &= mask - 1) counts[lowestBit(mask)]!++;
    }
    if (givenEnough(counts, explanation.minRatingsToGetTag) >= perNote) fillMostGiven(complaints.subarray(perNote * n, perNote * (n + 1)), counts);
  }
  return { all: admitted.countRuns(firstRating), recent, complaints, perNote };
}

/** How many criticisms were given so often. @param counts by place in RATING_TAGS */
function givenEnough(counts: Uint32Array, atLeast: number): number {
  let given = 0;
  for (let k = 0; k < TAGS; k++) if (counts[BITS[k]!]! >= atLeast) given++;
  return given;
}

/** As many of the most given criticisms as there is room for; of equals that which comes first. */
function fillMostGiven(into: Uint8Array, counts: Uint32Array): void {
  for (let place = 0; place < into.length; place++) {
    let most = NONE;
    for (let k = 0; k < TAGS; k++) if (!into.includes(k) && (most === NONE || counts[BITS[k]!]! > counts[BITS[most]!]!)) most = k;
    into[place] = most;
  }
}

/** How many of the notes have each criticism among their most given, by place in NOT_HELPFUL_TIE_ORDER. */
function complaintsAbout(notes: Uint32Array, { complaints, perNote }: NoteTallies): Uint32Array {
  const times = new Uint32Array(TAGS);
  for (const n of notes) for (let k = perNote * n; k < perNote * (n + 1); k++) if (complaints[k] !== NONE) times[complaints[k]!]!++;
  return times;
}

function countOf(status: NoteStatus): keyof StatusCounts {
  if (status === 'CURRENTLY_RATED_HELPFUL') return 'helpful';
  return status === 'CURRENTLY_RATED_NOT_HELPFUL' ? 'notHelpful' : 'undecided';
}

function noNotes(): StatusCounts {
  return { helpful: 0, notHelpful: 0, undecided: 0 };
}
