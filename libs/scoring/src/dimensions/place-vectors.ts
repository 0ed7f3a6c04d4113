import { valueOfLevel, type Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import type { FrozenRaters, PlacedNotes } from '../fit/placing';
import type { Parameters } from '../parameters';
import { addOuter, decompose, solveWith, triangle } from './cholesky';
import { beginMatrix } from './vector-model';

/** A rater as a note meets them: what is left of the rating for the note to explain, and where the rater stands. */
interface Meeting {
  value: number;
  factors: Float64Array;
}

/**
 * `placeNotes` for raters who stand on several axes: one exact system of (dimensions + 1) equations a note. The bounds add
 * one extreme supporter at the lowest, zero and highest place of each axis, zero on the others.
 * @returns the factor is that on the first axis
 */
export function placeInDimensions(data: Dataset, ratings: RatingSet, raters: FrozenRaters, ratingsPerNote: number, fit: Parameters['fit']): PlacedNotes {
  const columns = [raters.factor, ...(raters.axes ?? [])];
  const place = placer(columns.length + 1, fit);
  const byNote = new Map<number, Meeting[]>();
  for (const i of ratings) {
    const u = data.rater[i]!;
    const meeting = { value: valueOfLevel(data.level[i]!) - raters.mu - raters.intercept[u]!, factors: Float64Array.from(columns, (column) => column[u]!) };
    const known = byNote.get(data.note[i]!);
    if (known === undefined) byNote.set(data.note[i]!, [meeting]);
    else known.push(meeting);
  }
  const intercept = new Float64Array(data.noteCount).fill(NaN);
  const [factor, interceptMin, interceptMax] = [intercept.slice(), intercept.slice(), intercept.slice()];
  const supporters = extremeSupporters(data, ratings, raters, columns);
  const perNote = ratings.length / byNote.size;
  for (const [n, meetings] of byNote) {
    [intercept[n], factor[n]] = place(meetings, ratingsPerNote);
    const bounds = [place(meetings, perNote)[0], ...supporters.map((supporter) => place([...meetings, supporter], perNote + 1)[0])];
    interceptMin[n] = Math.min(...bounds);
    interceptMax[n] = Math.max(...bounds);
  }
  return { intercept, factor, interceptMin, interceptMax, frame: { ratingsPerNote: perNote, extremes: [] } };
}

function placer(order: number, fit: Parameters['fit']): (meetings: readonly Meeting[], perNote: number) => [intercept: number, factor: number] {
  const matrix = new Float64Array(triangle(order));
  const vector = new Float64Array(order);
  return (meetings, perNote) => {
    beginMatrix(matrix, 0, order, (fit.noteInterceptPenalty ?? fit.interceptPenalty) * perNote, fit.factorPenalty * perNote);
    vector.fill(0);
    for (const { value, factors } of meetings) {
      addOuter(matrix, 0, order, factors, 0);
      vector[0]! += value;
      for (let d = 1; d < order; d++) vector[d]! += value * factors[d - 1]!;
    }
    decompose(matrix, 0, order);
    solveWith(matrix, 0, order, vector, 0);
    return [vector[0]!, vector[1]!];
  };
}

/** As lenient as the strictest rater, and as far out as anybody on one axis. */
function extremeSupporters(data: Dataset, ratings: RatingSet, raters: FrozenRaters, columns: readonly Float64Array[]): Meeting[] {
  let strictest = Infinity;
  const lowest = columns.map(() => Infinity);
  const highest = columns.map(() => -Infinity);
  for (const i of ratings) {
    const u = data.rater[i]!;
    strictest = Math.min(strictest, raters.intercept[u]!);
    columns.forEach((column, d) => {
      lowest[d] = Math.min(lowest[d]!, column[u]!);
      highest[d] = Math.max(highest[d]!, column[u]!);
    });
  }
  const at = (d: number, place: number): Meeting => ({ value: 1 - raters.mu - strictest, factors: Float64Array.from(columns, (_, axis) => (axis === d ? place : 0)) });
  return [at(0, 0), ...columns.flatMap((_, d) => [at(d, lowest[d]!), at(d, highest[d]!)])];
}
