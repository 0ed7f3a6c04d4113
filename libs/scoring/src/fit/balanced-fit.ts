import { valueOfLevel, type Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { ln } from '../gaussian/logarithm';
import type { Parameters } from '../parameters';
import { exp } from '../reputation/exponential';
import { balancedObjective, solveBalancedNotes, solveBalancedRaters, type BalancedRidge, type RatingTable } from './balanced-model';
import type { BalancedFit } from './balanced-parameters';
import type { Model } from './model';
import type { Round } from './fitted-round';

/**
 * Fits a model that weighs both sides of its quarrel alike (matrix_factorization.py `run_mf` with
 * normalizedLossHyperparameters): once with every rating alike, which tells the sides, and once more with weights.
 *
 * X begins at random; here `start`, the optimum of the plain objective, is where it begins.
 */
export function fitBalanced(data: Dataset, ratings: RatingSet, start: Round, fit: Parameters['fit'], balanced: BalancedFit): Round {
  const table = tabulate(data, ratings);
  const ridge = ridgeOf(table, fit, balanced, table.count / table.notes.length);
  const model = modelFrom(table, start);
  const alike = new Float64Array(table.raters.length).fill(1);
  const first = alternate(table, alike, ridge, model, balanced);
  turn(model);
  const second = alternate(table, weightsOf(table, model.raterFactor, balanced), ridge, model, balanced);
  turn(model);
  return roundOf(data, table, weightsOf(table, model.raterFactor, balanced), ridge, model, first + second);
}

/**
 * Places notes as such a model does: everything is fitted once more, raters too, with weights by the sides that the
 * second round told (mf_base_scorer.py `_score_notes_and_users`, where freezing is lost with the first of the two fits).
 * @param ratings of raters of the second round
 */
export function placeBalanced(data: Dataset, ratings: RatingSet, second: Round, fit: Parameters['fit'], balanced: BalancedFit): Round {
  if (ratings.length === 0 || second.summary === null) return second;
  const table = tabulate(data, ratings);
  const ridge = ridgeOf(table, fit, balanced, second.summary.ratings / second.summary.notes);
  const model = modelFrom(table, second);
  const weight = weightsOf(table, model.raterFactor, balanced);
  return roundOf(data, table, weight, ridge, model, alternate(table, weight, ridge, model, balanced));
}

function tabulate(data: Dataset, ratings: RatingSet): RatingTable {
  const numbers = new Int32Array(data.raterCount).fill(-1);
  const raters: number[] = [];
  const notes: number[] = [];
  const firstOf: number[] = [];
  const rater = new Uint32Array(ratings.length);
  const value = new Float64Array(ratings.length);
  let at = 0;
  for (const i of ratings) {
    const u = data.rater[i]!;
    if (numbers[u] === -1) numbers[u] = raters.push(u) - 1;
    if (notes[notes.length - 1] !== data.note[i]) {
      notes.push(data.note[i]!);
      firstOf.push(at);
    }
    rater[at] = numbers[u]!;
    value[at++] = valueOfLevel(data.level[i]!);
  }
  firstOf.push(at);
  return { count: at, notes: Uint32Array.from(notes), raters: Uint32Array.from(raters), firstOf: Uint32Array.from(firstOf), rater, value };
}

function ridgeOf(table: RatingTable, fit: Parameters['fit'], balanced: BalancedFit, perNote: number): BalancedRidge {
  const perRater = table.count / table.raters.length;
  return {
    mu: (fit.globalInterceptPenalty ?? fit.interceptPenalty) * table.count,
    raterIntercept: (fit.raterInterceptPenalty ?? fit.interceptPenalty) * perRater,
    raterFactor: balanced.raterFactorPenalty * perRater,
    noteIntercept: (fit.noteInterceptPenalty ?? fit.interceptPenalty) * perNote,
    noteFactor: balanced.noteFactorPenalty * perNote,
    slant: balanced.slantPenalty * perNote,
  };
}

function modelFrom({ notes, raters }: RatingTable, start: Round): Model {
  const known = (members: Uint32Array, column: Float64Array): Float64Array => Float64Array.from(members, (k) => (Number.isNaN(column[k]!) ? 0 : column[k]!));
  return {
    mu: start.mu,
    noteIntercept: known(notes, start.noteIntercept),
    noteFactor: known(notes, start.noteFactor),
    raterIntercept: known(raters, start.raterIntercept),
    raterFactor: known(raters, start.raterFactor),
  };
}

function alternate(table: RatingTable, weight: Float64Array, ridge: BalancedRidge, model: Model, { tolerance, maxSweeps }: BalancedFit): number {
  for (let sweep = 1; sweep <= maxSweeps; sweep++) {
    const ofNotes = solveBalancedNotes(table, weight, ridge, model);
    const ofRaters = solveBalancedRaters(table, weight, ridge, model);
    if (Math.max(ofNotes, ofRaters) <= tolerance) return sweep;
  }
  return maxSweeps;
}

/**
 * Weights of raters: the ratings of both sides weigh as much in all, and the more someone rates the less each rating
 * weighs (normalized_loss.py `_set_global_sign_weights`, `_set_rater_norm_weights`).
 */
export function weightsOf(table: RatingTable, raterFactor: Float64Array, { raterExponent }: BalancedFit): Float64Array {
  const counts = new Float64Array(table.raters.length);
  for (const u of table.rater) counts[u]!++;
  let positive = 0;
  counts.forEach((count, u) => (positive += raterFactor[u]! > 0 ? count : 0));
  const negative = table.count - positive;
  const oneSided = positive === 0 || negative === 0;
  // the weaker side is lifted to the stronger one, then both brought back to the number of ratings
  const lift = oneSided ? 1 : negative / positive;
  const back = table.count / (negative + positive * lift);
  return Float64Array.from(counts, (count, u) => {
    const each = back * (raterFactor[u]! > 0 ? lift : 1);
    return each * exp(raterExponent * ln(count * each));
  });
}

/** Most raters are negative. */
function turn(model: Model): void {
  const negative = model.raterFactor.filter((f) => f < 0).length;
  const positive = model.raterFactor.filter((f) => f > 0).length;
  if (negative >= positive) return;
  for (const factors of [model.raterFactor, model.noteFactor]) factors.forEach((f, k) => (factors[k] = -f));
}

function roundOf(data: Dataset, table: RatingTable, weight: Float64Array, ridge: BalancedRidge, model: Model, sweeps: number): Round {
  const spread = (size: number, members: Uint32Array, values: Float64Array): Float64Array => {
    const column = new Float64Array(size).fill(NaN);
    members.forEach((k, i) => (column[k] = values[i]!));
    return column;
  };
  const { squaredError, objective } = balancedObjective(table, weight, ridge, model);
  return {
    noteIntercept: spread(data.noteCount, table.notes, model.noteIntercept),
    noteFactor: spread(data.noteCount, table.notes, model.noteFactor),
    raterIntercept: spread(data.raterCount, table.raters, model.raterIntercept),
    raterFactor: spread(data.raterCount, table.raters, model.raterFactor),
    mu: model.mu,
    summary: {
      ratings: table.count,
      notes: table.notes.length,
      raters: table.raters.length,
      mu: model.mu,
      loss: objective / table.count,
      meanSquaredError: squaredError / table.count,
      sweeps,
    },
  };
}
