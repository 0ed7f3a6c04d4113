import type { Dataset } from '../data/dataset';
import { GroupCounts } from './group-counts';
import { RANKS, type Ranks } from './ranks';
import { CYCLE, IN_CYCLE, spanLength, spanOf } from './spans';

/** Who is met within the window is looked for in so many spans of time before one's own and after it: a bit longer. */
const SPANS = 2;
/** Where two meet more often than this for each time that it takes to be one, 64 groups tell too little. */
const CROWD = 20;
/** So many notes tell how often two meet, at most. */
const SAMPLE = 1 << 12;

/** Whether so many rate at once that a first look would rule out hardly anybody. */
export function isCrowd(data: Dataset, notes: Uint32Array, { needed }: Ranks, window: number): boolean {
  return pairsTogether(data, notes, window) > CROWD * needed.reduce((sum, its) => sum + its, 0);
}

/**
 * Raters who may have rated enough notes at the same time as somebody of the same rank or a higher one: 1 by rater. Whom
 * they met is counted by 64 groups, into which raters' numbers part them: who met no whole group often enough met nobody of
 * it so often. A note's ratings are gone through from the highest rank down, those of one rank by rater, so that each
 * meets all who were there before. No rating is held.
 * @param notes those that count
 * @param window milliseconds
 */
export function firstLook({ firstRating, rater, ratingCreatedAt, ratingCount }: Dataset, notes: Uint32Array, { rank, needed }: Ranks, window: number): Uint8Array {
  const counts = new GroupCounts(needed, ratingCount);
  const length = spanLength(window, SPANS);
  const groups = new Int32Array(2 * CYCLE);
  const most = notes.reduce((so, n) => Math.max(so, firstRating[n + 1]! - firstRating[n]!), 0);
  const [steps, spans] = [new Uint8Array(most), new Uint16Array(most)];
  const [raters, spansOfRaters] = [new Uint32Array(most), new Uint16Array(most)];
  const next = new Uint32Array(RANKS + 2);
  for (const n of notes) {
    const first = firstRating[n]!;
    const count = firstRating[n + 1]! - first;
    next.fill(0);
    for (let k = 0; k < count; k++) {
      const step = RANKS - rank[rater[first + k]!]!;
      steps[k] = step;
      spans[k] = spanOf(ratingCreatedAt[first + k]!, length);
      next[step + 1]!++;
    }
    for (let step = 0; step <= RANKS; step++) next[step + 1]! += next[step]!;
    // the last step is of those without a rank
    const members = next[RANKS]!;
    for (let k = 0; k < count; k++) {
      const at = next[steps[k]!]!++;
      raters[at] = rater[first + k]!;
      spansOfRaters[at] = spans[k]!;
    }
    for (let k = 0; k < members; k++) {
      const u = raters[k]!;
      const span = spansOfRaters[k]!;
      let left = 0;
      let right = 0;
      for (let near = span - SPANS; near <= span + SPANS; near++) {
        const at = 2 * (near & IN_CYCLE);
        left |= groups[at]!;
        right |= groups[at + 1]!;
      }
      if ((left | right) !== 0) counts.note(u, left, right);
      groups[2 * span + ((u >>> 5) & 1)]! |= 1 << (u & 31);
    }
    for (let k = 0; k < members; k++) groups[2 * spansOfRaters[k]!] = groups[2 * spansOfRaters[k]! + 1] = 0;
  }
  counts.finish();
  return counts.reached;
}

/** About how many pairs of ratings are of the same note and within the window. */
function pairsTogether({ firstRating, ratingCreatedAt }: Dataset, notes: Uint32Array, window: number): number {
  const step = Math.ceil(notes.length / SAMPLE);
  let pairs = 0;
  for (let k = 0; k < notes.length; k += step) {
    const times = ratingCreatedAt.slice(firstRating[notes[k]!], firstRating[notes[k]! + 1]!).sort();
    let first = 0;
    for (let at = 0; at < times.length; at++) {
      while (times[at]! - times[first]! > window) first++;
      pairs += at - first;
    }
  }
  return pairs * step;
}
