import type { Dataset } from '../data/dataset';
import { NO_STATEMENT } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { ln } from '../gaussian/logarithm';
import { RATING_TAGS } from '../vocabulary';

/** Raters further out than this are of a side. pflip_plus_model.py _get_bucket_count_totals */
const NEUTRAL = 0.3;
const MINUTE = 60_000;
const SPANS = [1, 5, 15, 60];
const SIDES = ['negative', 'neutral', 'positive'] as const;
const LEVELS = ['NotHelpful', 'Somewhat', 'Helpful'] as const;
const LN2 = 0.6931471805599453;

/** What is looked at of a note, in order; counts are binary logarithms of one more. pflip_plus_model.py */
export const FEATURES: readonly string[] = [
  ...SIDES.flatMap((side) => LEVELS.map((level) => `${side}${level}`)),
  'farthestHelpfulPositive', 'farthestHelpfulNegative', 'meanHelpfulPositive', 'meanHelpfulNegative', 'spreadOfHelpful', 'farthestApart', 'meanApart',
  ...['first', 'recent', 'burst'].flatMap((kind) => SPANS.flatMap((span) => [`${kind}${span}Minutes`, `${kind}${span}MinutesShare`])),
  ...RATING_TAGS.map((tag) => `${tag}Share`),
  'ratings', 'minutesSinceWritten', 'otherNotesMisleading', 'otherNotesNotMisleading', 'authorHelpful', 'authorNotHelpful',
];

/** What a community knows of its notes and raters, to read features from. */
export interface Known {
  readonly data: Dataset;
  readonly admitted: RatingSet;
  /** By rater; NaN for those whom the model does not know. */
  readonly factor: Float64Array;
}

/** Reads features of notes as they were at a moment. */
export interface FeatureReader {
  /** Ratings of a note that count, by time. */
  ratingsOf(note: number): number[];
  /** @param ratings the first ones of `ratingsOf` */
  read(note: number, ratings: readonly number[], at: number): Float64Array;
}

const log2 = (count: number): number => ln(1 + count) / LN2;

export function featureReader({ data, admitted, factor }: Known): FeatureReader {
  const byStatement = groups(data.noteCount, (n) => (data.statement[n] === NO_STATEMENT ? null : data.statement[n]!));
  const byAuthor = groups(data.noteCount, (n) => data.authorId[n]!);
  return {
    ratingsOf: (note) => [...admitted.within(data.firstRating[note]!, data.firstRating[note + 1]!)].sort((a, b) => data.ratingCreatedAt[a]! - data.ratingCreatedAt[b]! || a - b),
    read(note, ratings, at) {
      const times = ratings.map((i) => data.ratingCreatedAt[i]!);
      const others = (byStatement.get(data.statement[note]!) ?? []).filter((n) => n !== note && data.noteCreatedAt[n]! <= at);
      const misleading = others.reduce((sum, n) => sum + data.misleading[n]!, 0);
      const past = (byAuthor.get(data.authorId[note]!) ?? []).filter((n) => n !== note);
      return Float64Array.from([
        ...bySideAndLevel(data, factor, ratings),
        ...ofHelpful(ratings.filter((i) => data.level[i] === 2).map((i) => factor[data.rater[i]!]!).filter((value) => !Number.isNaN(value))),
        ...paces(times, data.noteCreatedAt[note]!, at),
        ...tagShares(data, ratings),
        log2(ratings.length), log2(Math.max(0, at - data.noteCreatedAt[note]!) / MINUTE),
        log2(misleading), log2(others.length - misleading),
        log2(decidedBefore(data, past, 'CURRENTLY_RATED_HELPFUL', at)), log2(decidedBefore(data, past, 'CURRENTLY_RATED_NOT_HELPFUL', at)),
      ]);
    },
  };
}

function groups<Key>(count: number, keyOf: (note: number) => Key | null): Map<Key, number[]> {
  const members = new Map<Key, number[]>();
  for (let n = 0; n < count; n++) {
    const key = keyOf(n);
    if (key === null) continue;
    const list = members.get(key);
    if (list === undefined) members.set(key, [n]);
    else list.push(n);
  }
  return members;
}

/** How many notes first got a status before a moment. */
function decidedBefore(data: Dataset, notes: readonly number[], status: string, at: number): number {
  return notes.filter((n) => data.history[n]?.firstNonNMRStatus === status && (data.history[n]?.timestampMillisOfFirstNonNMRStatus ?? Infinity) < at).length;
}

function bySideAndLevel(data: Dataset, factor: Float64Array, ratings: readonly number[]): number[] {
  const counts = new Array<number>(SIDES.length * LEVELS.length).fill(0);
  for (const i of ratings) {
    const value = factor[data.rater[i]!]!;
    if (Number.isNaN(value)) continue;
    const side = value < -NEUTRAL ? 0 : value > NEUTRAL ? 2 : 1;
    counts[side * LEVELS.length + data.level[i]!]!++;
  }
  return counts.map(log2);
}

/** Where those stand who find the note helpful. */
function ofHelpful(factors: readonly number[]): number[] {
  const positive = factors.filter((value) => value > 0);
  const negative = factors.filter((value) => value <= 0).map((value) => -value);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);
  const centre = mean(factors);
  const spread = factors.length < 2 ? 0 : Math.sqrt(factors.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (factors.length - 1));
  return [most(positive), most(negative), mean(positive), mean(negative), spread, most(positive) + most(negative), mean(positive) + mean(negative)];
}

/** How fast ratings came: at first, of late, and at most, within some minutes. */
function paces(times: readonly number[], writtenAt: number, at: number): number[] {
  const inSpan = (from: number, to: number): number => times.filter((time) => time >= from && time < to).length;
  const counts = (of: (span: number) => number): number[] => SPANS.flatMap((minutes) => pace(of(minutes * MINUTE), times.length));
  return [
    ...counts((span) => inSpan(-Infinity, writtenAt + span)),
    ...counts((span) => inSpan(at - span, Infinity)),
    ...counts((span) => burst(times, span)),
  ];
}

const pace = (count: number, of: number): number[] => [log2(count), count / Math.max(1, of)];

function burst(times: readonly number[], span: number): number {
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to++) {
    while (times[to]! - times[from]! >= span) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

function tagShares(data: Dataset, ratings: readonly number[]): number[] {
  return RATING_TAGS.map((_, bit) => ratings.reduce((sum, i) => sum + ((data.tags[i]! >>> bit) & 1), 0) / Math.max(1, ratings.length));
}
