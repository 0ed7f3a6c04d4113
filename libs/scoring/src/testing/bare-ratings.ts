import type { BareRatings } from '../fit/fit-ratings';
import { randomNumbers } from './community';

/**
 * Random ratings of two camps, ascending by note; each pair of a note and a rater at most once. Every rater and every
 * note has some, so that a matrix is as large as asked for.
 */
export function bareRatings(seed: number, notes: number, raters: number, perNote: number): BareRatings {
  const random = randomNumbers(seed);
  const each = Math.ceil(raters / notes);
  const note: number[] = [];
  const rater: number[] = [];
  const level: number[] = [];
  for (let n = 0; n < notes; n++) {
    const chosen = new Set<number>();
    for (let k = 0; k < each; k++) chosen.add((n * each + k) % raters);
    while (chosen.size < Math.min(raters, each + perNote)) chosen.add(Math.floor(random() * raters));
    for (const u of [...chosen].sort((a, b) => a - b)) {
      const opinion = (n % 2 === u % 2 ? 0.5 : -0.5) + (n % 5) / 5 - 0.4 + random() - 0.5;
      note.push(n);
      rater.push(u);
      level.push(opinion > 0.3 ? 2 : opinion > -0.2 ? 1 : 0);
    }
  }
  return { notes, raters, note: Uint32Array.from(note), rater: Uint32Array.from(rater), level: Uint8Array.from(level) };
}
