import { CORE_PARAMETERS, HELPFULNESS_LEVELS, type HelpfulnessLevel, type LevelCounts, type Parameters } from '@bridgenotes/scoring';

/**
 * Width of a bin, in units of the axis, on which most people stand between −1 and 1. An exact viewpoint would be the same
 * number on every note that somebody rated, and so tell which ratings are of one person.
 */
export const BIN_WIDTH = 0.05;

/** Ratings of one level by raters of about one viewpoint; never by whom. */
export interface ViewpointBin {
  /** Middle of the bin. */
  readonly factor: number;
  readonly level: HelpfulnessLevel;
  /** Whether these raters had a say in the score: the others disagree too often with what notes turn out to be. */
  readonly counted: boolean;
  readonly count: number;
}

/** Ratings of a note along the axis of viewpoints. */
export interface Viewpoints {
  /** Ratings by raters whose viewpoint the run knows. */
  readonly placed: number;
  /** From left to right; empty below {@link ratingsToShow}. */
  readonly bins: readonly ViewpointBin[];
  /** Ratings by raters whose viewpoint the run does not know. */
  readonly unplaced: LevelCounts;
}

/** Some ratings of a note that are alike. `bin` is null for raters whose viewpoint is not known. */
export interface CountedRatings {
  readonly bin: number | null;
  readonly level: number;
  readonly counted: boolean;
  readonly count: number;
}

/** Fewer placed ratings than a note needs for a score are not pictured: among them people could be told apart. */
export const ratingsToShow = ({ prefilter }: Pick<Parameters, 'prefilter'> = CORE_PARAMETERS): number => Math.max(prefilter.minRatingsPerNote, CORE_PARAMETERS.prefilter.minRatingsPerNote);

/** @param needed see {@link ratingsToShow} */
export function viewpointsOf(ratings: readonly CountedRatings[], needed: number): Viewpoints {
  const total = (some: readonly CountedRatings[]) => some.reduce((sum, { count }) => sum + count, 0);
  const placed = ratings.filter(({ bin }) => bin !== null);
  const without = (level: HelpfulnessLevel) => total(ratings.filter((rating) => rating.bin === null && HELPFULNESS_LEVELS[rating.level] === level));
  const bins = placed
    .map(({ bin, level, counted, count }) => ({ factor: Number((bin! * BIN_WIDTH).toFixed(2)), level: HELPFULNESS_LEVELS[level]!, counted, count }))
    .sort((a, b) => a.factor - b.factor || HELPFULNESS_LEVELS.indexOf(a.level) - HELPFULNESS_LEVELS.indexOf(b.level) || Number(b.counted) - Number(a.counted));
  return {
    placed: total(placed),
    bins: total(placed) < needed ? [] : bins,
    unplaced: { helpful: without('HELPFUL'), somewhatHelpful: without('SOMEWHAT_HELPFUL'), notHelpful: without('NOT_HELPFUL') },
  };
}

/** The numbers that the place of a note is compared with; intercepts and factors in units of the rating scale. */
export interface Thresholds {
  readonly ratingsNeeded: number;
  /** Helpful from here on. */
  readonly helpful: number;
  /** A helpful note stays so down to here. */
  readonly staysHelpful: number;
  /** Not helpful up to `notHelpful + notHelpfulSlope · |factor|`. */
  readonly notHelpful: number;
  readonly notHelpfulSlope: number;
  /** A note that defends its statement is not helpful below this already. */
  readonly notHelpfulDefending: number;
  /** Further from the middle, a note is not called helpful. */
  readonly largestFactor: number;
  /** So many more supporters than critics the weaker side has to have; null where a community asks for none. */
  readonly otherSideNeeded: number | null;
}

export function thresholdsOf({ rules }: Pick<Parameters, 'rules'>): Thresholds {
  return {
    ratingsNeeded: rules.minRatingsNeeded,
    helpful: rules.crhThreshold,
    staysHelpful: rules.crhThreshold - rules.inertiaDelta,
    notHelpful: rules.crnhThresholdIntercept,
    notHelpfulSlope: rules.crnhThresholdNoteFactorMultiplier,
    notHelpfulDefending: rules.crnhThresholdNotMisleadingIntercept,
    largestFactor: rules.factorThreshold,
    otherSideNeeded: rules.minMinorityNetHelpfulRatings,
  };
}
