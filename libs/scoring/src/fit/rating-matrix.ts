import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import type { Workspace } from '../kernels/engine';
import { frameBytes, layOutFrame, type Frame } from '../kernels/frame';
import { placeEntries } from './place-entries';

/**
 * The ratings of one fit, stored twice, by rater and by note, and room for all that a fit works on (see `Frame`).
 * Notes and raters have dense indices of this fit; `notes` and `raters` lead back to those of the dataset.
 */
export interface RatingMatrix {
  count: number;
  notes: Uint32Array;
  raters: Uint32Array;
  frame: Frame;
  /** Holds the frame and does the steps. Closed when the fit is over; nothing here may be used afterwards. */
  workspace: Workspace;
}

/** What of a dataset makes the matrix. */
export type RatedBy = Pick<Dataset, 'noteCount' | 'raterCount' | 'note' | 'rater' | 'level' | 'engine'>;

/**
 * Builds the matrix of the given ratings.
 * @param remembered pairs of steps and changes for which a fit shall have room
 */
export function ratingMatrix(data: RatedBy, ratings: RatingSet, remembered: number): RatingMatrix {
  const noteLevels = new Uint32Array(3 * data.noteCount);
  const raterLevels = new Uint32Array(3 * data.raterCount);
  const { note, rater, level } = data;
  for (const i of ratings) {
    noteLevels[3 * note[i]! + level[i]!]!++;
    raterLevels[3 * rater[i]! + level[i]!]!++;
  }
  const [notes, raters] = [denseIndex(noteLevels), denseIndex(raterLevels)];
  const size = { ratings: ratings.length, notes: notes.members.length, raters: raters.members.length, remembered, threads: data.engine.threads };
  const workspace = data.engine.open(frameBytes(size));
  const frame = layOutFrame(workspace.buffer, size);
  accumulate(noteLevels, notes.members, frame.notes.bounds);
  accumulate(raterLevels, raters.members, frame.raters.bounds);
  placeEntries({ ratings, note, rater, level, noteIndex: notes.of, raterIndex: raters.of }, frame);
  return { count: ratings.length, notes: notes.members, raters: raters.members, frame, workspace };
}

/** Those with ratings, numbered in order; `of` means nothing for others. */
function denseIndex(levels: Uint32Array): { of: Uint32Array; members: Uint32Array } {
  const keys = levels.length / 3;
  const of = new Uint32Array(keys);
  const members = new Uint32Array(keys);
  let count = 0;
  for (let k = 0; k < keys; k++) {
    if (levels[3 * k]! + levels[3 * k + 1]! + levels[3 * k + 2]! === 0) continue;
    of[k] = count;
    members[count++] = k;
  }
  return { of, members: members.slice(0, count) };
}

function accumulate(levels: Uint32Array, members: Uint32Array, bounds: Uint32Array): void {
  let before = 0;
  for (let row = 0; row < members.length; row++) {
    for (let level = 0; level < 3; level++) {
      bounds[3 * row + level] = before;
      before += levels[3 * members[row]! + level]!;
    }
  }
  bounds[3 * members.length] = before;
}
