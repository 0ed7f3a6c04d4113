import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScoringInput } from '@bridgenotes/scoring';
import { Random } from '@bridgenotes/simulation';

/** Programs run from dist/bench; the tables lie beside the repository. */
const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** Folder of a data set that is no part of the repository; null, and said so, where it is not there. */
export function dataSet(name: string): string | null {
  const folder = join(ROOT, '../shared/data', name);
  if (existsSync(folder)) return folder;
  console.log(`${name}: left out, ../shared/data/${name} is not there`);
  return null;
}

/** Notes and raters that as many ratings have on X (March 2026: 206 M ratings, 2.49 M notes, 1.41 M raters). */
export function proportionsOfX(ratings: number): { notes: number; raters: number } {
  return { notes: Math.ceil((ratings * 2.49) / 206), raters: Math.ceil((ratings * 1.41) / 206) };
}

/** Ratings as bare columns, in order of notes. */
export interface PlainRatings {
  notes: number;
  raters: number;
  note: Uint32Array;
  rater: Uint32Array;
  level: Uint8Array;
}

/**
 * Ratings of two camps in place, by the seed: few raters make most ratings and few notes get most, as on X. A rating
 * follows leniency, quality and viewpoint × slant, with noise.
 * @param most nobody rates more notes than this
 */
export function plainRatings(count: number, seed = 1, most = Infinity): PlainRatings {
  const { notes, raters } = proportionsOfX(count);
  const random = new Random(seed);
  const leniency = Float32Array.from({ length: raters }, () => random.normal(0, 0.15));
  const viewpoint = Float32Array.from({ length: raters }, () => random.normal(random.chance(0.6) ? -0.6 : 0.6, 0.25));
  const note = new Uint32Array(count);
  const rater = new Uint32Array(count);
  const level = new Uint8Array(count);
  const seenBy = new Uint32Array(raters);
  const ratingsOf = new Uint32Array(raters);
  let at = 0;
  for (let n = 0; n < notes; n += 1) {
    // what is left is spread over the notes that are left
    const mean = (count - at) / (notes - n);
    const share = n === notes - 1 ? mean : Math.round(mean * (0.2 + 0.8 * random.exponential(1)));
    const wanted = Math.min(count - at, raters >> 2, share);
    const quality = random.normal(0.1, 0.3);
    const slant = random.normal(0, 0.6);
    for (let k = 0; k < wanted; k += 1) {
      let u: number;
      do {
        const x = random.uniform();
        u = Math.floor(raters * x * x * x);
      } while (seenBy[u] === n + 1 || ratingsOf[u]! >= most);
      seenBy[u] = n + 1;
      ratingsOf[u]! += 1;
      const opinion = 0.5 + leniency[u]! + quality + viewpoint[u]! * slant + (random.uniform() - 0.5);
      note[at] = n;
      rater[at] = u;
      level[at] = opinion > 0.7 ? 2 : opinion > 0.45 ? 1 : 0;
      at += 1;
    }
  }
  return { notes, raters, note: note.subarray(0, at), rater: rater.subarray(0, at), level: level.subarray(0, at) };
}

const START = 1_780_272_000_000;

/** The same as the input of a scoring run a day after the last note. */
export function scoringInput(ratings: PlainRatings): ScoringInput {
  const { notes, raters, note, rater, level } = ratings;
  const count = note.length;
  return {
    now: START + 10 * 86_400_000,
    notes: {
      count: notes,
      id: Array.from({ length: notes }, (_, n) => `${1_000_000_000 + n}`),
      authorId: Array.from({ length: notes }, (_, n) => `author${n % (raters >> 1)}`),
      createdAtMillis: new Float64Array(notes).fill(START),
      misleading: new Uint8Array(notes).fill(1),
      outOfScope: new Uint8Array(notes),
    },
    raters: { count: raters, id: Array.from({ length: raters }, (_, u) => `rater${1_000_000_000 + u}`), modelingGroup: new Int8Array(raters).fill(-1) },
    ratings: {
      count,
      note,
      rater,
      createdAtMillis: Float64Array.from({ length: count }, (_, i) => START + (i % 1000) * 3_600_00),
      level,
      tags: Uint32Array.from(level, (value, i) => (value === 2 ? 1 << (i % 8) : 1 << (9 + (i % 12)))),
      populationSampled: new Uint8Array(count),
    },
    history: new Array<undefined>(notes).fill(undefined),
  };
}
