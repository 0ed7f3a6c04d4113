import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { sumsOfNote } from '../fit/place-notes';
import type { PlacedNotes } from '../fit/placing';
import { furtherRatingsSearch } from '../missing/further-ratings';
import type { NoteOutput } from '../output';
import type { Parameters } from '../parameters';
import type { NoteFacts } from '../rules/rule';
import { deviationAmongTypical, intervalOf } from '../uncertainty';
import type { ModelStatus } from '../vocabulary';
import type { Frozen, FrozenColumns } from './frozen';

/** How sure a score is, and what would change it. */
export type Outlook = Pick<NoteOutput, 'interval' | 'furtherRatings'>;

/** What notes were placed by; `placeable` are the ratings of frozen raters. */
export interface LivePlacing {
  inScope: RatingSet;
  placeable: RatingSet;
  placed: PlacedNotes;
}

/**
 * Tells of notes how sure their scores are, and what would make them helpful, as a run does. The interval goes by how
 * surely raters are placed on average: a run knows that of each of them, but keeps it of none.
 */
export function outlookBy(data: Dataset, { inScope, placeable, placed }: LivePlacing, known: FrozenColumns, frozen: Frozen, parameters: Parameters): (n: number, status: ModelStatus, facts: NoteFacts) => Outlook {
  const { mu, ratingsPerNote, typicalRaters, doubt } = frozen;
  const second = { mu, raterIntercept: known.intercept, raterFactor: known.factor, summary: { ratings: ratingsPerNote, notes: 1 } };
  const search = typicalRaters && furtherRatingsSearch(data, { scope: { inScope }, prescored: { second }, setAside: known.setAside, parameters }, typicalRaters);
  const raters = { mu, intercept: known.intercept, factor: known.factor };
  const deviationOf = (n: number): number => {
    if (doubt == null) return NaN;
    const sums = sumsOfNote(data, placeable.within(data.firstRating[n]!, data.firstRating[n + 1]!), raters);
    return deviationAmongTypical(doubt, sums, placed.factor[n]!, ratingsPerNote, parameters.fit);
  };
  return (n, status, facts) => ({
    interval: intervalOf(placed.intercept[n]!, deviationOf(n)),
    furtherRatings: status === 'CURRENTLY_RATED_HELPFUL' ? null : (search?.(n, facts) ?? null),
  });
}
