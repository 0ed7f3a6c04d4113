import type { RatingSet } from '../data/rating-set';
import type { Frame, Side } from '../kernels/frame';
import { COLUMNS_PER_TILE, ROWS_PER_TILE, tileEntry } from '../kernels/tiles';

/** Ratings of a dataset, in order of notes, and where its notes and raters stand in a matrix. */
export interface DenseRatings {
  ratings: RatingSet;
  note: Uint32Array;
  rater: Uint32Array;
  level: Uint8Array;
  noteIndex: Uint32Array;
  raterIndex: Uint32Array;
}

/** Fills in the entries of notes. Ratings come in order of notes, so that writing stays near where it was. */
export function placeByNote({ ratings, note, rater, level, noteIndex, raterIndex }: DenseRatings, { notes }: Frame): void {
  if (notes.columnBlocks === 0) {
    const next = notes.bounds.slice();
    for (const i of ratings) notes.entries[next[3 * noteIndex[note[i]!]! + level[i]!]!++] = raterIndex[rater[i]!]!;
    return;
  }
  const tileOf = (i: number): number => tileAt(notes, noteIndex[note[i]!]!, raterIndex[rater[i]!]!);
  const next = startTiles(notes, ratings, tileOf);
  for (const i of ratings) {
    const [row, column] = [noteIndex[note[i]!]!, raterIndex[rater[i]!]!];
    notes.entries[next[tileAt(notes, row, column)]!++] = tileEntry(column % COLUMNS_PER_TILE, row % ROWS_PER_TILE, level[i]!);
  }
  orderByColumn(notes);
}

/**
 * Fills in the entries of raters. Scattering them all over memory costs many times what reading them costs; so they
 * first go to so few places, each written in order, that a cache holds them all. In tiles they then are in place, and
 * in order of columns, since they come in order of notes.
 */
export function placeByRater({ ratings, note, rater, level, noteIndex, raterIndex }: DenseRatings, { raters }: Frame): void {
  const tiled = raters.columnBlocks > 0;
  const groups = Math.ceil(raters.count / ROWS_PER_TILE);
  const next = tiled
    ? startTiles(raters, ratings, (i) => tileAt(raters, raterIndex[rater[i]!]!, noteIndex[note[i]!]!))
    : Uint32Array.from({ length: groups }, (_, g) => raters.bounds[3 * ROWS_PER_TILE * g]!);
  for (const i of ratings) {
    const [row, column] = [raterIndex[rater[i]!]!, noteIndex[note[i]!]!];
    const place = tiled ? tileAt(raters, row, column) : Math.floor(row / ROWS_PER_TILE);
    raters.entries[next[place]!++] = tileEntry(column % COLUMNS_PER_TILE, row % ROWS_PER_TILE, level[i]!);
  }
  if (!tiled) orderByRow(raters, groups);
}

function tileAt({ columnBlocks }: Side, row: number, column: number): number {
  return Math.floor(row / ROWS_PER_TILE) * columnBlocks + Math.floor(column / COLUMNS_PER_TILE);
}

/** Fills in where each tile starts; the result is a copy to be counted on from. */
function startTiles({ tiles }: Side, ratings: RatingSet, tileOf: (rating: number) => number): Uint32Array {
  tiles.fill(0);
  for (const i of ratings) tiles[tileOf(i) + 1]!++;
  for (let t = 1; t < tiles.length; t++) tiles[t]! += tiles[t - 1]!;
  return tiles.slice();
}

/** Orders the entries of each tile by column. */
function orderByColumn({ entries, tiles }: Side): void {
  const next = new Uint32Array(COLUMNS_PER_TILE + 1);
  const copy = new Uint32Array(largestGap(tiles));
  for (let t = 0; t + 1 < tiles.length; t++) {
    const tile = entries.subarray(tiles[t]!, tiles[t + 1]!);
    copy.set(tile);
    next.fill(0);
    for (let k = 0; k < tile.length; k++) next[(copy[k]! >>> 15) + 1]!++;
    for (let column = 1; column <= COLUMNS_PER_TILE; column++) next[column]! += next[column - 1]!;
    for (let k = 0; k < tile.length; k++) tile[next[copy[k]! >>> 15]!++] = copy[k]!;
  }
}

/** Makes plain rows of groups of {@link tileEntry}. */
function orderByRow({ entries, bounds, count }: Side, groups: number): void {
  const starts = Uint32Array.from({ length: groups + 1 }, (_, g) => bounds[3 * Math.min(count, ROWS_PER_TILE * g)]!);
  const copy = new Uint32Array(largestGap(starts));
  for (let g = 0; g < groups; g++) {
    const first = 3 * ROWS_PER_TILE * g;
    const next = bounds.slice(first, first + 3 * ROWS_PER_TILE);
    const length = starts[g + 1]! - starts[g]!;
    copy.set(entries.subarray(starts[g]!, starts[g + 1]!));
    for (let k = 0; k < length; k++) {
      const entry = copy[k]!;
      entries[next[3 * ((entry >>> 2) & 8_191) + (entry & 3)]!++] = entry >>> 15;
    }
  }
}

function largestGap(starts: Uint32Array): number {
  let largest = 0;
  for (let k = 1; k < starts.length; k++) largest = Math.max(largest, starts[k]! - starts[k - 1]!);
  return largest;
}
