// AssemblyScript: what a logistic model does for every answer. Each function has a plain twin that does the same steps in the
// same order, so that both give the same bits. `npm run kernels` compiles this into kernels.wasm.ts.

// Answers are summed in single precision, four at a time. The plain twins are in answers.ts.

const ONE = f32x4.splat(1);
const ZERO = f32x4.splat(0);
/** So many answers are added up in single precision before their sums go to the row's in double. */
const ADDED_IN_SINGLE: usize = 64;
/** See answers.ts. */
const LEAST_BEND: f32 = 0.05;
/** Records of the next answers lie in a ring of 128 places of 16 bytes; the first three lie behind the last, too, so that any four are in one piece. */
const RING_BYTES: usize = 2048;
const RING_END: usize = 2112;
/** So far ahead of the sums records are gathered, in bytes of the list of answers. */
const AHEAD: usize = 256;
const SCRATCH_BYTES: usize = 2240;

/**
 * e to the x from −80 to 80, to a relative 3e-7 (more by the rounding of x / ln 2): 2 to its whole part, times a
 * polynomial of the rest, which meets 2^r at the six Chebyshev nodes from −½ to ½.
 */
@inline
function exp(x: v128): v128 {
  // 1.5 · 2^23: adding it rounds to a whole number, which then stands in the lowest bits
  const rounding = f32x4.splat(12582912);
  const y = f32x4.mul(x, f32x4.splat(1.4426950408889634));
  const rounded = f32x4.add(y, rounding);
  const r = f32x4.sub(y, f32x4.sub(rounded, rounding));
  const r2 = f32x4.mul(r, r);
  const low = line(r, 1.0, 0.6931471880262285);
  const middle = line(r, 0.2402210748530825, 0.05550357114219401);
  const high = line(r, 0.00967603191832481, 0.0013390863364571618);
  return i32x4.add(f32x4.add(low, f32x4.mul(r2, f32x4.add(middle, f32x4.mul(r2, high)))), i32x4.shl(rounded, 23));
}

@inline
function line(r: v128, constant: f32, slope: f32): v128 {
  return f32x4.add(f32x4.splat(constant), f32x4.mul(f32x4.splat(slope), r));
}

/** 1 / (1 + e^x): how far an answer is from certain. */
@inline
function doubt(x: v128): v128 {
  return f32x4.div(ONE, f32x4.add(ONE, exp(f32x4.pmin(f32x4.pmax(x, f32x4.splat(-80)), f32x4.splat(80)))));
}

/** Where the answers of a row begin. */
@inline
function beginOf(answers: usize, bounds: usize, row: usize): usize {
  return answers + (<usize>load<u32>(bounds + (row << 3)) << 2);
}

/** Adds what four lanes hold to a sum in double precision. */
@inline
function addLanes(sum: usize, lanes: v128): void {
  const pairs = f64x2.add(f64x2.promote_low_f32x4(lanes), f64x2.promote_low_f32x4(v128.shuffle<f64>(lanes, lanes, 1, 0)));
  store<f64>(sum, load<f64>(sum) + (f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1)));
}

@inline
function addInSingle(sum: usize, more: v128): void {
  v128.store(sum, f32x4.add(v128.load(sum), more));
}

/** Weights of up to four answers, `left` in bytes of their list: none for those that are not there. */
@inline
function weightsOf(all: v128, left: usize): v128 {
  return v128.and(all, i32x4.gt_s(i32x4.splat(<i32>left), i32x4(0, 4, 8, 12)));
}

/** Where in the ring the record of the answer at this address lies. */
@inline
function placeIn(ring: usize, at: usize): usize {
  return ring + ((at << 2) & (RING_BYTES - 1));
}

/**
 * Copies what coming answers need into a ring. Sums wait for each other, these copies for nothing but memory, meanwhile,
 * so that the sums find everything in the cache.
 * @returns the first answer that is not gathered yet
 */
@inline
function gather(at: usize, stop: usize, records: usize, ring: usize): usize {
  for (; at < stop; at += 4) {
    const record = v128.load(records + (<usize>load<u32>(at) << 4));
    const place = placeIn(ring, at);
    v128.store(place, record);
    if (place < ring + 48) v128.store(place, record, RING_BYTES);
  }
  return at;
}

