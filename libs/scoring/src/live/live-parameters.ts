/**
 * How far the next run may put a note, or one of its raters, from where live scoring puts them: a run fits its raters anew,
 * and counts some more or some fewer of them. Between runs no note is shown as helpful that would not be if it were moved
 * by so much. Ours.
 */
export interface LiveParameters {
  /** Of intercepts, in units of the rating scale. */
  readonly interceptMargin: number;
  /** Of the size of a note's factor. */
  readonly factorMargin: number;
  /** Raters whose factor is smaller than this may be on the other side in the next run. */
  readonly sideMargin: number;
}

/** From the spread of live against run on the pilot's data and on simulated ones, see docs/scoring.md. */
export const LIVE: LiveParameters = { interceptMargin: 0.01, factorMargin: 0.01, sideMargin: 0.2 };
