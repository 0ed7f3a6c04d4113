import type { FitSummary } from '../output';

/** One fit, spread out by dataset index; NaN for notes and raters that took no part. */
export interface Round {
  noteIntercept: Float64Array;
  noteFactor: Float64Array;
  raterIntercept: Float64Array;
  raterFactor: Float64Array;
  /** Where notes and raters stand on further axes of viewpoint, most telling first; absent with one dimension. */
  axes?: { notes: Float64Array[]; raters: Float64Array[] };
  mu: number;
  summary: FitSummary | null;
}