function visitNotes(
  first: usize, last: usize, curved: bool, mu: f64, yesWeight: f64, noWeight: f64,
  bounds: usize, answers: usize, notes: usize, noteWeights: usize, noteRecords: usize, raterRecords: usize, noteSums: usize, scratch: usize,
): void {
  const center = f32x4.splat(<f32>mu);
  const end = beginOf(answers, bounds, last);
  let ahead = beginOf(answers, bounds, first);
  ahead = gather(ahead, min(ahead + AHEAD, end), raterRecords, scratch);
  for (let n = first; n < last; n++) {
    const noteB = <f32>load<f64>(notes + (n << 4));
    const noteF = <f32>load<f64>(notes + (n << 4), 8);
    const noteWeight = <f32>load<f64>(noteWeights + (n << 3));
    const record = noteRecords + (n << 4);
    store<f32>(record, noteB);
    store<f32>(record, noteF, 4);
    store<f32>(record, noteWeight, 8);
    const b = f32x4.splat(noteB);
    const f = f32x4.splat(noteF);
    const sums = noteSums + 40 * n;
    memory.fill(sums, 0, 40);
    let bound = bounds + (n << 3);
    let at = beginOf(answers, bounds, n);
    for (let no = 0; no < 2; no++) {
      bound += 4;
      const stop: usize = answers + (<usize>load<u32>(bound) << 2);
      const turnYes = no == 0 ? f32x4.splat(-0.0) : ZERO;
      const turnNo = no == 0 ? ZERO : f32x4.splat(-0.0);
      const weight = f32x4.splat(<f32>(no == 0 ? yesWeight : noWeight) * noteWeight);
      while (at < stop) {
        let slopeR = ZERO;
        let slopeG = ZERO;
        let bendRR = ZERO;
        let bendRG = ZERO;
        let bendGG = ZERO;
        const rest = min(at + 4 * ADDED_IN_SINGLE, stop);
        for (; at < rest; at += 16) {
          if (ahead < at + AHEAD) ahead = gather(ahead, min(ahead + 16, end), raterRecords, scratch);
          const here = placeIn(scratch, at);
          const one = v128.load(here);
          const two = v128.load(here, 16);
          const three = v128.load(here, 32);
          const four = v128.load(here, 48);
          const ag12 = v128.shuffle<f32>(one, two, 0, 4, 1, 5);
          const ag34 = v128.shuffle<f32>(three, four, 0, 4, 1, 5);
          const rt12 = v128.shuffle<f32>(one, two, 2, 6, 3, 7);
          const rt34 = v128.shuffle<f32>(three, four, 2, 6, 3, 7);
          const a = v128.shuffle<f64>(ag12, ag34, 0, 2);
          const g = v128.shuffle<f64>(ag12, ag34, 1, 3);
          const r = v128.shuffle<f64>(rt12, rt34, 0, 2);
          const trust = v128.shuffle<f64>(rt12, rt34, 1, 3);
          const odds = f32x4.add(f32x4.add(f32x4.add(a, center), f32x4.mul(b, r)), f32x4.mul(f, g));
          const wrong = doubt(v128.xor(odds, turnNo));
          const size = f32x4.mul(f32x4.mul(weightsOf(weight, stop - at), trust), wrong);
          const slope = v128.xor(size, turnYes);
          slopeR = f32x4.add(slopeR, f32x4.mul(slope, r));
          slopeG = f32x4.add(slopeG, f32x4.mul(slope, g));
          if (!curved) continue;
          const bend = f32x4.mul(size, f32x4.pmax(f32x4.sub(ONE, wrong), f32x4.splat(LEAST_BEND)));
          const bentR = f32x4.mul(bend, r);
          const bentG = f32x4.mul(bend, g);
          bendRR = f32x4.add(bendRR, f32x4.mul(bentR, r));
          bendRG = f32x4.add(bendRG, f32x4.mul(bentR, g));
          bendGG = f32x4.add(bendGG, f32x4.mul(bentG, g));
        }
        addLanes(sums, slopeR);
        addLanes(sums + 8, slopeG);
        addLanes(sums + 16, bendRR);
        addLanes(sums + 24, bendRG);
        addLanes(sums + 32, bendGG);
      }
      at = stop;
    }
  }
}

