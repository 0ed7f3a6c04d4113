import { UNASSIGNED_GROUP } from '../input';
import type { Parameters } from '../parameters';
import type { Dataset } from './dataset';

/** Which ratings and notes the core model works on. */
export interface Scope {
  /** Ratings that count at all (see {@link selectScope}), indices into the dataset, ascending. */
  admitted: Uint32Array;
  /** Of those, ratings by core raters of notes the core model takes: what the model sees. */
  inScope: Uint32Array;
  /** 1 for notes that get a core result: enough of their admitted ratings come from core raters. */
  captured: Uint8Array;
}

/**
 * Selects what the core model sees.
 *
 * Ratings of old notes that called their statement not misleading are left out altogether: before October 2022
 * they were rated under another form (process_data.py `_filter_misleading_notes`). Raters of other modeling
 * groups and notes of left-out topics have models of their own (scorer.py `_filter_input`); a note that mostly
 * such raters rated gets no core result (`_postprocess_output`).
 */
export function selectScope(data: Dataset, parameters: Parameters, withTopics: boolean): Scope {
  const { modelingGroups, minShareInScope, notMisleadingNotesSince } = parameters.scope;
  const coreRater = Uint8Array.from(data.modelingGroup, (g) => (g === UNASSIGNED_GROUP || modelingGroups.includes(g) ? 1 : 0));
  const admitted: number[] = [];
  const inScope: number[] = [];
  const captured = new Uint8Array(data.noteCount);
  for (let n = 0; n < data.noteCount; n++) {
    if (data.misleading[n] === 0 && data.noteCreatedAt[n]! <= notMisleadingNotesSince) continue;
    const taken = withTopics || data.outOfScope[n] === 0;
    let all = 0;
    let core = 0;
    for (let i = data.firstRating[n]!; i < data.firstRating[n + 1]!; i++) {
      all++;
      admitted.push(i);
      if (coreRater[data.rater[i]!] === 0) continue;
      core++;
      if (taken) inScope.push(i);
    }
    if (taken && all > 0 && core / all >= minShareInScope) captured[n] = 1;
  }
  return { admitted: Uint32Array.from(admitted), inScope: Uint32Array.from(inScope), captured };
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
