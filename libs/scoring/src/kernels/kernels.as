// AssemblyScript: what a logistic model does for every answer. Each function has a plain twin that does the same steps in the
// same order, so that both give the same bits. `npm run kernels` compiles this into kernels.wasm.ts.

const ONE = f64x2.splat(1);
const LN2 = f64x2.splat(0.6931471805599453);
const INVERSE_LN2 = f64x2.splat(1.4426950408889634);
/** 1.5 · 2^52: adding it rounds to a whole number, which then stands in the lowest bits. */
const ROUNDING = f64x2.splat(6755399441055744);

@inline
function line(r: v128, constant: f64, slope: f64): v128 {
  return f64x2.add(f64x2.splat(constant), f64x2.mul(f64x2.splat(slope), r));
}

/** e to the x from −700 to 700, to a relative 1e-11: the Taylor series to r⁹, in pairs that need not wait for each other. */
@inline
function exp(x: v128): v128 {
  const rounded = f64x2.add(f64x2.mul(x, INVERSE_LN2), ROUNDING);
  const r = f64x2.sub(x, f64x2.mul(f64x2.sub(rounded, ROUNDING), LN2));
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const low = f64x2.add(line(r, 1.0, 1.0), f64x2.mul(r2, line(r, 0.5, 1.0 / 6.0)));
  const middle = f64x2.add(line(r, 1.0 / 24.0, 1.0 / 120.0), f64x2.mul(r2, line(r, 1.0 / 720.0, 1.0 / 5040.0)));
  const high = f64x2.add(middle, f64x2.mul(r4, line(r, 1.0 / 40320.0, 1.0 / 362880.0)));
  // times 2 to the whole number, by its bits
  return i64x2.add(f64x2.add(low, f64x2.mul(r4, high)), i64x2.shl(rounded, 52));
}

@inline
function addTo(sums: usize, more: v128): void {
  v128.store(sums, f64x2.add(v128.load(sums), more));
}

/** Adds one answer to the sums of its rater; slope and bend fill both lanes. */
@inline
function addToRater(sums: usize, slope: v128, bend: v128, oneF: v128, bOne: v128, fB: v128, bZero: v128, curved: bool): void {
  addTo(sums, f64x2.mul(slope, oneF));
  addTo(sums + 16, f64x2.mul(v128.shuffle<f64>(slope, bend, 0, 2), bOne));
  if (!curved) return;
  const bent = f64x2.mul(bend, fB);
  addTo(sums + 32, bent);
  addTo(sums + 48, f64x2.mul(bent, fB));
  addTo(sums + 64, f64x2.mul(bent, bZero));
}

@inline
function storeSum(sums: usize, lanes: v128): void {
  store<f64>(sums, f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1));
}

/** The plain twin is logistic.ts. Takes a note's answers by twos; where one is left over, the second lane weighs nothing. */
export function visitAnswers(
  first: u32, last: u32, wanted: u32, mu: f64, yesWeight: f64, noWeight: f64,
  bounds: usize, answers: usize, notes: usize, noteWeights: usize, raters: usize, noteSums: usize, raterSums: usize,
): void {
  const center = f64x2.splat(mu);
  const zero = f64x2.splat(0);
  const curved = wanted == 2;
  for (let n = first; n < last; n++) {
    const bF = v128.load(notes + (<usize>n << 4));
    const b = v128.shuffle<f64>(bF, bF, 0, 0);
    const f = v128.shuffle<f64>(bF, bF, 1, 1);
    const oneF = v128.shuffle<f64>(ONE, bF, 0, 3);
    const bOne = v128.shuffle<f64>(bF, ONE, 0, 2);
    const fB = v128.shuffle<f64>(bF, bF, 1, 0);
    const bZero = v128.shuffle<f64>(bF, zero, 0, 2);
    const noteWeight = load<f64>(noteWeights + (<usize>n << 3));
    let slopeR = zero;
    let slopeG = zero;
    let bendRR = zero;
    let bendRG = zero;
    let bendGG = zero;
    let bound = bounds + (<usize>n << 3);
    let at: usize = answers + (<usize>load<u32>(bound) << 2);
    for (let no = 0; no < 2; no++) {
      bound += 4;
      const stop: usize = answers + (<usize>load<u32>(bound) << 2);
      // what turns the sign of a yes, and of a no
      const turnYes = no == 0 ? f64x2.splat(-0.0) : zero;
      const turnNo = no == 0 ? zero : f64x2.splat(-0.0);
      let weight = f64x2.splat((no == 0 ? yesWeight : noWeight) * noteWeight);
      for (; at < stop; at += 8) {
        const paired = at + 4 < stop;
        const u: usize = load<u32>(at);
        let v: usize = u;
        if (paired) v = load<u32>(at, 4);
        else weight = f64x2.replace_lane(weight, 1, 0);
        const agU = v128.load(raters + (u << 5));
        const rtU = v128.load(raters + (u << 5), 16);
        const agV = v128.load(raters + (v << 5));
        const rtV = v128.load(raters + (v << 5), 16);
        const g = v128.shuffle<f64>(agU, agV, 1, 3);
        const r = v128.shuffle<f64>(rtU, rtV, 0, 2);
        const odds = f64x2.add(f64x2.add(f64x2.add(v128.shuffle<f64>(agU, agV, 0, 2), center), f64x2.mul(b, r)), f64x2.mul(f, g));
        const x = f64x2.pmin(f64x2.pmax(v128.xor(odds, turnNo), f64x2.splat(-700)), f64x2.splat(700));
        const wrong = f64x2.div(ONE, f64x2.add(ONE, exp(x)));
        const size = f64x2.mul(f64x2.mul(weight, v128.shuffle<f64>(rtU, rtV, 1, 3)), wrong);
        const slope = v128.xor(size, turnYes);
        const bend = f64x2.mul(size, f64x2.sub(ONE, wrong));
        slopeR = f64x2.add(slopeR, f64x2.mul(slope, r));
        slopeG = f64x2.add(slopeG, f64x2.mul(slope, g));
        const bentR = f64x2.mul(bend, r);
        const bentG = f64x2.mul(bend, g);
        bendRR = f64x2.add(bendRR, f64x2.mul(bentR, r));
        bendRG = f64x2.add(bendRG, f64x2.mul(bentR, g));
        bendGG = f64x2.add(bendGG, f64x2.mul(bentG, g));
        if (wanted == 0) continue;
        addToRater(raterSums + 80 * u, v128.shuffle<f64>(slope, slope, 0, 0), v128.shuffle<f64>(bend, bend, 0, 0), oneF, bOne, fB, bZero, curved);
        if (paired) addToRater(raterSums + 80 * v, v128.shuffle<f64>(slope, slope, 1, 1), v128.shuffle<f64>(bend, bend, 1, 1), oneF, bOne, fB, bZero, curved);
      }
      at = stop;
    }
    const sums: usize = noteSums + 40 * <usize>n;
    storeSum(sums, slopeR);
    storeSum(sums + 8, slopeG);
    storeSum(sums + 16, bendRR);
    storeSum(sums + 24, bendRG);
    storeSum(sums + 32, bendGG);
  }
}
