import type { FitSummary } from '../output';
import type { Parameters } from '../parameters';
import { addScaled, CurvatureMemory, dot, largest } from './lbfgs';
import { precondition, ridgeFor, solveRaters, visitNotes, type Model, type NoteVisit, type Ridge } from './model';
import type { RatingMatrix } from './rating-matrix';

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
  const model = start === undefined ? coldStart(matrix, fit.startScale) : warmStart(matrix, start);
  solveRaters(matrix, ridge, model);
  let sweeps = alternate(matrix, ridge, model, fit, start === undefined, onSweep);
  const { visit, evaluations } = project(matrix, ridge, model, fit, (done) => onSweep(sweeps + done));
  sweeps += evaluations;
  flipForIdentification(model);
  return {
    model,
    summary: {
      ratings: matrix.count,
      notes: matrix.notes.length,
      raters: matrix.raters.length,
      mu: model.mu,
      loss: visit.objective / matrix.count,
      meanSquaredError: visit.squaredError / matrix.count,
      sweeps,
    },
  };
}

function coldStart(matrix: RatingMatrix, scale: number): Model {
  const notes = matrix.notes.length;
  const model = emptyModel(matrix);
  // fractional parts of multiples of the golden ratio: evenly spread, never repeating
  for (let n = 0; n < notes; n++) model.noteFactor[n] = scale * (2 * (((n + 1) * 0.618033988749895) % 1) - 1);
  return model;
}

function warmStart(matrix: RatingMatrix, start: Start): Model {
  const model = emptyModel(matrix);
  model.noteIntercept.set(start.noteIntercept);
  model.noteFactor.set(start.noteFactor);
  return model;
}

function emptyModel(matrix: RatingMatrix): Model {
  return {
    mu: 0,
    noteIntercept: new Float64Array(matrix.notes.length),
    noteFactor: new Float64Array(matrix.notes.length),
    raterIntercept: new Float64Array(matrix.raters.length),
    raterFactor: new Float64Array(matrix.raters.length),
  };
}

/** Alternating least squares; a cold start goes on until its axis has emerged or died away. */
function alternate(
  matrix: RatingMatrix,
  ridge: Ridge,
  model: Model,
  fit: Parameters['fit'],
  cold: boolean,
  onSweep: (sweeps: number) => void,
): number {
  const notes = matrix.notes.length;
  const step = new Float64Array(2 * notes);
  const wanted = cold ? fit.alternatingSweeps : 2;
  const size = () => Math.sqrt(dot(model.noteFactor, model.noteFactor) / notes);
  let sweeps = 0;
  let before = size();
  while (sweeps < fit.maxSweeps) {
    const visit = visitNotes(matrix, ridge, model);
    precondition(visit.inverse, visit.gradient, step);
    addScaled(model.noteIntercept, -1, step.subarray(0, notes));
    addScaled(model.noteFactor, -1, step.subarray(notes));
    solveRaters(matrix, ridge, model);
    onSweep(++sweeps);
    const now = size();
    const growing = now > before && now < EMERGED;
    before = now;
    if (sweeps >= wanted && !(cold && growing)) break;
  }
  return sweeps;
}

/** Variable projection: L-BFGS on the notes until an alternating step moves nothing by more than the tolerance. */
function project(
  matrix: RatingMatrix,
  ridge: Ridge,
  model: Model,
  fit: Parameters['fit'],
  onSweep: (sweeps: number) => void,
): { visit: NoteVisit; evaluations: number } {
  const notes = matrix.notes.length;
  const memory = new CurvatureMemory(fit.memory);
  const alternatingStep = new Float64Array(2 * notes);
  let visit = visitNotes(matrix, ridge, model);
  let evaluations = 1;
  while (evaluations < fit.maxSweeps) {
    precondition(visit.inverse, visit.gradient, alternatingStep);
    if (largest(alternatingStep) <= fit.tolerance) break;
    const { inverse, gradient, objective } = visit;
    const direction = memory.direction(gradient, (vector, out) => precondition(inverse, vector, out));
    const slope = -dot(gradient, direction);
    const base = { noteIntercept: model.noteIntercept.slice(), noteFactor: model.noteFactor.slice() };
    let length = 1;
    for (;;) {
      model.noteIntercept.set(base.noteIntercept);
      model.noteFactor.set(base.noteFactor);
      addScaled(model.noteIntercept, -length, direction.subarray(0, notes));
      addScaled(model.noteFactor, -length, direction.subarray(notes));
      solveRaters(matrix, ridge, model);
      visit = visitNotes(matrix, ridge, model);
      onSweep(++evaluations);
      // gradients are half of the objective's, and its last digits are rounding
      const allowed = objective + 2e-4 * length * slope + 1e-13 * objective;
      if (visit.objective <= allowed || evaluations >= fit.maxSweeps) break;
      length /= 2;
      if (length < 1e-4) break;
    }
    if (length < 1) memory.forget();
    const step = direction.map((d) => -length * d);
    const change = visit.gradient.map((g, i) => g - gradient[i]!);
    memory.remember(step, change);
  }
  return { visit, evaluations };
}

function flipForIdentification(model: Model): void {
  let negative = 0;
  let positive = 0;
  for (const factor of model.raterFactor) {
    if (factor < 0) negative++;
    else if (factor > 0) positive++;
  }
  if (negative >= positive) return;
  for (let u = 0; u < model.raterFactor.length; u++) model.raterFactor[u] = -model.raterFactor[u]!;
  for (let n = 0; n < model.noteFactor.length; n++) model.noteFactor[n] = -model.noteFactor[n]!;
}
