import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { keepRaters, prefilter } from '../data/scope';
import { placeNotes, type FrozenRaters } from '../fit/place-notes';
import type { Parameters } from '../parameters';

/** Raters without whom a helpful note has to hold as well: 1 by rater. */
export interface SetAside {
  /** Unusually busy ones. */
  highVolume: Uint8Array;
  /** Members of groups who keep rating alike. */
  correlated: Uint8Array;
}

/** Intercepts by note without the ratings of raters set aside; NaN where too few ratings are left. */
export interface HeldIntercepts {
  noHighVolume: Float64Array;
  noCorrelated: Float64Array;
}

/**
 * Places the notes again without each kind of raters set aside, among the same frozen raters
 * (mf_base_scorer.py `score_final`).
 * @param inScope ratings the model sees
 * @param all intercepts with all ratings: the answer where nobody is left out
 * @param ratingsPerNote of the second round
 */
export function placeWithout(
  data: Dataset,
  inScope: RatingSet,
  setAside: SetAside,
  all: Float64Array,
  raters: FrozenRaters,
  ratingsPerNote: number,
  parameters: Parameters,
): HeldIntercepts {
  const inModel = Uint8Array.from(raters.factor, (f) => (Number.isNaN(f) ? 0 : 1));
  return holdWithout(data, inScope, setAside, all, (rest) => {
    const ratings = keepRaters(data, prefilter(data, rest, 0, parameters.prefilter.minRatingsPerNote), inModel);
    return placeNotes(data, ratings, raters, ratingsPerNote, parameters.fit).intercept;
  });
}

/**
 * The same for a model with a way of its own to intercepts.
 * @param intercepts by note, from some of the ratings the model sees
 */
export function holdWithout(
  data: Dataset,
  inScope: RatingSet,
  setAside: SetAside,
  all: Float64Array,
  intercepts: (ratings: RatingSet) => Float64Array,
): HeldIntercepts {
  const without = (left: Uint8Array): Float64Array => {
    const rest = inScope.filter((i) => left[data.rater[i]!] === 0);
    return rest.length === inScope.length ? all : intercepts(rest);
  };
  return { noHighVolume: without(setAside.highVolume), noCorrelated: without(setAside.correlated) };
}
