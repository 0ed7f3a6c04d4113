/**
 * A perceptual hash of 256 bits, after the published idea of PDQ (Facebook, "The TMK+PDQF video-hashing algorithm and
 * the PDQ image-hashing algorithm", 2019): the signs, against their median, of the 16 by 16 lowest frequencies of a
 * 64 by 64 luminance grid. Unrelated pictures differ in about 128 bits, copies in few.
 */

/** Cells along each side of the grid that is hashed. */
export const GRID = 64;
/** Frequencies along each side; the mean luminance (frequency 0) is left out, so brightness does not matter. */
const FREQUENCIES = 16;
export const HASH_BITS = FREQUENCIES * FREQUENCIES;
/** A hash is cut into this many bands of equal length, for the index. */
export const BANDS = 16;
const BAND_BITS = HASH_BITS / BANDS;
/** The largest distance that the index is sure to find: two differing bits in every band would be one more than this. */
export const MOST_DISTANCE = 2 * BANDS - 1;

/** 256 characters "0" or "1", as PostgreSQL writes bit(256). */
export type BitHash = string;

/**
 * What is cut off each side before a picture is hashed once more, as shares of that side: a hash alone survives a cut of
 * about 1 %. A copy that lost a few per cent is like one of these, and a picture is compared with the cuts of another.
 */
const CUTS = [0, 0.025, 0.05] as const;

export interface PictureHashes {
  /** Of the whole picture first, then of its cuts. */
  readonly cuts: readonly BitHash[];
  /** How much there is to tell the picture by: mean bend of luminance (0 to 255) between neighbouring cells. 0 for one colour, or a plain gradient. */
  readonly detail: number;
}

// Row k: a cosine of k + 1 half turns over the grid.
const COSINES = Float64Array.from({ length: FREQUENCIES * GRID }, (_, i) => Math.cos((Math.PI / GRID) * ((i % GRID) + 0.5) * (Math.floor(i / GRID) + 1)));

/**
 * @param luminance of a picture stretched to a square, row by row, 0 to 255
 * @param side of that square, at least 64
 */
export function pictureHashes(luminance: Uint8Array, side: number): PictureHashes {
  const grids = CUTS.map((cut) => averaged(luminance, side, Math.round(cut * side)));
  return { cuts: grids.map(hashOf), detail: detailOf(grids[0]!) };
}

function hashOf(grid: Float64Array): BitHash {
  const coefficients = lowFrequencies(grid);
  const median = [...coefficients].sort((a, b) => a - b)[HASH_BITS / 2]!;
  return Array.from(coefficients, (value) => (value >= median ? '1' : '0')).join('');
}

/** The mean of each cell of what is left within a margin. */
function averaged(luminance: Uint8Array, side: number, margin: number): Float64Array {
  const cell = (at: number) => Math.floor(((at - margin) * GRID) / (side - 2 * margin));
  const sums = new Float64Array(GRID * GRID);
  const counts = new Float64Array(GRID * GRID);
  for (let y = margin; y < side - margin; y++) {
    for (let x = margin; x < side - margin; x++) {
      const i = cell(y) * GRID + cell(x);
      sums[i]! += luminance[y * side + x]!;
      counts[i]!++;
    }
  }
  return sums.map((sum, i) => sum / Math.max(1, counts[i]!));
}

/** The discrete cosine transform of the grid, of the lowest frequencies only, row by row. */
function lowFrequencies(grid: Float64Array): Float64Array {
  const rows = new Float64Array(FREQUENCIES * GRID);
  for (let k = 0; k < FREQUENCIES; k++) for (let y = 0; y < GRID; y++) for (let x = 0; x < GRID; x++) rows[k * GRID + x]! += COSINES[k * GRID + y]! * grid[y * GRID + x]!;
  const found = new Float64Array(HASH_BITS);
  for (let k = 0; k < FREQUENCIES; k++) for (let j = 0; j < FREQUENCIES; j++) for (let x = 0; x < GRID; x++) found[k * FREQUENCIES + j]! += rows[k * GRID + x]! * COSINES[j * GRID + x]!;
  return found;
}

/** A plain gradient has differences but no bends, and its frequencies are noise: so bends are what counts. */
function detailOf(grid: Float64Array): number {
  let sum = 0;
  for (let y = 1; y < GRID - 1; y++) {
    for (let x = 1; x < GRID - 1; x++) {
      const i = y * GRID + x;
      sum += Math.abs(grid[i - 1]! + grid[i + 1]! - 2 * grid[i]!) + Math.abs(grid[i - GRID]! + grid[i + GRID]! - 2 * grid[i]!);
    }
  }
  return sum / (2 * (GRID - 2) * (GRID - 2));
}

/** In how many bits two hashes differ. */
export function hashDistance(a: BitHash, b: BitHash): number {
  let distance = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) distance++;
  return distance;
}

/** The bands of a hash as whole numbers that also tell which band they are: what is stored for the index. */
export function bandsOf(bits: BitHash): number[] {
  return Array.from({ length: BANDS }, (_, band) => (band << BAND_BITS) + Number.parseInt(bits.slice(band * BAND_BITS, (band + 1) * BAND_BITS), 2));
}

/**
 * Every band that a hash within the distance may have in common with this one: of two hashes that differ in at most d
 * bits, some band of the 16 differs in at most d/16 of them (the pigeonhole principle).
 * @param distance 0 to {@link MOST_DISTANCE}
 */
export function probesFor(bits: BitHash, distance: number): number[] {
  if (distance > MOST_DISTANCE) throw new RangeError(`a distance of ${distance} is beyond ${MOST_DISTANCE}, which the index is made for`);
  const bands = bandsOf(bits);
  if (distance < BANDS) return bands;
  return bands.flatMap((band) => [band, ...Array.from({ length: BAND_BITS }, (_, bit) => band ^ (1 << bit))]);
}
