import { describe, expect, it } from 'vitest';
import { RatingSet } from '../data/rating-set';
import { plainEngine } from '../kernels/engine';
import type { Side } from '../kernels/frame';
import { COLUMNS_PER_TILE, ROWS_PER_TILE } from '../kernels/tiles';
import { bareRatings } from '../testing/bare-ratings';
import { ratingMatrix, type RatingMatrix } from './rating-matrix';
import type { BareRatings } from './fit-ratings';

const matrixOf = ({ notes, raters, note, rater, level }: BareRatings, ratings = RatingSet.all(note.length)): RatingMatrix =>
  ratingMatrix({ noteCount: notes, raterCount: raters, note, rater, level, engine: plainEngine }, ratings, 1);

/** Row, column and level of all entries of a side, as they lie there. */
function entriesOf({ count, blocks, columnBlocks, bounds, entries, tiles }: Side): [row: number, column: number, level: number][] {
  if (columnBlocks > 0) {
    return Array.from({ length: blocks * columnBlocks }, (_, t) =>
      Array.from(entries.subarray(tiles[t], tiles[t + 1]), (entry): [number, number, number] => [
        Math.floor(t / columnBlocks) * ROWS_PER_TILE + ((entry >>> 2) & 8_191),
        (t % columnBlocks) * COLUMNS_PER_TILE + (entry >>> 15),
        entry & 3,
      ]),
    ).flat();
  }
  return Array.from({ length: 3 * count }, (_, k) =>
    Array.from(entries.subarray(bounds[k], bounds[k + 1]), (column): [number, number, number] => [Math.floor(k / 3), column, k % 3]),
  ).flat();
}

/** Sorted keys of ratings, to compare as sets: note, rater and level in one number. */
const keys = (ratings: Iterable<[note: number, rater: number, level: number]>): Float64Array =>
  Float64Array.from(ratings, ([n, u, level]) => (n * 2 ** 20 + u) * 4 + level).sort();

const expected = ({ note, rater, level }: BareRatings): Float64Array => keys(Array.from(note, (n, i): [number, number, number] => [n, rater[i]!, level[i]!]));

describe('the ratings of a fit', () => {
  it.each([
    { what: 'plain', ratings: bareRatings(1, 50, 40, 10), blocks: [0, 0] },
    { what: 'plain, raters in more groups than one', ratings: bareRatings(2, 300, 2 * ROWS_PER_TILE + 5, 20), blocks: [0, 0] },
    { what: 'notes in tiles', ratings: bareRatings(3, 500, COLUMNS_PER_TILE + 7, 20), blocks: [2, 0] },
    { what: 'raters in tiles', ratings: bareRatings(4, COLUMNS_PER_TILE + 7, ROWS_PER_TILE + 9, 1), blocks: [0, 2] },
  ])('all stand on both sides: $what', ({ ratings, blocks }) => {
    const { frame, notes, raters } = matrixOf(ratings);
    expect([notes.length, raters.length]).toEqual([ratings.notes, ratings.raters]);
    expect([frame.notes.columnBlocks, frame.raters.columnBlocks]).toEqual(blocks);
    const wanted = expected(ratings);
    expect(keys(entriesOf(frame.notes))).toEqual(wanted);
    expect(keys(entriesOf(frame.raters).map(([u, n, level]) => [n, u, level]))).toEqual(wanted);
    expect(frame.notes.bounds[3 * ratings.notes]).toBe(ratings.note.length);
    expect(frame.raters.bounds[3 * ratings.raters]).toBe(ratings.note.length);
  });

  it('lie in the order of columns, within a level of a plain row and within a tile', () => {
    const plain = entriesOf(matrixOf(bareRatings(5, 60, 2 * ROWS_PER_TILE, 30)).frame.raters);
    plain.forEach(([row, column, level], k) => {
      const before = plain[k - 1];
      if (before?.[0] === row && before[2] === level) expect(column).toBeGreaterThan(before[1]);
    });
    const { notes } = matrixOf(bareRatings(6, 100, COLUMNS_PER_TILE + 10, 10)).frame;
    for (let t = 0; t + 1 < notes.tiles.length; t++) {
      const tile = notes.entries.subarray(notes.tiles[t], notes.tiles[t + 1]);
      expect(tile).toEqual(tile.slice().sort());
    }
  });

  it('leave out notes and raters without any', () => {
    const ratings = bareRatings(7, 20, 20, 3);
    const some = RatingSet.all(ratings.note.length).filter((i) => ratings.note[i]! >= 5 && ratings.rater[i]! % 2 === 0);
    const { notes, raters, count } = matrixOf(ratings, some);
    expect(count).toBe(some.length);
    expect(Math.min(...notes)).toBeGreaterThanOrEqual(5);
    expect([...raters].every((u) => u % 2 === 0)).toBe(true);
  });
});
