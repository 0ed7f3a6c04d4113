import { NUMBER, PARTIAL, STEP, WORD, type Frame, type Side, type Step } from './frame';
import { sumRows, SUMS } from './row-sums';
import { addTile, COLUMNS_PER_TILE } from './tiles';

/**
 * Does a step of a fit for one block of rows: the plain twin of fit.as, bit for bit. Numbers of the step are in
 * `frame.numbers` and `frame.words`; what is to be added up over all rows goes to the block's place in `frame.partials`.
 */
export function runStep(frame: Frame, step: Step, block: number): void {
  STEPS[step](frame, block);
}

const STEPS: Record<Step, (frame: Frame, block: number) => void> = {
  [STEP.solveRaters]: solveRaters,
  [STEP.applyMu]: applyMu,
  [STEP.visitNotes]: visitNotes,
  [STEP.direct]: direct,
  [STEP.leave]: leave,
  [STEP.stride]: stride,
};

const firstRow = (side: Side, block: number): number => block * side.rowsPerBlock;
const lastRow = (side: Side, block: number): number => Math.min(side.count, (block + 1) * side.rowsPerBlock);
const countOf = (bounds: Uint32Array, row: number): number => bounds[3 * row + 3]! - bounds[3 * row]!;

function sumOfValues(bounds: Uint32Array, row: number): number {
  return 0.5 * (bounds[3 * row + 2]! - bounds[3 * row + 1]!) + (bounds[3 * row + 3]! - bounds[3 * row + 2]!);
}

function sumOfSquaredValues(bounds: Uint32Array, row: number): number {
  return 0.25 * (bounds[3 * row + 2]! - bounds[3 * row + 1]!) + (bounds[3 * row + 3]! - bounds[3 * row + 2]!);
}

/** Sums over the ratings of the rows of a block, into scratch. */
function sumBlock(side: Side, pairs: Float64Array, block: number, sums: Float64Array): void {
  const [first, last] = [firstRow(side, block), lastRow(side, block)];
  if (side.columnBlocks === 0) {
    sumRows(side, first, last, pairs, sums);
    return;
  }
  sums.fill(0, 0, SUMS * (last - first));
  for (let c = 0; c < side.columnBlocks; c++) {
    const tile = block * side.columnBlocks + c;
    addTile(side.entries, side.tiles[tile]!, side.tiles[tile + 1]!, pairs, c * COLUMNS_PER_TILE, sums);
  }
}

/**
 * Given the notes, sets raters to what minimises the objective: each is a 2×2 system whose right side depends linearly
 * on mu. `pairs` become the solution for mu = 0, `slopes` what is to be taken off per mu; residual ÷ (ratings + ridge −
 * curvature) is then the best mu.
 */
function solveRaters(frame: Frame, block: number): void {
  const { raters, numbers, slopes, scratch } = frame;
  const { bounds, pairs } = raters;
  sumBlock(raters, frame.notes.pairs, block, scratch);
  const [ridgeIntercept, ridgeFactor] = [numbers[NUMBER.raterIntercept]!, numbers[NUMBER.raterFactor]!];
  let residual = 0;
  let curvature = 0;
  const [first, last] = [firstRow(raters, block), lastRow(raters, block)];
  for (let u = first; u < last; u++) {
    const at = SUMS * (u - first);
    const count = countOf(bounds, u);
    const sumX = scratch[at + 1]!;
    const sumY = sumOfValues(bounds, u) - scratch[at]!;
    const sumXY = scratch[at + 4]! - scratch[at + 2]!;
    const a = count + ridgeIntercept;
    const d = scratch[at + 3]! + ridgeFactor;
    const determinant = a * d - sumX * sumX;
    const intercept = (d * sumY - sumX * sumXY) / determinant;
    const factor = (a * sumXY - sumX * sumY) / determinant;
    const muIntercept = (d * count - sumX * sumX) / determinant;
    const muFactor = (a * sumX - sumX * count) / determinant;
    pairs[2 * u] = intercept;
    pairs[2 * u + 1] = factor;
    slopes[2 * u] = muIntercept;
    slopes[2 * u + 1] = muFactor;
    residual += sumY - count * intercept - sumX * factor;
    curvature += count * muIntercept + sumX * muFactor;
  }
  const out = block * frame.partialsPerBlock;
  frame.partials[out + PARTIAL.solveRaters.residual] = residual;
  frame.partials[out + PARTIAL.solveRaters.curvature] = curvature;
}

