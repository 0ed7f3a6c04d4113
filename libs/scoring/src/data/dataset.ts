import type { NoteStatusHistoryRow, ScoringInput } from '../input';
import type { Engine } from '../kernels/engine';
import { wasmEngine } from '../kernels/wasm-engine';

/**
 * The input in canonical order: notes and raters sorted by id (by UTF-16 code unit), ratings by
 * note and then rater. Everything later walks it in this order, which makes the result
 * independent of the order in which rows arrived.
 */
export interface Dataset {
  now: number;
  noteCount: number;
  noteId: string[];
  authorId: string[];
  noteCreatedAt: Float64Array;
  misleading: Uint8Array;
  outOfScope: Uint8Array;
  history: (NoteStatusHistoryRow | undefined)[];
  raterCount: number;
  raterId: string[];
  modelingGroup: Int8Array;
  ratingCount: number;
  /** Ratings of note n are firstRating[n] … firstRating[n + 1] − 1. */
  firstRating: Uint32Array;
  note: Uint32Array;
  rater: Uint32Array;
  ratingCreatedAt: Float64Array;
  level: Uint8Array;
  tags: Uint32Array;
  populationSampled: Uint8Array;
  /** Who does the sums of fits. */
  engine: Engine;
}

/** Rating value 0, 0.5 or 1 of a level code. */
export function valueOfLevel(level: number): number {
  return level / 2;
}

/**
 * Brings the input into canonical order.
 * @throws RangeError when columns differ in length, an id occurs twice, an index or a level is out of
 *   range, or a rater rated a note twice.
 */
export function canonicalDataset(input: ScoringInput, engine: Engine = wasmEngine()): Dataset {
  checkShape(input);
  const { notes, raters, ratings } = input;
  const noteOrder = orderById(notes.id, 'note');
  const raterOrder = orderById(raters.id, 'rater');
  const newNote = invert(noteOrder);
  const newRater = invert(raterOrder);

  const note = new Uint32Array(ratings.count);
  const rater = new Uint32Array(ratings.count);
  for (let i = 0; i < ratings.count; i++) {
    note[i] = newNote[indexWithin(ratings.note[i]!, notes.count, 'note')]!;
    rater[i] = newRater[indexWithin(ratings.rater[i]!, raters.count, 'rater')]!;
    if (ratings.level[i]! > 2) throw new RangeError(`rating ${i} has level ${ratings.level[i]}; allowed are 0, 1 and 2`);
  }
  // two stable passes sort by note and, within a note, by rater
  const byRater = stableOrder(identity(ratings.count), rater, raters.count).order;
  const { order, starts } = stableOrder(byRater, note, notes.count);

  const dataset: Dataset = {
    now: input.now,
    noteCount: notes.count,
    noteId: pickStrings(notes.id, noteOrder),
    authorId: pickStrings(notes.authorId, noteOrder),
    noteCreatedAt: Float64Array.from(noteOrder, (i) => notes.createdAtMillis[i]!),
    misleading: Uint8Array.from(noteOrder, (i) => notes.misleading[i]!),
    outOfScope: Uint8Array.from(noteOrder, (i) => notes.outOfScope[i]!),
    history: Array.from(noteOrder, (i) => input.history[i]),
    raterCount: raters.count,
    raterId: pickStrings(raters.id, raterOrder),
    modelingGroup: Int8Array.from(raterOrder, (i) => raters.modelingGroup[i]!),
    ratingCount: ratings.count,
    firstRating: starts,
    note: Uint32Array.from(order, (i) => note[i]!),
    rater: Uint32Array.from(order, (i) => rater[i]!),
    ratingCreatedAt: Float64Array.from(order, (i) => ratings.createdAtMillis[i]!),
    level: Uint8Array.from(order, (i) => ratings.level[i]!),
    tags: Uint32Array.from(order, (i) => ratings.tags[i]!),
    populationSampled: Uint8Array.from(order, (i) => ratings.populationSampled[i]!),
    engine,
  };
  refuseDoubles(dataset);
  return dataset;
}

function checkShape(input: ScoringInput): void {
  const { notes, raters, ratings, history } = input;
  const columns: [string, number, number][] = [
    ['notes.id', notes.id.length, notes.count],
    ['notes.authorId', notes.authorId.length, notes.count],
    ['notes.createdAtMillis', notes.createdAtMillis.length, notes.count],
    ['notes.misleading', notes.misleading.length, notes.count],
    ['notes.outOfScope', notes.outOfScope.length, notes.count],
    ['history', history.length, notes.count],
    ['raters.id', raters.id.length, raters.count],
    ['raters.modelingGroup', raters.modelingGroup.length, raters.count],
    ['ratings.note', ratings.note.length, ratings.count],
    ['ratings.rater', ratings.rater.length, ratings.count],
    ['ratings.createdAtMillis', ratings.createdAtMillis.length, ratings.count],
    ['ratings.level', ratings.level.length, ratings.count],
    ['ratings.tags', ratings.tags.length, ratings.count],
    ['ratings.populationSampled', ratings.populationSampled.length, ratings.count],
  ];
  for (const [name, length, count] of columns) {
    if (length !== count) throw new RangeError(`${name} has ${length} entries where count says ${count}`);
  }
  if (!Number.isFinite(input.now)) throw new RangeError(`now is ${input.now}; it has to be milliseconds since 1970`);
}

function refuseDoubles(dataset: Dataset): void {
  for (let i = 1; i < dataset.ratingCount; i++) {
    if (dataset.note[i] === dataset.note[i - 1] && dataset.rater[i] === dataset.rater[i - 1]) {
      const pair = `${dataset.raterId[dataset.rater[i]!]} rated note ${dataset.noteId[dataset.note[i]!]}`;
      throw new RangeError(`${pair} twice; one rating for each rater and note is allowed`);
    }
  }
}

/** Indices of `ids` sorted by id. */
function orderById(ids: string[], kind: string): Uint32Array {
  const order = identity(ids.length).sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0));
  for (let i = 1; i < order.length; i++) {
    if (ids[order[i]!] === ids[order[i - 1]!]) throw new RangeError(`${kind} id ${ids[order[i]!]} occurs twice`);
  }
  return order;
}

function identity(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i);
}

function invert(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length);
  order.forEach((old, now) => (inverse[old] = now));
  return inverse;
}

function pickStrings(values: string[], order: Uint32Array): string[] {
  return Array.from(order, (i) => values[i]!);
}

function indexWithin(index: number, count: number, kind: string): number {
  if (index >= count) throw new RangeError(`a rating points to ${kind} ${index}, but there are ${count}`);
  return index;
}

/** Stable counting sort of `order` by `key`; `starts` holds where each key begins. */
function stableOrder(order: Uint32Array, key: Uint32Array, keys: number): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(keys + 1);
  for (let i = 0; i < key.length; i++) starts[key[i]! + 1]!++;
  for (let k = 0; k < keys; k++) starts[k + 1]! += starts[k]!;
  const next = starts.slice();
  const sorted = new Uint32Array(order.length);
  for (const i of order) sorted[next[key[i]!]!++] = i;
  return { order: sorted, starts };
}
