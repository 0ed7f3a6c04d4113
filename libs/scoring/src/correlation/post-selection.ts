import type { Dataset } from '../data/dataset';
import { notesByAuthor, peopleOf, type People } from '../data/people';
import type { RatingSet } from '../data/rating-set';
import { Groups } from './groups';
import { joinTogether, type TogetherParameters } from './together';

/** When people who keep turning up together are taken for one. post_selection_similarity.py PostSelectionSimilarity */
export interface PostSelectionParameters extends TogetherParameters {
  /** With fewer notes nobody is. constants.py minNumNotesForProdData */
  readonly minNotes: number;
  /** Raters who call an author's notes helpful soon after they appear. get_suspect_pairs */
  readonly haste: readonly HasteParameters[];
  /** Authors with fewer notes, and raters with fewer such ratings, are left alone. minDenom */
  readonly minOfHaste: number;
}

export interface HasteParameters {
  /** Milliseconds after the note. */
  readonly within: number;
  /** Author and rater are one when the rater was so fast on this share of the author's notes… writerCoverage */
  readonly minShareOfNotes: number;
  /** …or when this share of the rater's fast ratings is of the author's notes. raterAffinity */
  readonly minShareOfRatings: number;
}

const MINUTE = 60_000;

export const POST_SELECTION: PostSelectionParameters = {
  minNotes: 200,
  window: 20 * MINUTE,
  minStatements: 10,
  minInformation: 0.55,
  informationPrior: 500,
  minShare: 0.4,
  sharePrior: 10,
  haste: [
    { within: MINUTE, minShareOfNotes: 0.2, minShareOfRatings: 0.2 },
    { within: 5 * MINUTE, minShareOfNotes: 0.3, minShareOfRatings: 0.45 },
    { within: 20 * MINUTE, minShareOfNotes: 0.4, minShareOfRatings: 0.7 },
  ],
  minOfHaste: 10,
};

/** People taken for one: a number for each group, −1 for who acts alone. */
export interface Voices {
  /** By rater. */
  rater: Int32Array;
  /** The author's, by note. */
  author: Int32Array;
}

/** Finds raters, and authors, who keep turning up together; undefined where nobody does. */
export function commonVoices(data: Dataset, parameters: PostSelectionParameters): Voices | undefined {
  if (data.noteCount < parameters.minNotes) return undefined;
  const people = peopleOf(data);
  const groups = new Groups(people.count);
  let found = false;
  const join = (a: number, b: number): void => {
    groups.join(a, b);
    found = true;
  };
  joinHasty(data, people, parameters, join);
  joinTogether(data, parameters, join);
  if (!found) return undefined;
  return { rater: Int32Array.from({ length: data.raterCount }, (_, u) => groups.of(u)), author: Int32Array.from(people.authorOf, (author) => groups.of(author)) };
}

/**
 * Of a group's ratings of a note the first counts, and none where one of them wrote it
 * (`apply_post_selection_similarity`). Of ratings in the same instant that of the first rater counts.
 */
export function oneVoiceEach(data: Pick<Dataset, 'noteCount' | 'firstRating' | 'rater' | 'ratingCreatedAt' | 'note'>, ratings: RatingSet, voices: Voices): RatingSet {
  const first = new Map<number, number>();
  const drop = new Set<number>();
  for (let n = 0; n < data.noteCount; n++) {
    first.clear();
    for (const i of ratings.within(data.firstRating[n]!, data.firstRating[n + 1]!)) {
      const voice = voices.rater[data.rater[i]!]!;
      if (voice < 0) continue;
      const other = first.get(voice);
      const later = other !== undefined && data.ratingCreatedAt[other]! <= data.ratingCreatedAt[i]!;
      if (voice === voices.author[n] || later) drop.add(i);
      else {
        if (other !== undefined) drop.add(other);
        first.set(voice, i);
      }
    }
  }
  return drop.size === 0 ? ratings : ratings.filter((i) => !drop.has(i));
}

/** Authors and those who call their notes helpful at once. */
function joinHasty(data: Dataset, people: People, { haste, minOfHaste }: PostSelectionParameters, join: (a: number, b: number) => void): void {
  const { firstHasty, raters, delays } = hastyRatings(data, haste.reduce((most, { within }) => Math.max(most, within), -Infinity));
  const { starts, notes } = notesByAuthor(people);
  const counts = new Uint32Array(data.raterCount);
  const met: number[] = [];
  for (const { within, minShareOfNotes, minShareOfRatings } of haste) {
    const fast = new Uint32Array(data.raterCount);
    for (let k = 0; k < raters.length; k++) if (delays[k]! <= within) fast[raters[k]!]!++;
    for (let author = 0; author < people.count; author++) {
      const written = starts[author + 1]! - starts[author]!;
      // nobody can have met them often enough
      if (written < minOfHaste && written / minOfHaste < minShareOfRatings) continue;
      for (let place = starts[author]!; place < starts[author + 1]!; place++) {
        for (let k = firstHasty[notes[place]!]!; k < firstHasty[notes[place]! + 1]!; k++) if (delays[k]! <= within && counts[raters[k]!]!++ === 0) met.push(raters[k]!);
      }
      for (const u of met) {
        const covers = written >= minOfHaste && counts[u]! / written >= minShareOfNotes;
        const follows = fast[u]! >= minOfHaste && counts[u]! / fast[u]! >= minShareOfRatings;
        if (covers || follows) join(author, u);
        counts[u] = 0;
      }
      met.length = 0;
    }
  }
}

/** Ratings that called their note helpful soon enough, by note: who, and after how many milliseconds. */
interface HastyRatings {
  /** Those of note n are firstHasty[n] … firstHasty[n + 1] − 1. */
  firstHasty: Uint32Array;
  raters: Uint32Array;
  delays: Float64Array;
}

function hastyRatings({ noteCount, firstRating, rater, level, ratingCreatedAt, noteCreatedAt }: Dataset, within: number): HastyRatings {
  const firstHasty = new Uint32Array(noteCount + 1);
  const isHasty = (n: number, i: number): boolean => ratingCreatedAt[i]! - noteCreatedAt[n]! <= within && level[i] === HELPFUL;
  for (let n = 0; n < noteCount; n++) {
    let count = firstHasty[n]!;
    for (let i = firstRating[n]!, end = firstRating[n + 1]!; i < end; i++) count += isHasty(n, i) ? 1 : 0;
    firstHasty[n + 1] = count;
  }
  const raters = new Uint32Array(firstHasty[noteCount]!);
  const delays = new Float64Array(raters.length);
  for (let n = 0; n < noteCount; n++) {
    let k = firstHasty[n]!;
    // most notes have no such rating, or few
    for (let i = firstRating[n]!, end = firstHasty[n + 1]!; k < end; i++) {
      if (!isHasty(n, i)) continue;
      raters[k] = rater[i]!;
      delays[k++] = ratingCreatedAt[i]! - noteCreatedAt[n]!;
    }
  }
  return { firstHasty, raters, delays };
}

const HELPFUL = 2;
