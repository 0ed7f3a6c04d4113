const HOUR = 60 * 60_000;

/** How probability depends on what was seen of a note: a logistic model of standardised features, in the order of `FEATURES`. */
export interface LogisticWeights {
  readonly bias: number;
  readonly weights: readonly number[];
  /** Taken from each feature before it is weighed, and what it is divided by. */
  readonly means: readonly number[];
  readonly scales: readonly number[];
}

/** What the ratings of our own past tell of the future of a note. */
export interface ConfidenceModel {
  /** Names of the features it was trained on. */
  readonly features: readonly string[];
  /** Whether a note that qualifies as helpful stays so; null where the past could not tell. pflip_plus_model.py */
  readonly keeps: (LogisticWeights & { readonly threshold: number }) | null;
  /** Whether a note becomes helpful; null where the past could not tell. pcrh_model.py */
  readonly becomes: LogisticWeights | null;
  /** Moment and digest of the tables it was trained on. */
  readonly trainedAt: number;
  readonly trainedOn: string;
}

/** How early signs are read. constants.py pcrhPerNThresholds, pcrhRevokeThreshold; pcrh_model.py */
export interface EarlySignParameters {
  /** Probability from which a note with so many ratings is about to be helpful: [ratings, probability], ascending. The nearest number counts. */
  readonly thresholds: readonly (readonly [number, number])[];
  /** Below this the sign is taken back. */
  readonly revokeBelow: number;
  /** No longer after the first sign. _PCRH_STALE_SUPPRESSION_MILLIS */
  readonly expiry: number;
  /** Notes with more ratings speak for themselves. */
  readonly maxRatings: number;
}

export const EARLY_SIGN: EarlySignParameters = {
  thresholds: [[8, 0.77], [10, 0.78], [15, 0.76], [20, 0.74], [30, 0.7], [50, 0.67]],
  revokeBelow: 0.5,
  expiry: 12 * HOUR,
  maxRatings: 100,
};
