import type { ModelOverrides } from '../models/model-parameters';

/** One pass of smoothing over viewpoints. gaussian_scorer.py, constants.py GaussianParams */
export interface SmoothingParameters {
  /** Viewpoints at which the share of helpful ratings is estimated. quantileRange, smoothedRange */
  readonly viewpoints: readonly number[];
  /** Standard deviation of the kernel: how far a rater speaks for other viewpoints. */
  readonly bandwidth: number;
  /** Whether each rater speaks with the same total weight. */
  readonly normalized: boolean;
  /** Least sum of weights at every viewpoint. weightLim */
  readonly minWeight: number;
  /** What a SOMEWHAT_HELPFUL rating counts, between 0 and 1. */
  readonly somewhatHelpful: number;
  /** How much heavier a rating weighs that speaks against what the pass looks for. negWeight */
  readonly oppositionWeight: number;
  /** Up to so much heavier still where the opposition comes from unexpected viewpoints: slope and limit. */
  readonly surpriseSlope: number;
  readonly surpriseLimit: number;
  /** Weight of the prior with few ratings; grows with the logarithm of their number above `priorRatings`. smoothingWeight, adaptiveWeightBase */
  readonly priorWeight: number;
  readonly priorRatings: number;
  /** What the prior says: at most, and at least. smoothingValue, minPrior */
  readonly prior: number;
  readonly minPrior: number;
  /** Limits of the estimate at each viewpoint. */
  readonly lowest: number;
  readonly highest: number;
}

/** The model that looks for agreement at every viewpoint instead of fitting notes. gaussian_scorer.py */
export interface GaussianParameters {
  /** How helpful, and in a second pass how unhelpful, raters of each viewpoint find a note. */
  readonly helpful: SmoothingParameters;
  readonly notHelpful: SmoothingParameters;
  /** Prior for notes with fewer than so many raters on a side. */
  readonly oneSidedPrior: number;
  readonly minRatersPerSide: number;
  /** Raters of one viewpoint are expected within this of their mean, and how sharp that limit is. stdWindow */
  readonly expectedWidth: number;
  readonly sharpness: number;
  /** What sets its rules and its population apart from the core model. */
  readonly overrides: ModelOverrides;
}

const RIGHT = [0.01, 0.04, 0.07, 0.09, 0.12, 0.14, 0.17, 0.2, 0.22, 0.25, 0.28, 0.3, 0.33, 0.35, 0.38, 0.41, 0.43, 0.46, 0.49, 0.52, 0.55, 0.58, 0.61, 0.65, 0.92];
/** 25 viewpoints on either side, closer together where raters are. */
const VIEWPOINTS: readonly number[] = [...RIGHT.map((viewpoint) => -viewpoint).reverse(), ...RIGHT];
/** Every other one of them, from the outside in. */
const FEWER_VIEWPOINTS: readonly number[] = [
  ...VIEWPOINTS.filter((_, i) => i < 25 && i % 2 === 0),
  ...VIEWPOINTS.filter((_, i) => i >= 25 && i % 2 === 1),
];

export const GAUSSIAN: GaussianParameters = {
  helpful: {
    viewpoints: VIEWPOINTS,
    bandwidth: 0.1,
    normalized: true,
    minWeight: 1e-9,
    somewhatHelpful: 0.7,
    oppositionWeight: 1.75,
    surpriseSlope: 3,
    surpriseLimit: 2,
    priorWeight: 0.4,
    priorRatings: 9,
    prior: 0.35,
    minPrior: 0.2,
    lowest: 0.05,
    highest: 0.8,
  },
  notHelpful: {
    viewpoints: FEWER_VIEWPOINTS,
    bandwidth: 0.2,
    normalized: false,
    minWeight: 5e-4,
    somewhatHelpful: 0.7,
    oppositionWeight: 1.25,
    surpriseSlope: 4,
    surpriseLimit: 4,
    priorWeight: 5,
    priorRatings: 9,
    prior: 0.35,
    minPrior: 0.3,
    lowest: 0.25,
    highest: 0.65,
  },
  oneSidedPrior: 0.1,
  minRatersPerSide: 3,
  expectedWidth: 0.14,
  sharpness: 200,
  overrides: {
    scope: { topics: 'all', modelingGroups: [1, 2, 3, 6, 8, 9, 10, 11, 13, 14, 19, 25] },
    rules: {
      crhThreshold: 0.51,
      crhThresholdNoHighVolume: 0.45,
      crhThresholdNoCorrelated: 0.45,
      crnhThresholdIntercept: -0.5,
      crnhThresholdNoteFactorMultiplier: 0,
      crnhThresholdNotMisleadingIntercept: -0.6,
      usesUpperBound: false,
      factorThreshold: 1,
      firmRejectThreshold: null,
      minMinorityNetHelpfulRatings: null,
      minMinorityNetHelpfulRatio: null,
    },
  },
};
