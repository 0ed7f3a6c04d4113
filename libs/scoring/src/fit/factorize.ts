import { NUMBER, STEP, WORD } from '../kernels/frame';
import type { FitSummary } from '../output';
import type { Parameters } from '../parameters';
import { CurvatureOfNotes } from './curvature';
import { modelOf, ridgeFor, type Model, type Ridge } from './model';
import type { RatingMatrix } from './rating-matrix';
import { runOverNotes, setRidge, sweep, type Visit } from './sweep';

/** Note parameters to start a fit from, one for each note of the matrix. */
export interface Start {
  noteIntercept: Float64Array;
  noteFactor: Float64Array;
}

export interface Factorization {
  model: Model;
  summary: FitSummary;
}

/** Below this root mean square of the note factors the viewpoint axis has not emerged yet. */
const EMERGED = 0.01;

/**
 * Fits the model to its optimum.
 *
 * Without a start, factors begin as a fixed tiny pattern: alternating least squares then works like a power
 * iteration and finds the strongest axis of disagreement whatever the pattern was. From there the notes alone are
 * optimised by L-BFGS with raters and mu eliminated exactly (variable projection), preconditioned by the
 * alternating step. Afterwards factors are flipped, where needed, so that most raters are negative
 * (matrix_factorization.py `_flip_factors_for_identification`).
 */
export function factorize(
  matrix: RatingMatrix,
  fit: Parameters['fit'],
  start?: Start,
  onSweep: (sweeps: number) => void = () => undefined,
): Factorization {
  const ridge = ridgeFor(matrix, fit);
  setRidge(matrix, ridge);
  if (start === undefined) startCold(matrix, fit.startScale);
  else startFrom(matrix, start);
  const curvature = new CurvatureOfNotes(matrix);
  const alternated = alternate(matrix, ridge, curvature, fit, start === undefined, onSweep);
  const { visit, sweeps } = project(matrix, ridge, curvature, fit, alternated, onSweep);
  return {
    model: modelOf(matrix, visit.mu),
    summary: {
      ratings: matrix.count,
      notes: matrix.notes.length,
      raters: matrix.raters.length,
      mu: visit.mu,
      loss: visit.objective / matrix.count,
      meanSquaredError: visit.squaredError / matrix.count,
      sweeps,
    },
  };
}

interface Progress {
  visit: Visit;
  sweeps: number;
}

function startCold({ frame: { notes } }: RatingMatrix, scale: number): void {
  for (let n = 0; n < notes.count; n++) {
    notes.pairs[2 * n] = 0;
    notes.pairs[2 * n + 1] = tinyPattern(n, scale);
  }
}

/** Where a note begins on an axis that is to be found: fractional parts of multiples of the golden ratio, evenly spread, never repeating. */
export function tinyPattern(n: number, scale: number): number {
  return scale * (2 * (((n + 1) * 0.618033988749895) % 1) - 1);
}

function startFrom({ frame: { notes } }: RatingMatrix, { noteIntercept, noteFactor }: Start): void {
  for (let n = 0; n < notes.count; n++) {
    notes.pairs[2 * n] = noteIntercept[n]!;
    notes.pairs[2 * n + 1] = noteFactor[n]!;
  }
}

/** Root mean square of the note factors. */
function sizeOfFactors({ frame: { notes } }: RatingMatrix): number {
  let sum = 0;
  for (let n = 0; n < notes.count; n++) sum += notes.pairs[2 * n + 1]! * notes.pairs[2 * n + 1]!;
  return Math.sqrt(sum / notes.count);
}

/** Alternating least squares, which is leaving without anything remembered; a cold start goes on until its axis has emerged or died away. */
function alternate(
  matrix: RatingMatrix,
  ridge: Ridge,
  curvature: CurvatureOfNotes,
  fit: Parameters['fit'],
  cold: boolean,
  onSweep: (sweeps: number) => void,
): Progress {
  const wanted = cold ? fit.alternatingSweeps : 2;
  let visit = sweep(matrix, ridge, false);
  let sweeps = 1;
  let before = sizeOfFactors(matrix);
  while (sweeps < fit.maxSweeps) {
    curvature.leave([]);
    visit = sweep(matrix, ridge, false);
    onSweep(++sweeps);
    const now = sizeOfFactors(matrix);
    const growing = now > before && now < EMERGED;
    before = now;
    if (sweeps > wanted && !(cold && growing)) break;
  }
  return { visit, sweeps };
}

/** Variable projection: L-BFGS on the notes until an alternating step moves nothing by more than the tolerance. */
function project(
  matrix: RatingMatrix,
  ridge: Ridge,
  curvature: CurvatureOfNotes,
  fit: Parameters['fit'],
  from: Progress,
  onSweep: (sweeps: number) => void,
): Progress {
  const { numbers, words } = matrix.frame;
  let { visit, sweeps } = from;
  let stepGradient: number[] = [];
  const most = sweeps + fit.maxSweeps;
  while (visit.largest > fit.tolerance && sweeps < most) {
    const { objective } = visit;
    const slope = curvature.leave(stepGradient);
    words[WORD.current] = 1 - words[WORD.current]!;
    let length = 1;
    for (;;) {
      visit = sweep(matrix, ridge, true);
      onSweep(++sweeps);
      // gradients are half of the objective's, and its last digits are rounding
      const allowed = objective - 2e-4 * length * slope + 1e-13 * objective;
      if (visit.objective <= allowed || sweeps >= most || length / 2 < 1e-4) break;
      length /= 2;
      numbers[NUMBER.length] = length;
      runOverNotes(matrix, STEP.stride);
    }
    if (length < 1) curvature.forget();
    stepGradient = curvature.remember(stepGradient, visit);
  }
  return { visit, sweeps };
}
