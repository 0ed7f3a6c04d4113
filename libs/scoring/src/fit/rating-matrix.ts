import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { layOutRows, workspaceBytes, type Workspace } from '../kernels/engine';
import type { RatingRows } from '../kernels/row-sums';

/**
 * The ratings of one fit, stored twice: by rater and by note, so that either side can be walked without gaps.
 * Notes and raters have dense indices of this fit; `notes` and `raters` lead back to those of the dataset.
 * 8 bytes a rating; see `RatingRows` for the layout.
 */
export interface RatingMatrix {
  count: number;
  notes: Uint32Array;
  raters: Uint32Array;
  byRater: RatingRows;
  byNote: RatingRows;
  /** Holds the rows and sums over them. Closed when the fit is over; nothing here may be used afterwards. */
  workspace: Workspace;
}

/** What of a dataset makes the matrix. */
export type RatedBy = Pick<Dataset, 'noteCount' | 'raterCount' | 'note' | 'rater' | 'level' | 'engine'>;

/** Builds the matrix of the given ratings. */
export function ratingMatrix(data: RatedBy, ratings: RatingSet): RatingMatrix {
  const noteIndex = denseIndex(ratings, data.note, data.noteCount);
  const raterIndex = denseIndex(ratings, data.rater, data.raterCount);
  const notes = noteIndex.members;
  const raters = raterIndex.members;
  const count = ratings.length;
  const workspace = data.engine.open(workspaceBytes(count, notes.length, raters.length));
  const { byNote, byRater } = layOutRows(workspace.buffer, count, notes.length, raters.length);

  byNote.bounds.fill(0);
  byRater.bounds.fill(0);
  for (const i of ratings) {
    const level = data.level[i]! + 1;
    byNote.bounds[3 * noteIndex.of[data.note[i]!]! + level]!++;
    byRater.bounds[3 * raterIndex.of[data.rater[i]!]! + level]!++;
  }
  accumulate(byNote.bounds);
  accumulate(byRater.bounds);
  const nextOfNote = byNote.bounds.slice();
  const nextOfRater = byRater.bounds.slice();
  for (const i of ratings) {
    const level = data.level[i]!;
    const n = noteIndex.of[data.note[i]!]!;
    const u = raterIndex.of[data.rater[i]!]!;
    byNote.others[nextOfNote[3 * n + level]!++] = u;
    byRater.others[nextOfRater[3 * u + level]!++] = n;
  }
  return { count, notes, raters, byRater, byNote, workspace };
}

function denseIndex(ratings: RatingSet, key: Uint32Array, keys: number): { of: Uint32Array; members: Uint32Array } {
  const seen = new Uint8Array(keys);
  for (const i of ratings) seen[key[i]!] = 1;
  const of = new Uint32Array(keys);
  const members = new Uint32Array(keys);
  let count = 0;
  for (let k = 0; k < keys; k++) {
    if (seen[k] === 0) continue;
    of[k] = count;
    members[count++] = k;
  }
  return { of, members: members.slice(0, count) };
}

function accumulate(starts: Uint32Array): void {
  for (let k = 1; k < starts.length; k++) starts[k]! += starts[k - 1]!;
}
