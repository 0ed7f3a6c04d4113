import { POWERS_MIDDLE, POWERS_OF_TWO } from '../reputation/exponential';
import { NOTE_SUMS, RATER_SUMS } from './answer-blocks';
import type { AnswerFrame, AnswerScale } from './answer-frame';

// First and second derivative of the weighted cross-entropy by the log odds of each answer, summed for notes and for
// raters. In plain TypeScript; kernels.as does the same steps in the same order, so that both give the same bits.

const { fround } = Math;
const LANES = 4;
/** So many answers are added up in single precision before their sums go to the row's in double. */
const ADDED_IN_SINGLE = 64;
/**
 * What is far on the wrong side hardly bends; a step by its bend would throw it as far to the other side. It is taken to
 * bend by at least this share of its slope, so that it moves by no more than 20 in log odds.
 */
const LEAST_BEND = fround(0.05);
const FARTHEST = 80;
/** 1.5 · 2^23: adding it rounds to a whole number. */
const ROUNDING = 12_582_912;
const INVERSE_LN2 = fround(1.4426950408889634);
/** 2^r = 1 + C1·r + … + C5·r⁵ from −½ to ½, to 3e-7: meets it at the six Chebyshev nodes. */
const [C1, C2, C3, C4, C5] = [0.6931471880262285, 0.2402210748530825, 0.05550357114219401, 0.00967603191832481, 0.0013390863364571618].map(fround) as [number, number, number, number, number];

/** 1 / (1 + e^x), in single precision: how far an answer is from certain. */
export function doubt(x: number): number {
  const y = fround(Math.min(Math.max(x, -FARTHEST), FARTHEST) * INVERSE_LN2);
  const whole = fround(fround(y + ROUNDING) - ROUNDING);
  const r = fround(y - whole);
  const r2 = fround(r * r);
  const low = fround(1 + fround(C1 * r));
  const middle = fround(C2 + fround(C3 * r));
  const high = fround(C4 + fround(C5 * r));
  const power = fround(low + fround(r2 * fround(middle + fround(r2 * high)))) * POWERS_OF_TWO[whole + POWERS_MIDDLE]!;
  return fround(1 / fround(1 + power));
}

/** Adds what four lanes hold of each sum to the sums, and empties the lanes. */
function addLanes(lanes: Float32Array, sums: Float64Array, first: number): void {
  for (let k = 0; k < lanes.length / LANES; k++) {
    const at = LANES * k;
    sums[first + k]! += lanes[at]! + lanes[at + 2]! + (lanes[at + 1]! + lanes[at + 3]!);
  }
  lanes.fill(0);
}

/** Sums over the answers about the notes `first` … `last` − 1, and these notes' records. @param curved else only slopes */
export function visitNotes({ rows, noteRecords, raterRecords }: AnswerFrame, { mu, yesWeight, noWeight }: AnswerScale, first: number, last: number, curved: boolean): void {
  const { bounds, answers, notes, noteWeights, noteSums } = rows;
  const center = fround(mu);
  const lanes = new Float32Array(LANES * NOTE_SUMS);
  for (let n = first; n < last; n++) {
    noteRecords[4 * n] = notes[2 * n]!;
    noteRecords[4 * n + 1] = notes[2 * n + 1]!;
    noteRecords[4 * n + 2] = noteWeights[n]!;
    const b = noteRecords[4 * n]!;
    const f = noteRecords[4 * n + 1]!;
    noteSums.fill(0, NOTE_SUMS * n, NOTE_SUMS * n + NOTE_SUMS);
    for (let no = 0; no < 2; no++) {
      const weight = fround(fround(no === 0 ? yesWeight : noWeight) * noteRecords[4 * n + 2]!);
      const end = bounds[2 * n + no + 1]!;
      for (let from = bounds[2 * n + no]!; from < end; from += ADDED_IN_SINGLE) {
        for (let at = from; at < Math.min(from + ADDED_IN_SINGLE, end); at++) {
          const u = 4 * answers[at]!;
          const g = raterRecords[u + 1]!;
          const r = raterRecords[u + 2]!;
          const odds = fround(fround(fround(raterRecords[u]! + center) + fround(b * r)) + fround(f * g));
          const wrong = doubt(no === 0 ? odds : -odds);
          const size = fround(fround(weight * raterRecords[u + 3]!) * wrong);
          const slope = no === 0 ? -size : size;
          const lane = (at - from) % LANES;
          lanes[lane]! += fround(slope * r);
          lanes[LANES + lane]! += fround(slope * g);
          if (!curved) continue;
          const bend = fround(size * Math.max(fround(1 - wrong), LEAST_BEND));
          const bentR = fround(bend * r);
          lanes[2 * LANES + lane]! += fround(bentR * r);
          lanes[3 * LANES + lane]! += fround(bentR * g);
          lanes[4 * LANES + lane]! += fround(fround(bend * g) * g);
        }
        addLanes(lanes, noteSums, NOTE_SUMS * n);
      }
    }
  }
}

/** Sums over the answers of the raters `first` … `last` − 1 from the records of notes. @param curved else only slopes */
export function visitRaters({ rows, byRater, noteRecords }: AnswerFrame, { mu, yesWeight, noWeight }: AnswerScale, first: number, last: number, curved: boolean): void {
  const { bounds, answers } = byRater;
  const { raters, raterSums } = rows;
  const lanes = new Float32Array(LANES * (RATER_SUMS - 1));
  for (let u = first; u < last; u++) {
    const start = fround(raters[4 * u]! + mu);
    const g = fround(raters[4 * u + 1]!);
    const r = fround(raters[4 * u + 2]!);
    raterSums.fill(0, RATER_SUMS * u, RATER_SUMS * u + RATER_SUMS);
    for (let no = 0; no < 2; no++) {
      const weight = fround(fround(no === 0 ? yesWeight : noWeight) * fround(raters[4 * u + 3]!));
      const end = bounds[2 * u + no + 1]!;
      for (let from = bounds[2 * u + no]!; from < end; from += ADDED_IN_SINGLE) {
        for (let at = from; at < Math.min(from + ADDED_IN_SINGLE, end); at++) {
          const n = 4 * answers[at]!;
          const b = noteRecords[n]!;
          const f = noteRecords[n + 1]!;
          const odds = fround(fround(start + fround(b * r)) + fround(f * g));
          const wrong = doubt(no === 0 ? odds : -odds);
          const size = fround(fround(weight * noteRecords[n + 2]!) * wrong);
          const slope = no === 0 ? -size : size;
          const lane = (at - from) % LANES;
          lanes[lane]! += slope;
          lanes[LANES + lane]! += fround(slope * f);
          lanes[2 * LANES + lane]! += fround(slope * b);
          if (!curved) continue;
          const bend = fround(size * Math.max(fround(1 - wrong), LEAST_BEND));
          const bentF = fround(bend * f);
          const bentB = fround(bend * b);
          lanes[3 * LANES + lane]! += bend;
          lanes[4 * LANES + lane]! += bentF;
          lanes[5 * LANES + lane]! += bentB;
          lanes[6 * LANES + lane]! += fround(bentF * f);
          lanes[7 * LANES + lane]! += fround(bentB * b);
          lanes[8 * LANES + lane]! += fround(bentF * b);
        }
        addLanes(lanes, raterSums, RATER_SUMS * u);
      }
    }
  }
}

/** Writes the raters `first` … `last` − 1 down in single precision. */
export function recordRaters({ rows: { raters }, raterRecords }: AnswerFrame, first: number, last: number): void {
  raterRecords.set(raters.subarray(4 * first, 4 * last), 4 * first);
}
