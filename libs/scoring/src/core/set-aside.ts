import type { Dataset } from '../data/dataset';
import { keepRaters, prefilter, type Scope } from '../data/scope';
import { placeNotes } from '../fit/place-notes';
import type { Parameters } from '../parameters';
import type { Prescored } from './prescore';

/** Raters without whom a helpful note has to hold as well: 1 by rater. */
export interface SetAside {
  /** Unusually busy ones. */
  highVolume: Uint8Array;
}

/** Intercepts by note without the ratings of raters set aside; NaN where too few ratings are left. */
export interface HeldIntercepts {
  noHighVolume: Float64Array;
}

/**
 * Places the notes again without each kind of raters set aside, among the same frozen raters
 * (mf_base_scorer.py `score_final`).
 * @param all intercepts with all ratings: the answer where nobody is left out
 */
export function placeWithout(
  data: Dataset,
  scope: Scope,
  setAside: SetAside,
  all: Float64Array,
  prescored: Prescored,
  parameters: Parameters,
): HeldIntercepts {
  const { mu, raterIntercept, raterFactor, summary } = prescored.second;
  const inModel = Uint8Array.from(raterFactor, (f) => (Number.isNaN(f) ? 0 : 1));
  const ratingsPerNote = summary === null ? 1 : summary.ratings / summary.notes;
  const without = (left: Uint8Array): Float64Array => {
    const rest = scope.inScope.filter((i) => left[data.rater[i]!] === 0);
    if (rest.length === scope.inScope.length) return all;
    const ratings = keepRaters(data, prefilter(data, rest, 0, parameters.prefilter.minRatingsPerNote), inModel);
    return placeNotes(data, ratings, { mu, intercept: raterIntercept, factor: raterFactor }, ratingsPerNote, parameters.fit).intercept;
  };
  return { noHighVolume: without(setAside.highVolume) };
}
