import { valueOfLevel, type Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import type { Round } from '../fit/fitted-round';
import type { Parameters } from '../parameters';
import { fitVectors, refitVectors, type VectorFit } from './fit-vectors';
import { foldsByIds, tryDimensions } from './held-out';
import type { VectorRatings } from './vector-model';

/** Notes and raters of one fit, by their index in the dataset. */
interface Members {
  notes: Uint32Array;
  raters: Uint32Array;
}

/**
 * A round with several dimensions of viewpoint, the number given or chosen on held-out ratings; a round that goes on from
 * another has its number. The factors of the round are those on the first axis, by which sides are told; the other axes
 * lie beside.
 * @returns null where one dimension is the choice: then the ordinary fit decides, which gives what it always gives
 */
export function fitRoundInDimensions(data: Dataset, ratings: RatingSet, before: Round | undefined, parameters: Parameters): { round: Round | null; tried?: NonNullable<Round['summary']>['dimensions'] } {
  const { members, dense } = denseRatings(data, ratings);
  if (before !== undefined) return { round: before.axes === undefined ? null : spread(data, dense, members, goOn(dense, members, before, parameters.fit), undefined) };
  const wanted = parameters.fit.dimensions;
  const folds = foldsByIds(data.noteId, data.raterId, (i) => members.notes[dense.note[i]!]!, (i) => members.raters[dense.rater[i]!]!);
  const tried = wanted === 'held-out' ? tryDimensions(dense, folds, parameters.fit) : undefined;
  const dimensions = wanted === 'held-out' ? (tried?.chosen ?? 1) : wanted;
  if (dimensions === 1) return { round: null, ...(tried && { tried }) };
  return { round: spread(data, dense, members, fitVectors(dense, dimensions, parameters.fit), tried) };
}

function goOn(dense: VectorRatings, { notes }: Members, before: Round, fit: Parameters['fit']): VectorFit {
  const columns = [before.noteIntercept, before.noteFactor, ...before.axes!.notes];
  const start = new Float64Array(notes.length * columns.length);
  notes.forEach((n, k) => columns.forEach((column, d) => (start[k * columns.length + d] = column[n]!)));
  return refitVectors(dense, start, columns.length, fit);
}

function denseRatings(data: Dataset, ratings: RatingSet): { members: Members; dense: VectorRatings } {
  const [noteOf, notes] = denseIndex(ratings, data.note, data.noteCount);
  const [raterOf, raters] = denseIndex(ratings, data.rater, data.raterCount);
  const { length } = ratings;
  const dense = {
    notes: notes.length,
    raters: raters.length,
    note: ratings.gather(new Uint32Array(length), (i) => noteOf[data.note[i]!]!),
    rater: ratings.gather(new Uint32Array(length), (i) => raterOf[data.rater[i]!]!),
    value: ratings.gather(new Float64Array(length), (i) => valueOfLevel(data.level[i]!)),
  };
  return { members: { notes, raters }, dense };
}

function denseIndex(ratings: RatingSet, key: Uint32Array, keys: number): [of: Uint32Array, members: Uint32Array] {
  const seen = new Uint8Array(keys);
  for (const i of ratings) seen[key[i]!] = 1;
  const of = new Uint32Array(keys);
  const members: number[] = [];
  seen.forEach((is, k) => {
    if (is === 1) of[k] = members.push(k) - 1;
  });
  return [of, Uint32Array.from(members)];
}

function spread(data: Dataset, dense: VectorRatings, { notes, raters }: Members, { model, loss, sweeps }: VectorFit, tried: NonNullable<Round['summary']>['dimensions'] | undefined): Round {
  const { order, mu } = model;
  const column = (length: number, members: Uint32Array, rows: Float64Array, d: number): Float64Array => {
    const out = new Float64Array(length).fill(NaN);
    members.forEach((member, k) => (out[member] = rows[k * order + d]!));
    return out;
  };
  const ofNotes = (d: number): Float64Array => column(data.noteCount, notes, model.notes, d);
  const ofRaters = (d: number): Float64Array => column(data.raterCount, raters, model.raters, d);
  const further = Array.from({ length: order - 2 }, (_, d) => d + 2);
  return {
    noteIntercept: ofNotes(0),
    noteFactor: ofNotes(1),
    raterIntercept: ofRaters(0),
    raterFactor: ofRaters(1),
    axes: { notes: further.map(ofNotes), raters: further.map(ofRaters) },
    mu,
    summary: {
      ratings: dense.note.length, notes: notes.length, raters: raters.length, mu, loss, meanSquaredError: meanSquaredError(dense, model), sweeps,
      dimensions: tried ?? { chosen: order - 1, heldOut: [] },
    },
  };
}

function meanSquaredError(dense: VectorRatings, { order, mu, notes, raters }: VectorFit['model']): number {
  let sum = 0;
  for (let i = 0; i < dense.note.length; i++) {
    const [n, u] = [dense.note[i]! * order, dense.rater[i]! * order];
    let error = dense.value[i]! - mu - notes[n]! - raters[u]!;
    for (let d = 1; d < order; d++) error -= notes[n + d]! * raters[u + d]!;
    sum += error * error;
  }
  return sum / dense.note.length;
}
