// AssemblyScript: the steps of a fit, block by block. The plain twin is fit-steps.ts, which does the same operations in the
// same order, so that both give the same bits. `npm run kernels` compiles this into fit.wasm.ts. What the words and numbers
// of a frame mean stands in frame.ts.

const NOTES: usize = 0;
const RATERS: usize = 32;
const ROWS: usize = 0;
const ROWS_PER_BLOCK: usize = 4;
const COLUMN_BLOCKS: usize = 8;
const BOUNDS: usize = 12;
const ENTRIES: usize = 16;
const TILES: usize = 20;
const PAIRS: usize = 24;
const SLOPES: usize = 64;
const BASE: usize = 68;
const GRADIENTS: usize = 72;
const INVERSE: usize = 76;
const DIRECTION: usize = 80;
const STEPS: usize = 84;
const CHANGES: usize = 88;
const PARTIALS: usize = 92;
const SCRATCH: usize = 96;
const SLOTS: usize = 100;
const OLDEST: usize = 104;
const REMEMBERED: usize = 108;
const MOVED: usize = 112;
const CURRENT: usize = 116;
const PARTIALS_PER_BLOCK: usize = 120;
const SCRATCH_PER_THREAD: usize = 124;

const MU: usize = 256;
const RATER_INTERCEPT: usize = 264;
const RATER_FACTOR: usize = 272;
const NOTE_INTERCEPT: usize = 280;
const NOTE_FACTOR: usize = 288;
const LENGTH: usize = 296;
const CHANGE_WEIGHTS: usize = 320;
const STEP_WEIGHTS: usize = 576;

@inline
function word(frame: usize, at: usize): usize {
  return load<u32>(frame + at);
}

@inline
function firstRow(side: usize, block: usize): usize {
  return block * word(side, ROWS_PER_BLOCK);
}

@inline
function lastRow(side: usize, block: usize): usize {
  const end = (block + 1) * word(side, ROWS_PER_BLOCK);
  const rows = word(side, ROWS);
  return end < rows ? end : rows;
}

@inline
function partialsOf(frame: usize, block: usize): usize {
  return word(frame, PARTIALS) + ((block * word(frame, PARTIALS_PER_BLOCK)) << 3);
}

/** Place of a remembered pair, the oldest being pair 0, in steps or changes. */
@inline
function slotOf(frame: usize, column: usize, pair: usize): usize {
  const slot = (word(frame, OLDEST) + pair) % word(frame, SLOTS);
  return word(frame, column) + ((slot * word(frame + NOTES, ROWS)) << 3);
}

@inline
function scratchOf(frame: usize, thread: usize): usize {
  return word(frame, SCRATCH) + thread * word(frame, SCRATCH_PER_THREAD);
}

// Loops, since the instructions that fill and copy check the size of a memory that another thread may just have grown.
@inline
function clear(from: usize, to: usize): void {
  for (let at = from; at < to; at += 8) store<f64>(at, 0);
}

@inline
function copy(from: usize, to: usize, target: usize): void {
  for (let at = from; at < to; at += 16) v128.store(target + (at - from), v128.load(at));
}

@inline
function products(p: v128): v128 {
  return f64x2.mul(p, v128.shuffle<f64>(p, p, 1, 1));
}

