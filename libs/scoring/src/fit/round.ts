import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import type { ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import { fitRoundInDimensions } from '../dimensions/fit-round';
import { fitBalanced } from './balanced-fit';
import { factorize, type Factorization } from './factorize';
import { factorizeFromStarts } from './starts';
import { ratingMatrix, type RatingMatrix } from './rating-matrix';
import type { Round } from './fitted-round';

/** Fits the given ratings, starting from an earlier round where there is one; a round without ratings is empty. */
export function fitRound(
  data: Dataset,
  ratings: RatingSet,
  before: Round | undefined,
  parameters: Parameters,
  step: string,
  onProgress: ProgressListener,
): Round {
  const total = parameters.fit.maxSweeps;
  onProgress({ step, done: 0, total });
  if (ratings.length === 0) return { ...spread(data, undefined, undefined), mu: 0, summary: null };
  const { balanced } = parameters.fit;
  if (balanced !== undefined && before !== undefined) return fitBalanced(data, ratings, before, parameters.fit, balanced);
  const { round: wide, tried = undefined } = parameters.fit.dimensions === 1 || balanced !== undefined ? { round: null } : fitRoundInDimensions(data, ratings, before, parameters);
  if (wide !== null) return wide;
  const matrix = ratingMatrix(data, ratings, parameters.fit.memory);
  const start = before && {
    noteIntercept: Float64Array.from(matrix.notes, (n) => before.noteIntercept[n]!),
    noteFactor: Float64Array.from(matrix.notes, (n) => before.noteFactor[n]!),
  };
  const report = (done: number): void => onProgress({ step, done, total });
  // A round that goes on from another is where that one decided.
  const fitted = start === undefined ? factorizeFromStarts(matrix, parameters.fit, report) : factorize(matrix, parameters.fit, start, report);
  matrix.workspace.close();
  const round = { ...spread(data, matrix, fitted), mu: fitted.model.mu, summary: { ...fitted.summary, ...(tried && { dimensions: tried }) } };
  return balanced === undefined ? round : fitBalanced(data, ratings, round, parameters.fit, balanced);
}

function spread(
  data: Dataset,
  matrix: RatingMatrix | undefined,
  fitted: Factorization | undefined,
): Omit<Round, 'mu' | 'summary'> {
  const notes = () => new Float64Array(data.noteCount).fill(NaN);
  const raters = () => new Float64Array(data.raterCount).fill(NaN);
  const round = {
    noteIntercept: notes(),
    noteFactor: notes(),
    raterIntercept: raters(),
    raterFactor: raters(),
  };
  if (matrix === undefined || fitted === undefined) return round;
  matrix.notes.forEach((n, k) => {
    round.noteIntercept[n] = fitted.model.noteIntercept[k]!;
    round.noteFactor[n] = fitted.model.noteFactor[k]!;
  });
  matrix.raters.forEach((u, k) => {
    round.raterIntercept[u] = fitted.model.raterIntercept[k]!;
    round.raterFactor[u] = fitted.model.raterFactor[k]!;
  });
  return round;
}

