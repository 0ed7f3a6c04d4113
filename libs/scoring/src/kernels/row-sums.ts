/** Numbers that are summed for each row: see {@link sumRows}. */
export const SUMS = 5;

/**
 * The ratings as plain rows: those of each rater, or those of each note. `entries` names who is on the other side of
 * each rating. No value is stored: a row holds its ratings NOT_HELPFUL first, then SOMEWHAT_HELPFUL, then HELPFUL.
 */
export interface PlainRows {
  /** Ratings of row r with level l are bounds[3r + l] … bounds[3r + l + 1] − 1 in `entries`. */
  bounds: Uint32Array;
  entries: Uint32Array;
}

/**
 * All that a sweep does for each rating, for rows `first` … `last` − 1: Σb, Σf, Σb·f, Σf², Σv·f over a row's ratings go
 * to `sums`, beginning with row `first`, where b, f belong to the other side and v is the value of the rating, 0, ½ or 1.
 * A row's ratings of one level are added as two interleaved sums, which the SIMD kernel does at once; this is the same
 * in plain TypeScript, bit for bit.
 *
 * @param pairs intercept and factor of everyone on the other side, b₀ f₀ b₁ f₁ …
 */
export function sumRows({ bounds, entries }: PlainRows, first: number, last: number, pairs: Float64Array, sums: Float64Array): void {
  for (let row = first; row < last; row++) {
    let sumB = 0;
    let sumF = 0;
    let evenBF = 0;
    let evenFF = 0;
    let oddBF = 0;
    let oddFF = 0;
    let weighted = 0;
    for (let level = 0; level < 3; level++) {
      const end = bounds[3 * row + level + 1]!;
      let at = bounds[3 * row + level]!;
      let evenB = 0;
      let evenF = 0;
      let oddB = 0;
      let oddF = 0;
      for (; at + 1 < end; at += 2) {
        const p = 2 * entries[at]!;
        const q = 2 * entries[at + 1]!;
        const b = pairs[p]!;
        const f = pairs[p + 1]!;
        evenB += b;
        evenF += f;
        evenBF += b * f;
        evenFF += f * f;
        const c = pairs[q]!;
        const g = pairs[q + 1]!;
        oddB += c;
        oddF += g;
        oddBF += c * g;
        oddFF += g * g;
      }
      if (at < end) {
        const p = 2 * entries[at]!;
        const b = pairs[p]!;
        const f = pairs[p + 1]!;
        evenB += b;
        evenF += f;
        evenBF += b * f;
        evenFF += f * f;
      }
      sumB += evenB + oddB;
      sumF += evenF + oddF;
      weighted += (evenF + oddF) * (0.5 * level);
    }
    const out = SUMS * (row - first);
    sums[out] = sumB;
    sums[out + 1] = sumF;
    sums[out + 2] = evenBF + oddBF;
    sums[out + 3] = evenFF + oddFF;
    sums[out + 4] = weighted;
  }
}