@inline
function single(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

@inline
function added(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

@inline
function sumOfValues(bounds: usize, row: usize): f64 {
  const at = bounds + 12 * row;
  return 0.5 * <f64>(load<u32>(at, 8) - load<u32>(at, 4)) + <f64>(load<u32>(at, 12) - load<u32>(at, 8));
}

@inline
function sumOfSquaredValues(bounds: usize, row: usize): f64 {
  const at = bounds + 12 * row;
  return 0.25 * <f64>(load<u32>(at, 8) - load<u32>(at, 4)) + <f64>(load<u32>(at, 12) - load<u32>(at, 8));
}

@inline
function countOf(bounds: usize, row: usize): f64 {
  const at = bounds + 12 * row;
  return <f64>(load<u32>(at, 12) - load<u32>(at));
}

/** The plain twin is row-sums.ts. */
function sumRows(first: usize, last: usize, bounds: usize, others: usize, pairs: usize, sums: usize): void {
  let bound = bounds + 12 * first;
  let begin: usize = load<u32>(bound);
  let out = sums;
  for (let row = first; row < last; row++) {
    let total = f64x2.splat(0);
    let evenProducts = f64x2.splat(0);
    let oddProducts = f64x2.splat(0);
    let weighted: f64 = 0;
    for (let level = 0; level < 3; level++) {
      bound += 4;
      const end: usize = load<u32>(bound);
      let at = others + (begin << 2);
      const stop = others + (end << 2);
      let even = f64x2.splat(0);
      let odd = f64x2.splat(0);
      while (at + 4 < stop) {
        const p = v128.load(pairs + ((<usize>load<u32>(at)) << 4));
        const q = v128.load(pairs + ((<usize>load<u32>(at, 4)) << 4));
        even = f64x2.add(even, p);
        evenProducts = f64x2.add(evenProducts, products(p));
        odd = f64x2.add(odd, q);
        oddProducts = f64x2.add(oddProducts, products(q));
        at += 8;
      }
      if (at < stop) {
        const p = v128.load(pairs + ((<usize>load<u32>(at)) << 4));
        even = f64x2.add(even, p);
        evenProducts = f64x2.add(evenProducts, products(p));
      }
      even = f64x2.add(even, odd);
      total = f64x2.add(total, even);
      weighted += f64x2.extract_lane(even, 1) * (0.5 * <f64>level);
      begin = end;
    }
    v128.store(out, total);
    v128.store(out, f64x2.add(evenProducts, oddProducts), 16);
    store<f64>(out, weighted, 32);
    out += 40;
  }
}

/** Adds the entries of a tile to the sums of its rows. The plain twin is in row-sums.ts. */
function addTile(from: usize, to: usize, pairs: usize, sums: usize): void {
  for (let at = from; at < to; at += 4) {
    const entry: usize = load<u32>(at);
    const out = sums + ((entry >>> 2) & 8191) * 40;
    const p = v128.load(pairs + ((entry >>> 15) << 4));
    v128.store(out, f64x2.add(v128.load(out), p));
    v128.store(out, f64x2.add(v128.load(out, 16), products(p)), 16);
    store<f64>(out, load<f64>(out, 32) + f64x2.extract_lane(p, 1) * (0.5 * <f64>(entry & 3)), 32);
  }
}

/** Sums over the ratings of the rows of a block, into scratch. */
function sumBlock(side: usize, pairs: usize, block: usize, sums: usize): void {
  const columnBlocks = word(side, COLUMN_BLOCKS);
  const first = firstRow(side, block);
  const last = lastRow(side, block);
  if (columnBlocks === 0) return sumRows(first, last, word(side, BOUNDS), word(side, ENTRIES), pairs, sums);
  clear(sums, sums + (last - first) * 40);
  const entries = word(side, ENTRIES);
  const tiles = word(side, TILES) + ((block * columnBlocks) << 2);
  for (let c: usize = 0; c < columnBlocks; c++) {
    const tile = tiles + (c << 2);
    addTile(entries + (<usize>load<u32>(tile) << 2), entries + (<usize>load<u32>(tile, 4) << 2), pairs + (c << 21), sums);
  }
}

function solveRaters(block: usize, thread: usize, frame: usize): void {
  const side = frame + RATERS;
  let sums = scratchOf(frame, thread);
  sumBlock(side, word(frame + NOTES, PAIRS), block, sums);
  const bounds = word(side, BOUNDS);
  const pairs = word(side, PAIRS);
  const slopes = word(frame, SLOPES);
  const ridgeIntercept = load<f64>(frame, RATER_INTERCEPT);
  const ridgeFactor = load<f64>(frame, RATER_FACTOR);
  let residual: f64 = 0;
  let curvature: f64 = 0;
  const last = lastRow(side, block);
  for (let row = firstRow(side, block); row < last; row++) {
    const count = countOf(bounds, row);
    const sumX = load<f64>(sums, 8);
    const sumY = sumOfValues(bounds, row) - load<f64>(sums);
    const sumXY = load<f64>(sums, 32) - load<f64>(sums, 16);
    const a = count + ridgeIntercept;
    const d = load<f64>(sums, 24) + ridgeFactor;
    const determinant = a * d - sumX * sumX;
    const intercept = (d * sumY - sumX * sumXY) / determinant;
    const factor = (a * sumXY - sumX * sumY) / determinant;
    const muIntercept = (d * count - sumX * sumX) / determinant;
    const muFactor = (a * sumX - sumX * count) / determinant;
    const at = row << 4;
    store<f64>(pairs + at, intercept);
    store<f64>(pairs + at, factor, 8);
    store<f64>(slopes + at, muIntercept);
    store<f64>(slopes + at, muFactor, 8);
    residual += sumY - count * intercept - sumX * factor;
    curvature += count * muIntercept + sumX * muFactor;
    sums += 40;
  }
  const out = partialsOf(frame, block);
  store<f64>(out, residual);
  store<f64>(out, curvature, 8);
}

function applyMu(block: usize, frame: usize): void {
  const side = frame + RATERS;
  const bounds = word(side, BOUNDS);
  const pairs = word(side, PAIRS);
  const slopes = word(frame, SLOPES);
  const mu = load<f64>(frame, MU);
  const ridgeIntercept = load<f64>(frame, RATER_INTERCEPT);
  const ridgeFactor = load<f64>(frame, RATER_FACTOR);
  let squaredError: f64 = 0;
  let penalty: f64 = 0;
  const last = lastRow(side, block);
  for (let row = firstRow(side, block); row < last; row++) {
    const at = row << 4;
    const b = load<f64>(pairs + at) - mu * load<f64>(slopes + at);
    const f = load<f64>(pairs + at, 8) - mu * load<f64>(slopes + at, 8);
    store<f64>(pairs + at, b);
    store<f64>(pairs + at, f, 8);
    squaredError += b * (countOf(bounds, row) * (b + 2 * mu) - 2 * sumOfValues(bounds, row));
    penalty += ridgeIntercept * b * b + ridgeFactor * f * f;
  }
  const out = partialsOf(frame, block);
  store<f64>(out, squaredError);
  store<f64>(out, penalty, 8);
}

function visitNotes(block: usize, thread: usize, frame: usize): void {
  const side = frame + NOTES;
  let sums = scratchOf(frame, thread);
  sumBlock(side, word(frame + RATERS, PAIRS), block, sums);
  const bounds = word(side, BOUNDS);
  const pairs = word(side, PAIRS);
  const inverse = word(frame, INVERSE);
  const notes = word(side, ROWS);
  const current = word(frame, CURRENT);
  const gradient = word(frame, GRADIENTS) + ((current * notes) << 4);
  const mu = load<f64>(frame, MU);
  const ridgeIntercept = load<f64>(frame, NOTE_INTERCEPT);
  const ridgeFactor = load<f64>(frame, NOTE_FACTOR);
  let squaredError: f64 = 0;
  let penalty: f64 = 0;
  let largest: f64 = 0;
  const first = firstRow(side, block);
  const last = lastRow(side, block);
  for (let row = first; row < last; row++) {
    const at = row << 4;
    const intercept = load<f64>(pairs + at);
    const factor = load<f64>(pairs + at, 8);
    const count = countOf(bounds, row);
    const sumB = load<f64>(sums);
    const sumF = load<f64>(sums, 8);
    const sumBF = load<f64>(sums, 16);
    const sumFF = load<f64>(sums, 24);
    const level = mu + intercept;
    const sumV = sumOfValues(bounds, row);
    const sumT = sumV - count * level;
    const sumTF = load<f64>(sums, 32) - level * sumF;
    const sumTT = sumOfSquaredValues(bounds, row) - level * (sumV + sumT);
    squaredError += sumTT + 2 * intercept * sumB + factor * (factor * sumFF - 2 * (sumTF - sumBF));
    penalty += ridgeIntercept * intercept * intercept + ridgeFactor * factor * factor;
    const b = ridgeIntercept * intercept - (sumT - sumB - factor * sumF);
    const f = ridgeFactor * factor - (sumTF - sumBF - factor * sumFF);
    store<f64>(gradient + at, b);
    store<f64>(gradient + at, f, 8);
    const a = count + ridgeIntercept;
    const d = sumFF + ridgeFactor;
    const determinant = a * d - sumF * sumF;
    const bb = d / determinant;
    const bf = -sumF / determinant;
    const ff = a / determinant;
    const out = inverse + row * 24;
    store<f64>(out, bb);
    store<f64>(out, bf, 8);
    store<f64>(out, ff, 16);
    const stepB = abs<f64>(bb * b + bf * f);
    const stepF = abs<f64>(bf * b + ff * f);
    if (stepB > largest) largest = stepB;
    if (stepF > largest) largest = stepF;
    sums += 40;
  }
  const out = partialsOf(frame, block);
  store<f64>(out, squaredError);
  store<f64>(out, penalty, 8);
  store<f64>(out, largest, 16);
  const remembered = word(frame, REMEMBERED);
  let moved: usize = 0;
  if (word(frame, MOVED) !== 0) {
    moved = 1;
    compare(frame, first, last, gradient, word(frame, GRADIENTS) + (((1 - current) * notes) << 4), out);
  }
  for (let pair: usize = 0; pair < remembered + moved; pair++) {
    const steps = slotOf(frame, STEPS, pair);
    let product = f64x2.splat(0);
    for (let row = first; row < last; row++) product = f64x2.add(product, f64x2.mul(single(steps + (row << 3)), v128.load(gradient + (row << 4))));
    store<f64>(out + (pair << 3), added(product), 48);
  }
}

/** Writes down the last step and how it changed the gradient, as the pair after the remembered ones. */
function compare(frame: usize, first: usize, last: usize, gradient: usize, before: usize, out: usize): void {
  const remembered = word(frame, REMEMBERED);
  const steps = slotOf(frame, STEPS, remembered);
  const changes = slotOf(frame, CHANGES, remembered);
  const direction = word(frame, DIRECTION);
  const length = f64x2.splat(-load<f64>(frame, LENGTH));
  let stepStep = f64x2.splat(0);
  let changeChange = f64x2.splat(0);
  let stepChange = f64x2.splat(0);
  for (let row = first; row < last; row++) {
    const narrowStep = f32x4.demote_f64x2_zero(f64x2.mul(length, v128.load(direction + (row << 4))));
    const narrowChange = f32x4.demote_f64x2_zero(f64x2.sub(v128.load(gradient + (row << 4)), v128.load(before + (row << 4))));
    v128.store64_lane(steps + (row << 3), narrowStep, 0);
    v128.store64_lane(changes + (row << 3), narrowChange, 0);
    const step = f64x2.promote_low_f32x4(narrowStep);
    const change = f64x2.promote_low_f32x4(narrowChange);
    stepStep = f64x2.add(stepStep, f64x2.mul(step, step));
    changeChange = f64x2.add(changeChange, f64x2.mul(change, change));
    stepChange = f64x2.add(stepChange, f64x2.mul(step, change));
  }
  store<f64>(out, added(stepStep), 24);
  store<f64>(out, added(changeChange), 32);
  store<f64>(out, added(stepChange), 40);
}

function direct(block: usize, thread: usize, frame: usize): void {
  const side = frame + NOTES;
  const vector = scratchOf(frame, thread);
  const first = firstRow(side, block);
  const last = lastRow(side, block);
  const gradient = word(frame, GRADIENTS) + ((word(frame, CURRENT) * word(side, ROWS)) << 4);
  const inverse = word(frame, INVERSE);
  const direction = word(frame, DIRECTION);
  const remembered = word(frame, REMEMBERED);
  copy(gradient + (first << 4), gradient + (last << 4), vector);
  for (let pair = remembered; pair > 0; pair--) {
    const weight = f64x2.splat(load<f64>(frame + ((pair - 1) << 3), CHANGE_WEIGHTS));
    const changes = slotOf(frame, CHANGES, pair - 1);
    for (let row = first; row < last; row++) {
      const at = vector + ((row - first) << 4);
      v128.store(at, f64x2.sub(v128.load(at), f64x2.mul(weight, single(changes + (row << 3)))));
    }
  }
  let slope = f64x2.splat(0);
  for (let row = first; row < last; row++) {
    const at = vector + ((row - first) << 4);
    const b = load<f64>(at);
    const f = load<f64>(at, 8);
    const entries = inverse + row * 24;
    const bf = load<f64>(entries, 8);
    const out = direction + (row << 4);
    store<f64>(out, load<f64>(entries) * b + bf * f);
    store<f64>(out, bf * b + load<f64>(entries, 16) * f, 8);
    slope = f64x2.add(slope, f64x2.mul(v128.load(gradient + (row << 4)), v128.load(out)));
  }
  const out = partialsOf(frame, block);
  store<f64>(out, added(slope));
  for (let pair: usize = 0; pair < remembered; pair++) {
    const changes = slotOf(frame, CHANGES, pair);
    let product = f64x2.splat(0);
    for (let row = first; row < last; row++) product = f64x2.add(product, f64x2.mul(single(changes + (row << 3)), v128.load(direction + (row << 4))));
    store<f64>(out + (pair << 3), added(product), 8);
  }
}

function leave(block: usize, frame: usize): void {
  const side = frame + NOTES;
  const first = firstRow(side, block);
  const last = lastRow(side, block);
  const direction = word(frame, DIRECTION);
  const remembered = word(frame, REMEMBERED);
  for (let pair: usize = 0; pair < remembered; pair++) {
    const weight = f64x2.splat(load<f64>(frame + (pair << 3), STEP_WEIGHTS));
    const steps = slotOf(frame, STEPS, pair);
    for (let row = first; row < last; row++) {
      const at = direction + (row << 4);
      v128.store(at, f64x2.add(v128.load(at), f64x2.mul(weight, single(steps + (row << 3)))));
    }
  }
  copy(word(side, PAIRS) + (first << 4), word(side, PAIRS) + (last << 4), word(frame, BASE) + (first << 4));
  stride(block, frame);
}

function stride(block: usize, frame: usize): void {
  const side = frame + NOTES;
  const last = lastRow(side, block);
  const base = word(frame, BASE);
  const direction = word(frame, DIRECTION);
  const pairs = word(side, PAIRS);
  const length = f64x2.splat(load<f64>(frame, LENGTH));
  for (let row = firstRow(side, block); row < last; row++) {
    const at = row << 4;
    v128.store(pairs + at, f64x2.sub(v128.load(base + at), f64x2.mul(length, v128.load(direction + at))));
  }
}

/** Does a step, by its number in frame.ts, for one block. Threads that work at the same time have different numbers. */
export function run(step: u32, block: usize, thread: usize, frame: usize): void {
  switch (step) {
    case 0: return solveRaters(block, thread, frame);
    case 1: return applyMu(block, frame);
    case 2: return visitNotes(block, thread, frame);
    case 3: return direct(block, thread, frame);
    case 4: return leave(block, frame);
    case 5: return stride(block, frame);
  }
}
