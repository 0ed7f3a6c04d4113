import { UNASSIGNED_GROUP } from '../input';
import type { Parameters } from '../parameters';
import { TOPICS } from '../topics';
import type { Dataset } from './dataset';
import { RatingSet } from './rating-set';

/** Which ratings and notes a model works on. */
export interface Scope {
  /** Of the ratings that count at all, those by raters of the model's population of notes the model takes: what it sees. */
  inScope: RatingSet;
  /** 1 for notes that get a result of the model: enough of their admitted ratings come from its population. */
  captured: Uint8Array;
}

/**
 * Ratings that count at all.
 *
 * Ratings of old notes that called their statement not misleading are left out altogether: before October 2022
 * they were rated under another form (process_data.py `_filter_misleading_notes`).
 */
export function admittedRatings(data: Dataset, parameters: Parameters): RatingSet {
  const { notMisleadingNotesSince } = parameters.scope;
  return RatingSet.ranges(data.ratingCount, (add) => {
    for (let n = 0; n < data.noteCount; n++) {
      if (data.misleading[n] === 1 || data.noteCreatedAt[n]! > notMisleadingNotesSince) add(data.firstRating[n]!, data.firstRating[n + 1]!);
    }
  });
}

/**
 * Selects what a model sees. Raters of other modeling groups and notes of left-out topics have models of their own
 * (scorer.py `_filter_input`); a note that mostly such raters rated gets no result (`_postprocess_output`).
 *
 * @param admitted from {@link admittedRatings}
 */
export function selectScope(data: Dataset, admitted: RatingSet, parameters: Parameters): Scope {
  const { minShareInScope, onlyNotesOfPopulation } = parameters.scope;
  const takes = topicFilter(data, parameters.scope.topics);
  const belongs = Uint8Array.from(data.modelingGroup, (group) => (isOfPopulation(group, parameters.scope) ? 1 : 0));
  const ofPopulation = admitted.keep(data.rater, belongs);
  const all = admitted.countRuns(data.firstRating);
  const ours = ofPopulation.countRuns(data.firstRating);
  const captured = new Uint8Array(data.noteCount);
  const seen = new Uint8Array(data.noteCount);
  for (let n = 0; n < data.noteCount; n++) {
    if (!takes(n)) continue;
    const enough = minShareInScope === null || (all[n]! > 0 && ours[n]! / all[n]! >= minShareInScope);
    captured[n] = enough ? 1 : 0;
    seen[n] = enough || !onlyNotesOfPopulation ? 1 : 0;
  }
  return { inScope: ofPopulation.keepRuns(data.firstRating, seen), captured };
}

/** Whether raters of a modeling group belong to a model's population. */
export function isOfPopulation(group: number, scope: Parameters['scope']): boolean {
  if (scope.modelingGroups === null) return true;
  return group === UNASSIGNED_GROUP ? scope.includeUnassigned : scope.modelingGroups.includes(group);
}

function topicFilter(data: Dataset, topics: Parameters['scope']['topics']): (note: number) => boolean {
  if (topics === 'all') return () => true;
  const wanted = topics === 'none' ? 0 : TOPICS.indexOf(topics) + 1;
  return (note) => data.outOfScope[note] === wanted;
}

/**
 * Drops notes with few ratings, then raters with few ratings, then notes again: one pass, not to
 * convergence, so a rater may end below the minimum (process_data.py `filter_ratings`).
 */
export function prefilter(data: Dataset, ratings: RatingSet, minPerRater: number, minPerNote: number): RatingSet {
  const byNotes = ofFrequentNotes(data, ratings, minPerNote);
  if (minPerRater === 0) return byNotes;
  const byRaters = keepRaters(data, byNotes, atLeast(byNotes.countBy(data.rater, data.raterCount), minPerRater));
  return byRaters === byNotes ? byNotes : ofFrequentNotes(data, byRaters, minPerNote);
}

/** Ratings of raters for whom `keep` is 1. */
export function keepRaters(data: Dataset, ratings: RatingSet, keep: Uint8Array): RatingSet {
  return ratings.keep(data.rater, keep);
}

function ofFrequentNotes({ firstRating }: Dataset, ratings: RatingSet, minimum: number): RatingSet {
  return minimum > 0 ? ratings.keepRuns(firstRating, atLeast(ratings.countRuns(firstRating), minimum)) : ratings;
}

/** 1 where a count is large enough. */
export function atLeast(counts: Uint32Array, minimum: number): Uint8Array {
  const enough = new Uint8Array(counts.length);
  for (let k = 0; k < counts.length; k++) enough[k] = counts[k]! >= minimum ? 1 : 0;
  return enough;
}
