import { addScaled, CurvatureMemory, dot, largest } from '../fit/lbfgs';
import { PARTS, visitAnswers, type Answers, type LogisticModel, type LogisticPart, type LogisticRidge } from './logistic-model';

/** How a logistic model is fitted. */
export interface LogisticSolver {
  /** Upper limit of passes over the answers. */
  readonly maxPasses: number;
  /** The fit is done when no diagonal Newton step moves a parameter by more than this. */
  readonly tolerance: number;
  /** Pairs of steps and gradients that L-BFGS remembers. */
  readonly memory: number;
}

/**
 * Moves the free parts of `model` to a minimum of the weighted cross-entropy plus ridge: L-BFGS, preconditioned by
 * the diagonal of the Hessian, each step halved until the objective falls. All other parts stay as they are.
 * @returns the objective reached and the passes it took
 */
export function fitLogistic(
  answers: Answers,
  weight: Float64Array,
  ridge: LogisticRidge,
  model: LogisticModel,
  free: readonly LogisticPart[],
  solver: LogisticSolver,
): { objective: number; passes: number } {
  const parts = PARTS.filter((part) => free.includes(part));
  const memory = new CurvatureMemory(solver.memory);
  let visit = visitAnswers(answers, weight, ridge, model);
  let passes = 1;
  while (passes < solver.maxPasses) {
    const gradient = join(visit.gradient, parts);
    const curvature = join(visit.curvature, parts);
    const newton = gradient.map((g, i) => divide(g, curvature[i]!));
    if (largest(newton) <= solver.tolerance) break;
    const direction = memory.direction(gradient, (vector, out) => vector.forEach((v, i) => (out[i] = divide(v, curvature[i]!))));
    const slope = -dot(gradient, direction);
    const base = join(model, parts);
    const before = visit.objective;
    let length = 1;
    for (;;) {
      const moved = base.slice();
      addScaled(moved, -length, direction);
      split(moved, model, parts);
      visit = visitAnswers(answers, weight, ridge, model);
      passes++;
      if (visit.objective <= before + 2e-4 * length * slope + 1e-13 * before || passes >= solver.maxPasses || length < 1e-6) break;
      length /= 2;
    }
    if (length < 1) memory.forget();
    const change = join(visit.gradient, parts).map((g, i) => g - gradient[i]!);
    memory.remember(direction.map((d) => -length * d), change);
  }
  return { objective: visit.objective, passes };
}

/** A parameter that nothing bends (no answer and no ridge) has no gradient either. */
function divide(gradient: number, curvature: number): number {
  return curvature > 0 ? gradient / curvature : 0;
}

function join(model: LogisticModel, parts: readonly LogisticPart[]): Float64Array {
  const vector = new Float64Array(parts.reduce((sum, part) => sum + model[part].length, 0));
  let at = 0;
  for (const part of parts) {
    vector.set(model[part], at);
    at += model[part].length;
  }
  return vector;
}

function split(vector: Float64Array, model: LogisticModel, parts: readonly LogisticPart[]): void {
  let at = 0;
  for (const part of parts) {
    model[part].set(vector.subarray(at, at + model[part].length));
    at += model[part].length;
  }
}
