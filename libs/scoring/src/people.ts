import type { ModelResult } from './core/core-model';
import type { Models } from './models/run-models';
import type { Dataset } from './data/dataset';
import { peopleById, peopleOf } from './data/people';
import type { RatingSet } from './data/rating-set';
import { orNull } from './data/missing';
import { recordAuthors } from './enrollment/authors';
import { agreeRatio, authorRecordOf, rateRaters, recordOf, type RaterCounts } from './helpfulness/helpfulness';
import { independentRatings } from './helpfulness/valid-ratings';
import type { RaterOutput } from './output';
import type { Parameters } from './parameters';
import type { DecidedNotes } from './results';
import { RowsOnDemand, type Rows } from './rows';

/**
 * Scores of everyone who rated or wrote, sorted by id. The counts of ratings and notes are measured against the
 * statuses just published, with the times just decided (contributor_state.py
 * `_get_visible_rating_counts`, `_get_visible_note_counts`). Kept are the counts, in columns; rows are made when they are read.
 *
 * @param decided what this run decided
 */
export function scorePeople(data: Dataset, { core, admitted }: Pick<Models, 'core' | 'admitted'>, decided: DecidedNotes, parameters: Parameters): Rows<RaterOutput> {
  const people = peopleOf(data);
  const order = peopleById(people, data.raterCount);
  const [ratings, notes] = [countRatings(data, admitted, decided, parameters), countNotes(data, decided)];
  const authorOf = recordAuthors(data, admitted, core.placed.intercept, decided, parameters);
  return new RowsOnDemand(people.count, (row) => {
    const person = order[row]!;
    return rowOf(person, people.idOf(person), core, ratings, notes, authorOf);
  });
}

/** By rater. */
interface RatingCounts {
  valid: RaterCounts;
  awaiting: Uint32Array;
  afterDecision: Uint32Array;
}

function countRatings(data: Dataset, admitted: RatingSet, { statusOf, decidedAt }: DecidedNotes, parameters: Parameters): RatingCounts {
  const { noteCount, raterCount, firstRating, rater, ratingCreatedAt } = data;
  const independent = independentRatings(data, admitted, decidedAt, parameters.helpfulness);
  const open = Uint8Array.from({ length: noteCount }, (_, n) => (statusOf(n) === 'NEEDS_MORE_RATINGS' ? 1 : 0));
  const afterDecision = new Uint32Array(raterCount);
  for (let n = 0; n < noteCount; n++) {
    const decided = decidedAt(n);
    if (decided === null) continue;
    for (const i of admitted.within(firstRating[n]!, firstRating[n + 1]!)) if (ratingCreatedAt[i]! > decided) afterDecision[rater[i]!]!++;
  }
  return { valid: rateRaters(data, independent, statusOf), awaiting: independent.keepRuns(firstRating, open).countBy(rater, raterCount), afterDecision };
}

/** Notes by published status, by person. */
type NoteCounts = Record<'helpful' | 'notHelpful' | 'awaiting', Uint32Array>;

function countNotes(data: Dataset, decided: DecidedNotes): NoteCounts {
  const { count, authorOf } = peopleOf(data);
  const counts: NoteCounts = { helpful: new Uint32Array(count), notHelpful: new Uint32Array(count), awaiting: new Uint32Array(count) };
  for (let n = 0; n < data.noteCount; n++) {
    const status = decided.statusOf(n);
    const own = status === 'CURRENTLY_RATED_HELPFUL' ? counts.helpful : status === 'CURRENTLY_RATED_NOT_HELPFUL' ? counts.notHelpful : counts.awaiting;
    own[authorOf[n]!]!++;
  }
  return counts;
}

/** Columns of raters end before authors who never rated. */
function rowOf(person: number, id: string, core: ModelResult, ratings: RatingCounts, notes: NoteCounts, authorOf: ReturnType<typeof recordAuthors>): RaterOutput {
  const { first, second, raterCounts, authors, above } = core.prescored;
  const record = recordOf(raterCounts, person);
  const valid = recordOf(ratings.valid, person);
  const wrote = authorRecordOf(authors, person);
  return {
    id,
    intercept: orNull(second.raterIntercept[person] ?? NaN),
    factor: orNull(second.raterFactor[person] ?? NaN),
    firstRoundIntercept: orNull(first.raterIntercept[person] ?? NaN),
    firstRoundFactor: orNull(first.raterFactor[person] ?? NaN),
    crhCrnhRatioDifference: wrote?.crhCrnhRatioDifference ?? null,
    meanNoteScore: wrote?.meanNoteScore ?? null,
    raterAgreeRatio: record === undefined ? null : agreeRatio(record),
    aboveHelpfulnessThreshold: record !== undefined || wrote !== undefined ? above[person] === 1 : null,
    successfulRatingHelpfulCount: valid?.successfulHelpful ?? 0,
    successfulRatingNotHelpfulCount: valid?.successfulNotHelpful ?? 0,
    unsuccessfulRatingHelpfulCount: valid?.unsuccessfulHelpful ?? 0,
    unsuccessfulRatingNotHelpfulCount: valid?.unsuccessfulNotHelpful ?? 0,
    ratedAfterDecision: ratings.afterDecision[person] ?? 0,
    ratingsAwaitingMoreRatings: ratings.awaiting[person] ?? 0,
    notesCurrentlyRatedHelpful: notes.helpful[person]!,
    notesCurrentlyRatedNotHelpful: notes.notHelpful[person]!,
    notesAwaitingMoreRatings: notes.awaiting[person]!,
    get author() {
      return authorOf(person);
    },
  };
}