function visitRaters(
  first: usize, last: usize, curved: bool, mu: f64, yesWeight: f64, noWeight: f64,
  bounds: usize, answers: usize, raters: usize, noteRecords: usize, raterSums: usize, scratch: usize,
): void {
  // nine sums and what they are made of are more than there are registers: five are added to in memory
  const bent = scratch + RING_END;
  const end = beginOf(answers, bounds, last);
  let ahead = beginOf(answers, bounds, first);
  ahead = gather(ahead, min(ahead + AHEAD, end), noteRecords, scratch);
  for (let u = first; u < last; u++) {
    const rater = raters + (u << 5);
    const start = f32x4.splat(<f32>(load<f64>(rater) + mu));
    const g = f32x4.splat(<f32>load<f64>(rater, 8));
    const r = f32x4.splat(<f32>load<f64>(rater, 16));
    const trust = <f32>load<f64>(rater, 24);
    const sums = raterSums + 80 * u;
    memory.fill(sums, 0, 80);
    let bound = bounds + (u << 3);
    let at = beginOf(answers, bounds, u);
    for (let no = 0; no < 2; no++) {
      bound += 4;
      const stop: usize = answers + (<usize>load<u32>(bound) << 2);
      const turnYes = no == 0 ? f32x4.splat(-0.0) : ZERO;
      const turnNo = no == 0 ? ZERO : f32x4.splat(-0.0);
      const weight = f32x4.splat(<f32>(no == 0 ? yesWeight : noWeight) * trust);
      while (at < stop) {
        let slopes = ZERO;
        let slopesF = ZERO;
        let slopesB = ZERO;
        let bends = ZERO;
        memory.fill(bent, 0, 80);
        const rest = min(at + 4 * ADDED_IN_SINGLE, stop);
        for (; at < rest; at += 16) {
          if (ahead < at + AHEAD) ahead = gather(ahead, min(ahead + 16, end), noteRecords, scratch);
          const here = placeIn(scratch, at);
          const one = v128.load(here);
          const two = v128.load(here, 16);
          const three = v128.load(here, 32);
          const four = v128.load(here, 48);
          const bf12 = v128.shuffle<f32>(one, two, 0, 4, 1, 5);
          const bf34 = v128.shuffle<f32>(three, four, 0, 4, 1, 5);
          const b = v128.shuffle<f64>(bf12, bf34, 0, 2);
          const f = v128.shuffle<f64>(bf12, bf34, 1, 3);
          const noteWeight = v128.shuffle<f64>(v128.shuffle<f32>(one, two, 2, 6, 3, 7), v128.shuffle<f32>(three, four, 2, 6, 3, 7), 0, 2);
          const odds = f32x4.add(f32x4.add(start, f32x4.mul(b, r)), f32x4.mul(f, g));
          const wrong = doubt(v128.xor(odds, turnNo));
          const size = f32x4.mul(f32x4.mul(weightsOf(weight, stop - at), noteWeight), wrong);
          const slope = v128.xor(size, turnYes);
          slopes = f32x4.add(slopes, slope);
          slopesF = f32x4.add(slopesF, f32x4.mul(slope, f));
          slopesB = f32x4.add(slopesB, f32x4.mul(slope, b));
          if (!curved) continue;
          const bend = f32x4.mul(size, f32x4.pmax(f32x4.sub(ONE, wrong), f32x4.splat(LEAST_BEND)));
          const bentF = f32x4.mul(bend, f);
          const bentB = f32x4.mul(bend, b);
          bends = f32x4.add(bends, bend);
          addInSingle(bent, bentF);
          addInSingle(bent + 16, bentB);
          addInSingle(bent + 32, f32x4.mul(bentF, f));
          addInSingle(bent + 48, f32x4.mul(bentB, b));
          addInSingle(bent + 64, f32x4.mul(bentF, b));
        }
        addLanes(sums, slopes);
        addLanes(sums + 8, slopesF);
        addLanes(sums + 16, slopesB);
        addLanes(sums + 24, bends);
        for (let k: usize = 0; k < 5; k++) addLanes(sums + 32 + (k << 3), v128.load(bent + (k << 4)));
      }
      at = stop;
    }
  }
}

/** Writes raters down in single precision. */
function recordRaters(first: usize, last: usize, raters: usize, records: usize): void {
  for (let u = first; u < last; u++) {
    const low = f32x4.demote_f64x2_zero(v128.load(raters + (u << 5)));
    const high = f32x4.demote_f64x2_zero(v128.load(raters + (u << 5), 16));
    v128.store(records + (u << 4), v128.shuffle<f64>(low, high, 0, 2));
  }
}

