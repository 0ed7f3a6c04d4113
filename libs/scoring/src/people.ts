import type { ModelResult } from './core/core-model';
import type { Models } from './models/run-models';
import type { Dataset } from './data/dataset';
import type { RatingSet } from './data/rating-set';
import { orNull } from './data/missing';
import { recordAuthors } from './enrollment/authors';
import { agreeRatio, rateRaters } from './helpfulness/helpfulness';
import { independentRatings } from './helpfulness/valid-ratings';
import type { RaterOutput } from './output';
import type { Parameters } from './parameters';
import type { DecidedNotes } from './results';

/**
 * Scores of everyone who rated or wrote, sorted by id. The counts of ratings and notes are measured against the
 * statuses just published, with the times just decided (contributor_state.py
 * `_get_visible_rating_counts`, `_get_visible_note_counts`).
 *
 * @param decided what this run decided
 */
export function scorePeople(
  data: Dataset,
  { core, admitted }: Pick<Models, 'core' | 'admitted'>,
  decided: DecidedNotes,
  parameters: Parameters,
): RaterOutput[] {
  const people = new Map<string, RaterOutput>();
  data.raterId.forEach((id, u) => people.set(id, raterOf(id, u, core)));
  for (let n = 0; n < data.noteCount; n++) {
    const id = data.authorId[n]!;
    const author = people.get(id) ?? blank(id);
    people.set(id, author);
    const status = decided.statusOf(n);
    if (status === 'CURRENTLY_RATED_HELPFUL') author.notesCurrentlyRatedHelpful++;
    else if (status === 'CURRENTLY_RATED_NOT_HELPFUL') author.notesCurrentlyRatedNotHelpful++;
    else author.notesAwaitingMoreRatings++;
  }
  for (const [id, record] of core.prescored.authors) {
    const author = people.get(id)!;
    author.crhCrnhRatioDifference = record.crhCrnhRatioDifference;
    author.meanNoteScore = record.meanNoteScore;
    author.aboveHelpfulnessThreshold ??= false;
  }
  for (const [id, record] of recordAuthors(data, admitted, core.placed.intercept, decided, parameters)) people.get(id)!.author = record;
  countRatings(data, admitted, decided, parameters, people);
  return [...people.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function countRatings(
  data: Dataset,
  admitted: RatingSet,
  { statusOf, decidedAt }: DecidedNotes,
  parameters: Parameters,
  people: Map<string, RaterOutput>,
): void {
  const independent = independentRatings(data, admitted, decidedAt, parameters.helpfulness);
  const records = rateRaters(data, independent, statusOf);
  const open = Uint8Array.from({ length: data.noteCount }, (_, n) => (statusOf(n) === 'NEEDS_MORE_RATINGS' ? 1 : 0));
  const awaiting = independent.keep(data.note, open).countBy(data.rater, data.raterCount);
  const decided = Float64Array.from({ length: data.noteCount }, (_, n) => decidedAt(n) ?? Infinity);
  const after = admitted.filter((i) => data.ratingCreatedAt[i]! > decided[data.note[i]!]!).countBy(data.rater, data.raterCount);
  data.raterId.forEach((id, u) => {
    const person = people.get(id)!;
    const record = records[u];
    person.ratingsAwaitingMoreRatings = awaiting[u]!;
    person.ratedAfterDecision = after[u]!;
    if (record === undefined) return;
    person.successfulRatingHelpfulCount = record.successfulHelpful;
    person.successfulRatingNotHelpfulCount = record.successfulNotHelpful;
    person.unsuccessfulRatingHelpfulCount = record.unsuccessfulHelpful;
    person.unsuccessfulRatingNotHelpfulCount = record.unsuccessfulNotHelpful;
  });
}

function raterOf(id: string, u: number, core: ModelResult): RaterOutput {
  const { first, second, raterRecords, authors, above } = core.prescored;
  const record = raterRecords[u];
  const known = record !== undefined || authors.has(id);
  return {
    ...blank(id),
    intercept: orNull(second.raterIntercept[u]!),
    factor: orNull(second.raterFactor[u]!),
    firstRoundIntercept: orNull(first.raterIntercept[u]!),
    firstRoundFactor: orNull(first.raterFactor[u]!),
    raterAgreeRatio: record === undefined ? null : agreeRatio(record),
    aboveHelpfulnessThreshold: known ? above[u] === 1 : null,
  };
}

function blank(id: string): RaterOutput {
  return {
    id,
    intercept: null,
    factor: null,
    firstRoundIntercept: null,
    firstRoundFactor: null,
    crhCrnhRatioDifference: null,
    meanNoteScore: null,
    raterAgreeRatio: null,
    aboveHelpfulnessThreshold: null,
    successfulRatingHelpfulCount: 0,
    successfulRatingNotHelpfulCount: 0,
    unsuccessfulRatingHelpfulCount: 0,
    unsuccessfulRatingNotHelpfulCount: 0,
    ratedAfterDecision: 0,
    ratingsAwaitingMoreRatings: 0,
    notesCurrentlyRatedHelpful: 0,
    notesCurrentlyRatedNotHelpful: 0,
    notesAwaitingMoreRatings: 0,
    author: null,
  };
}
