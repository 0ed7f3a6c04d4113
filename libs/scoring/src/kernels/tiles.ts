import { SUMS } from './row-sums';

/**
 * Where one side of a matrix has more rows than a cache holds pairs of, the other side's ratings are kept in tiles: so
 * many rows by so many columns. While a tile is summed its rows' sums stay in the cache and pairs are read in order.
 */
export const ROW_BITS = 13;
export const COLUMN_BITS = 17;
export const ROWS_PER_TILE = 1 << ROW_BITS;
export const COLUMNS_PER_TILE = 1 << COLUMN_BITS;

/** A rating in the tile of a row and a column: column, row, level, so that ordering entries orders them by column. */
export function tileEntry(column: number, row: number, level: number): number {
  return ((column << (32 - COLUMN_BITS)) | ((row & (ROWS_PER_TILE - 1)) << 2) | level) >>> 0;
}

/**
 * Adds entries `from` … `to` − 1 to the sums of their rows (`SUMS` numbers each). Row and column count from the tile's
 * first; a row adds up its ratings in the order of columns. The SIMD kernel does the same, bit for bit.
 *
 * @param firstColumn of the tile, in `pairs`
 */
export function addTile(entries: Uint32Array, from: number, to: number, pairs: Float64Array, firstColumn: number, sums: Float64Array): void {
  for (let k = from; k < to; k++) {
    const entry = entries[k]!;
    const out = SUMS * ((entry >>> 2) & (ROWS_PER_TILE - 1));
    const at = 2 * (firstColumn + (entry >>> (32 - COLUMN_BITS)));
    const b = pairs[at]!;
    const f = pairs[at + 1]!;
    sums[out]! += b;
    sums[out + 1]! += f;
    sums[out + 2]! += b * f;
    sums[out + 3]! += f * f;
    sums[out + 4]! += f * (0.5 * (entry & 3));
  }
}