// What the words and numbers of a frame mean stands in answer-frame.ts.
const ROWS_PER_BLOCK: usize = 256;
const NUMBERS_PER_BLOCK: usize = 16384;
const MU: usize = 112;
const YES_WEIGHT: usize = 120;
const NO_WEIGHT: usize = 128;
const RIDGE: usize = 136;
const TOLERANCE: usize = 144;
const SCALE: usize = 152;
const LEARNING_RATE: usize = 160;
const DECAY: usize = 168;
const SQUARE_DECAY: usize = 176;
const MEAN_LEFT: usize = 184;
const SQUARE_LEFT: usize = 192;
const EPSILON: usize = 200;

@inline
function word(frame: usize, k: usize): usize {
  return load<u32>(frame + (k << 2));
}

@inline
function visitBlock(first: usize, last: usize, curved: bool, thread: usize, frame: usize): void {
  visitNotes(
    first, last, curved, load<f64>(frame, MU), load<f64>(frame, YES_WEIGHT), load<f64>(frame, NO_WEIGHT),
    word(frame, 2), word(frame, 3), word(frame, 6), word(frame, 7), word(frame, 24), word(frame, 25), word(frame, 9), word(frame, 26) + SCRATCH_BYTES * thread,
  );
}

/** Newton's method for one parameter of one note. */
function placeNote(n: u32, thread: usize, frame: usize): f64 {
  const part = word(frame, 13);
  const maxSteps = <u32>word(frame, 14);
  const ridge = load<f64>(frame, RIDGE);
  const tolerance = load<f64>(frame, TOLERANCE);
  const place = word(frame, 6) + (<usize>n << 4) + (part << 3);
  const sums = word(frame, 9) + 40 * <usize>n;
  let low = -Infinity;
  let high = Infinity;
  for (let step: u32 = 1; step <= maxSteps; step++) {
    visitBlock(n, n + 1, true, thread, frame);
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
      v128.store(c + k, f64x2.add(v128.load(a + k), f64x2.mul(scale, v128.load(b + k))));
    }
  } else if (step == 6) {
    for (let k = begin; k < stop; k += 16) v128.store(a + k, f64x2.mul(scale, v128.load(b + k)));
  } else if (step == 7) {
    for (let k = begin; k < stop; k += 16) v128.store(b + k, f64x2.sub(v128.load(a + k), v128.load(b + k)));
  } else if (step == 8) {
    let larger = f64x2.splat(0);
    for (let k = begin; k < stop; k += 16) {
      const size = f64x2.abs(v128.load(a + k));
      sum = f64x2.max(sum, size);
      larger = f64x2.add(larger, v128.and(f64x2.gt(size, scale), f64x2.splat(1)));
    }
    store<f64>(word(frame, 11) + (block << 4), added(larger), 8);
    return max<f64>(f64x2.extract_lane(sum, 0), f64x2.extract_lane(sum, 1));
  } else {
    const rate = f64x2.splat(-load<f64>(frame, LEARNING_RATE));
    const decay = f64x2.splat(load<f64>(frame, DECAY));
    const fresh = f64x2.sub(f64x2.splat(1), decay);
    const squareDecay = f64x2.splat(load<f64>(frame, SQUARE_DECAY));
    const freshSquare = f64x2.sub(f64x2.splat(1), squareDecay);
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

const TERM: usize = 208;

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
  const rows = word(frame, step == 1 || step > 10 ? 1 : 0);
  const first = block * ROWS_PER_BLOCK;
  const last = first + ROWS_PER_BLOCK < rows ? first + ROWS_PER_BLOCK : rows;
  if (step == 10) return multiplyNotes(first, last, frame);
  if (step == 11) return multiplyRaters(first, last, frame);
  if (step == 12) return recordRaters(first, last, word(frame, 8), word(frame, 25));
  if (step == 0) {
    visitBlock(first, last, word(frame, 12) == 2, thread, frame);
    return finishNotes(first, last, frame);
  }
  if (step == 1) {
    visitRaters(
      first, last, word(frame, 12) == 2, load<f64>(frame, MU), load<f64>(frame, YES_WEIGHT), load<f64>(frame, NO_WEIGHT),
      word(frame, 4), word(frame, 5), word(frame, 8), word(frame, 24), word(frame, 10), word(frame, 26) + SCRATCH_BYTES * thread,
    );
    return finishRaters(first, last, frame, partial);
  }
  let steps: f64 = 0;
  for (let n = first; n < last; n++) steps += placeNote(<u32>n, thread, frame);
  store<f64>(partial, steps);
}
