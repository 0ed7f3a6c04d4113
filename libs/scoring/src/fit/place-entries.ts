import type { RatingSet } from '../data/rating-set';
import type { Frame, Side } from '../kernels/frame';
import { COLUMN_BITS, COLUMNS_PER_TILE, ROW_BITS, ROWS_PER_TILE, tileEntry } from '../kernels/tiles';

/** Ratings of a dataset, in order of notes, and where its notes and raters stand in a matrix. */
export interface DenseRatings {
  ratings: RatingSet;
  note: Uint32Array;
  rater: Uint32Array;
  level: Uint8Array;
  noteIndex: Uint32Array;
  raterIndex: Uint32Array;
}

/**
 * Fills in the entries of both sides in one walk over the ratings. They come in order of notes, so that writing those of
 * notes stays near where it was. Those of raters would scatter all over memory, which costs many times what reading them
 * costs; so they first go to so few places, each written in order, that a cache holds them all: to groups of rows, or
 * tiles. In tiles they then are in place, and in order of columns; groups are ordered one by one.
 */
export function placeEntries(dense: DenseRatings, { notes, raters }: Frame): void {
  const { ratings, note, rater, level, noteIndex, raterIndex } = dense;
  const noteBlocks = notes.columnBlocks;
  const raterBlocks = Math.max(1, raters.columnBlocks);
  const groups = Math.ceil(raters.count / ROWS_PER_TILE);
  if (notes.columnBlocks + raters.columnBlocks > 0) countTiles(dense, notes, raters);
  const nextOfNotes = noteBlocks > 0 ? notes.tiles.slice() : notes.bounds.slice();
  const nextOfRaters = raters.columnBlocks > 0 ? raters.tiles.slice() : startsOfGroups(raters, groups);
  const ofNotes = notes.entries;
  const ofRaters = raters.entries;
  for (const i of ratings) {
    const n = noteIndex[note[i]!]!;
    const u = raterIndex[rater[i]!]!;
    const value = level[i]!;
    if (noteBlocks > 0) ofNotes[nextOfNotes[(n >>> ROW_BITS) * noteBlocks + (u >>> COLUMN_BITS)]!++] = tileEntry(u, n, value);
    else ofNotes[nextOfNotes[3 * n + value]!++] = u;
    ofRaters[nextOfRaters[(u >>> ROW_BITS) * raterBlocks + (n >>> COLUMN_BITS)]!++] = tileEntry(n, u, value);
  }
  if (noteBlocks > 0) orderByColumn(notes);
  if (raters.columnBlocks === 0) orderByRow(raters, groups);
}

/** Fills in where each tile starts. */
function countTiles({ ratings, note, rater, noteIndex, raterIndex }: DenseRatings, notes: Side, raters: Side): void {
  const [noteBlocks, raterBlocks] = [notes.columnBlocks, raters.columnBlocks];
  const [ofNotes, ofRaters] = [notes.tiles.fill(0), raters.tiles.fill(0)];
  for (const i of ratings) {
    const n = noteIndex[note[i]!]!;
    const u = raterIndex[rater[i]!]!;
    if (noteBlocks > 0) ofNotes[(n >>> ROW_BITS) * noteBlocks + (u >>> COLUMN_BITS) + 1]!++;
    if (raterBlocks > 0) ofRaters[(u >>> ROW_BITS) * raterBlocks + (n >>> COLUMN_BITS) + 1]!++;
  }
  for (const tiles of [ofNotes, ofRaters]) for (let t = 1; t < tiles.length; t++) tiles[t]! += tiles[t - 1]!;
}

function startsOfGroups({ bounds, count }: Side, groups: number): Uint32Array {
  return Uint32Array.from({ length: groups + 1 }, (_, g) => bounds[3 * Math.min(count, ROWS_PER_TILE * g)]!);
}

/** Orders the entries of each tile by column. */
function orderByColumn({ entries, tiles }: Side): void {
  const next = new Uint32Array(COLUMNS_PER_TILE + 1);
  const copy = new Uint32Array(largestGap(tiles));
  for (let t = 0; t + 1 < tiles.length; t++) {
    const first = tiles[t]!;
    const length = tiles[t + 1]! - first;
    copy.set(entries.subarray(first, first + length));
    next.fill(0);
    for (let k = 0; k < length; k++) next[(copy[k]! >>> (32 - COLUMN_BITS)) + 1]!++;
    next[0] = first;
    for (let column = 1; column <= COLUMNS_PER_TILE; column++) next[column]! += next[column - 1]!;
    for (let k = 0; k < length; k++) entries[next[copy[k]! >>> (32 - COLUMN_BITS)]!++] = copy[k]!;
  }
}

/** Makes plain rows of groups of {@link tileEntry}. */
function orderByRow(side: Side, groups: number): void {
  const { entries, bounds } = side;
  const starts = startsOfGroups(side, groups);
  const copy = new Uint32Array(largestGap(starts));
  for (let g = 0; g < groups; g++) {
    const first = 3 * ROWS_PER_TILE * g;
    const next = bounds.slice(first, first + 3 * ROWS_PER_TILE);
    const length = starts[g + 1]! - starts[g]!;
    copy.set(entries.subarray(starts[g]!, starts[g + 1]!));
    for (let k = 0; k < length; k++) {
      const entry = copy[k]!;
      entries[next[3 * ((entry >>> 2) & (ROWS_PER_TILE - 1)) + (entry & 3)]!++] = entry >>> (32 - COLUMN_BITS);
    }
  }
}

function largestGap(starts: Uint32Array): number {
  let largest = 0;
  for (let k = 1; k < starts.length; k++) largest = Math.max(largest, starts[k]! - starts[k - 1]!);
  return largest;
}
