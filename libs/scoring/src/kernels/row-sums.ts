/** Numbers that {@link sumRows} writes for each row. */
export const SUMS = 5;

/**
 * The ratings as rows: those of each rater, or those of each note. `others` names who is on the other side of each
 * rating. No value is stored: a row holds its ratings NOT_HELPFUL first, then SOMEWHAT_HELPFUL, then HELPFUL.
 */
export interface RatingRows {
  count: number;
  /** Ratings of row r with level l are bounds[3r + l] … bounds[3r + l + 1] − 1 in `others`; 3·count + 1 entries. */
  bounds: Uint32Array;
  others: Uint32Array;
  /** Intercept and factor of everyone on the other side, b₀ f₀ b₁ f₁ …; filled in before each summing. */
  pairs: Float64Array;
  /**
   * For each row Σb, Σf, Σb·f, Σf², Σv·f over its ratings, where b, f belong to the other side and v is the
   * value of the rating, 0, ½ or 1.
   */
  sums: Float64Array;
}

/**
 * All that a sweep does for each rating, for rows `first` … `last` − 1. A row's ratings of one level are added as two
 * interleaved sums, which the SIMD kernel does at once; this is the same in plain TypeScript, bit for bit.
 */
export function sumRows(rows: RatingRows, first: number, last: number): void {
  const { bounds, others, pairs, sums } = rows;
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
        const p = 2 * others[at]!;
        const q = 2 * others[at + 1]!;
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
        const p = 2 * others[at]!;
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
    const out = SUMS * row;
    sums[out] = sumB;
    sums[out + 1] = sumF;
    sums[out + 2] = evenBF + oddBF;
    sums[out + 3] = evenFF + oddFF;
    sums[out + 4] = weighted;
  }
}
