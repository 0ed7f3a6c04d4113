import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { atLeast, keepRaters, prefilter } from '../data/scope';
import { placeNotes } from '../fit/place-notes';
import type { FrozenRaters, PlacingFrame } from '../fit/placing';
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

/** The frame of a placing whose bounds nobody reads. */
const NO_BOUNDS: PlacingFrame = { ratingsPerNote: 1, extremes: [] };

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
    return placeNotes(data, ratings, raters, ratingsPerNote, parameters.fit, NO_BOUNDS).intercept;
  });
}

/**
 * The same for a model with a way of its own to intercepts. A note that nobody left out has rated stays where it is.
 * @param intercepts by note, from some of the ratings the model sees; what it says of a note goes by the note's own alone
 */
export function holdWithout(
  data: Dataset,
  inScope: RatingSet,
  setAside: SetAside,
  all: Float64Array,
  intercepts: (ratings: RatingSet) => Float64Array,
): HeldIntercepts {
  const without = (left: Uint8Array): Float64Array => {
    const theirs = keepRaters(data, inScope, left);
    if (theirs.length === 0) return all;
    const concerned = atLeast(theirs.countRuns(data.firstRating), 1);
    const moved = intercepts(inScope.keepRuns(data.firstRating, concerned).without(theirs));
    return all.map((intercept, n) => (concerned[n] === 1 ? moved[n]! : intercept));
  };
  return { noHighVolume: without(setAside.highVolume), noCorrelated: without(setAside.correlated) };
}
