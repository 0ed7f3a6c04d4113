import type { Dataset } from '../data/dataset';
import { CYCLE, IN_CYCLE, spanLength, spanOf } from './spans';

/**
 * Ratings that have others of the same note at the same time, by place of the note, then time. They are of members, as
 * raters are called here who count, each with a number. Eight bytes a rating.
 */
export interface Turns {
  member: Uint32Array;
  /** How many before and after it are of the same note and within the window. */
  before: Uint16Array;
  after: Uint16Array;
  /** Those of notes[k] are firstTurn[k] … firstTurn[k + 1] − 1. */
  notes: Uint32Array;
  firstTurn: Uint32Array;
  /** Pairs of them, each told from either side. */
  meetings: number;
}

/** Of more ratings within the window the nearest so many count. */
const MOST_NEIGHBOURS = 0xffff;

/**
 * @param notes in which order
 * @param members raters in the order of their numbers
 * @param wanted 1 by rater: of others there are only turns near theirs, and what is told of these is not complete
 * @param window milliseconds
 */
export function turnsOf(data: Dataset, notes: Uint32Array, members: Uint32Array, wanted: Uint8Array, window: number): Turns {
  const { firstRating, rater, ratingCreatedAt, raterCount } = data;
  const numberOf = new Uint32Array(raterCount).fill(members.length);
  members.forEach((u, member) => (numberOf[u] = member));
  const near = new NearTimes(window);
  const ratings = mostTurns(data, notes, wanted);
  const turns: Turns = {
    member: new Uint32Array(ratings),
    before: new Uint16Array(ratings),
    after: new Uint16Array(ratings),
    notes,
    firstTurn: new Uint32Array(notes.length + 1),
    meetings: 0,
  };
  const own = new NoteInTime(mostRatings(firstRating));
  let [turn, meetings] = [0, 0];
  for (let k = 0; k < notes.length; k++) {
    let count = 0;
    const [begin, end] = [firstRating[notes[k]!]!, firstRating[notes[k]! + 1]!];
    for (let i = begin; i < end; i++) if (wanted[rater[i]!] === 1) near.mark(ratingCreatedAt[i]!);
    for (let i = near.any ? begin : end; i < end; i++) {
      const time = ratingCreatedAt[i]!;
      if (!near.has(time)) continue;
      const member = numberOf[rater[i]!]!;
      if (member === members.length) continue;
      own.times[count] = time;
      own.members[count++] = member;
    }
    near.clear();
    own.sort(count);
    let [first, last] = [0, 0];
    for (let at = 0; at < count; at++) {
      while (own.times[at]! - own.times[first]! > window) first++;
      while (last + 1 < count && own.times[last + 1]! - own.times[at]! <= window) last++;
      // who is alone is nobody's neighbour either
      if (first === last) continue;
      turns.member[turn] = own.members[at]!;
      turns.before[turn] = Math.min(MOST_NEIGHBOURS, at - first);
      turns.after[turn] = Math.min(MOST_NEIGHBOURS, last - at);
      meetings += last - first;
      turn++;
    }
    turns.firstTurn[k + 1] = turn;
  }
  return { ...turns, meetings };
}

/** Ratings of notes that anybody wanted rated. */
function mostTurns({ firstRating, rater }: Dataset, notes: Uint32Array, wanted: Uint8Array): number {
  let most = 0;
  for (const n of notes) {
    const [begin, end] = [firstRating[n]!, firstRating[n + 1]!];
    let i = begin;
    while (i < end && wanted[rater[i]!] === 0) i++;
    if (i < end) most += end - begin;
  }
  return most;
}

function mostRatings(firstRating: Uint32Array): number {
  let most = 0;
  for (let n = 1; n < firstRating.length; n++) most = Math.max(most, firstRating[n]! - firstRating[n - 1]!);
  return most;
}

/** Some times, and which others may be within the window of any of them. */
class NearTimes {
  any = false;
  readonly #length: number;
  readonly #near = new Uint8Array(CYCLE);

  constructor(window: number) {
    this.#length = spanLength(window, 1);
  }

  mark(time: number): void {
    const span = spanOf(time, this.#length);
    this.#near[(span - 1) & IN_CYCLE] = this.#near[span] = this.#near[(span + 1) & IN_CYCLE] = 1;
    this.any = true;
  }

  has(time: number): boolean {
    return this.#near[spanOf(time, this.#length)] === 1;
  }

  clear(): void {
    if (this.any) this.#near.fill(0);
    this.any = false;
  }
}

/** The ratings of one note after another, in order of time. */
class NoteInTime {
  readonly times: Float64Array;
  readonly members: Uint32Array;
  readonly #keys: Float64Array;
  readonly #given: Uint32Array;

  /** @param most ratings that a note has */
  constructor(most: number) {
    this.times = new Float64Array(most);
    this.members = new Uint32Array(most);
    this.#keys = new Float64Array(most);
    this.#given = new Uint32Array(most);
  }

  /**
   * Sorts the first `count`, those of one moment as they stand; times then are those since the first. Whole milliseconds
   * are sorted as plain numbers, time and place in one: no comparing function.
   */
  sort(count: number): void {
    const { times, members } = this;
    const keys = this.#keys.subarray(0, count);
    const given = this.#given;
    let start = Infinity;
    for (let k = 0; k < count; k++) start = Math.min(start, times[k]!);
    let exact = true;
    for (let k = 0; k < count; k++) {
      const since = times[k]! - start;
      const key = since * count + k;
      times[k] = since;
      given[k] = members[k]!;
      keys[k] = key;
      if (Math.floor(since) !== since || key > Number.MAX_SAFE_INTEGER) exact = false;
    }
    if (!exact) {
      const order = Array.from(keys.keys()).sort((a, b) => times[a]! - times[b]! || a - b);
      times.set(order.map((place) => times[place]!));
      members.set(order.map((place) => given[place]!));
      return;
    }
    keys.sort();
    for (let k = 0; k < count; k++) {
      const since = Math.floor(keys[k]! / count);
      times[k] = since;
      members[k] = given[keys[k]! - since * count]!;
    }
  }
}