/** Raters with mu as it came out. Their squared error holds what of it belongs to raters; see {@link visitNotes}. */
function applyMu(frame: Frame, block: number): void {
  const { raters, numbers, slopes } = frame;
  const { bounds, pairs } = raters;
  const mu = numbers[NUMBER.mu]!;
  const [ridgeIntercept, ridgeFactor] = [numbers[NUMBER.raterIntercept]!, numbers[NUMBER.raterFactor]!];
  let squaredError = 0;
  let penalty = 0;
  const last = lastRow(raters, block);
  for (let u = firstRow(raters, block); u < last; u++) {
    const b = pairs[2 * u]! - mu * slopes[2 * u]!;
    const f = pairs[2 * u + 1]! - mu * slopes[2 * u + 1]!;
    pairs[2 * u] = b;
    pairs[2 * u + 1] = f;
    squaredError += b * (countOf(bounds, u) * (b + 2 * mu) - 2 * sumOfValues(bounds, u));
    penalty += ridgeIntercept * b * b + ridgeFactor * f * f;
  }
  const out = block * frame.partialsPerBlock;
  frame.partials[out + PARTIAL.applyMu.squaredError] = squaredError;
  frame.partials[out + PARTIAL.applyMu.penalty] = penalty;
}

/**
 * Given raters and mu, evaluates the objective, half its gradient, and the curvature of each note.
 *
 * Residuals are never formed one by one. With t = v − mu − note intercept, which within a note depends on the level
 * alone, and g the note's factor, (t − b − f·g)² = t² + b² + f²g² − 2tb − 2tfg + 2bfg; the sums of t², f², bf and
 * tf belong to the note, those of b² and vb to the rater.
 */
function visitNotes(frame: Frame, block: number): void {
  const { notes, numbers, words, scratch, inverse } = frame;
  const { bounds, pairs } = notes;
  sumBlock(notes, frame.raters.pairs, block, scratch);
  const gradient = gradientOf(frame, words[WORD.current]!);
  const mu = numbers[NUMBER.mu]!;
  const [ridgeIntercept, ridgeFactor] = [numbers[NUMBER.noteIntercept]!, numbers[NUMBER.noteFactor]!];
  let squaredError = 0;
  let penalty = 0;
  let largest = 0;
  const [first, last] = [firstRow(notes, block), lastRow(notes, block)];
  for (let n = first; n < last; n++) {
    const at = SUMS * (n - first);
    const intercept = pairs[2 * n]!;
    const factor = pairs[2 * n + 1]!;
    const count = countOf(bounds, n);
    const sumB = scratch[at]!;
    const sumF = scratch[at + 1]!;
    const sumBF = scratch[at + 2]!;
    const sumFF = scratch[at + 3]!;
    const level = mu + intercept;
    const sumV = sumOfValues(bounds, n);
    const sumT = sumV - count * level;
    const sumTF = scratch[at + 4]! - level * sumF;
    const sumTT = sumOfSquaredValues(bounds, n) - level * (sumV + sumT);
    squaredError += sumTT + 2 * intercept * sumB + factor * (factor * sumFF - 2 * (sumTF - sumBF));
    penalty += ridgeIntercept * intercept * intercept + ridgeFactor * factor * factor;
    const b = ridgeIntercept * intercept - (sumT - sumB - factor * sumF);
    const f = ridgeFactor * factor - (sumTF - sumBF - factor * sumFF);
    gradient[2 * n] = b;
    gradient[2 * n + 1] = f;
    const a = count + ridgeIntercept;
    const d = sumFF + ridgeFactor;
    const determinant = a * d - sumF * sumF;
    const bb = d / determinant;
    const bf = -sumF / determinant;
    const ff = a / determinant;
    inverse[3 * n] = bb;
    inverse[3 * n + 1] = bf;
    inverse[3 * n + 2] = ff;
    const stepB = Math.abs(bb * b + bf * f);
    const stepF = Math.abs(bf * b + ff * f);
    if (stepB > largest) largest = stepB;
    if (stepF > largest) largest = stepF;
  }
  const out = block * frame.partialsPerBlock;
  const { partials } = frame;
  partials[out + PARTIAL.visitNotes.squaredError] = squaredError;
  partials[out + PARTIAL.visitNotes.penalty] = penalty;
  partials[out + PARTIAL.visitNotes.largest] = largest;
  const moved = words[WORD.moved]!;
  if (moved !== 0) compare(frame, first, last, out);
  for (let pair = 0; pair < words[WORD.remembered]! + moved; pair++) {
    partials[out + PARTIAL.visitNotes.stepGradient + pair] = product(slotOf(frame, frame.steps, pair), gradient, first, last);
  }
}

