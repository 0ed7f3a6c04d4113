import type { CoreResult } from '../core/core-model';
import type { Dataset } from '../data/dataset';
import type { PlacingFrame } from '../fit/place-notes';
import type { Parameters } from '../parameters';
import { incorrectRates } from '../tags/incorrect';
import { tagScale, type TagScale } from '../tags/tag-filter';
import type { NotHelpfulTag } from '../vocabulary';

/** What a run leaves behind so that single notes can be scored as it would have scored them: the core model without its ratings. */
export interface Frozen {
  mu: number;
  /** Ratings for each note of the second round: how strongly a note is held back. */
  ratingsPerNote: number;
  frame: PlacingFrame;
  tagScale: TagScale;
  tagThresholds: Record<NotHelpfulTag, number>;
}

/** Frozen raters, aligned with the raters of an input; NaN where the run could not say. */
export interface FrozenRaterColumns {
  intercept: Float64Array;
  factor: Float64Array;
  /** Share of the rater's criticisms that call a note incorrect. */
  incorrectRate: Float64Array;
  /** 1 for raters who have a helpfulness score, high or low. */
  hasScore: Uint8Array;
}

/** Freezes a core model; null for one without a viewpoint axis. */
export function freeze(data: Dataset, core: CoreResult, parameters: Parameters): { model: Frozen; incorrectRates: Map<string, number> } | null {
  const { mu, raterFactor, summary } = core.prescored.second;
  if (summary === null) return null;
  const { inScope } = core.scope;
  const rates = new Map<string, number>();
  incorrectRates(data, inScope).forEach((rate, u) => {
    if (!Number.isNaN(rate)) rates.set(data.raterId[u]!, rate);
  });
  const model = {
    mu,
    ratingsPerNote: summary.ratings / summary.notes,
    frame: core.placed.frame,
    tagScale: tagScale(data, inScope, core.placed.factor, raterFactor, parameters.tagFilter),
    tagThresholds: core.prescored.tagThresholds,
  };
  return { model, incorrectRates: rates };
}
