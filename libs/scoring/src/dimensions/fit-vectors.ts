import { tinyPattern } from '../fit/factorize';
import { addScaled, CurvatureMemory, dot, largest, plainVectors } from '../fit/lbfgs';
import { ridgeOfSize, type Ridge } from '../fit/model';
import type { Parameters } from '../parameters';
import { turnToAxes } from './axes';
import { alternatingStep, indexByRater, solveVectorRaters, visitVectorNotes, type ByRater, type VectorModel, type VectorRatings, type VectorVisit } from './vector-model';

export interface VectorFit {
  model: VectorModel;
  /** Mean squared error plus penalties, as for one dimension. */
  loss: number;
  sweeps: number;
}

/** Below this root mean square of its note factors an axis has not emerged yet. */
const EMERGED = 0.01;
/** Size of a further axis before it is fitted: small beside those that are there, whose residuals decide where it goes. */
const FURTHER_SCALE = 1e-3;

/**
 * Fits one axis after the other: each begins almost at nothing where the ones before left their optimum, grows along
 * the strongest disagreement they leave, and then all are fitted together. So a further axis never raises the loss, and
 * one that nothing speaks for shrinks back to nothing. In the end the axes are turned as {@link turnToAxes} says.
 * @param from a fit with fewer dimensions, to go on from; it is left as it is
 */
export function fitVectors(ratings: VectorRatings, dimensions: number, fit: Parameters['fit'], from?: VectorFit): VectorFit {
  let fitted = from ?? settle(ratings, withAxis(emptyModel(ratings), fit.startScale), fit, true);
  while (fitted.model.order <= dimensions) {
    const next = settle(ratings, withAxis(fitted.model, FURTHER_SCALE), fit, true);
    fitted = { ...next, sweeps: fitted.sweeps + next.sweeps };
  }
  return fitted;
}

/** Fits from given notes, all axes together: for ratings that differ little from those that the notes came from. */
export function refitVectors(ratings: VectorRatings, notes: Float64Array, order: number, fit: Parameters['fit']): VectorFit {
  return settle(ratings, { order, mu: 0, notes: notes.slice(), raters: new Float64Array(ratings.raters * order) }, fit, false);
}

function emptyModel(ratings: VectorRatings): VectorModel {
  return { order: 1, mu: 0, notes: new Float64Array(ratings.notes), raters: new Float64Array(ratings.raters) };
}

/** The model with one more axis, on which the notes lie in a fixed pattern. */
function withAxis({ order, mu, notes, raters }: VectorModel, scale: number): VectorModel {
  const wider = (rows: Float64Array, added: (row: number) => number): Float64Array => {
    const out = new Float64Array((rows.length / order) * (order + 1));
    for (let row = 0; row < rows.length / order; row++) {
      out.set(rows.subarray(row * order, (row + 1) * order), row * (order + 1));
      out[row * (order + 1) + order] = added(row);
    }
    return out;
  };
  return { order: order + 1, mu, notes: wider(notes, (n) => tinyPattern(n, scale)), raters: wider(raters, () => 0) };
}

function settle(ratings: VectorRatings, model: VectorModel, fit: Parameters['fit'], isNew: boolean): VectorFit {
  const ridge = ridgeOfSize({ ratings: ratings.note.length, notes: ratings.notes, raters: ratings.raters }, fit);
  const byRater = indexByRater(ratings);
  solveVectorRaters(ratings, byRater, ridge, model);
  const sweeps = emerge(ratings, byRater, ridge, model, isNew ? fit.alternatingSweeps : 2, fit.maxSweeps);
  const { visit, evaluations } = minimize(ratings, byRater, ridge, model, fit);
  turnToAxes(model);
  return { model, loss: visit.objective / ratings.note.length, sweeps: sweeps + evaluations };
}

/** Alternating least squares, as long as the newest axis still emerges. */
function emerge(ratings: VectorRatings, byRater: ByRater, ridge: Ridge, model: VectorModel, wanted: number, most: number): number {
  const { order, notes } = model;
  const size = (): number => {
    let sum = 0;
    for (let i = order - 1; i < notes.length; i += order) sum += notes[i]! * notes[i]!;
    return Math.sqrt(sum / ratings.notes);
  };
  let before = size();
  for (let sweeps = 1; ; sweeps++) {
    const { gradient, curvature } = visitVectorNotes(ratings, ridge, model);
    addScaled(notes, -1, alternatingStep(curvature, order, gradient));
    solveVectorRaters(ratings, byRater, ridge, model);
    const now = size();
    const growing = now > before && now < EMERGED;
    before = now;
    if (sweeps >= most || (sweeps >= wanted && !growing)) return sweeps;
  }
}

/** L-BFGS on the notes with raters eliminated, preconditioned by the alternating step, until that moves nothing any more. */
function minimize(ratings: VectorRatings, byRater: ByRater, ridge: Ridge, model: VectorModel, fit: Parameters['fit']): { visit: VectorVisit; evaluations: number } {
  const { order, notes } = model;
  const memory = new CurvatureMemory(fit.memory, plainVectors(notes.length));
  let visit = visitVectorNotes(ratings, ridge, model);
  let evaluations = 1;
  while (evaluations < fit.maxSweeps) {
    const { gradient, curvature, objective } = visit;
    if (largest(alternatingStep(curvature, order, gradient)) <= fit.tolerance) break;
    const direction = memory.direction(gradient, (vector, out) => alternatingStep(curvature, order, vector, out));
    const slope = -dot(gradient, direction);
    const base = notes.slice();
    let length = 1;
    for (;;) {
      notes.set(base);
      addScaled(notes, -length, direction);
      solveVectorRaters(ratings, byRater, ridge, model);
      visit = visitVectorNotes(ratings, ridge, model);
      evaluations++;
      // gradients are half of the objective's, and its last digits are rounding
      if (visit.objective <= objective + 2e-4 * length * slope + 1e-13 * objective || evaluations >= fit.maxSweeps) break;
      length /= 2;
      if (length < 1e-4) break;
    }
    if (length < 1) memory.forget();
    memory.remember(direction.map((d) => -length * d), visit.gradient.map((g, i) => g - gradient[i]!));
  }
  return { visit, evaluations };
}
