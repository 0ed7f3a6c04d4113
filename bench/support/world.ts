import { newHistoryRow, type NoteStatusHistoryRow, type ScoringInput } from '@bridgenotes/scoring';
import { plainRatings } from './data';

const DAY = 86_400_000;
/** When the newest note was written. */
const END = 1_780_272_000_000;
/** Notes are spread over so long, evenly. */
const SPAN = 4 * 365 * DAY;
/** Nobody rates more than a hundred notes a day, all the time. */
const MOST_RATINGS = (100 * SPAN) / DAY;

/**
 * A community of X's proportions in columns, ratings by note and rater: whatever a row needs beyond note, rater and
 * level is made from its number, so that nothing else has to be held.
 */
export interface World {
  count: number;
  notes: number;
  raters: number;
  note: Uint32Array;
  rater: Uint32Array;
  level: Uint8Array;
}

export function makeWorld(count: number): World {
  const { notes, raters, note, rater, level } = plainRatings(count, 1, MOST_RATINGS);
  for (let from = 0; from < note.length; ) {
    let to = from + 1;
    while (to < note.length && note[to] === note[from]) to += 1;
    const own = rater.subarray(from, to);
    // level and rater are sorted as one number
    for (let i = from; i < to; i += 1) rater[i] = 4 * rater[i]! + level[i]!;
    own.sort();
    for (let i = from; i < to; i += 1) {
      level[i] = rater[i]! & 3;
      rater[i]! >>>= 2;
    }
    from = to;
  }
  return { count: note.length, notes, raters, note, rater, level };
}

/** 32 bits that a number decides (the finalizer of MurmurHash3, public domain). */
export function mixed(value: number, salt = 0): number {
  let hash = (value ^ Math.imul(salt, 0x9e3779b1)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const share = (value: number, salt: number): number => mixed(value, salt) / 2 ** 32;

/** 19 digits, as long as X's ids are now. */
export const noteIdOf = (note: number): string => `${1_600_000_000 + note}000000000`;
/** 64 digits, as X's ids; by their order the raters are in no order at all, unless `inOrder`. */
export function raterIdOf(rater: number, inOrder: boolean): string {
  const first = inOrder ? rater : mixed(rater, 1);
  return [first, ...Array.from({ length: 7 }, (_, k) => mixed(rater, k + 2))].map((part) => part.toString(16).toUpperCase().padStart(8, '0')).join('');
}

export const noteCreatedAt = (world: World, note: number): number => END - Math.floor(SPAN * (1 - note / world.notes));
/** A quarter within two hours, half within seven, as in the pilot's data of 2021; a few come much later. */
export function ratedAt(world: World, rating: number): number {
  const later = share(rating, 11);
  return noteCreatedAt(world, world.note[rating]!) + 60_000 + Math.floor(28 * 3_600_000 * later * later * (later > 0.97 ? 8 : 1));
}
/** One tag that suits the level, sometimes two. */
export function tagsOf(world: World, rating: number): number {
  const bits = mixed(rating, 12);
  const helpful = world.level[rating] === 2;
  const one = helpful ? 1 << (bits % 9) : 1 << (9 + (bits % 13));
  return (bits & 0x30000) !== 0 ? one : one | (helpful ? 1 << ((bits >>> 20) % 9) : 1 << (9 + ((bits >>> 20) % 13)));
}
export const isSampled = (rating: number): 0 | 1 => (mixed(rating, 13) % 100 === 0 ? 1 : 0);
/** Half of all raters are in the largest group, a few in none. */
export function groupOf(rater: number): number {
  const part = share(rater, 14);
  if (part < 0.5) return 13;
  if (part < 0.55) return 14;
  if (part < 0.58) return -1;
  return mixed(rater, 15) % 34;
}
export const authorOf = (world: World, note: number): number => mixed(note, 16) % world.raters;
/** One note in twenty is on a divided topic. */
export const topicOf = (note: number): number => (mixed(note, 17) % 20 === 0 ? 1 + (mixed(note, 18) % 4) : 0);
export const isMisleading = (note: number): 0 | 1 => (mixed(note, 19) % 10 === 0 ? 0 : 1);
/** The statement of a note: there are two notes on every second one. */
export const statementOf = (note: number): number => note - (note % 4 === 1 ? 1 : 0);

/** Everything that is known of a note before the first run with this data. */
export function pastOf(world: World, note: number, noteId: string, author: string): NoteStatusHistoryRow {
  return { ...newHistoryRow(noteId, author, noteCreatedAt(world, note)), currentStatus: 'NEEDS_MORE_RATINGS' };
}

/** The world as a run's input, made in place: columns of the world are the run's. */
export function inputOfWorld(world: World): ScoringInput {
  const { count, notes, raters, note, rater, level } = world;
  const raterId = Array.from({ length: raters }, (_, u) => raterIdOf(u, true));
  const id = Array.from({ length: notes }, (_, n) => noteIdOf(n));
  const authorId = id.map((_, n) => raterId[authorOf(world, n)]!);
  const column = <A extends Float64Array | Uint32Array | Uint8Array | Int8Array>(into: A, valueOf: (i: number) => number): A => {
    for (let i = 0; i < into.length; i += 1) into[i] = valueOf(i);
    return into;
  };
  return {
    now: END + 20 * DAY,
    notes: {
      count: notes,
      id,
      authorId,
      createdAtMillis: column(new Float64Array(notes), (n) => noteCreatedAt(world, n)),
      misleading: column(new Uint8Array(notes), isMisleading),
      outOfScope: column(new Uint8Array(notes), topicOf),
      statementId: id.map((_, n) => id[statementOf(n)]!),
    },
    raters: { count: raters, id: raterId, modelingGroup: column(new Int8Array(raters), groupOf) },
    ratings: {
      count,
      note,
      rater,
      createdAtMillis: column(new Float64Array(count), (i) => ratedAt(world, i)),
      level,
      tags: column(new Uint32Array(count), (i) => tagsOf(world, i)),
      populationSampled: column(new Uint8Array(count), isSampled),
    },
    // half of the notes were there at an earlier run
    history: id.map((noteId, n) => (2 * n < notes ? pastOf(world, n, noteId, authorId[n]!) : undefined)),
  };
}
