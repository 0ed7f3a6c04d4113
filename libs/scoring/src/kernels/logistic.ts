import { shortExp } from '../reputation/exponential';

/** Numbers that {@link visitAnswers} writes for each note and for each rater. */
export const NOTE_SUMS = 5;
export const RATER_SUMS = 10;

/** Which sums a visit makes: those of notes alone, or of raters, too, without or with their curvature; or slopes of notes alone. */
export const WANTED = { notes: 0, slopes: 1, curves: 2, slopesOfNotes: 3 } as const;
export type Wanted = (typeof WANTED)[keyof typeof WANTED];

/**
 * The answers of a logistic model, note by note. The log odds of a yes of rater u about note n are
 * mu + a[u] + b[n]·r[u] + f[n]·g[u]; the answer weighs noteWeights[n]·t[u] times the weight of a yes or of a no.
 */
export interface AnswerRows {
  /** Yes of note n are bounds[2n] … bounds[2n + 1] − 1 in `answers`, no up to bounds[2n + 2] − 1; 2·notes + 1 entries. */
  bounds: Uint32Array;
  /** Who answered. */
  answers: Uint32Array;
  /** b₀ f₀ b₁ f₁ … */
  notes: Float64Array;
  noteWeights: Float64Array;
  /** a₀ g₀ r₀ t₀ a₁ … */
  raters: Float64Array;
  /** For each note Σs·r, Σs·g, Σh·r², Σh·r·g, Σh·g², where s and h are slope and bend of each answer. */
  noteSums: Float64Array;
  /** For each rater Σs, Σs·f, Σs·b, Σh, and if wanted Σh·f, Σh·b, Σh·f², Σh·b², Σh·f·b; one place stays free. */
  raterSums: Float64Array;
}

/** What all answers share: mu, and the weights of a yes and of a no. */
export interface AnswerScale {
  mu: number;
  yesWeight: number;
  noWeight: number;
}

/**
 * First and second derivative of the weighted cross-entropy by the log odds of each answer about the notes `first` …
 * `last` − 1, in the sums of note and rater. Sums of raters are added to what is there. A note's yes, and its no, are
 * added as two interleaved sums, which the SIMD kernel does at once; this is the same in plain TypeScript, bit for bit.
 */
export function visitAnswers(rows: AnswerRows, { mu, yesWeight, noWeight }: AnswerScale, first: number, last: number, wanted: Wanted): void {
  const { bounds, answers, notes, noteWeights, raters, noteSums, raterSums } = rows;
  const lanes = new Float64Array(2 * NOTE_SUMS);
  for (let n = first; n < last; n++) {
    const b = notes[2 * n]!;
    const f = notes[2 * n + 1]!;
    lanes.fill(0);
    for (let no = 0; no < 2; no++) {
      const sign = no === 0 ? 1 : -1;
      const weight = (no === 0 ? yesWeight : noWeight) * noteWeights[n]!;
      const begin = bounds[2 * n + no]!;
      const end = bounds[2 * n + no + 1]!;
      for (let at = begin; at < end; at++) {
        const u = answers[at]!;
        const g = raters[4 * u + 1]!;
        const r = raters[4 * u + 2]!;
        const odds = raters[4 * u]! + mu + b * r + f * g;
        const wrong = 1 / (1 + shortExp(Math.min(Math.max(odds * sign, -700), 700)));
        const size = weight * raters[4 * u + 3]! * wrong;
        const slope = size * -sign;
        const lane = NOTE_SUMS * ((at - begin) % 2);
        lanes[lane]! += slope * r;
        lanes[lane + 1]! += slope * g;
        if (wanted === WANTED.slopesOfNotes) continue;
        const bend = size * (1 - wrong);
        lanes[lane + 2]! += bend * r * r;
        lanes[lane + 3]! += bend * r * g;
        lanes[lane + 4]! += bend * g * g;
        if (wanted === WANTED.notes) continue;
        const out = RATER_SUMS * u;
        raterSums[out]! += slope;
        raterSums[out + 1]! += slope * f;
        raterSums[out + 2]! += slope * b;
        raterSums[out + 3]! += bend;
        if (wanted !== WANTED.curves) continue;
        raterSums[out + 4]! += bend * f;
        raterSums[out + 5]! += bend * b;
        raterSums[out + 6]! += bend * f * f;
        raterSums[out + 7]! += bend * b * b;
        raterSums[out + 8]! += bend * f * b;
      }
    }
    for (let k = 0; k < NOTE_SUMS; k++) noteSums[NOTE_SUMS * n + k] = lanes[k]! + lanes[NOTE_SUMS + k]!;
  }
}
