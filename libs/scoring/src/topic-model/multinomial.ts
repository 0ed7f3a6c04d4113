import { addScaled, CurvatureMemory, dot, largest, plainVectors } from '../fit/lbfgs';
import { ln } from '../gaussian/logarithm';
import { exp } from '../reputation/exponential';
import type { WordRows } from './bag-of-words';
import type { ClassifierParameters } from './topic-parameters';

/** Coefficients word by word, each with one number a class, and then one constant a class. */
export interface Classifier {
  classes: number;
  coefficients: Float64Array;
}

const MEMORY = 10;
/** Least share of the promised decrease that a step has to keep. */
const ARMIJO = 1e-4;
const MAX_HALVINGS = 30;

/**
 * Multinomial logistic regression: minimises the sum of −ln p(class of the row) plus half the penalty times the squared
 * coefficients, constants free, by L-BFGS from 0 (sklearn LogisticRegression). The objective is convex, so the start
 * does not matter.
 * @param labels class of each row, below `classes`; −1 for rows that are not learnt from
 */
export function learnClasses(rows: WordRows, labels: Int8Array, classes: number, parameters: ClassifierParameters): Classifier {
  // Of two classes sklearn fits only the difference: half as many coefficients, each penalised on its own.
  const penalty = parameters.penalty * (classes === 2 ? 2 : 1);
  const taught = teaching(rows, labels, classes);
  const model: Classifier = { classes, coefficients: new Float64Array(classes * (rows.words + 1)) };
  const memory = new CurvatureMemory(MEMORY, plainVectors(model.coefficients.length));
  let scale = 1;
  let at = evaluate(rows, taught, model, penalty);
  for (let k = 0; k < parameters.maxIterations && largest(at.gradient) > parameters.tolerance; k++) {
    const direction = memory.direction(at.gradient, (vector, out) => addScaled(out, scale, vector));
    const slope = dot(at.gradient, direction);
    const base = model.coefficients.slice();
    let length = k === 0 ? 1 / Math.sqrt(slope) : 1;
    let next: Evaluation | undefined;
    for (let halvings = 0; halvings < MAX_HALVINGS && next === undefined; halvings++) {
      model.coefficients.set(base);
      addScaled(model.coefficients, -length, direction);
      const tried = evaluate(rows, taught, model, penalty);
      if (tried.loss <= at.loss - ARMIJO * length * slope) next = tried;
      else length /= 2;
    }
    // what is left are the last digits of the sum
    if (next === undefined) {
      model.coefficients.set(base);
      break;
    }
    const before = at.gradient;
    const step = direction.map((d) => -length * d);
    const change = next.gradient.map((g, i) => g - before[i]!);
    memory.remember(step, change);
    const curvature = dot(step, change);
    if (curvature > 0) scale = curvature / dot(change, change);
    at = next;
  }
  return model;
}

/** Probability of each class for a row, into `out`. */
export function probabilities({ classes, coefficients }: Classifier, rows: WordRows, row: number, out: Float64Array): Float64Array {
  for (let k = 0; k < classes; k++) out[k] = coefficients[classes * rows.words + k]!;
  for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
    const first = classes * rows.columns[i]!;
    const value = rows.values[i]!;
    for (let k = 0; k < classes; k++) out[k]! += coefficients[first + k]! * value;
  }
  return chances(out, out);
}

/** Probabilities from sums of coefficients, into `out`. */
function chances(sums: Float64Array, out: Float64Array): Float64Array {
  let highest = -Infinity;
  for (let k = 0; k < sums.length; k++) highest = Math.max(highest, sums[k]!);
  let total = 0;
  for (let k = 0; k < sums.length; k++) total += out[k] = exp(sums[k]! - highest);
  for (let k = 0; k < sums.length; k++) out[k]! /= total;
  return out;
}

interface Evaluation {
  loss: number;
  gradient: Float64Array;
}

/** Rows that are learnt from: one by one, and those without any word by how many there are of each class. */
interface Taught {
  rows: Uint32Array;
  labels: Uint8Array;
  wordless: Uint32Array;
}

function teaching(rows: WordRows, labels: Int8Array, classes: number): Taught {
  const wordless = new Uint32Array(classes);
  const kept: number[] = [];
  labels.forEach((label, row) => {
    if (label < 0) return;
    if (rows.starts[row] === rows.starts[row + 1]) wordless[label]!++;
    else kept.push(row);
  });
  return { rows: Uint32Array.from(kept), labels: Uint8Array.from(kept, (row) => labels[row]!), wordless };
}

function evaluate(rows: WordRows, taught: Taught, model: Classifier, penalty: number): Evaluation {
  const { classes, coefficients } = model;
  const slopes = classes * rows.words;
  const gradient = new Float64Array(coefficients.length);
  const share = new Float64Array(classes);
  let loss = 0;
  for (let j = 0; j < slopes; j++) {
    gradient[j] = penalty * coefficients[j]!;
    loss += 0.5 * penalty * coefficients[j]! * coefficients[j]!;
  }
  for (let r = 0; r < taught.rows.length; r++) {
    const row = taught.rows[r]!;
    const label = taught.labels[r]!;
    probabilities(model, rows, row, share);
    loss -= ln(share[label]!);
    share[label]! -= 1;
    for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
      const first = classes * rows.columns[i]!;
      const value = rows.values[i]!;
      for (let k = 0; k < classes; k++) gradient[first + k]! += share[k]! * value;
    }
    for (let k = 0; k < classes; k++) gradient[slopes + k]! += share[k]!;
  }
  chances(coefficients.slice(slopes), share);
  const wordless = taught.wordless.reduce((sum, count) => sum + count, 0);
  for (let k = 0; k < classes; k++) {
    loss -= taught.wordless[k]! * ln(share[k]!);
    gradient[slopes + k]! += wordless * share[k]! - taught.wordless[k]!;
  }
  return { loss, gradient };
}
