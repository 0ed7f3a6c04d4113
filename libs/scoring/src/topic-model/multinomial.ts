import { CurvatureMemory, plainVectors } from '../fit/lbfgs';
import { ln } from '../gaussian/logarithm';
import { exp } from '../reputation/exponential';
import type { WordRows } from './bag-of-words';
import type { ClassifierParameters } from './topic-parameters';

/** Coefficients word by word, and then constants; each time one number a class, with room for {@link MOST_CLASSES}. */
export interface Classifier {
  classes: number;
  coefficients: Float64Array;
}

/** Topics, and none. Loops over them are written out, so that their sums stay in registers: half the time. */
export const MOST_CLASSES = 6;
const MEMORY = 10;
/** Least share of the promised decrease that a step has to keep. */
const ARMIJO = 1e-4;
const MAX_HALVINGS = 30;
/** For where all chances are 0 or 1 and nothing is penalised. */
const LEAST_CURVATURE = 1e-9;

/**
 * Multinomial logistic regression: minimises the sum of −ln p(class of the text) plus half the penalty times the squared
 * coefficients, constants free (sklearn LogisticRegression), by L-BFGS. The objective is convex, so the start does not
 * matter: ours is that no word says anything.
 * @param labels class of each text, below `classes`; −1 for texts that are not learnt from
 */
export function learnClasses(rows: WordRows, labels: Int8Array, classes: number, parameters: ClassifierParameters): Classifier {
  // Of two classes sklearn fits only the difference: half as many coefficients, each penalised on its own.
  const penalty = parameters.penalty * (classes === 2 ? 2 : 1);
  const lessons = lessonsOf(rows, labels, classes);
  const size = MOST_CLASSES * (rows.words + 1);
  const vectors = plainVectors(size);
  const { make, dot, walk, copy, subtractFrom, largest } = vectors;
  const memory = new CurvatureMemory(MEMORY, vectors);
  const [curvature, direction, step] = [make(), make(), make()];
  let [from, to, gradient, next] = [startOf(rows, lessons, classes), make(), make(), make()];
  let scale = 1;
  const evaluate = (coefficients: Float64Array, into: Float64Array, bends: Float64Array | null): number =>
    lossOf(rows, lessons, { classes, coefficients }, penalty, into, bends);
  const straighten = (vector: Float64Array, out: Float64Array): void => {
    for (let j = 0; j < size; j++) out[j] = (scale * vector[j]!) / curvature[j]!;
  };
  let loss = evaluate(from, gradient, curvature);
  for (let k = 1; k <= parameters.maxIterations && largest(gradient) > parameters.tolerance; k++) {
    memory.direction(gradient, straighten, direction);
    const slope = dot(gradient, direction);
    let found: number | undefined;
    for (let halvings = 0, length = 1; halvings < MAX_HALVINGS && found === undefined; halvings++, length /= 2) {
      walk(from, direction, -length, to);
      // curvature changes much at first, and less and less
      const tried = evaluate(to, next, isPowerOfTwo(k) ? curvature : null);
      if (tried <= loss - ARMIJO * length * slope) {
        found = tried;
        copy(direction, step, -length);
      }
    }
    // what is left are the last digits of the sum
    if (found === undefined) break;
    loss = found;
    const change = gradient;
    subtractFrom(next, change);
    memory.remember(step, change);
    straighten(change, direction);
    const product = dot(step, change);
    if (product > 0) scale *= product / dot(change, direction);
    [from, to, gradient, next] = [to, from, next, gradient];
  }
  return { classes, coefficients: from };
}

