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

/** So many answers ahead, in bytes of their list, memory is asked for what the sums will need. */
const AHEAD: usize = 4 * 128;

/** Where the answers of a row begin. */
@inline
function beginOf(answers: usize, bounds: usize, row: usize): usize {
  return answers + (<usize>load<u32>(bounds + (row << 3)) << 2);
}

/**
 * Reads what the next answers need, and drops it. The sums wait for one answer after the other; these loads wait for
 * nothing, so that many are under way at once, and the sums find everything in the cache. @returns how far it went
 */
@inline
function fetchRaters(ahead: usize, stop: usize, raters: usize): usize {
  for (; ahead < stop; ahead += 4) {
    const rater = raters + (<usize>load<u32>(ahead) << 5);
    // its four numbers may lie in two lines of the cache
    load<f64>(rater);
    load<f64>(rater, 24);
  }
  return ahead;
}

@inline
function fetchNotes(ahead: usize, stop: usize, notes: usize, noteWeights: usize): usize {
  for (; ahead < stop; ahead += 4) {
    const n: usize = load<u32>(ahead);
    load<f64>(notes + (n << 4));
    load<f64>(noteWeights + (n << 3));
  }
  return ahead;
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
  let ahead = beginOf(answers, bounds, first);
  const end = beginOf(answers, bounds, last);
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
    let at = beginOf(answers, bounds, n);
    for (let no = 0; no < 2; no++) {
      bound += 4;
      const stop: usize = answers + (<usize>load<u32>(bound) << 2);
      // what turns the sign of a yes, and of a no
      const turnYes = no == 0 ? f64x2.splat(-0.0) : zero;
      const turnNo = no == 0 ? zero : f64x2.splat(-0.0);
      let weight = f64x2.splat((no == 0 ? yesWeight : noWeight) * noteWeight);
      for (; at < stop; at += 8) {
        if (at >= ahead) ahead = fetchRaters(ahead, min(at + AHEAD, end), raters);
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
        slopeR = f64x2.add(slopeR, f64x2.mul(slope, r));
        slopeG = f64x2.add(slopeG, f64x2.mul(slope, g));
        if (wanted == 3) continue;
        const bend = f64x2.mul(size, f64x2.sub(ONE, wrong));
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

/** The plain twin is answers-of-raters.ts. Takes a rater's answers by twos; where one is left over, the second lane weighs nothing. */
function visitRaters(
  first: usize, last: usize, curved: bool, mu: f64, yesWeight: f64, noWeight: f64,
  bounds: usize, answers: usize, notes: usize, noteWeights: usize, raters: usize, raterSums: usize,
): void {
  const zero = f64x2.splat(0);
  let ahead = beginOf(answers, bounds, first);
  const end = beginOf(answers, bounds, last);
  for (let u = first; u < last; u++) {
    const rater = raters + (u << 5);
    const start = f64x2.splat(load<f64>(rater) + mu);
    const g = f64x2.splat(load<f64>(rater, 8));
    const r = f64x2.splat(load<f64>(rater, 16));
    const trust = load<f64>(rater, 24);
    let slopes = zero;
    let slopesF = zero;
    let slopesB = zero;
    let bends = zero;
    let bendsF = zero;
    let bendsB = zero;
    let bendsFF = zero;
    let bendsBB = zero;
    let bendsFB = zero;
    let bound = bounds + (u << 3);
    let at = beginOf(answers, bounds, u);
    for (let no = 0; no < 2; no++) {
      bound += 4;
      const stop: usize = answers + (<usize>load<u32>(bound) << 2);
      const turnYes = no == 0 ? f64x2.splat(-0.0) : zero;
      const turnNo = no == 0 ? zero : f64x2.splat(-0.0);
      let weight = f64x2.splat((no == 0 ? yesWeight : noWeight) * trust);
      for (; at < stop; at += 8) {
        if (at >= ahead) ahead = fetchNotes(ahead, min(at + AHEAD, end), notes, noteWeights);
        const n: usize = load<u32>(at);
        let m: usize = n;
        if (at + 4 < stop) m = load<u32>(at, 4);
        else weight = f64x2.replace_lane(weight, 1, 0);
        const bfN = v128.load(notes + (n << 4));
        const bfM = v128.load(notes + (m << 4));
        const b = v128.shuffle<f64>(bfN, bfM, 0, 2);
        const f = v128.shuffle<f64>(bfN, bfM, 1, 3);
        const noteWeight = v128.load64_lane(noteWeights + (m << 3), v128.load64_zero(noteWeights + (n << 3)), 1);
        const odds = f64x2.add(f64x2.add(start, f64x2.mul(b, r)), f64x2.mul(f, g));
        const x = f64x2.pmin(f64x2.pmax(v128.xor(odds, turnNo), f64x2.splat(-700)), f64x2.splat(700));
        const wrong = f64x2.div(ONE, f64x2.add(ONE, exp(x)));
        const size = f64x2.mul(f64x2.mul(weight, noteWeight), wrong);
        const slope = v128.xor(size, turnYes);
        slopes = f64x2.add(slopes, slope);
        slopesF = f64x2.add(slopesF, f64x2.mul(slope, f));
        slopesB = f64x2.add(slopesB, f64x2.mul(slope, b));
        if (!curved) continue;
        const bend = f64x2.mul(size, f64x2.sub(ONE, wrong));
        bends = f64x2.add(bends, bend);
        const bentF = f64x2.mul(bend, f);
        const bentB = f64x2.mul(bend, b);
        bendsF = f64x2.add(bendsF, bentF);
        bendsB = f64x2.add(bendsB, bentB);
        bendsFF = f64x2.add(bendsFF, f64x2.mul(bentF, f));
        bendsBB = f64x2.add(bendsBB, f64x2.mul(bentB, b));
        bendsFB = f64x2.add(bendsFB, f64x2.mul(bentF, b));
      }
      at = stop;
    }
    const sums = raterSums + 80 * u;
    storeSum(sums, slopes);
    storeSum(sums + 8, slopesF);
    storeSum(sums + 16, slopesB);
    storeSum(sums + 24, bends);
    storeSum(sums + 32, bendsF);
    storeSum(sums + 40, bendsB);
    storeSum(sums + 48, bendsFF);
    storeSum(sums + 56, bendsBB);
    storeSum(sums + 64, bendsFB);
    store<f64>(sums + 72, 0);
  }
}

// What the words and numbers of a frame mean stands in answer-frame.ts.
const ROWS_PER_BLOCK: usize = 256;
const NUMBERS_PER_BLOCK: usize = 16384;
const MU: usize = 96;
const YES_WEIGHT: usize = 104;
const NO_WEIGHT: usize = 112;
const RIDGE: usize = 120;
const TOLERANCE: usize = 128;
const SCALE: usize = 136;
const LEARNING_RATE: usize = 144;
const DECAY: usize = 152;
const SQUARE_DECAY: usize = 160;
const MEAN_LEFT: usize = 168;
const SQUARE_LEFT: usize = 176;
const EPSILON: usize = 184;

@inline
function word(frame: usize, k: usize): usize {
  return load<u32>(frame + (k << 2));
}

@inline
function visitNotes(first: u32, last: u32, wanted: u32, frame: usize): void {
  visitAnswers(
    first, last, wanted, load<f64>(frame, MU), load<f64>(frame, YES_WEIGHT), load<f64>(frame, NO_WEIGHT),
    word(frame, 2), word(frame, 3), word(frame, 6), word(frame, 7), word(frame, 8), word(frame, 9), word(frame, 10),
  );
}

/** Newton's method for one parameter of one note. */
function placeNote(n: u32, frame: usize): f64 {
  const part = word(frame, 13);
  const maxSteps = <u32>word(frame, 14);
  const ridge = load<f64>(frame, RIDGE);
  const tolerance = load<f64>(frame, TOLERANCE);
  const place = word(frame, 6) + (<usize>n << 4) + (part << 3);
  const sums = word(frame, 9) + 40 * <usize>n;
  let low = -Infinity;
  let high = Infinity;
  for (let step: u32 = 1; step <= maxSteps; step++) {
    visitNotes(n, n + 1, 0, frame);
    const value = load<f64>(place);
    const slope = load<f64>(sums + (part << 3)) + ridge * value;
    const bend = load<f64>(sums + 16 + (part << 4)) + ridge;
    const newton = bend > 0 ? slope / bend : 0;
    if (slope > 0) high = value;
    else low = value;
    const next = value - newton;
    store<f64>(place, next < low || next > high ? (low + high) / 2 : next);
    if (abs<f64>(newton) <= tolerance) return <f64>step;
  }
  return <f64>maxSteps;
}

@inline
function added(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Arithmetic of vectors, two numbers at a time. @returns what the block adds to a sum, or its largest magnitude */
function arithmetic(step: u32, block: usize, frame: usize): f64 {
  const begin = (block * NUMBERS_PER_BLOCK) << 3;
  const length = word(frame, 15);
  const stop = (block + 1) * NUMBERS_PER_BLOCK < length ? begin + (NUMBERS_PER_BLOCK << 3) : length << 3;
  const a = word(frame, 16);
  const b = word(frame, 17);
  const c = word(frame, 18);
  const d = word(frame, 19);
  const e = word(frame, 20);
  const scale = f64x2.splat(load<f64>(frame, SCALE));
  let sum = f64x2.splat(0);
  if (step == 3) {
    for (let k = begin; k < stop; k += 16) sum = f64x2.add(sum, f64x2.mul(v128.load(a + k), v128.load(b + k)));
  } else if (step == 4) {
    for (let k = begin; k < stop; k += 16) {
      const target = f64x2.add(v128.load(a + k), f64x2.mul(scale, v128.load(b + k)));
      v128.store(a + k, target);
      sum = f64x2.add(sum, f64x2.mul(target, v128.load(c + k)));
    }
  } else if (step == 5) {
    for (let k = begin; k < stop; k += 16) {
      const moved = f64x2.mul(scale, v128.load(b + k));
      v128.store(c + k, moved);
      v128.store(d + k, f64x2.add(v128.load(a + k), moved));
    }
  } else if (step == 6) {
    for (let k = begin; k < stop; k += 16) v128.store(a + k, v128.load(b + k));
  } else if (step == 7) {
    for (let k = begin; k < stop; k += 16) v128.store(b + k, f64x2.sub(v128.load(a + k), v128.load(b + k)));
  } else if (step == 8) {
    for (let k = begin; k < stop; k += 16) sum = f64x2.max(sum, f64x2.abs(v128.load(a + k)));
    return max<f64>(f64x2.extract_lane(sum, 0), f64x2.extract_lane(sum, 1));
  } else {
    const rate = f64x2.splat(-load<f64>(frame, LEARNING_RATE));
    const decay = f64x2.splat(load<f64>(frame, DECAY));
    const fresh = f64x2.sub(ONE, decay);
    const squareDecay = f64x2.splat(load<f64>(frame, SQUARE_DECAY));
    const freshSquare = f64x2.sub(ONE, squareDecay);
    const meanLeft = f64x2.splat(load<f64>(frame, MEAN_LEFT));
    const squareLeft = f64x2.splat(load<f64>(frame, SQUARE_LEFT));
    const epsilon = f64x2.splat(load<f64>(frame, EPSILON));
    for (let k = begin; k < stop; k += 16) {
      const g = f64x2.mul(scale, v128.load(b + k));
      const mean = f64x2.add(f64x2.mul(decay, v128.load(c + k)), f64x2.mul(fresh, g));
      const square = f64x2.add(f64x2.mul(squareDecay, v128.load(d + k)), f64x2.mul(f64x2.mul(freshSquare, g), g));
      const moved = f64x2.div(f64x2.mul(rate, f64x2.div(mean, meanLeft)), f64x2.add(f64x2.sqrt(f64x2.div(square, squareLeft)), epsilon));
      v128.store(c + k, mean);
      v128.store(d + k, square);
      v128.store(e + k, moved);
      v128.store(a + k, f64x2.add(v128.load(a + k), moved));
    }
  }
  return added(sum);
}

const TERM: usize = 192;

@inline
function term(frame: usize, k: usize): f64 {
  return load<f64>(frame + TERM + (k << 3));
}

@inline
function inverted(value: f64): f64 {
  return value > 0 ? 1 / value : 0;
}

// The plain twins of what follows are in answer-blocks.ts. A vector holds mu, a free place, two numbers a note, four a rater.

function finishNotes(first: usize, last: usize, frame: usize): void {
  const freeB = term(frame, 0);
  const freeF = term(frame, 1);
  const ridgeB = term(frame, 5);
  const ridgeF = term(frame, 6);
  const gradient = word(frame, 21) + 16;
  const notes = word(frame, 6);
  const curved = word(frame, 12) == 2;
  for (let n = first; n < last; n++) {
    const sums = word(frame, 9) + 40 * n;
    const at = n << 4;
    store<f64>(gradient + at, freeB * (load<f64>(sums) + ridgeB * load<f64>(notes + at)));
    store<f64>(gradient + at, freeF * (load<f64>(sums, 8) + ridgeF * load<f64>(notes + at, 8)), 8);
    if (!curved) continue;
    const b = load<f64>(sums, 16) + ridgeB;
    const f = load<f64>(sums, 32) + ridgeF;
    const both = freeB * freeF * load<f64>(sums, 24);
    const scale = inverted(b * f - both * both);
    const inverse = word(frame, 22) + 24 * n;
    store<f64>(inverse, freeB * f * scale);
    store<f64>(inverse, -both * scale, 8);
    store<f64>(inverse, freeF * b * scale, 16);
  }
}

function finishRaters(first: usize, last: usize, frame: usize, partial: usize): void {
  const freeA = term(frame, 2);
  const freeG = term(frame, 3);
  const freeR = term(frame, 4);
  const ridgeA = term(frame, 7);
  const ridgeG = term(frame, 8);
  const ridgeR = term(frame, 9);
  const raters = word(frame, 8);
  const gradient = word(frame, 21) + 16 + (word(frame, 0) << 4);
  const curved = word(frame, 12) == 2;
  let slopes: f64 = 0;
  let bends: f64 = 0;
  for (let u = first; u < last; u++) {
    const sums = word(frame, 10) + 80 * u;
    const at = u << 5;
    const slope = load<f64>(sums);
    slopes += slope;
    store<f64>(gradient + at, freeA * (slope + ridgeA * load<f64>(raters + at)));
    store<f64>(gradient + at, freeG * (load<f64>(sums, 8) + ridgeG * load<f64>(raters + at, 8)), 8);
    store<f64>(gradient + at, freeR * (load<f64>(sums, 16) + ridgeR * load<f64>(raters + at, 16)), 16);
    store<f64>(gradient + at, 0, 24);
    if (!curved) continue;
    const bend = load<f64>(sums, 24);
    bends += bend;
    const aa = bend + ridgeA;
    const ag = freeA * freeG * load<f64>(sums, 32);
    const ar = freeA * freeR * load<f64>(sums, 40);
    const gg = load<f64>(sums, 48) + ridgeG;
    const gr = freeG * freeR * load<f64>(sums, 64);
    const rr = load<f64>(sums, 56) + ridgeR;
    const one = gg * rr - gr * gr;
    const two = ar * gr - ag * rr;
    const three = ag * gr - ar * gg;
    const scale = inverted(aa * one + ag * two + ar * three);
    const inverse = word(frame, 23) + 48 * u;
    store<f64>(inverse, one * scale * freeA);
    store<f64>(inverse, two * scale, 8);
    store<f64>(inverse, three * scale, 16);
    store<f64>(inverse, (aa * rr - ar * ar) * scale * freeG, 24);
    store<f64>(inverse, (ag * ar - aa * gr) * scale, 32);
    store<f64>(inverse, (aa * gg - ag * ag) * scale * freeR, 40);
  }
  store<f64>(partial, slopes);
  store<f64>(partial, bends, 8);
}

function multiplyNotes(first: usize, last: usize, frame: usize): void {
  const vector = word(frame, 16) + 16;
  const out = word(frame, 17) + 16;
  for (let n = first; n < last; n++) {
    const inverse = word(frame, 22) + 24 * n;
    const at = n << 4;
    const b = load<f64>(vector + at);
    const f = load<f64>(vector + at, 8);
    const bf = load<f64>(inverse, 8);
    store<f64>(out + at, load<f64>(inverse) * b + bf * f);
    store<f64>(out + at, bf * b + load<f64>(inverse, 16) * f, 8);
  }
}

function multiplyRaters(first: usize, last: usize, frame: usize): void {
  const start = 16 + (word(frame, 0) << 4);
  const vector = word(frame, 16) + start;
  const out = word(frame, 17) + start;
  for (let u = first; u < last; u++) {
    const inverse = word(frame, 23) + 48 * u;
    const at = u << 5;
    const a = load<f64>(vector + at);
    const g = load<f64>(vector + at, 8);
    const r = load<f64>(vector + at, 16);
    const ag = load<f64>(inverse, 8);
    const ar = load<f64>(inverse, 16);
    const gr = load<f64>(inverse, 32);
    store<f64>(out + at, load<f64>(inverse) * a + ag * g + ar * r);
    store<f64>(out + at, ag * a + load<f64>(inverse, 24) * g + gr * r, 8);
    store<f64>(out + at, ar * a + gr * g + load<f64>(inverse, 40) * r, 16);
    store<f64>(out + at, 0, 24);
  }
}

/** Does a step, by its number in answer-frame.ts, for one block. */
export function run(step: u32, block: usize, thread: usize, frame: usize): void {
  const partial = word(frame, 11) + (block << 4);
  if (step > 2 && step < 10) return store<f64>(partial, arithmetic(step, block, frame));
  const rows = word(frame, step == 1 || step == 11 ? 1 : 0);
  const first = block * ROWS_PER_BLOCK;
  const last = first + ROWS_PER_BLOCK < rows ? first + ROWS_PER_BLOCK : rows;
  if (step == 10) return multiplyNotes(first, last, frame);
  if (step == 11) return multiplyRaters(first, last, frame);
  if (step == 0) {
    visitNotes(<u32>first, <u32>last, word(frame, 12) == 1 ? 3 : 0, frame);
    return finishNotes(first, last, frame);
  }
  if (step == 1) {
    visitRaters(
      first, last, word(frame, 12) == 2, load<f64>(frame, MU), load<f64>(frame, YES_WEIGHT), load<f64>(frame, NO_WEIGHT),
      word(frame, 4), word(frame, 5), word(frame, 6), word(frame, 7), word(frame, 8), word(frame, 10),
    );
    return finishRaters(first, last, frame, partial);
  }
  let steps: f64 = 0;
  for (let n = first; n < last; n++) steps += placeNote(<u32>n, frame);
  store<f64>(partial, steps);
}
