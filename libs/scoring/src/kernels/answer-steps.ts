import { gradientOfNotes, gradientOfRaters, invertNotes, invertRaters, multiplyNotes, multiplyRaters, NOTE_SUMS, TERMS } from './answer-blocks';
import { ANSWER_NUMBER, ANSWER_STEP, ANSWER_WORD, NUMBERS_PER_BLOCK, PARTIALS, ROWS_PER_BLOCK, WANTED, type AnswerFrame, type AnswerScale, type AnswerStep } from './answer-frame';
import { recordRaters, visitNotes, visitRaters } from './answers';

/** Does a step of a logistic fit for one block: the plain twin of kernels.as, bit for bit. */
export function runAnswerStep(frame: AnswerFrame, step: AnswerStep, block: number): void {
  STEPS[step](frame, block);
}

const STEPS: Record<AnswerStep, (frame: AnswerFrame, block: number) => void> = {
  [ANSWER_STEP.notes](frame, block) {
    const [first, last] = rowsOf(frame.rows.noteWeights.length, block);
    const { noteSums } = frame.rows;
    visitNotes(frame, scaleIn(frame), first, last, frame.words[ANSWER_WORD.wanted] === WANTED.curves);
    gradientOfNotes(noteSums, termsIn(frame), pointOf(frame), gradientIn(frame), first, last);
    if (frame.words[ANSWER_WORD.wanted] === WANTED.curves) invertNotes(noteSums, termsIn(frame), frame.noteInverse, first, last);
  },
  [ANSWER_STEP.raters](frame, block) {
    const { rows, words, partials } = frame;
    const [first, last] = rowsOf(rows.raters.length / 4, block);
    const curved = words[ANSWER_WORD.wanted] === WANTED.curves;
    visitRaters(frame, scaleIn(frame), first, last, curved);
    partials[PARTIALS * block] = gradientOfRaters(rows.raterSums, termsIn(frame), rows.noteWeights.length, pointOf(frame), gradientIn(frame), first, last);
    if (curved) partials[PARTIALS * block + 1] = invertRaters(rows.raterSums, termsIn(frame), frame.raterInverse, first, last);
  },
  [ANSWER_STEP.place](frame, block) {
    const { rows, words, numbers, partials } = frame;
    const [first, last] = rowsOf(rows.noteWeights.length, block);
    const scale = scaleIn(frame);
    const rule = { place: words[ANSWER_WORD.part]!, ridge: numbers[ANSWER_NUMBER.ridge]!, maxSteps: words[ANSWER_WORD.maxSteps]!, tolerance: numbers[ANSWER_NUMBER.tolerance]! };
    let steps = 0;
    for (let n = first; n < last; n++) steps += placeNote(frame, scale, n, rule);
    partials[PARTIALS * block] = steps;
  },
  [ANSWER_STEP.dot](frame, block) {
    const [a, b] = vectors(frame, block);
    frame.partials[PARTIALS * block] = product(a!, b!);
  },
  [ANSWER_STEP.addScaled](frame, block) {
    const [a, b, c] = vectors(frame, block);
    const scale = frame.numbers[ANSWER_NUMBER.scale]!;
    for (let k = 0; k < a!.length; k++) a![k]! += scale * b![k]!;
    frame.partials[PARTIALS * block] = product(a!, c!);
  },
  [ANSWER_STEP.walk](frame, block) {
    const [a, b, c] = vectors(frame, block);
    const scale = frame.numbers[ANSWER_NUMBER.scale]!;
    for (let k = 0; k < a!.length; k++) c![k] = a![k]! + scale * b![k]!;
  },
  [ANSWER_STEP.copy](frame, block) {
    const [a, b] = vectors(frame, block);
    const scale = frame.numbers[ANSWER_NUMBER.scale]!;
    for (let k = 0; k < a!.length; k++) a![k] = scale * b![k]!;
  },
  [ANSWER_STEP.subtract](frame, block) {
    const [a, b] = vectors(frame, block);
    for (let k = 0; k < a!.length; k++) b![k] = a![k]! - b![k]!;
  },
  [ANSWER_STEP.largest](frame, block) {
    const [a] = vectors(frame, block);
    const scale = frame.numbers[ANSWER_NUMBER.scale]!;
    let most = 0;
    let larger = 0;
    for (let k = 0; k < a!.length; k++) {
      const size = Math.abs(a![k]!);
      most = Math.max(most, size);
      if (size > scale) larger++;
    }
    frame.partials[PARTIALS * block] = most;
    frame.partials[PARTIALS * block + 1] = larger;
  },
  [ANSWER_STEP.adam](frame, block) {
    const [point, gradient, mean, square, step] = vectors(frame, block);
    const { numbers } = frame;
    const [scale, rate, decay, squareDecay] = [numbers[ANSWER_NUMBER.scale]!, -numbers[ANSWER_NUMBER.learningRate]!, numbers[ANSWER_NUMBER.decay]!, numbers[ANSWER_NUMBER.squareDecay]!];
    const [meanLeft, squareLeft, epsilon] = [numbers[ANSWER_NUMBER.meanLeft]!, numbers[ANSWER_NUMBER.squareLeft]!, numbers[ANSWER_NUMBER.epsilon]!];
    for (let k = 0; k < point!.length; k++) {
      const g = scale * gradient![k]!;
      const m = decay * mean![k]! + (1 - decay) * g;
      const s = squareDecay * square![k]! + (1 - squareDecay) * g * g;
      const moved = (rate * (m / meanLeft)) / (Math.sqrt(s / squareLeft) + epsilon);
      mean![k] = m;
      square![k] = s;
      step![k] = moved;
      point![k]! += moved;
    }
  },
  [ANSWER_STEP.multiplyNotes](frame, block) {
    const [a, b] = wholeVectors(frame);
    multiplyNotes(frame.noteInverse, a!, b!, ...rowsOf(frame.rows.noteWeights.length, block));
  },
  [ANSWER_STEP.multiplyRaters](frame, block) {
    const [a, b] = wholeVectors(frame);
    const { rows, raterInverse } = frame;
    multiplyRaters(raterInverse, rows.noteWeights.length, a!, b!, ...rowsOf(rows.raters.length / 4, block));
  },
  [ANSWER_STEP.recordRaters]: (frame, block) => recordRaters(frame, ...rowsOf(frame.rows.raters.length / 4, block)),
};

