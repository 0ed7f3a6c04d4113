import type { FurtherRatings, LevelCounts, ModelStatus } from '@bridgenotes/scoring';

/** Where a rater stands on the axis of viewpoints; `unplaced`: the model does not know them yet. */
export const SIDES = ['negative', 'positive', 'unplaced'] as const;
export type Side = (typeof SIDES)[number];

export const sideOf = (factor: number | null): Side => (factor === null ? 'unplaced' : factor < 0 ? 'negative' : 'positive');

/** What is known of a note whose status ratings can still decide. */
export interface NoteFacts {
  readonly misleading: boolean;
  /** Ratings by placed raters of either side; of a note that nobody has scored yet there are none. */
  readonly negative: LevelCounts;
  readonly positive: LevelCounts;
  readonly furtherRatings: FurtherRatings | null;
  readonly coreStatus: ModelStatus | null;
  /** Writes well by the record: impact above 0, or notes that score well on average. */
  readonly provenAuthor: boolean;
  /** Speaks of what raters are seldom needed for, by the words of the community's list. */
  readonly damped: boolean;
}

/** What notes are valued by: part of the settings of a community, where each is described. */
export interface ValueSettings {
  readonly helpfulShare: number;
  readonly notHelpfulShare: number;
  readonly patience: number;
  readonly sidesFull: number;
  readonly otherSide: number;
  readonly waiting: number;
  readonly provenAuthor: number;
  readonly damping: number;
}

export const NO_COUNTS: LevelCounts = Object.freeze({ notHelpful: 0, somewhatHelpful: 0, helpful: 0 });
/** With so many ratings on either side a note can be rated not helpful by their share: 3 of each sign, rules of the core model. */
const RATIO_RATERS = 3;
/** Ratings without which no note has a status: the core model's least. */
export const LEAST_RATINGS = 5;
/** While a helpful note waits to be shown, more raters are wanted where a side has fewer, or a smaller share of the other. Community Notes, timeline tabs */
const STABLE_RATERS = 5;
const STABLE_SHARE = 0.2;

const countOf = ({ notHelpful, somewhatHelpful, helpful }: LevelCounts): number => notHelpful + somewhatHelpful + helpful;

/**
 * How likely one more rating from a side decides the status of a note, for each rating that a decision still takes.
 *
 * Of each side the share of raters who find the note helpful is estimated from the ratings so far, as a Beta
 * distribution that knows nothing at first. A note becomes helpful when both sides like it and not helpful when both
 * dislike it; where they are of different minds it stays undecided, however many rate it. So each outcome has a
 * probability, which is divided by the ratings that it still takes, and counts less for a rater of a side that has
 * given what it can. What nobody knows enough of keeps a middling value; what is undecidable by now, almost none.
 */
export function decisiveness(note: NoteFacts, side: Side, settings: ValueSettings): number {
  const [toHelpful, toNotHelpful] = [towardsHelpful(note, settings), towardsNotHelpful(note)];
  const helpful = note.misleading ? shareAbove(note.negative, settings.helpfulShare) * shareAbove(note.positive, settings.helpfulShare) : 0;
  const notHelpful = (1 - shareAbove(note.negative, settings.notHelpfulShare)) * (1 - shareAbove(note.positive, settings.notHelpfulShare));
  const value = worth(helpful, toHelpful, side, settings) + worth(notHelpful, toNotHelpful, side, settings);
  return value * (isOnlyWaiting(note) ? settings.waiting : 1) * (note.provenAuthor ? settings.provenAuthor : 1) * (note.damped ? settings.damping : 1);
}

/** Ratings that an outcome still takes from each side. */
type Further = FurtherRatings;

function worth(probability: number, { negativeSide, positiveSide }: Further, side: Side, { patience, otherSide }: ValueSettings): number {
  const mine = side === 'negative' ? negativeSide : side === 'positive' ? positiveSide : 1;
  return (probability / (negativeSide + positiveSide + patience)) * (mine > 0 ? 1 : otherSide);
}

/** As the scorer counted them; where it cannot say, until both sides are full. */
function towardsHelpful({ furtherRatings, negative, positive }: NoteFacts, { sidesFull }: ValueSettings): Further {
  if (furtherRatings !== null) return furtherRatings;
  // Beyond the reach of the scorer's search: some are wanted from either side, however many there are.
  const wanted = (counts: LevelCounts): number => Math.max(STABLE_RATERS, sidesFull - countOf(counts));
  return { negativeSide: wanted(negative), positiveSide: wanted(positive) };
}

function towardsNotHelpful({ negative, positive }: NoteFacts): Further {
  const wanted = (counts: LevelCounts): number => Math.max(0, RATIO_RATERS - countOf(counts));
  return { negativeSide: wanted(negative), positiveSide: wanted(positive) };
}

/** A note that the model calls helpful waits to be shown; more raters add little unless a side has too few. */
function isOnlyWaiting({ coreStatus, negative, positive }: NoteFacts): boolean {
  return coreStatus === 'CURRENTLY_RATED_HELPFUL' && !lacksASide({ negative, positive });
}

/** Whether one side has too few raters to speak for it, or for the other. */
export function lacksASide({ negative, positive }: Pick<NoteFacts, 'negative' | 'positive'>): boolean {
  const [fewer, more] = [countOf(negative), countOf(positive)].sort((a, b) => a - b) as [number, number];
  return fewer < STABLE_RATERS || fewer < STABLE_SHARE * more;
}

/**
 * Probability that more than `threshold` of all raters of a side would find the note helpful: of a Beta(1 + liked, 1 + disliked),
 * by the logistic approximation of the normal distribution with its mean and variance.
 */
function shareAbove({ notHelpful, somewhatHelpful, helpful }: LevelCounts, threshold: number): number {
  const a = 1 + helpful + somewhatHelpful / 2;
  const b = 1 + notHelpful + somewhatHelpful / 2;
  const mean = a / (a + b);
  const deviation = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
  return 1 / (1 + Math.exp((-1.702 * (mean - threshold)) / deviation));
}

const MILLIS_PER_HOUR = 3_600_000;

/** What fades and what spreads: the same for every rater. */
export interface ReachFacts {
  readonly createdAtMillis: number;
  /** Views of the statement as far as they are known, and other notes on it: whoever writes or requests one has seen it. */
  readonly views: number;
  readonly notesOnStatement: number;
}

export interface ReachSettings {
  /** Hours in which a note's claim on attention falls to a third. */
  readonly recencyHours: number;
  /** Views that double the weight of a note. */
  readonly viewsToDouble: number;
}

/**
 * Where a note stands among all others, of any time: the logarithm of its value as of 1970, so that the order of two
 * notes does not change while both fade. −∞ never: a note without value stands far down.
 */
export function rankOf(decisive: number, { createdAtMillis, views, notesOnStatement }: ReachFacts, { recencyHours, viewsToDouble }: ReachSettings): number {
  const reach = 1 + Math.log2(1 + views / viewsToDouble) + Math.log2(Math.max(1, notesOnStatement)) / 4;
  return Math.log(Math.max(decisive * reach, 1e-9)) + createdAtMillis / MILLIS_PER_HOUR / recencyHours;
}
