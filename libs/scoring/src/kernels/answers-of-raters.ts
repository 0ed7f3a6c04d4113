import { shortExp } from '../reputation/exponential';
import type { AnswersOfRaters } from './answer-frame';
import { RATER_SUMS, WANTED, type AnswerRows, type AnswerScale, type Wanted } from './logistic';

/**
 * The sums that `visitAnswers` makes for raters, made rater by rater, for the raters `first` … `last` − 1: nothing is
 * added to what another thread may be adding to. A rater's yes, and no, are added as two interleaved sums, which the
 * SIMD kernel does at once; this is the same in plain TypeScript, bit for bit.
 */
export function visitRaters(rows: AnswerRows, { bounds, answers }: AnswersOfRaters, { mu, yesWeight, noWeight }: AnswerScale, first: number, last: number, wanted: Wanted): void {
  const { notes, noteWeights, raters, raterSums } = rows;
  const lanes = new Float64Array(2 * RATER_SUMS);
  for (let u = first; u < last; u++) {
    const start = raters[4 * u]! + mu;
    const g = raters[4 * u + 1]!;
    const r = raters[4 * u + 2]!;
    lanes.fill(0);
    for (let no = 0; no < 2; no++) {
      const sign = no === 0 ? 1 : -1;
      const weight = (no === 0 ? yesWeight : noWeight) * raters[4 * u + 3]!;
      const begin = bounds[2 * u + no]!;
      const end = bounds[2 * u + no + 1]!;
      for (let at = begin; at < end; at++) {
        const n = answers[at]!;
        const b = notes[2 * n]!;
        const f = notes[2 * n + 1]!;
        const odds = start + b * r + f * g;
        const wrong = 1 / (1 + shortExp(Math.min(Math.max(odds * sign, -700), 700)));
        const size = weight * noteWeights[n]! * wrong;
        const slope = size * -sign;
        const lane = RATER_SUMS * ((at - begin) % 2);
        lanes[lane]! += slope;
        lanes[lane + 1]! += slope * f;
        lanes[lane + 2]! += slope * b;
        if (wanted !== WANTED.curves) continue;
        const bend = size * (1 - wrong);
        lanes[lane + 3]! += bend;
        lanes[lane + 4]! += bend * f;
        lanes[lane + 5]! += bend * b;
        lanes[lane + 6]! += bend * f * f;
        lanes[lane + 7]! += bend * b * b;
        lanes[lane + 8]! += bend * f * b;
      }
    }
    for (let k = 0; k < RATER_SUMS; k++) raterSums[RATER_SUMS * u + k] = lanes[k]! + lanes[RATER_SUMS + k]!;
  }
}