/** Writes down the last step and how it changed the gradient, as the pair after the remembered ones. */
function compare(frame: Frame, first: number, last: number, out: number): void {
  const { words, numbers, direction, partials } = frame;
  const gradient = gradientOf(frame, words[WORD.current]!);
  const before = gradientOf(frame, 1 - words[WORD.current]!);
  const steps = slotOf(frame, frame.steps, words[WORD.remembered]!);
  const changes = slotOf(frame, frame.changes, words[WORD.remembered]!);
  const length = -numbers[NUMBER.length]!;
  for (let i = 2 * first; i < 2 * last; i++) {
    steps[i] = length * direction[i]!;
    changes[i] = gradient[i]! - before[i]!;
  }
  partials[out + PARTIAL.visitNotes.stepStep] = product(steps, steps, first, last);
  partials[out + PARTIAL.visitNotes.changeChange] = product(changes, changes, first, last);
  partials[out + PARTIAL.visitNotes.stepChange] = product(steps, changes, first, last);
}

/** The gradient less the remembered changes by their weights, newest first, then preconditioned: to `direction`. */
function direct(frame: Frame, block: number): void {
  const { notes, words, numbers, scratch, inverse, direction, partials } = frame;
  const [first, last] = [firstRow(notes, block), lastRow(notes, block)];
  const gradient = gradientOf(frame, words[WORD.current]!);
  const remembered = words[WORD.remembered]!;
  scratch.set(gradient.subarray(2 * first, 2 * last));
  for (let pair = remembered - 1; pair >= 0; pair--) {
    const weight = numbers[NUMBER.changeWeights + pair]!;
    const changes = slotOf(frame, frame.changes, pair);
    for (let i = 2 * first; i < 2 * last; i++) scratch[i - 2 * first]! -= weight * changes[i]!;
  }
  for (let n = first; n < last; n++) {
    const b = scratch[2 * (n - first)]!;
    const f = scratch[2 * (n - first) + 1]!;
    direction[2 * n] = inverse[3 * n]! * b + inverse[3 * n + 1]! * f;
    direction[2 * n + 1] = inverse[3 * n + 1]! * b + inverse[3 * n + 2]! * f;
  }
  const out = block * frame.partialsPerBlock;
  partials[out + PARTIAL.direct.slope] = product(gradient, direction, first, last);
  for (let pair = 0; pair < remembered; pair++) {
    partials[out + PARTIAL.direct.changeDirection + pair] = product(slotOf(frame, frame.changes, pair), direction, first, last);
  }
}

/** Adds the remembered steps by their weights to `direction`, oldest first; then notes move along it. */
function leave(frame: Frame, block: number): void {
  const { notes, words, numbers, direction, base } = frame;
  const [first, last] = [firstRow(notes, block), lastRow(notes, block)];
  for (let pair = 0; pair < words[WORD.remembered]!; pair++) {
    const weight = numbers[NUMBER.stepWeights + pair]!;
    const steps = slotOf(frame, frame.steps, pair);
    for (let i = 2 * first; i < 2 * last; i++) direction[i]! += weight * steps[i]!;
  }
  base.set(notes.pairs.subarray(2 * first, 2 * last), 2 * first);
  stride(frame, block);
}

function stride(frame: Frame, block: number): void {
  const { notes, numbers, direction, base } = frame;
  const length = numbers[NUMBER.length]!;
  const last = lastRow(notes, block);
  for (let i = 2 * firstRow(notes, block); i < 2 * last; i++) notes.pairs[i] = base[i]! - length * direction[i]!;
}

function gradientOf({ gradients, notes }: Frame, which: number): Float64Array {
  return gradients.subarray(2 * notes.count * which, 2 * notes.count * (which + 1));
}

/** A remembered pair's column, the oldest being pair 0. */
function slotOf({ words, notes }: Frame, columns: Float32Array, pair: number): Float32Array {
  const slot = (words[WORD.oldest]! + pair) % words[WORD.slots]!;
  return columns.subarray(2 * notes.count * slot, 2 * notes.count * (slot + 1));
}

/** Intercepts and factors are added up apart, then both. */
function product(a: Float32Array | Float64Array, b: Float32Array | Float64Array, first: number, last: number): number {
  let intercepts = 0;
  let factors = 0;
  for (let n = first; n < last; n++) {
    intercepts += a[2 * n]! * b[2 * n]!;
    factors += a[2 * n + 1]! * b[2 * n + 1]!;
  }
  return intercepts + factors;
}
