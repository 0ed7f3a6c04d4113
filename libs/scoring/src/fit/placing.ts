/** Raters as the second round left them, by dataset index; NaN where the round had no such rater. */
export interface FrozenRaters {
  mu: number;
  intercept: Float64Array;
  factor: Float64Array;
  /** Places on further axes of viewpoint, where there are any. */
  axes?: readonly Float64Array[] | undefined;
}

/** Notes placed among frozen raters, by dataset index; NaN where a note has no ratings to go by. */
export interface PlacedNotes {
  intercept: Float64Array;
  factor: Float64Array;
  /** Lowest and highest intercept with one more, extreme rater who finds the note helpful. */
  interceptMin: Float64Array;
  interceptMax: Float64Array;
  frame: PlacingFrame;
}

/** What the bounds of every note depend on, beside its own ratings. */
export interface PlacingFrame {
  /** Ratings of the final round for each note it places. */
  ratingsPerNote: number;
  /** The raters that are added for the bounds. */
  extremes: { intercept: number; factor: number }[];
}
