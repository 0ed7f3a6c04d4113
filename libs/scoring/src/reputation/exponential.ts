/**
 * Exponential and logarithm from + − × ÷ alone. Math.exp and Math.log may differ in their last bit between engines,
 * and a scoring run has to give the same bytes everywhere.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1.4426950408889634;
const LARGEST = 700;
const SQRT2 = 1.4142135623730951;
const HALF_LN2 = 0.34657359027997264;
/** 1/21, 1/19, …, 1/3, 1 */
const ARTANH_SERIES = Float64Array.from({ length: 11 }, (_, i) => 1 / (21 - 2 * i));
/** 1/13!, 1/12!, …, 1/1!, 1/0! */
const EXP_SERIES = inverseFactorials(13);
/** Place of 2^0. */
export const POWERS_MIDDLE = 1022;
export const POWERS_OF_TWO = powersOfTwo();

/** e to the x, to a relative 1e-15; 0 below −700. @throws RangeError above 700 */
export function exp(x: number): number {
  if (x < -LARGEST) return 0;
  if (x > LARGEST) throw new RangeError(`exp of ${x}; at most ${LARGEST} is allowed`);
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = EXP_SERIES[0]!;
  for (let i = 1; i < EXP_SERIES.length; i++) sum = sum * r + EXP_SERIES[i]!;
  return sum * POWERS_OF_TWO[k + POWERS_MIDDLE]!;
}

/** ln(1 + y) for y from 0 to 1, to 1e-15: 2·artanh of what 1 + y, or (1 + y)/√2 where y is large, differs from 1. */
export function logOnePlus(y: number): number {
  const large = y > 0.41;
  const s = large ? (1 + y - SQRT2) / (1 + y + SQRT2) : y / (2 + y);
  const ss = s * s;
  let sum = ARTANH_SERIES[0]!;
  for (let i = 1; i < ARTANH_SERIES.length; i++) sum = sum * ss + ARTANH_SERIES[i]!;
  return 2 * s * sum + (large ? HALF_LN2 : 0);
}

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2 * POWERS_MIDDLE + 1);
  powers[POWERS_MIDDLE] = 1;
  for (let k = 1; k <= POWERS_MIDDLE; k++) {
    powers[POWERS_MIDDLE + k] = powers[POWERS_MIDDLE + k - 1]! * 2;
    powers[POWERS_MIDDLE - k] = powers[POWERS_MIDDLE - k + 1]! / 2;
  }
  return powers;
}

function inverseFactorials(highest: number): Float64Array {
  const series = new Float64Array(highest + 1);
  let factorial = 1;
  for (let k = 0; k <= highest; k++) {
    factorial *= k === 0 ? 1 : k;
    series[highest - k] = 1 / factorial;
  }
  return series;
}