const termsIn = ({ numbers }: AnswerFrame): Float64Array => numbers.subarray(ANSWER_NUMBER.terms, ANSWER_NUMBER.terms + TERMS);

/** The vector of all parameters: mu and a free place stand before those of notes. */
function pointOf({ rows }: AnswerFrame): Float64Array {
  return new Float64Array(rows.notes.buffer, rows.notes.byteOffset - 16, 2 + rows.notes.length + rows.raters.length);
}

function gradientIn(frame: AnswerFrame): Float64Array {
  return new Float64Array(frame.words.buffer, frame.words[ANSWER_WORD.gradient]!, pointOf(frame).length);
}

/** The first two vectors that the calling thread named. */
function wholeVectors(frame: AnswerFrame): Float64Array[] {
  return Array.from(frame.words.subarray(ANSWER_WORD.a, ANSWER_WORD.a + 2), (address) => new Float64Array(frame.words.buffer, address, pointOf(frame).length));
}

function rowsOf(count: number, block: number): [first: number, last: number] {
  return [block * ROWS_PER_BLOCK, Math.min(count, (block + 1) * ROWS_PER_BLOCK)];
}

function scaleIn({ numbers }: AnswerFrame): AnswerScale {
  return { mu: numbers[ANSWER_NUMBER.mu]!, yesWeight: numbers[ANSWER_NUMBER.yesWeight]!, noWeight: numbers[ANSWER_NUMBER.noWeight]! };
}

/** A block of each vector that the calling thread named. */
function vectors({ words }: AnswerFrame, block: number): Float64Array[] {
  const first = block * NUMBERS_PER_BLOCK;
  const length = Math.min(words[ANSWER_WORD.length]!, first + NUMBERS_PER_BLOCK) - first;
  return Array.from(words.subarray(ANSWER_WORD.a, ANSWER_WORD.a + 5), (address) => new Float64Array(words.buffer, address + 8 * first, length));
}

/** Even and odd places are added up apart, then both. */
function product(a: Float64Array, b: Float64Array): number {
  let even = 0;
  let odd = 0;
  for (let k = 0; k < a.length; k += 2) {
    even += a[k]! * b[k]!;
    odd += a[k + 1]! * b[k + 1]!;
  }
  return even + odd;
}

/** How one parameter of a note is placed: 0 the intercept, 1 the factor. */
interface PlacingRule {
  place: number;
  ridge: number;
  maxSteps: number;
  tolerance: number;
}

/** Newton's method for one parameter of one note, kept between the ends known to be too low and too high. @returns the steps it took */
function placeNote(frame: AnswerFrame, scale: AnswerScale, n: number, { place, ridge, maxSteps, tolerance }: PlacingRule): number {
  const { rows } = frame;
  let low = -Infinity;
  let high = Infinity;
  for (let step = 1; step <= maxSteps; step++) {
    visitNotes(frame, scale, n, n + 1, true);
    const value = rows.notes[2 * n + place]!;
    const slope = rows.noteSums[NOTE_SUMS * n + place]! + ridge * value;
    const bend = rows.noteSums[NOTE_SUMS * n + 2 + 2 * place]! + ridge;
    const newton = bend > 0 ? slope / bend : 0;
    if (slope > 0) high = value;
    else low = value;
    const next = value - newton;
    rows.notes[2 * n + place] = next < low || next > high ? (low + high) / 2 : next;
    if (Math.abs(newton) <= tolerance) return step;
  }
  return maxSteps;
}
