/**
 * How far the next run may put a note from where live scoring puts it: a run fits its raters anew, and counts some more or
 * some fewer of them. Between runs no status changes that a note moved by so much would not change as well. Ours.
 */
export interface LiveParameters {
  /** Of intercepts, in units of the rating scale. */
  readonly interceptMargin: number;
  /** Of the factor's size. */
  readonly factorMargin: number;
  /** Of HELPFUL ratings that count, on either side. */
  readonly supportersMargin: number;
}

/** From the spread of live against run on the pilot's data and on simulated ones, see docs/scoring.md. */
export const LIVE: LiveParameters = { interceptMargin: 0.01, factorMargin: 0.01, supportersMargin: 1 };
