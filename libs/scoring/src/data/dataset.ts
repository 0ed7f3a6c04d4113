import type { NoteStatusHistoryRow, RatingColumns, ScoringInput } from '../input';
import type { Engine } from '../kernels/engine';
import { wasmEngine } from '../kernels/wasm-engine';
import type { RunMemory } from '../recall/memory';

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
  /** Number of the note's statement, or {@link NO_STATEMENT}. */
  statement: Uint32Array;
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
  /** What may be taken over from an earlier run. */
  memory: RunMemory | undefined;
}

/** Rating value 0, 0.5 or 1 of a level code. */
export function valueOfLevel(level: number): number {
  return level / 2;
}

/**
 * Brings the input into canonical order. Columns of ratings that stand in it already are taken over as they are.
 * @throws RangeError when columns differ in length, an id occurs twice, an index or a level is out of
 *   range, or a rater rated a note twice.
 */
export function canonicalDataset(input: ScoringInput, engine: Engine = wasmEngine(), memory?: RunMemory): Dataset {
  checkShape(input);
  const { notes, raters, ratings } = input;
  checkRatings(ratings, notes.count, raters.count);
  const noteOrder = orderById(notes.id, 'note');
  const raterOrder = orderById(raters.id, 'rater');
  const dataset: Dataset = {
    now: input.now,
    noteCount: notes.count,
    noteId: pickStrings(notes.id, noteOrder),
    authorId: pickStrings(notes.authorId, noteOrder),
    noteCreatedAt: pick(notes.createdAtMillis, noteOrder, new Float64Array(notes.count)),
    misleading: pick(notes.misleading, noteOrder, new Uint8Array(notes.count)),
    outOfScope: pick(notes.outOfScope, noteOrder, new Uint8Array(notes.count)),
    statement: statementNumbers(notes.statementId, noteOrder),
    history: Array.from(noteOrder, (i) => input.history[i]),
    raterCount: raters.count,
    raterId: pickStrings(raters.id, raterOrder),
    modelingGroup: pick(raters.modelingGroup, raterOrder, new Int8Array(raters.count)),
    ratingCount: ratings.count,
    ...orderedRatings(ratings, noteOrder, raterOrder),
    engine,
    memory,
  };
  // a column that was taken over holds no double
  if (dataset.note !== ratings.note) refuseDoubles(dataset);
  return dataset;
}

/** The statement number of notes whose statement is not known. */
export const NO_STATEMENT = 0xffff_ffff;

/** Statements numbered in the order in which notes first name them. */
function statementNumbers(ids: (string | null)[] | undefined, noteOrder: Uint32Array): Uint32Array {
  if (ids === undefined) return Uint32Array.from(noteOrder.keys());
  const numbers = new Map<string, number>();
  return Uint32Array.from(noteOrder, (i) => {
    const id = ids[i]!;
    if (id === null) return NO_STATEMENT;
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return numbers.get(id)!;
  });
}

type OrderedRatings = Pick<Dataset, 'firstRating' | 'note' | 'rater' | 'ratingCreatedAt' | 'level' | 'tags' | 'populationSampled'>;

/** Ratings by note and, within a note, by rater, with the new indices of both. */
function orderedRatings(ratings: RatingColumns, noteOrder: Uint32Array, raterOrder: Uint32Array): OrderedRatings {
  const { count } = ratings;
  const newNote = invert(noteOrder);
  const newRater = invert(raterOrder);
  const firstRating = new Uint32Array(noteOrder.length + 1);
  for (let i = 0; i < count; i++) firstRating[newNote[ratings.note[i]!]! + 1]!++;
  for (let n = 0; n < noteOrder.length; n++) firstRating[n + 1]! += firstRating[n]!;
  if (isIdentity(noteOrder) && isIdentity(raterOrder) && isOrdered(ratings)) {
    const { note, rater, createdAtMillis, level, tags, populationSampled } = ratings;
    return { firstRating, note, rater, ratingCreatedAt: createdAtMillis, level, tags, populationSampled };
  }
  const order = new Uint32Array(count);
  const next = firstRating.slice();
  for (let i = 0; i < count; i++) order[next[newNote[ratings.note[i]!]!]!++] = i;
  const ordered: OrderedRatings = {
    firstRating,
    note: new Uint32Array(count),
    rater: new Uint32Array(count),
    ratingCreatedAt: new Float64Array(count),
    level: new Uint8Array(count),
    tags: new Uint32Array(count),
    populationSampled: new Uint8Array(count),
  };
  for (let n = 0; n < noteOrder.length; n++) {
    const from = firstRating[n]!;
    const to = firstRating[n + 1]!;
    sortByRater(order, from, to, ratings.rater, newRater);
    for (let k = from; k < to; k++) {
      const i = order[k]!;
      ordered.note[k] = n;
      ordered.rater[k] = newRater[ratings.rater[i]!]!;
      ordered.ratingCreatedAt[k] = ratings.createdAtMillis[i]!;
      ordered.level[k] = ratings.level[i]!;
      ordered.tags[k] = ratings.tags[i]!;
      ordered.populationSampled[k] = ratings.populationSampled[i]!;
    }
  }
  return ordered;
}

