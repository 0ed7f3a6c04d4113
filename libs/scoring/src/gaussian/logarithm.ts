import { logOnePlus } from '../reputation/exponential';

const LN2 = 0.6931471805599453;

/** Natural logarithm from + − × ÷ alone, the same on every machine, to 1e-15. @throws RangeError unless 0 < x < ∞ */
export function ln(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`ln of ${x}; positive numbers are allowed`);
  let mantissa = x;
  let power = 0;
  for (; mantissa >= 2; mantissa /= 2) power++;
  for (; mantissa < 1; mantissa *= 2) power--;
  return power * LN2 + logOnePlus(mantissa - 1);
}
