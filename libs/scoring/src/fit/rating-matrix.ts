import { valueOfLevel, type Dataset } from '../data/dataset';

/**
 * The ratings of one fit, stored twice: by rater and by note, so that either side can be walked without gaps.
 * Notes and raters have dense indices of this fit; `notes` and `raters` lead back to those of the dataset.
 */
export interface RatingMatrix {
  count: number;
  notes: Uint32Array;
  raters: Uint32Array;
  /** Ratings of rater u: raterStart[u] … raterStart[u + 1] − 1 into noteOfRating and valueByRater. */
  raterStart: Uint32Array;
  noteOfRating: Uint32Array;
  valueByRater: Float64Array;
  /** Ratings of note n: noteStart[n] … noteStart[n + 1] − 1 into raterOfRating and valueByNote. */
  noteStart: Uint32Array;
  raterOfRating: Uint32Array;
  valueByNote: Float64Array;
}

/** Builds the matrix of the given ratings (ascending indices into the dataset, so already in note order). */
export function ratingMatrix(data: Dataset, ratings: Uint32Array): RatingMatrix {
  const noteIndex = denseIndex(ratings, data.note, data.noteCount);
  const raterIndex = denseIndex(ratings, data.rater, data.raterCount);
  const count = ratings.length;
  const noteStart = new Uint32Array(noteIndex.members.length + 1);
  const raterStart = new Uint32Array(raterIndex.members.length + 1);
  const raterOfRating = new Uint32Array(count);
  const valueByNote = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const i = ratings[k]!;
    const u = raterIndex.of[data.rater[i]!]!;
    noteStart[noteIndex.of[data.note[i]!]! + 1]!++;
    raterStart[u + 1]!++;
    raterOfRating[k] = u;
    valueByNote[k] = valueOfLevel(data.level[i]!);
  }
  accumulate(noteStart);
  accumulate(raterStart);
  const noteOfRating = new Uint32Array(count);
  const valueByRater = new Float64Array(count);
  const next = raterStart.slice();
  for (let n = 0; n + 1 < noteStart.length; n++) {
    for (let k = noteStart[n]!; k < noteStart[n + 1]!; k++) {
      const at = next[raterOfRating[k]!]!++;
      noteOfRating[at] = n;
      valueByRater[at] = valueByNote[k]!;
    }
  }
  return {
    count,
    notes: noteIndex.members,
    raters: raterIndex.members,
    raterStart,
    noteOfRating,
    valueByRater,
    noteStart,
    raterOfRating,
    valueByNote,
  };
}

function denseIndex(ratings: Uint32Array, key: Uint32Array, keys: number): { of: Uint32Array; members: Uint32Array } {
  const seen = new Uint8Array(keys);
  for (const i of ratings) seen[key[i]!] = 1;
  const of = new Uint32Array(keys);
  const members: number[] = [];
  for (let k = 0; k < keys; k++) {
    if (seen[k] === 0) continue;
    of[k] = members.length;
    members.push(k);
  }
  return { of, members: Uint32Array.from(members) };
}

function accumulate(starts: Uint32Array): void {
  for (let k = 1; k < starts.length; k++) starts[k]! += starts[k - 1]!;
}