/** Sorts the part of `order` that holds one note's ratings. */
function sortByRater(order: Uint32Array, from: number, to: number, rater: Uint32Array, newRater: Uint32Array): void {
  const count = to - from;
  if (count < 2) return;
  // Rater and place in one number: sorting plain numbers needs no comparing function. Below 2⁵³ for any input that fits in memory.
  const keys = new Float64Array(count);
  for (let k = 0; k < count; k++) keys[k] = newRater[rater[order[from + k]!]!]! * count + k;
  const before = order.slice(from, to);
  keys.sort();
  for (let k = 0; k < count; k++) order[from + k] = before[keys[k]! % count]!;
}

function isIdentity(order: Uint32Array): boolean {
  for (let k = 0; k < order.length; k++) if (order[k] !== k) return false;
  return true;
}

/** By note and rater, and nobody twice on a note. */
function isOrdered({ count, note, rater }: RatingColumns): boolean {
  for (let i = 1; i < count; i++) {
    if (note[i]! < note[i - 1]! || (note[i] === note[i - 1] && rater[i]! <= rater[i - 1]!)) return false;
  }
  return true;
}

function pick<A extends Float64Array | Uint8Array | Int8Array>(values: A, order: Uint32Array, into: A): A {
  for (let k = 0; k < order.length; k++) into[k] = values[order[k]!]!;
  return into;
}

function checkRatings({ count, note, rater, level }: RatingColumns, notes: number, raters: number): void {
  for (let i = 0; i < count; i++) {
    if (note[i]! >= notes) throw new RangeError(`a rating points to note ${note[i]}, but there are ${notes}`);
    if (rater[i]! >= raters) throw new RangeError(`a rating points to rater ${rater[i]}, but there are ${raters}`);
    if (level[i]! > 2) throw new RangeError(`rating ${i} has level ${level[i]}; allowed are 0, 1 and 2`);
  }
}

function checkShape(input: ScoringInput): void {
  const { notes, raters, ratings, history } = input;
  const columns: [string, number, number][] = [
    ['notes.id', notes.id.length, notes.count],
    ['notes.authorId', notes.authorId.length, notes.count],
    ['notes.createdAtMillis', notes.createdAtMillis.length, notes.count],
    ['notes.misleading', notes.misleading.length, notes.count],
    ['notes.outOfScope', notes.outOfScope.length, notes.count],
    ['notes.statementId', notes.statementId?.length ?? notes.count, notes.count],
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
  const order = identity(ids.length);
  if (!isAscending(ids)) order.sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0));
  for (let i = 1; i < order.length; i++) {
    if (ids[order[i]!] === ids[order[i - 1]!]) throw new RangeError(`${kind} id ${ids[order[i]!]} occurs twice`);
  }
  return order;
}

function isAscending(ids: string[]): boolean {
  for (let i = 1; i < ids.length; i++) if (ids[i]! < ids[i - 1]!) return false;
  return true;
}

function identity(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let k = 0; k < count; k++) order[k] = k;
  return order;
}

function invert(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length);
  for (let now = 0; now < order.length; now++) inverse[order[now]!] = now;
  return inverse;
}

function pickStrings(values: string[], order: Uint32Array): string[] {
  return Array.from(order, (i) => values[i]!);
}
