// AssemblyScript: what a logistic model does for every answer. Each function has a plain twin that does the same steps in the
// same order, so that both give the same bits. `npm run kernels` compiles this into kernels.wasm.ts.

const LN2_HIGH = f64x2.splat(0.6931471803691238);
const LN2_LOW = f64x2.splat(1.9082149292705877e-10);
const INVERSE_LN2 = f64x2.splat(1.4426950408889634);
const SQRT2 = f64x2.splat(1.4142135623730951);
const HALF_LN2 = f64x2.splat(0.34657359027997264);

@inline
function horner(sum: v128, x: v128, next: f64): v128 {
  return f64x2.add(f64x2.mul(sum, x), f64x2.splat(next));
}

/** e to the x, for x from −∞ to 0; 0 below −700. The same steps as exponential.ts. */
@inline
function exp(x: v128): v128 {
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, INVERSE_LN2), f64x2.splat(0.5)));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(k, LN2_HIGH)), f64x2.mul(k, LN2_LOW));
  let sum = f64x2.splat(1.0 / 6227020800.0);
  sum = horner(sum, r, 1.0 / 479001600.0);
  sum = horner(sum, r, 1.0 / 39916800.0);
  sum = horner(sum, r, 1.0 / 3628800.0);
  sum = horner(sum, r, 1.0 / 362880.0);
  sum = horner(sum, r, 1.0 / 40320.0);
  sum = horner(sum, r, 1.0 / 5040.0);
  sum = horner(sum, r, 1.0 / 720.0);
  sum = horner(sum, r, 1.0 / 120.0);
  sum = horner(sum, r, 1.0 / 24.0);
  sum = horner(sum, r, 1.0 / 6.0);
  sum = horner(sum, r, 0.5);
  sum = horner(sum, r, 1.0);
  sum = horner(sum, r, 1.0);
  // 2 to the k, by its bits
  const integers = i32x4.trunc_sat_f64x2_s_zero(k);
  const power = i64x2.shl(i64x2.add(i64x2.extend_low_i32x4_s(integers), i64x2.splat(1023)), 52);
  const wide = f64x2.ge(x, f64x2.splat(-700));
  return v128.and(f64x2.mul(sum, power), wide);
}

/** ln(1 + y) for y from 0 to 1. The same steps as exponential.ts. */
@inline
function logOnePlus(y: v128): v128 {
  const one = f64x2.splat(1);
  const large = f64x2.gt(y, f64x2.splat(0.41));
  const onePlus = f64x2.add(one, y);
  const above = v128.bitselect(f64x2.sub(onePlus, SQRT2), y, large);
  const below = v128.bitselect(f64x2.add(onePlus, SQRT2), f64x2.add(f64x2.splat(2), y), large);
  const s = f64x2.div(above, below);
  const ss = f64x2.mul(s, s);
  let sum = f64x2.splat(1.0 / 21.0);
  sum = horner(sum, ss, 1.0 / 19.0);
  sum = horner(sum, ss, 1.0 / 17.0);
  sum = horner(sum, ss, 1.0 / 15.0);
  sum = horner(sum, ss, 1.0 / 13.0);
  sum = horner(sum, ss, 1.0 / 11.0);
  sum = horner(sum, ss, 1.0 / 9.0);
  sum = horner(sum, ss, 1.0 / 7.0);
  sum = horner(sum, ss, 1.0 / 5.0);
  sum = horner(sum, ss, 1.0 / 3.0);
  sum = horner(sum, ss, 1.0);
  return f64x2.add(f64x2.mul(f64x2.mul(f64x2.splat(2), s), sum), v128.and(HALF_LN2, large));
}

/** The plain twin is logistic.ts. Evaluates by twos, so that one more answer than `count` may be. */
export function evaluateAnswers(count: u32, odds: usize, weights: usize, losses: usize, slopes: usize, bends: usize): void {
  const one = f64x2.splat(1);
  const half = f64x2.splat(0.5);
  const zero = f64x2.splat(0);
  for (let at: usize = 0, end: usize = count << 3; at < end; at += 16) {
    const x = v128.load(odds + at);
    const signed = v128.load(weights + at);
    const w = f64x2.abs(signed);
    const yes = f64x2.gt(signed, zero);
    const size = f64x2.abs(x);
    const small = exp(f64x2.neg(size));
    const unlikely = f64x2.div(small, f64x2.add(one, small));
    const wrong = v128.bitselect(f64x2.lt(x, zero), f64x2.gt(x, zero), yes);
    const loss = f64x2.mul(w, f64x2.add(logOnePlus(small), v128.and(size, wrong)));
    v128.store(losses + at, loss);
    const likely = f64x2.sub(one, unlikely);
    const chance = v128.bitselect(likely, unlikely, f64x2.ge(x, zero));
    v128.store(slopes + at, f64x2.mul(f64x2.mul(w, f64x2.sub(chance, v128.and(one, yes))), half));
    v128.store(bends + at, f64x2.mul(f64x2.mul(f64x2.mul(w, unlikely), likely), half));
  }
}
