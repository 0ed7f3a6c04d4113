import { UNASSIGNED_GROUP } from '../input';
import type { Parameters } from '../parameters';
import { TOPICS } from '../topics';
import type { Dataset } from './dataset';

/** Which ratings and notes a model works on. */
export interface Scope {
  /** Of the ratings that count at all, those by raters of the model's population of notes the model takes: what it sees. */
  inScope: Uint32Array;
  /** 1 for notes that get a result of the model: enough of their admitted ratings come from its population. */
  captured: Uint8Array;
}

/**
 * Ratings that count at all, indices into the dataset, ascending.
 *
 * Ratings of old notes that called their statement not misleading are left out altogether: before October 2022
 * they were rated under another form (process_data.py `_filter_misleading_notes`).
 */
export function admittedRatings(data: Dataset, parameters: Parameters): Uint32Array {
  const { notMisleadingNotesSince } = parameters.scope;
  const admitted = new Uint32Array(data.ratingCount);
  let count = 0;
  for (let n = 0; n < data.noteCount; n++) {
    if (data.misleading[n] === 0 && data.noteCreatedAt[n]! <= notMisleadingNotesSince) continue;
    for (let i = data.firstRating[n]!; i < data.firstRating[n + 1]!; i++) admitted[count++] = i;
  }
  return admitted.slice(0, count);
}

/**
 * Selects what a model sees. Raters of other modeling groups and notes of left-out topics have models of their own
 * (scorer.py `_filter_input`); a note that mostly such raters rated gets no result (`_postprocess_output`).
 *
 * @param admitted from {@link admittedRatings}
 */
export function selectScope(data: Dataset, admitted: Uint32Array, parameters: Parameters): Scope {
  const { minShareInScope, onlyNotesOfPopulation } = parameters.scope;
  const takes = topicFilter(data, parameters.scope.topics);
  const belongs = Uint8Array.from(data.modelingGroup, (group) => (isOfPopulation(group, parameters.scope) ? 1 : 0));
  const inScope = new Uint32Array(admitted.length);
  let count = 0;
  const captured = new Uint8Array(data.noteCount);
  if (minShareInScope === null) for (let n = 0; n < data.noteCount; n++) captured[n] = takes(n) ? 1 : 0;
  for (let from = 0; from < admitted.length; ) {
    const note = data.note[admitted[from]!]!;
    const before = count;
    let to = from;
    for (; to < admitted.length && data.note[admitted[to]!] === note; to++) {
      if (belongs[data.rater[admitted[to]!]!] === 1) inScope[count++] = admitted[to]!;
    }
    const enough = minShareInScope === null || (count - before) / (to - from) >= minShareInScope;
    if (!takes(note) || (onlyNotesOfPopulation && !enough)) count = before;
    else if (enough) captured[note] = 1;
    from = to;
  }
  return { inScope: inScope.slice(0, count), captured };
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
export function prefilter(data: Dataset, ratings: Uint32Array, minPerRater: number, minPerNote: number): Uint32Array {
  const byNotes = keepFrequent(ratings, data.note, data.noteCount, minPerNote);
  const byRaters = keepFrequent(byNotes, data.rater, data.raterCount, minPerRater);
  return keepFrequent(byRaters, data.note, data.noteCount, minPerNote);
}

/** Ratings of raters for whom `keep` is 1. */
export function keepRaters(data: Dataset, ratings: Uint32Array, keep: Uint8Array): Uint32Array {
  return keepWhere(ratings, data.rater, keep);
}

function keepFrequent(ratings: Uint32Array, key: Uint32Array, keys: number, minimum: number): Uint32Array {
  const counts = new Uint32Array(keys);
  for (let k = 0; k < ratings.length; k++) counts[key[ratings[k]!]!]!++;
  const keep = new Uint8Array(keys);
  for (let k = 0; k < keys; k++) keep[k] = counts[k]! >= minimum ? 1 : 0;
  return keepWhere(ratings, key, keep);
}

/** Ratings whose key is kept. */
function keepWhere(ratings: Uint32Array, key: Uint32Array, keep: Uint8Array): Uint32Array {
  let count = 0;
  for (let k = 0; k < ratings.length; k++) count += keep[key[ratings[k]!]!]!;
  if (count === ratings.length) return ratings;
  const kept = new Uint32Array(count);
  let at = 0;
  for (let k = 0; k < ratings.length; k++) {
    const i = ratings[k]!;
    if (keep[key[i]!] === 1) kept[at++] = i;
  }
  return kept;
}