/** Probability of each class for a row, into `out`, which has room for {@link MOST_CLASSES}. */
export function probabilities({ classes, coefficients }: Classifier, { words, starts, columns, values }: WordRows, row: number, out: Float64Array): Float64Array {
  const constants = MOST_CLASSES * words;
  let a = coefficients[constants]!;
  let b = coefficients[constants + 1]!;
  let c = coefficients[constants + 2]!;
  let d = coefficients[constants + 3]!;
  let e = coefficients[constants + 4]!;
  let f = coefficients[constants + 5]!;
  for (let i = starts[row]!; i < starts[row + 1]!; i++) {
    const first = MOST_CLASSES * columns[i]!;
    const value = values[i]!;
    a += coefficients[first]! * value;
    b += coefficients[first + 1]! * value;
    c += coefficients[first + 2]! * value;
    d += coefficients[first + 3]! * value;
    e += coefficients[first + 4]! * value;
    f += coefficients[first + 5]! * value;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
  out[4] = e;
  out[5] = f;
  let highest = -Infinity;
  for (let k = 0; k < classes; k++) highest = Math.max(highest, out[k]!);
  let total = 0;
  for (let k = 0; k < classes; k++) total += out[k] = exp(out[k]! - highest);
  for (let k = 0; k < classes; k++) out[k]! /= total;
  return out;
}

/** Adds each word's weight in a row, times the number of each class, to the word's numbers. */
function scatter({ starts, columns, values }: WordRows, row: number, ofClass: Float64Array, into: Float64Array): void {
  const a = ofClass[0]!;
  const b = ofClass[1]!;
  const c = ofClass[2]!;
  const d = ofClass[3]!;
  const e = ofClass[4]!;
  const f = ofClass[5]!;
  for (let i = starts[row]!; i < starts[row + 1]!; i++) {
    const first = MOST_CLASSES * columns[i]!;
    const value = values[i]!;
    into[first]! += a * value;
    into[first + 1]! += b * value;
    into[first + 2]! += c * value;
    into[first + 3]! += d * value;
    into[first + 4]! += e * value;
    into[first + 5]! += f * value;
  }
}

/** What is learnt from: how many texts there are of each row, of each class and in all. */
interface Lessons {
  ofClass: Float64Array;
  texts: Float64Array;
}

function lessonsOf({ rowOf, starts }: WordRows, labels: Int8Array, classes: number): Lessons {
  const ofClass = new Float64Array((starts.length - 1) * classes);
  const texts = new Float64Array(starts.length - 1);
  labels.forEach((label, text) => {
    if (label < 0) return;
    ofClass[rowOf[text]! * classes + label]!++;
    texts[rowOf[text]!]!++;
  });
  return { ofClass, texts };
}

/** Constants alone, as frequent as the classes are. */
function startOf({ words }: WordRows, { ofClass, texts }: Lessons, classes: number): Float64Array {
  const coefficients = new Float64Array(MOST_CLASSES * (words + 1));
  const total = texts.reduce((sum, n) => sum + n, 0);
  for (let k = 0; k < classes; k++) {
    let own = 0;
    for (let i = k; i < ofClass.length; i += classes) own += ofClass[i]!;
    coefficients[MOST_CLASSES * words + k] = ln((own + 1) / (total + classes));
  }
  return coefficients;
}

function isPowerOfTwo(k: number): boolean {
  return (k & (k - 1)) === 0;
}

/**
 * The loss, and its gradient.
 * @param curvature where it is written, too, if it is wanted: about the second derivatives, as if words stood alone
 */
function lossOf(rows: WordRows, { ofClass, texts }: Lessons, model: Classifier, penalty: number, gradient: Float64Array, curvature: Float64Array | null): number {
  const { classes, coefficients } = model;
  const slopes = MOST_CLASSES * rows.words;
  const share = new Float64Array(MOST_CLASSES);
  const bend = new Float64Array(MOST_CLASSES);
  let loss = 0;
  for (let j = 0; j < slopes; j++) {
    gradient[j] = penalty * coefficients[j]!;
    loss += 0.5 * penalty * coefficients[j]! * coefficients[j]!;
  }
  gradient.fill(0, slopes);
  curvature?.fill(penalty + LEAST_CURVATURE);
  for (let row = 0; row < texts.length; row++) {
    const count = texts[row]!;
    if (count === 0) continue;
    probabilities(model, rows, row, share);
    for (let k = 0; k < classes; k++) {
      const own = ofClass[classes * row + k]!;
      if (own > 0) loss -= own * ln(share[k]!);
      bend[k] = count * share[k]! * (1 - share[k]!);
      share[k] = count * share[k]! - own;
      gradient[slopes + k]! += share[k]!;
    }
    scatter(rows, row, share, gradient);
    if (curvature !== null) {
      for (let k = 0; k < classes; k++) curvature[slopes + k]! += bend[k]!;
      scatter(rows, row, bend, curvature);
    }
  }
  return loss;
}
