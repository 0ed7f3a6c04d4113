const DAY = 24 * 60 * 60_000;

/** What unlocks and loses writing, and what is told of authors. constants.py, named after each value; times in milliseconds. */
export interface ContributorParameters {
  /** Rating impact that unlocks writing for the first time. ratingImpactForEarnIn */
  readonly impactToEarnIn: number;
  /** Not helpful notes among the recent ones that put writing at risk; one more loses it. isAtRiskCRNHCount */
  readonly notHelpfulAtRisk: number;
  /** How many of an author's notes are recent. maxHistoryEarnOut */
  readonly recentNotes: number;
  /** Who loses writing is asked to acknowledge it (earnedOutNoAcknowledge); otherwise it is taken for acknowledged, as in X's runs. */
  readonly asksToAcknowledge: boolean;
  /** From this writing impact and share of helpful notes on, losing writing does not get harder each time. topWriterWritingImpact, topWriterHitRate */
  readonly topWritingImpact: number;
  readonly topHitRate: number;
  /** Emerging writers have notes above this mean intercept … emergingMeanNoteScore */
  readonly emergingMeanNoteScore: number;
  /** … and so many ratings of them within this time. emergingRatingCount, emergingWriterDays */
  readonly emergingRatings: number;
  readonly emergingSpan: number;
  /** Notes of the shorter span count when they have a status or so many ratings. run_scoring.py _compute_past_n_days_stats */
  readonly shortSpan: number;
  readonly shortSpanMinRatings: number;
  /** Notes of the longer span all count. */
  readonly longSpan: number;
}

export const CONTRIBUTORS: ContributorParameters = {
  impactToEarnIn: 5,
  notHelpfulAtRisk: 2,
  recentNotes: 5,
  asksToAcknowledge: false,
  topWritingImpact: 10,
  topHitRate: 0.04,
  emergingMeanNoteScore: 0.3,
  emergingRatings: 10,
  emergingSpan: 28 * DAY,
  shortSpan: 14 * DAY,
  shortSpanMinRatings: 10,
  longSpan: 90 * DAY,
};
