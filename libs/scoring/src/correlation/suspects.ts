import type { Turns } from './turns';

/** So many counts, of a byte each, stay in a cache. */
const IN_CACHE = 1 << 22;
/** Groups for each time that a member meets as many as it needs to meet of one: none of them then seems to be that one. */
const GROUPS_PER_MEETING = 3;
const MOST_GROUPS = 1 << 12;
/** A byte counts no further: who meets a group so often is looked at closely. */
const MOST = 255;

/**
 * Members who may have shared enough turns with one of a higher number: 1 by member. The others are counted by groups, into
 * which their numbers part them: who met no whole group often enough met nobody of it so often. Nearly nobody is left, and
 * neither are the turns of a member gathered for that nor the counts of all pairs held: members are taken in blocks, all
 * turns in order for each.
 * @param needed by member
 */
export function suspects({ member, before, after, firstTurn, meetings }: Turns, needed: Uint32Array): Uint8Array {
  const turns = firstTurn[firstTurn.length - 1]!;
  const pairs = meetings / 2;
  const wanted = Math.min(MOST_GROUPS, (GROUPS_PER_MEETING * pairs) / needed.reduce((sum, its) => sum + its, 1));
  const bits = Math.ceil(Math.log2(Math.max(1, wanted)));
  const groups = 1 << bits;
  const size = Math.min(needed.length, IN_CACHE >>> bits);
  const counts = new Uint8Array(size << bits);
  const found = new Uint8Array(needed.length);
  for (let first = 0; first < needed.length; first += size) {
    counts.fill(0);
    for (let turn = 0; turn < turns; turn++) {
      const left = member[turn]!;
      const k = (left - first) | 0;
      if (k < 0 || k >= size) continue;
      const row = k << bits;
      for (let next = turn - before[turn]!, end = turn + after[turn]!; next <= end; next++) {
        const right = member[next]!;
        const group = row | (right & (groups - 1));
        const count = counts[group]!;
        // one more where right > left and count < MOST, without a branch that nobody could foretell
        counts[group] = count + (((left - right) & (count - MOST)) >>> 31);
      }
    }
    for (let k = 0; k < size && first + k < needed.length; k++) {
      const enough = Math.min(MOST, needed[first + k]!);
      found[first + k] = counts.subarray(k << bits, (k + 1) << bits).some((count) => count >= enough) ? 1 : 0;
    }
  }
  return found;
}
