import { NO_STATEMENT, type Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { ln } from '../gaussian/logarithm';
import { Groups } from './groups';
import { inTimeOrder, type TimeOrder } from './time-order';

/** When people who keep turning up together are taken for one. post_selection_similarity.py PostSelectionSimilarity */
export interface PostSelectionParameters {
  /** With fewer notes nobody is. constants.py minNumNotesForProdData */
  readonly minNotes: number;
  /** Two ratings of a note are made together within this time, in milliseconds. windowMillis */
  readonly window: number;
  /** Raters of fewer statements are left alone. minUniquePosts */
  readonly minStatements: number;
  /** Two raters are one from this normalized pointwise mutual information of their statements on… smoothedNpmiThreshold */
  readonly minInformation: number;
  /** …with so many statements added to each of theirs. pmiRegularization */
  readonly informationPrior: number;
  /** Or where statements rated together are this share of all of the one with fewer… minimumRatingProportionThreshold */
  readonly minShare: number;
  /** …and so many more. minSimPseudocounts */
  readonly sharePrior: number;
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
  const authors = authorNumbers(data);
  const groups = new Groups(authors.count);
  let found = false;
  const join = (a: number, b: number): void => {
    groups.join(a, b);
    found = true;
  };
  joinHasty(data, authors.ofNote, parameters, join);
  joinTogether(data, parameters, join);
  if (!found) return undefined;
  return { rater: Int32Array.from({ length: data.raterCount }, (_, u) => groups.of(u)), author: Int32Array.from(authors.ofNote, (author) => groups.of(author)) };
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

/** Raters keep their number, authors who never rate get further ones. */
function authorNumbers(data: Dataset): { ofNote: Uint32Array; count: number } {
  const numbers = new Map(data.raterId.map((id, u) => [id, u]));
  const ofNote = Uint32Array.from(data.authorId, (id) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return numbers.get(id)!;
  });
  return { ofNote, count: numbers.size };
}

/** Authors and those who call their notes helpful at once. */
function joinHasty(data: Dataset, authorOf: Uint32Array, { haste, minOfHaste }: PostSelectionParameters, join: (a: number, b: number) => void): void {
  const notes = new Map<number, number>();
  for (const author of authorOf) notes.set(author, (notes.get(author) ?? 0) + 1);
  for (const { within, minShareOfNotes, minShareOfRatings } of haste) {
    const fast = new Uint32Array(data.raterCount);
    const pairs = new Map<number, number>();
    for (let i = 0; i < data.ratingCount; i++) {
      const n = data.note[i]!;
      if (data.level[i] !== HELPFUL || data.ratingCreatedAt[i]! - data.noteCreatedAt[n]! > within) continue;
      const u = data.rater[i]!;
      fast[u]!++;
      const pair = authorOf[n]! * data.raterCount + u;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    for (const [pair, count] of pairs) {
      const u = pair % data.raterCount;
      const author = (pair - u) / data.raterCount;
      const written = notes.get(author)!;
      const covers = written >= minOfHaste && count / written >= minShareOfNotes;
      const follows = fast[u]! >= minOfHaste && count / fast[u]! >= minShareOfRatings;
      if (covers || follows) join(author, u);
    }
  }
}

const HELPFUL = 2;

/** Raters who rate the same notes at the same time, one rater at a time. */
function joinTogether(data: Dataset, parameters: PostSelectionParameters, join: (a: number, b: number) => void): void {
  const { note, rater, ratingCreatedAt: times, statement } = data;
  const order = inTimeOrder(data, parameters.minStatements);
  const { byTime } = order;
  const totals = statementsOfRaters(data, order);
  const all = ratedStatements(data);
  const counts = new Uint32Array(data.raterCount);
  const lastStatement = new Float64Array(data.raterCount).fill(-1);
  const met = new Uint32Array(data.raterCount);
  for (let left = 0; left < data.raterCount; left++) {
    if (totals[left]! < parameters.minStatements) continue;
    let others = 0;
    for (const at of order.placesOf(left)) {
      const i = byTime[at]!;
      const about = statement[note[i]!]!;
      // those before and those after, as long as they are of the same note and within the window
      for (let step = -1; step <= 1; step += 2) {
        for (let next = at + step; next >= 0 && next < byTime.length; next += step) {
          const j = byTime[next]!;
          if (note[j] !== note[i] || (times[j]! - times[i]!) * step > parameters.window) break;
          const right = rater[j]!;
          if (right <= left || totals[right]! < parameters.minStatements || lastStatement[right] === about) continue;
          lastStatement[right] = about;
          if (counts[right]!++ === 0) met[others++] = right;
        }
      }
    }
    for (let k = 0; k < others; k++) {
      const right = met[k]!;
      if (isOne(counts[right]!, totals[left]!, totals[right]!, all, parameters)) join(left, right);
      counts[right] = 0;
      lastStatement[right] = -1;
    }
  }
}

/**
 * Whether two raters are one.
 * @param together statements they rated together
 * @param all statements of all raters, added up
 */
export function isOne(together: number, left: number, right: number, all: number, parameters: PostSelectionParameters): boolean {
  if (together / (Math.min(left, right) + parameters.sharePrior) >= parameters.minShare) return true;
  // the information of a pair that is all there is has no norm
  if (together >= all) return false;
  const prior = parameters.informationPrior;
  const information = ln((together * all) / ((left + prior) * (right + prior)));
  return information / -ln(together / all) >= parameters.minInformation;
}

/** Pairs of a rater and a statement they rated. */
function ratedStatements(data: Dataset): number {
  const notesOf = new Map<number, number[]>();
  let pairs = 0;
  for (let n = 0; n < data.noteCount; n++) {
    const statement = data.statement[n]!;
    if (statement === NO_STATEMENT) continue;
    const notes = notesOf.get(statement);
    if (notes === undefined) notesOf.set(statement, [n]);
    else notes.push(n);
  }
  const seen = new Float64Array(data.raterCount).fill(-1);
  for (const [statement, notes] of notesOf) {
    for (const n of notes) {
      for (let i = data.firstRating[n]!; i < data.firstRating[n + 1]!; i++) {
        const u = data.rater[i]!;
        if (seen[u] !== statement) pairs++;
        seen[u] = statement;
      }
    }
  }
  return pairs;
}

/** On how many known statements each rater rated; 0 for those not in the order. */
function statementsOfRaters(data: Dataset, order: TimeOrder): Uint32Array {
  const totals = new Uint32Array(data.raterCount);
  for (let u = 0; u < data.raterCount; u++) {
    let last = NO_STATEMENT;
    for (const at of order.placesOf(u)) {
      const statement = data.statement[data.note[order.byTime[at]!]!]!;
      if (statement !== last) totals[u]!++;
      last = statement;
    }
  }
  return totals;
}
